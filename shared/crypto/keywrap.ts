// RFC 5649; NIST SP 800-38F §6.3 (KWP)
import { aeskwp } from '@noble/ciphers/aes.js'
import { CeremonyError } from '../errors.ts'

const MIN_WRAPPED_BYTES = 16

/** AES key wrap with padding of at least one byte under a key of 16, 24 or 32 bytes. */
export function wrapKwp(kekSecret: Uint8Array, dataSecret: Uint8Array): Uint8Array {
  assertKek(kekSecret)
  if (dataSecret.length === 0) throw refuse('there is nothing to wrap')
  return aeskwp(kekSecret).encrypt(dataSecret)
}

/** Undoes `wrapKwp`; refuses whatever was altered or wrapped under another key. */
export function unwrapKwp(kekSecret: Uint8Array, wrapped: Uint8Array): Uint8Array {
  assertKek(kekSecret)
  if (wrapped.length < MIN_WRAPPED_BYTES || wrapped.length % 8 !== 0) {
    throw refuse(`${wrapped.length} bytes cannot be a wrapped key`)
  }
  try {
    return aeskwp(kekSecret).decrypt(wrapped)
  } catch {
    throw new CeremonyError('key.commitment', 'the wrapped key does not open with this key')
  }
}

function assertKek(kekSecret: Uint8Array): void {
  if (![16, 24, 32].includes(kekSecret.length)) {
    throw refuse(`${kekSecret.length} bytes cannot be an AES key`)
  }
}

function refuse(message: string): CeremonyError {
  return new CeremonyError('encoding.invalid', message)
}
