/** What `gcloud kms import-jobs describe` hands out: the public key as PEM, or everything as JSON. */
import { utf8 } from '../bytes.ts'
import type { FileRef, Target } from '../ceremony/plan.ts'
import { type RsaPublicKey, readRsaPublicKey } from '../formats/spki.ts'
import type { JsonObject } from '../log/canonical.ts'
import { say } from '../text/saying.ts'
import { earlier, textMember, timeMember } from './answer.ts'
import { excerpt, importParameters, readAnswerFile, readKeyFile, sameKey } from './handed.ts'
import { invalid } from './invalid.ts'
import type { ImportParameters } from './provider.ts'

const PATH = 'parameters'

interface Job {
  readonly key: RsaPublicKey
  readonly expires: string
}

/** Reads the files of a target. Where both forms are given, they must say the same. */
export function readGcpParameters(
  target: Target,
  file: (ref: FileRef) => Uint8Array,
  sizes: readonly number[],
): ImportParameters {
  const { wrappingKey, parameters, attestation } = target
  const job =
    parameters && readJob(readAnswerFile(file(parameters), 'Google Cloud KMS'), target, sizes)
  const key = wrappingKey && readKeyFile(file(wrappingKey), sizes)
  if (attestation !== undefined && file(attestation).length === 0) {
    throw invalid(say('token.empty'), 'attestation')
  }
  const bare = target.protectionLevel === 'HSM' && attestation === undefined
  return importParameters(sameKey(key, job?.key), {
    expires: earlier(target.expires, job?.expires),
    notes: bare ? [say('answer.no-attestation')] : [],
  })
}

function readJob(answer: JsonObject, target: Target, sizes: readonly number[]): Job {
  demand(answer, 'name', target.importJob)
  demand(answer, 'importMethod', target.method.toUpperCase().replaceAll('-', '_'))
  demand(answer, 'protectionLevel', target.protectionLevel)
  const state = textMember(answer, 'state', PATH)
  if (state === 'PENDING_GENERATION') {
    throw invalid(say('answer.not-ready'), PATH)
  }
  if (state !== 'ACTIVE') throw invalid(say('answer.job', { state: excerpt(state) }), PATH)
  const pem = utf8(textMember(answer, 'publicKey.pem', PATH))
  const expires = timeMember(answer, 'expireTime', PATH)
  if (expires === undefined) throw invalid(say('answer.no-member', { name: 'expireTime' }), PATH)
  return { key: readRsaPublicKey(pem, { bits: sizes, path: PATH }), expires }
}

function demand(answer: JsonObject, field: string, expected: string | undefined): void {
  const member = textMember(answer, field, PATH)
  if (member === expected) return
  const found = excerpt(member)
  const said =
    expected === undefined
      ? say('answer.unplanned', { name: field, found })
      : say('answer.other-value', { name: field, found, wanted: expected })
  throw invalid(said, PATH)
}
