// RFC 4251 §5 (string, uint32)
import { concat, equalBytes, utf8 } from '../bytes.ts'

const KEY_TYPE = utf8('ssh-ed25519')

/** A uint32: four bytes, most significant first. */
export function sshUint32(value: number): Uint8Array {
  return new Uint8Array([value >>> 24, value >>> 16, value >>> 8, value])
}

/** A string: its length as uint32, then its bytes. */
export function sshString(bytes: Uint8Array): Uint8Array {
  return concat(sshUint32(bytes.length), bytes)
}

/** The public key blob of an Ed25519 key (RFC 8709 §4), 51 bytes. */
export function publicKeyBlob(key: Uint8Array): Uint8Array {
  return concat(sshString(KEY_TYPE), sshString(key))
}

/** The signature blob of an Ed25519 signature (RFC 8709 §6), 83 bytes. */
export function signatureBlob(signature: Uint8Array): Uint8Array {
  return concat(sshString(KEY_TYPE), sshString(signature))
}

/** The 32 bytes in a public key blob, or undefined for anything but an exact Ed25519 blob. */
export function keyOfBlob(blob: Uint8Array): Uint8Array | undefined {
  const key = blob.slice(-32)
  return key.length === 32 && equalBytes(publicKeyBlob(key), blob) ? key : undefined
}
