import { utf8 } from '../bytes.ts'
import { asciiOf, type RsaPublicKey, readRsaPublicKey } from '../formats/spki.ts'
import type { JsonObject } from '../log/canonical.ts'
import { formatTime } from '../log/time.ts'
import { base64Member, readAnswer, textMember, timeMember } from './answer.ts'
import { unmarked } from './handed.ts'
import { invalid } from './invalid.ts'

/** Type CiphertextType of the service model. */
export const MOST_TOKEN_BYTES = 6144

/** What one call of GetParametersForImport hands out. */
export interface AwsHandout {
  readonly key: RsaPublicKey
  readonly token: Uint8Array
  readonly expires: string | undefined
  readonly notes: readonly string[]
}

const PATH = 'parameters'

/** Reads the JSON answer of `aws kms get-parameters-for-import`; it must be for the key of the target. */
export function readAwsAnswer(bytes: Uint8Array, target: string): AwsHandout {
  const answer = readAnswer({ bytes: whole(bytes), path: PATH, of: 'AWS KMS' })
  const keyId = textMember(answer, 'KeyId', PATH)
  // The answer names the key by its ARN, whatever was asked for.
  if (keyId !== target && !keyId.endsWith(`:key/${target}`)) {
    throw invalid(`is for the key ${keyId}`, PATH)
  }
  const spki = base64Member(answer, 'PublicKey', PATH)
  const token = base64Member(answer, 'ImportToken', PATH, MOST_TOKEN_BYTES)
  const key = readRsaPublicKey(spki, { path: PATH })
  return { key, token, expires: validTo(answer), notes: [] }
}

/** CLI version 1 writes the time as a float, which our JSON does not know: cut to the second. */
function whole(bytes: Uint8Array): Uint8Array {
  const plain = unmarked(bytes, PATH).bytes
  const text = asciiOf(plain)
  if (text === undefined) return plain
  return utf8(text.replace(/("ParametersValidTo"\s*:\s*[0-9]{1,12})\.[0-9]{1,9}(?=\s*[,}])/, '$1'))
}

const YEAR_10000 = 253_402_300_800

/** Version 1 gives seconds since 1970, version 2 a time in ISO 8601. */
function validTo(answer: JsonObject): string | undefined {
  const { ParametersValidTo: seconds } = answer
  if (typeof seconds !== 'number') return timeMember(answer, 'ParametersValidTo', PATH)
  if (seconds > 0 && seconds < YEAR_10000) return formatTime(seconds * 1000)
  throw invalid('ParametersValidTo is not a time', PATH)
}
