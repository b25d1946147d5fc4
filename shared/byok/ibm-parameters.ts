/** The import token of IBM, as `ibmcloud kp import-token show` or the API hands it out. */
import { sha256Hex } from '../bytes.ts'
import type { FileRef, Target } from '../ceremony/plan.ts'
import { readRsaPublicKey } from '../formats/spki.ts'
import type { JsonObject } from '../log/canonical.ts'
import { parseTime } from '../log/time.ts'
import { type Saying, say } from '../text/saying.ts'
import { base64Member, earlier, readAnswer, timeMember } from './answer.ts'
import { demanded, importParameters } from './handed.ts'
import { invalid } from './invalid.ts'
import type { ImportParameters } from './provider.ts'

const PATH = 'importToken'
const NONCE_BYTES = 12
/** How long a token lives unless its maker asked for more. */
const DEFAULT_SECONDS = 600

/** Reads the token of a target: `payload` is the wrapping key as PEM or DER, in base64. */
export function readIbmToken(
  target: Target,
  file: (ref: FileRef) => Uint8Array,
  sizes: readonly number[],
): ImportParameters {
  const bytes = file(demanded(target.importToken, PATH))
  const token = readAnswer({ bytes, path: PATH, of: 'IBM' })
  const payload = base64Member(token, 'payload', PATH)
  const nonce = base64Member(token, 'nonce', PATH)
  if (nonce.length !== NONCE_BYTES) {
    throw invalid(say('token.nonce', { bytes: nonce.length, expected: NONCE_BYTES }), PATH)
  }
  const read = importParameters(readRsaPublicKey(payload, { bits: sizes, path: PATH }), {
    expires: earlier(target.expires, timeMember(token, 'expirationDate', PATH)),
    notes: notesOf(token),
  })
  return { ...read, tokenSha256: sha256Hex(bytes), nonce }
}

function notesOf(token: JsonObject): Saying[] {
  const notes: Saying[] = []
  const made = timeMember(token, 'creationDate', PATH)
  const ends = timeMember(token, 'expirationDate', PATH)
  if (ends === undefined) {
    notes.push(say('token.no-end'))
  } else if (made !== undefined && parseTime(ends) - parseTime(made) <= DEFAULT_SECONDS * 1000) {
    notes.push(say('token.brief'))
  }
  if (token.remainingRetrievals === 0) {
    notes.push(say('token.once'))
  }
  return notes
}
