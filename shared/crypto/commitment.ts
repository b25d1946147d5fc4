// HMAC-SHA-256 (RFC 2104) as a commitment; the salt is public and makes short materials unguessable
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { hex, utf8 } from '../bytes.ts'

const SALT_BYTES = 32
const ZERO = new Uint8Array(1)

/**
 * The commitment to a key, 64 hex digits. It binds label and algorithm to the material, because
 * files wrapped under one backup key could otherwise be swapped.
 */
export function keyCommitment(key: {
  salt: Uint8Array
  label: string
  algorithm: string
  materialSecret: Uint8Array
}): string {
  if (key.salt.length !== SALT_BYTES) throw new Error('the salt of a commitment has 32 bytes')
  if (/\0/.test(key.label + key.algorithm)) throw new Error('a label never holds a zero byte')
  const mac = hmac.create(sha256, key.salt)
  for (const text of ['claviger-key-v1', key.label, key.algorithm]) {
    mac.update(utf8(text)).update(ZERO)
  }
  return hex(mac.update(key.materialSecret).digest())
}
