// AES-CMAC: RFC 4493, used as ANSI X9.24-1-2017 does; HMAC: RFC 2104
import { cmac } from '@noble/ciphers/aes.js'
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { hex, utf8, wipe } from '../bytes.ts'
import { CeremonyError } from '../errors.ts'
import { say } from '../text/saying.ts'
import { algorithmFacts, isSymmetric } from './algorithms.ts'

const KCV_BYTES = 5

/**
 * The key check value of an AES or HMAC key, 10 hex digits. Never a longer prefix, and never the
 * ECB encryption of zeros, which is GCM's hash key. Refuses a key that does not fit its algorithm.
 */
export function kcvOf(algorithm: string, keySecret: Uint8Array): string {
  const facts = algorithmFacts(algorithm)
  if (!isSymmetric(facts)) throw new Error(`no key check value is defined for ${algorithm}`)
  if (keySecret.length !== facts.bytes) {
    const said = say('material.length', { bytes: keySecret.length, algorithm })
    throw new CeremonyError('encoding.invalid', said)
  }
  const mac =
    facts.family === 'AES'
      ? cmac(new Uint8Array(16), keySecret)
      : hmac(sha256, keySecret, utf8('claviger-kcv-v1'))
  try {
    return hex(mac.subarray(0, KCV_BYTES))
  } finally {
    wipe(mac)
  }
}
