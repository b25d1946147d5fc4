// HKDF-SHA256 (RFC 5869): seeds of the Ed25519 keys that prove possession without showing anything
import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { fromHex, utf8 } from '../bytes.ts'

const RAW_SHARE_BYTES = 33
const BACKUP_KEY_BYTES = 32

/** The seed of a share's proof key, from its 33 raw bytes and the set id. */
export function shareProofSeed(rawSecret: Uint8Array, set: string): Uint8Array {
  if (rawSecret.length !== RAW_SHARE_BYTES) throw new Error('a raw share has 33 bytes')
  return seedOf(rawSecret, set, 'claviger-share-proof-v1')
}

/** The seed of a set's recovery proof key, from the 32-byte backup key and the set id. */
export function recoveryProofSeed(backupKeySecret: Uint8Array, set: string): Uint8Array {
  if (backupKeySecret.length !== BACKUP_KEY_BYTES) throw new Error('a backup key has 32 bytes')
  return seedOf(backupKeySecret, set, 'claviger-recovery-proof-v1')
}

function seedOf(secret: Uint8Array, set: string, info: string): Uint8Array {
  if (!/^[0-9a-f]{16}$/.test(set)) throw new Error('a set id has 16 hex digits')
  return hkdf(sha256, secret, fromHex(set), utf8(info), 32)
}
