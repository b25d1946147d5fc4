/** What `gcloud kms import-jobs describe` hands out: the public key as PEM, or everything as JSON. */
import { utf8 } from '../bytes.ts'
import type { FileRef, Target } from '../ceremony/plan.ts'
import { type RsaPublicKey, readRsaPublicKey } from '../formats/spki.ts'
import type { JsonObject } from '../log/canonical.ts'
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
    throw invalid('is empty', 'attestation')
  }
  const bare = target.protectionLevel === 'HSM' && attestation === undefined
  return importParameters(sameKey(key, job?.key), {
    expires: earlier(target.expires, job?.expires),
    notes: bare ? ['no attestation shows that the import job lives in an HSM'] : [],
  })
}

function readJob(answer: JsonObject, target: Target, sizes: readonly number[]): Job {
  demand(answer, 'name', target.importJob)
  demand(answer, 'importMethod', target.method.toUpperCase().replaceAll('-', '_'))
  demand(answer, 'protectionLevel', target.protectionLevel)
  const state = textMember(answer, 'state', PATH)
  if (state === 'PENDING_GENERATION') {
    throw invalid('the import job is not ready: wait for ACTIVE and fetch it again', PATH)
  }
  if (state !== 'ACTIVE') throw invalid(`the import job is ${excerpt(state)}, not ACTIVE`, PATH)
  const pem = utf8(textMember(answer, 'publicKey.pem', PATH))
  const expires = timeMember(answer, 'expireTime', PATH)
  if (expires === undefined) throw invalid('has no expireTime', PATH)
  return { key: readRsaPublicKey(pem, { bits: sizes, path: PATH }), expires }
}

function demand(answer: JsonObject, field: string, expected: string | undefined): void {
  const found = textMember(answer, field, PATH)
  if (found !== expected) {
    throw invalid(`${field} is ${excerpt(found)}, not ${expected ?? 'in the plan'}`, PATH)
  }
}
