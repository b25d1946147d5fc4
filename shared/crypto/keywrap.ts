// RFC 5649; NIST SP 800-38F §6.3 (KWP)
import { aeskwp } from '@noble/ciphers/aes.js'
import { CeremonyError } from '../errors.ts'
import { type Saying, say } from '../text/saying.ts'

const MIN_WRAPPED_BYTES = 16

/** AES key wrap with padding of at least one byte under a key of 16, 24 or 32 bytes. */
export function wrapKwp(kekSecret: Uint8Array, dataSecret: Uint8Array): Uint8Array {
  assertKek(kekSecret)
  if (dataSecret.length === 0) throw refuse(say('material.nothing'))
  return aeskwp(kekSecret).encrypt(dataSecret)
}

/** Undoes `wrapKwp`; refuses whatever was altered or wrapped under another key. */
export function unwrapKwp(kekSecret: Uint8Array, wrapped: Uint8Array): Uint8Array {
  assertKek(kekSecret)
  if (wrapped.length < MIN_WRAPPED_BYTES || wrapped.length % 8 !== 0) {
    throw refuse(say('material.wrapped-length', { bytes: wrapped.length }))
  }
  try {
    return aeskwp(kekSecret).decrypt(wrapped)
  } catch {
    throw new CeremonyError('key.commitment', say('material.other-key'))
  }
}

function assertKek(kekSecret: Uint8Array): void {
  if (![16, 24, 32].includes(kekSecret.length)) {
    throw refuse(say('material.aes-length', { bytes: kekSecret.length }))
  }
}

function refuse(said: Saying): CeremonyError {
  return new CeremonyError('encoding.invalid', said)
}
