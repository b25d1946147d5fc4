// RFC 8709 (Ed25519 in SSH) and the one-line format of sshd(8), AUTHORIZED_KEYS
import { sha256 } from '../bytes.ts'
import { CeremonyError } from '../errors.ts'
import { say } from '../text/saying.ts'
import { decodeBase64, encodeBase64, encodeBase64Unpadded } from './base64.ts'
import { assertPublicKey } from './ed25519.ts'
import { keyOfBlob, publicKeyBlob } from './sshwire.ts'

const PREFIX = 'ssh-ed25519 '

/** A public key as OpenSSH writes it, without a comment: `ssh-ed25519 AAAA…`. */
export function encodePublicKey(key: Uint8Array): string {
  return PREFIX + encodeBase64(publicKeyBlob(key))
}

/** Reads what `encodePublicKey` writes; refuses any other spelling and any weak key. */
export function parsePublicKey(text: string): Uint8Array {
  const key = text.startsWith(PREFIX) ? readKey(text.slice(PREFIX.length)) : undefined
  if (key === undefined || encodePublicKey(key) !== text) {
    throw new CeremonyError('key.invalid', say('form.key-line'))
  }
  assertPublicKey(key)
  return key
}

/** The fingerprint that `ssh-keygen -l` prints: `SHA256:` and unpadded base64. */
export function fingerprint(key: Uint8Array): string {
  return `SHA256:${encodeBase64Unpadded(sha256(publicKeyBlob(key)))}`
}

function readKey(text: string): Uint8Array | undefined {
  try {
    return keyOfBlob(decodeBase64(text))
  } catch {
    return undefined
  }
}
