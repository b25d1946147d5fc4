/** A target at AWS KMS, and its import parameters in two files. */
import { aws } from '#shared/byok/aws.ts'
import type { FileRef, Target } from '#shared/ceremony/plan.ts'
import { ref } from './packages.ts'
import { NOW, TOKEN, wrappingPair } from './plans.ts'

export const ARN = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab'

export const TARGET: Target = {
  provider: 'aws-kms',
  key: ARN,
  method: 'RSAES_OAEP_SHA_256',
  wrappingKey: ref('key'),
  importToken: ref('token'),
  expires: '2031-01-01T08:00:00Z',
}

/** The target without its files: its parameters come in another way. */
const { wrappingKey: _, importToken: __, expires: ___, ...rest } = TARGET
export const bare = rest

/** The public half of the wrapping key. */
export const { spki } = wrappingPair()

/** The parameters of a target, or of one with other files. */
export function read(target: Partial<Target>, files: { [path: string]: Uint8Array } = {}) {
  const all: { [path: string]: Uint8Array } = { key: spki, token: TOKEN, ...files }
  const bytesOf = ({ path }: FileRef) => all[path] ?? new Uint8Array()
  return aws.readParameters({ ...TARGET, ...target }, bytesOf, NOW)
}
