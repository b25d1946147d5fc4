/** Files as people bring them from a provider's program or console, Windows included. */
import { equalBytes, sha256Hex } from '../bytes.ts'
import { CeremonyError } from '../errors.ts'
import { dropMark } from '../formats/bytemark.ts'
import { type RsaPublicKey, readRsaPublicKey } from '../formats/spki.ts'
import type { JsonObject } from '../log/canonical.ts'
import { visibleText } from '../log/text.ts'
import { type Saying, say } from '../text/saying.ts'
import { type AnswerOf, readAnswer } from './answer.ts'
import { invalid } from './invalid.ts'
import type { ImportParameters } from './provider.ts'

const SHOWN = 200

/** Reads a wrapping key in a file of its own; tells a JSON answer from it. */
export function readKeyFile(bytes: Uint8Array, sizes?: readonly number[]): RsaPublicKey {
  const path = 'wrappingKey'
  if (firstCharacter(unmarked(bytes, path).bytes) === '{') {
    throw invalid(say('answer.elsewhere'), path)
  }
  return readRsaPublicKey(bytes, { path, ...(sizes === undefined ? {} : { bits: sizes }) })
}

/** Reads the JSON answer of a provider; tells a key in a file of its own from it. */
export function readAnswerFile(bytes: Uint8Array, of: AnswerOf): JsonObject {
  const path = 'parameters'
  const plain = unmarked(bytes, path).bytes
  if (firstCharacter(plain) === '-') throw invalid(say('answer.pem'), path)
  return readAnswer({ bytes: plain, path, of })
}

/** Drops a byte order mark, and says whether there was one; refuses UTF-16. */
export function unmarked(bytes: Uint8Array, path: string): ReturnType<typeof dropMark> {
  try {
    return dropMark(bytes)
  } catch (error) {
    if (!(error instanceof CeremonyError)) throw error
    throw new CeremonyError('package.invalid', error.said, { path })
  }
}

/** The key of either file; refuses two different ones, and none. */
export function sameKey(
  file: RsaPublicKey | undefined,
  answer: RsaPublicKey | undefined,
): RsaPublicKey {
  if (file !== undefined && answer !== undefined && file.sha256 !== answer.sha256) {
    throw invalid(say('wrappingkey.differs'), 'wrappingKey')
  }
  return demanded(file ?? answer, 'wrappingKey')
}

/** The token of either file; refuses two different ones, and none. */
export function sameToken(file: Uint8Array | undefined, answer: Uint8Array | undefined) {
  if (file !== undefined && answer !== undefined && !equalBytes(file, answer)) {
    throw invalid(say('token.differs'), 'importToken')
  }
  return demanded(file ?? answer, 'importToken')
}

/** What a target names; refuses nothing at all. */
export function demanded<T>(found: T | undefined, path: string): T {
  if (found === undefined) throw invalid(say('shape.missing'), path)
  return found
}

/** True for the key itself: the two files of a token provider are easily swapped. */
export function isPublicKey(bytes: Uint8Array): boolean {
  try {
    readRsaPublicKey(bytes)
    return true
  } catch {
    return false
  }
}

/** What was read, as the wrapping and the log take it. */
export function importParameters(
  { spki, bits, sha256 }: RsaPublicKey,
  more: {
    readonly token?: Uint8Array
    readonly expires: string | undefined
    readonly notes?: readonly Saying[]
  },
): ImportParameters {
  const { token, expires, notes = [] } = more
  return {
    spki,
    bits,
    sha256,
    ...(token === undefined ? {} : { token, tokenSha256: sha256Hex(token) }),
    ...(expires === undefined ? {} : { expires }),
    notes,
  }
}

/** Text of a file for a message: short, and nothing in it steers a terminal. */
export function excerpt(text: string): string {
  return visibleText(text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text)
}

function firstCharacter(bytes: Uint8Array): string {
  const first = bytes.find((byte) => byte > 0x20)
  return first === undefined ? '' : String.fromCharCode(first)
}
