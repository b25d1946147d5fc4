import type { Plan, PlanKey, ProviderId, Target } from '../ceremony/plan.ts'
import { CeremonyError } from '../errors.ts'
import type { Manifest } from '../formats/manifest.ts'
import { say } from '../text/saying.ts'
import { alibaba } from './alibaba.ts'
import { aws } from './aws.ts'
import { azureKeyVault, azureManagedHsm } from './azure.ts'
import { gcp } from './gcp.ts'
import { ibmHpcs, ibmKeyProtect } from './ibm.ts'
import { invalid } from './invalid.ts'
import { oci } from './oci.ts'
import { demandSamePackage, readPackage } from './package.ts'
import { pkcs11 } from './pkcs11.ts'
import type { ImportParameters, Provider, WrapFacts } from './provider.ts'
import { salesforce } from './salesforce.ts'
import { transit } from './transit.ts'

/** Every provider that this release makes packages for. */
export const PROVIDER_TABLE: { readonly [P in ProviderId]?: Provider } = {
  'aws-kms': aws,
  'gcp-kms': gcp,
  'azure-key-vault': azureKeyVault,
  'azure-managed-hsm': azureManagedHsm,
  'oci-vault': oci,
  'ibm-key-protect': ibmKeyProtect,
  'ibm-hpcs': ibmHpcs,
  'alibaba-kms': alibaba,
  salesforce,
  pkcs11,
  'vault-transit': transit,
}

/** The provider of a target; refuses one that this release makes no packages for. */
export function providerOf(id: ProviderId): Provider {
  const provider = PROVIDER_TABLE[id]
  if (provider === undefined) {
    throw invalid(say('package.no-provider', { provider: id }), 'provider')
  }
  return provider
}

/**
 * Reads what the provider handed out for a target, from the inputs by SHA-256. Refuses a wrapping
 * key that is not the one whose hash the plan gives.
 */
export function readTarget(
  target: Target,
  inputs: Pick<ReadonlyMap<string, Uint8Array>, 'get'>,
  now: string,
): ImportParameters {
  const file = ({ path, sha256 }: { path: string; sha256: string }): Uint8Array => {
    const bytes = inputs.get(sha256)
    if (bytes === undefined) {
      throw new CeremonyError('file.missing', say('verify.missing', { path }), { path })
    }
    return bytes
  }
  const parameters = providerOf(target.provider).readParameters(target, file, now)
  const expected = target.wrappingKeySha256
  if (expected !== undefined && expected !== parameters.sha256) {
    throw new CeremonyError(
      'wrappingkey.invalid',
      say('wrappingkey.other-hash', { sha256: parameters.sha256 }),
      {
        path: 'wrappingKeySha256',
      },
    )
  }
  return parameters
}

/**
 * Reads the folder of a package and refuses, naming the field or file, whatever is not the package
 * that these facts describe: another key, provider, target, wrapping key, token, or content.
 */
export function demandPackage(
  folder: ReadonlyMap<string, Uint8Array>,
  facts: WrapFacts,
  options: { readonly rehearsal?: boolean } = {},
): Manifest {
  const manifest = readPackage(folder, options)
  demandSamePackage(manifest, facts)
  providerOf(facts.provider).checks(folder, facts)
  return manifest
}

/** The key and the target that a package is planned for. */
export function targetAt(plan: Plan, path: string): { key: PlanKey; target: Target } | undefined {
  for (const key of plan.keys) {
    const { targets = [] } = key
    const target = targets.find((_, i) => packagePath(key.label, targets, i) === path)
    if (target !== undefined) return { key, target }
  }
  return undefined
}

/** The complete facts of one planned package. Expiry is a fact here; the rules judge it. */
export function wrapFactsOf(
  plan: Plan,
  label: string,
  index: number,
  inputs: ReadonlyMap<string, Uint8Array>,
  now: string,
): WrapFacts {
  const key = plan.keys.find((one) => one.label === label)
  const target = key?.targets?.[index]
  if (key?.targets === undefined || target === undefined) {
    throw new CeremonyError('package.invalid', say('package.no-target', { index, label }))
  }
  const provider = providerOf(target.provider)
  const { sha256, tokenSha256, expires } = readTarget(target, inputs, now)
  return {
    label,
    provider: target.provider,
    target: target.key,
    method: target.method,
    hash: provider.hashOf(target),
    wrappingKey: sha256,
    ...(tokenSha256 === undefined ? {} : { token: tokenSha256 }),
    ...(expires === undefined ? {} : { expires }),
    path: packagePath(label, key.targets, index),
    options: provider.options(target),
  }
}

/** The packages that a plan asks for, as far as they are known without its files. */
export function packagesOf(plan: Plan): readonly Pick<WrapFacts, 'path' | 'label' | 'provider'>[] {
  return plan.keys.flatMap(({ label, targets = [] }) =>
    targets.map(({ provider }, i) => ({ label, provider, path: packagePath(label, targets, i) })),
  )
}

function packagePath(label: string, targets: readonly Target[], index: number): string {
  const id = targets[index]?.provider ?? ''
  const before = targets.slice(0, index).filter(({ provider }) => provider === id).length
  return `packages/${label}/${id}${before === 0 ? '' : `-${before + 1}`}`
}
