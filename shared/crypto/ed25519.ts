// RFC 8032 §5.1; strict public keys after "Taming the many EdDSAs" (SSR 2020) §3
import { ed25519 } from '@noble/curves/ed25519.js'
import { equalBytes, type VerifyEd25519 } from '../bytes.ts'
import { CeremonyError } from '../errors.ts'
import { type Saying, say } from '../text/saying.ts'

/** The 32-byte public key of a 32-byte seed. */
export function publicKeyOf(seedSecret: Uint8Array): Uint8Array {
  return ed25519.getPublicKey(seedSecret)
}

/** Signs a message with a 32-byte seed; 64 bytes, deterministic. */
export function signEd25519(seedSecret: Uint8Array, message: Uint8Array): Uint8Array {
  return ed25519.sign(message, seedSecret)
}

/**
 * Refuses a public key that is not 32 bytes, not the canonical encoding of a point, or not in the
 * prime-order group: under a key of small order one fixed signature would fit every message.
 */
export function assertPublicKey(key: Uint8Array): void {
  if (key.length !== 32) throw refuse(say('form.key-length', { bytes: key.length }))
  const point = decodePoint(key)
  if (point === undefined || !equalBytes(point.toBytes(), key)) {
    throw refuse(say('form.key-encoding'))
  }
  if (point.isSmallOrder()) throw refuse(say('form.key-small-order'))
  if (!point.isTorsionFree()) throw refuse(say('form.key-mixed-order'))
}

/** Strict verification (`zip215: false`); false for anything malformed, never throws. */
export const verifyNoble: VerifyEd25519 = (signature, message, key) => {
  try {
    return ed25519.verify(signature, message, key, { zip215: false })
  } catch {
    return false
  }
}

/**
 * A verifier that accepts only what the native one and noble both accept: they disagree on
 * hand-made signatures with a torsion component.
 */
export function verifyBoth(native: VerifyEd25519): VerifyEd25519 {
  return (signature, message, key) => {
    try {
      return native(signature, message, key) === true && verifyNoble(signature, message, key)
    } catch {
      return false
    }
  }
}

function decodePoint(key: Uint8Array) {
  try {
    return ed25519.Point.fromBytes(key, false)
  } catch {
    return undefined
  }
}

function refuse(fault: Saying): CeremonyError {
  return new CeremonyError('key.invalid', say('form.key', { why: fault }))
}
