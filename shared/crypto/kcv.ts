// AES-CMAC: RFC 4493, used as ANSI X9.24-1-2017 does; HMAC: RFC 2104
import { cmac } from '@noble/ciphers/aes.js'
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { hex, utf8, wipe } from '../bytes.ts'
import { CeremonyError } from '../errors.ts'

const KCV_BYTES = 5

/**
 * The key check value of an AES or HMAC key, 10 hex digits. Never a longer prefix, and never the
 * ECB encryption of zeros, which is GCM's hash key. Refuses a key that does not fit its algorithm.
 */
export function kcvOf(algorithm: string, keySecret: Uint8Array): string {
  const mac = macOf(algorithm, keySecret)
  try {
    return hex(mac.subarray(0, KCV_BYTES))
  } finally {
    wipe(mac)
  }
}

function macOf(algorithm: string, keySecret: Uint8Array): Uint8Array {
  const aes = /^AES-(128|192|256)$/.exec(algorithm)
  if (aes !== null) {
    if (keySecret.length * 8 !== Number(aes[1])) throw refuse(algorithm, keySecret.length)
    return cmac(new Uint8Array(16), keySecret)
  }
  if (/^HMAC-SHA-(224|256|384|512)$/.test(algorithm)) {
    if (keySecret.length === 0) throw refuse(algorithm, 0)
    return hmac(sha256, keySecret, utf8('claviger-kcv-v1'))
  }
  throw new Error(`no key check value is defined for ${algorithm}`)
}

function refuse(algorithm: string, bytes: number): CeremonyError {
  return new CeremonyError('encoding.invalid', `${bytes} bytes are not a key for ${algorithm}`)
}
