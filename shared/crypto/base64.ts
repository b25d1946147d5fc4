// RFC 4648 §4
import { base64, base64nopad } from '@scure/base'
import { CeremonyError } from '../errors.ts'
import { say } from '../text/saying.ts'

/** Base64 with padding, on one line. */
export function encodeBase64(bytes: Uint8Array): string {
  return base64.encode(bytes)
}

/** Base64 without padding, as ssh-keygen prints fingerprints. */
export function encodeBase64Unpadded(bytes: Uint8Array): string {
  return base64nopad.encode(bytes)
}

/** Reads padded base64 on one line; refuses white space, missing padding and stray bits. */
export function decodeBase64(text: string): Uint8Array {
  try {
    return base64.decode(text)
  } catch {
    throw new CeremonyError('encoding.invalid', say('form.base64'))
  }
}
