import type { PlanKey, Target } from '../ceremony/plan.ts'
import type { ImportParameters, KeyCheck } from './provider.ts'
import { command } from './quote.ts'

/** What the commands and texts of an import into AWS KMS are made of. */
export interface AwsImport {
  readonly key: PlanKey
  readonly check: KeyCheck
  readonly target: Target
  readonly parameters: ImportParameters
  /** KeySpec and KeyUsage of the service. */
  readonly spec: string
  readonly usage: string
  /** The HMAC of the reserved message, of an HMAC key. */
  readonly mac: Uint8Array | undefined
  readonly region: string | undefined
  /** File names in the package. */
  readonly wrapped: string
  readonly token: string
}

/** `aws kms …` for the key of the package, in its region. */
export function awsCommand(
  { target, region }: Pick<AwsImport, 'target' | 'region'>,
  verb: string,
  ...options: (readonly string[])[]
): string {
  const key = ['--key-id', target.key]
  return command(['aws', 'kms', verb], key, ...regionOf(region), ...options)
}

/** The option that names the region, where one is known. */
export function regionOf(region: string | undefined): string[][] {
  return region === undefined ? [] : [['--region', region]]
}
