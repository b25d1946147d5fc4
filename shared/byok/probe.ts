/** Public values by which an imported key can be recognised where a provider shows no check value. */
import { cbc } from '@noble/ciphers/aes.js'
import { hkdf } from '@noble/hashes/hkdf.js'
import { hmac } from '@noble/hashes/hmac.js'
import { sha224, sha256, sha384, sha512 } from '@noble/hashes/sha2.js'
import { equalBytes, type Random, utf8 } from '../bytes.ts'
import type { Algorithm } from '../ceremony/plan.ts'
import { CeremonyError } from '../errors.ts'
import { say } from '../text/saying.ts'
import type { Wrapped } from './provider.ts'

/** Reserved: nothing else is ever authenticated with this message. */
export const PROBE_MESSAGE = 'claviger-probe-v1'

const HASHES: { readonly [A in Algorithm]?: Parameters<typeof hmac>[0] } = {
  'HMAC-SHA-224': sha224,
  'HMAC-SHA-256': sha256,
  'HMAC-SHA-384': sha384,
  'HMAC-SHA-512': sha512,
}
const BLOCK = 16

/** The HMAC (RFC 2104) of the reserved message under an HMAC key; nothing for another algorithm. */
export function macProbe(algorithm: Algorithm, keySecret: Uint8Array): Wrapped['parts'] {
  const hash = HASHES[algorithm]
  return hash === undefined ? {} : { mac: hmac(hash, keySecret, utf8(PROBE_MESSAGE)) }
}

/**
 * One block in AES-CBC (NIST SP 800-38A §6.2) without padding, with a random IV and block. They
 * must differ: equal ones would publish the encryption of zeros, which is GCM's hash key.
 */
export function cbcProbe(keySecret: Uint8Array, random: Random): Wrapped['parts'] {
  const iv = random(BLOCK)
  const block = random(BLOCK)
  if (iv.length !== BLOCK || block.length !== BLOCK || equalBytes(iv, block)) {
    throw new CeremonyError('selftest.failed', say('material.random'))
  }
  return { iv, block, encrypted: cbc(keySecret, iv, { disablePadding: true }).encrypt(block) }
}

/**
 * The check value that Google puts into the attestation of a key in an HSM: HKDF-SHA-256 (RFC 5869)
 * with 32 zero bytes as salt, docs.cloud.google.com/kms/docs/verifying-imported-key.
 */
export function extendedCheckValue(keySecret: Uint8Array): Uint8Array {
  return hkdf(sha256, keySecret, new Uint8Array(32), utf8('Key Check Value'), 32)
}
