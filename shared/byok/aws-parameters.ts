/** What AWS KMS hands out for one import: as two files, as its JSON answer, or as the console's zip. */
import type { FileRef, Target } from '../ceremony/plan.ts'
import type { CeremonyError } from '../errors.ts'
import { fromBase64 } from '../formats/pem.ts'
import { asciiOf, type RsaPublicKey } from '../formats/spki.ts'
import { looksLikeZip } from '../formats/zip.ts'
import { type Saying, say } from '../text/saying.ts'
import { earlier } from './answer.ts'
import { MOST_TOKEN_BYTES, readAwsAnswer } from './aws-answer.ts'
import { readAwsZip } from './aws-zip.ts'
import {
  importParameters,
  isPublicKey,
  readKeyFile,
  sameKey,
  sameToken,
  unmarked,
} from './handed.ts'
import { invalid } from './invalid.ts'
import type { ImportParameters } from './provider.ts'

/** Real tokens have some 3,400 bytes; one line of base64 has 48. */
const LEAST_TOKEN_BYTES = 64

/** Reads the files of a target. Where two forms are given, they must say the same. */
export function readAwsParameters(
  target: Target,
  file: (ref: FileRef) => Uint8Array,
): ImportParameters {
  const notes: Saying[] = []
  const given = target.parameters && file(target.parameters)
  const handout =
    given && (looksLikeZip(given) ? readAwsZip(given, target) : readAwsAnswer(given, target.key))
  const token = target.importToken && readToken(file(target.importToken), notes)
  const key = target.wrappingKey && readKey(file(target.wrappingKey))
  return importParameters(sameKey(key, handout?.key), {
    token: sameToken(token, handout?.token),
    expires: earlier(target.expires, handout?.expires),
    notes: [...(handout?.notes ?? []), ...(key?.notes ?? []), ...notes],
  })
}

function readKey(bytes: Uint8Array): RsaPublicKey {
  if (looksLikeZip(bytes)) throw zip('wrappingKey')
  return readKeyFile(bytes)
}

function readToken(bytes: Uint8Array, notes: Saying[]): Uint8Array {
  const path = 'importToken'
  if (bytes.length === 0) throw invalid(say('token.empty'), path)
  if (looksLikeZip(bytes)) throw zip(path)
  const token = decodedToken(bytes, notes)
  if (token.length > MOST_TOKEN_BYTES) {
    throw invalid(say('token.long', { bytes: token.length, most: MOST_TOKEN_BYTES }), path)
  }
  if (isPublicKey(token)) {
    throw invalid(say('token.swapped'), path)
  }
  if (token.length < LEAST_TOKEN_BYTES) {
    throw invalid(say('token.short', { bytes: token.length }), path)
  }
  return token
}

/** The token itself, given raw or as base64; text that is neither was copied badly. */
function decodedToken(bytes: Uint8Array, notes: Saying[]): Uint8Array {
  const path = 'importToken'
  const { bytes: plain, marked } = unmarked(bytes, path)
  const text = asciiOf(plain)?.trim()
  if (text === undefined) return bytes
  if (text.startsWith('{')) throw invalid(say('answer.elsewhere'), path)
  if (text.includes('-----BEGIN ')) throw invalid(say('token.pem'), path)
  const decoded = fromBase64(text)
  if (decoded === undefined) {
    const { length } = text.replace(/[\r\n]/g, '')
    const cut = /^[A-Za-z0-9+/\r\n]+={0,2}$/.test(text) && length % 4 !== 0
    throw invalid(cut ? say('token.cut', { characters: length }) : say('token.text'), path)
  }
  const oddities = [
    ...(text.includes('\r') ? [say('token.line-ends')] : []),
    ...(marked ? [say('token.mark')] : []),
  ]
  notes.push(
    oddities.length === 0 ? say('token.as-base64') : say('token.as-base64-with', { oddities }),
  )
  return decoded
}

function zip(path: string): CeremonyError {
  return invalid(say('token.archive'), path)
}
