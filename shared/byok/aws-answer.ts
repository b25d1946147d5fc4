import { type RsaPublicKey, readRsaPublicKey } from '../formats/spki.ts'
import type { JsonObject } from '../log/canonical.ts'
import { type Saying, say } from '../text/saying.ts'
import { base64Member, demandTime, readAnswer, textMember, timeMember } from './answer.ts'
import { excerpt, unmarked } from './handed.ts'
import { invalid } from './invalid.ts'

/** Type CiphertextType of the service model. */
export const MOST_TOKEN_BYTES = 6144

/** What one call of GetParametersForImport hands out. */
export interface AwsHandout {
  readonly key: RsaPublicKey
  readonly token: Uint8Array
  readonly expires: string | undefined
  readonly notes: readonly Saying[]
}

const PATH = 'parameters'

/** Reads the JSON answer of `aws kms get-parameters-for-import`; it must be for the key of the target. */
export function readAwsAnswer(bytes: Uint8Array, target: string): AwsHandout {
  const answer = readAnswer({ bytes: whole(bytes), path: PATH, of: 'AWS KMS' })
  const keyId = textMember(answer, 'KeyId', PATH)
  // The answer names the key by its ARN, whatever was asked for.
  if (keyId !== target && !keyId.endsWith(`:key/${target}`)) {
    throw invalid(say('answer.other-key', { key: excerpt(keyId) }), PATH)
  }
  const spki = base64Member(answer, 'PublicKey', PATH)
  const token = base64Member(answer, 'ImportToken', PATH, MOST_TOKEN_BYTES)
  const key = readRsaPublicKey(spki, { path: PATH })
  return { key, token, expires: validTo(answer), notes: [] }
}

/** CLI version 1 writes the time as a float, which our JSON does not know: cut to the second. */
function whole(bytes: Uint8Array): Uint8Array {
  const plain = unmarked(bytes, PATH).bytes
  const text = Array.from(plain, (byte) => String.fromCharCode(byte)).join('')
  const cut = text.replace(/("ParametersValidTo"\s*:\s*[0-9]{1,12})\.[0-9]{1,9}(?=\s*[,}])/, '$1')
  return Uint8Array.from(cut, (character) => character.charCodeAt(0))
}

/** Version 1 gives seconds since 1970, version 2 a time in ISO 8601. */
function validTo(answer: JsonObject): string | undefined {
  const name = 'ParametersValidTo'
  const seconds = answer[name]
  if (typeof seconds !== 'number') return timeMember(answer, name, PATH)
  return demandTime(seconds * 1000, name, PATH)
}
