/** Ed25519 and X25519 keys as RFC 8410 §7 has them: PKCS#8 around an OCTET STRING of 32 bytes. */
import { x25519 } from '@noble/curves/ed25519.js'
import { type Random, wipe } from '../bytes.ts'
import { CeremonyError } from '../errors.ts'
import { derHeader, OCTET_STRING, readDer } from '../formats/der.ts'
import { encodePkcs8 } from '../formats/pkcs8.ts'
import { say } from '../text/saying.ts'
import type { OkpCurve, OkpFacts } from './algorithms.ts'
import { assertPublicKey, publicKeyOf } from './ed25519.ts'

const BYTES = 32

/** A fresh key as PKCS#8 DER. */
export function makeOkpKey({ identifier }: OkpFacts, random: Random): Uint8Array {
  const seedSecret = random(BYTES)
  try {
    return encodePkcs8(identifier, derHeader(OCTET_STRING, seedSecret.length), seedSecret)
  } finally {
    wipe(seedSecret)
  }
}

/** The 32 bytes of a CurvePrivateKey, as a view; refuses any other form. */
export function readOkpKey(keySecret: Uint8Array): Uint8Array {
  const { tag, body } = readDer(keySecret)
  if (tag !== OCTET_STRING || body.length !== BYTES)
    throw new CeremonyError('encoding.invalid', say('keypair.no-okp', { bytes: BYTES }))
  return body
}

/** The 32-byte public key of a private one (RFC 8032 §5.1.5, RFC 7748 §6.1). */
export function okpPublicKey(curve: OkpCurve, seedSecret: Uint8Array): Uint8Array {
  return curve === 'Ed25519' ? publicKeyOf(seedSecret) : x25519.getPublicKey(seedSecret)
}

/** Refuses bytes that cannot be a public key of the curve: another length, or a weak point. */
export function assertOkpPublicKey(curve: OkpCurve, key: Uint8Array): void {
  if (curve === 'Ed25519') assertPublicKey(key)
  else if (!isX25519Key(key)) throw new CeremonyError('key.invalid', say('keypair.no-x25519'))
}

/** A point of small order agrees with every scalar to the same value, zero. */
function isX25519Key(key: Uint8Array): boolean {
  try {
    agreeX25519(new Uint8Array(BYTES), key)
    return true
  } catch {
    return false
  }
}

/** X25519 (RFC 7748 §5); throws for a public key of small order. */
export function agreeX25519(seedSecret: Uint8Array, key: Uint8Array): Uint8Array {
  return x25519.getSharedSecret(seedSecret, key)
}
