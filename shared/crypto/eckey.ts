/** Elliptic curve keys: RFC 5915 in PKCS#8, with a named curve and the uncompressed public point. */
import type { ECDSA } from '@noble/curves/abstract/weierstrass.js'
import { p256, p384, p521 } from '@noble/curves/nist.js'
import { secp256k1 } from '@noble/curves/secp256k1.js'
import { concat, equalBytes, fromHex, type Random, wipe } from '../bytes.ts'
import { CeremonyError } from '../errors.ts'
import {
  BIT_STRING,
  derHeader,
  lengthOf,
  OCTET_STRING,
  readDer,
  SEQUENCE,
  writeDer,
} from '../formats/der.ts'
import { encodePkcs8 } from '../formats/pkcs8.ts'
import { type Saying, say } from '../text/saying.ts'
import type { EcCurve, EcFacts } from './algorithms.ts'

const CURVES: Readonly<Record<EcCurve, ECDSA>> = {
  'P-256': p256,
  'P-384': p384,
  'P-521': p521,
  secp256k1,
}
const VERSION_1 = fromHex('020101')
const PUBLIC_KEY = 0xa1

/**
 * A fresh key as PKCS#8 DER. The scalar is drawn with extra random bits (FIPS 186-5 appendix
 * A.2.1): half as many again as the order has, so that its bias cannot be told.
 */
export function makeEcKey({ curve, identifier }: EcFacts, random: Random): Uint8Array {
  const { utils, lengths } = CURVES[curve]
  const seedSecret = random(lengths.seed ?? 0)
  const scalarSecret = utils.randomSecretKey(seedSecret)
  try {
    return encodeEcKey({ curve, identifier }, scalarSecret)
  } finally {
    wipe(seedSecret, scalarSecret)
  }
}

/** The PKCS#8 DER of a private scalar. */
export function encodeEcKey(
  { curve, identifier }: Pick<EcFacts, 'curve' | 'identifier'>,
  scalarSecret: Uint8Array,
): Uint8Array {
  const scalarHeader = concat(VERSION_1, derHeader(OCTET_STRING, scalarSecret.length))
  const point = CURVES[curve].getPublicKey(scalarSecret, false)
  const tail = writeDer(PUBLIC_KEY, writeDer(BIT_STRING, Uint8Array.of(0), point))
  const header = derHeader(SEQUENCE, lengthOf([scalarHeader, scalarSecret, tail]))
  return encodePkcs8(identifier, header, scalarHeader, scalarSecret, tail)
}

/**
 * Scalar, as a view, and uncompressed public point of an ECPrivateKey. Refuses a scalar out of
 * range, a point that is not the scalar's, and any other form.
 */
export function readEcKey(
  curve: EcCurve,
  keySecret: Uint8Array,
): { readonly scalarSecret: Uint8Array; readonly point: Uint8Array } {
  const { lengths, utils, getPublicKey } = CURVES[curve]
  const { tag, body } = readDer(keySecret)
  const head = concat(VERSION_1, derHeader(OCTET_STRING, lengths.secretKey ?? 0))
  const scalarSecret = body.subarray(head.length, head.length + (lengths.secretKey ?? 0))
  if (tag !== SEQUENCE || !equalBytes(body.subarray(0, head.length), head))
    throw fault(say('keypair.no-ec', { curve }))
  if (!utils.isValidSecretKey(scalarSecret)) throw fault(say('keypair.scalar', { curve }))
  const point = getPublicKey(scalarSecret, false)
  const tail = writeDer(PUBLIC_KEY, writeDer(BIT_STRING, Uint8Array.of(0), point))
  if (!equalBytes(body.subarray(head.length + scalarSecret.length), tail))
    throw fault(say('keypair.point'))
  return { scalarSecret, point }
}

/** Refuses bytes that are not the uncompressed encoding of a point on the curve. */
export function assertPoint(curve: EcCurve, point: Uint8Array): void {
  const { Point, lengths } = CURVES[curve]
  try {
    if (point.length !== lengths.publicKeyUncompressed) throw new Error('another length')
    Point.fromBytes(point).assertValidity()
  } catch {
    throw fault(say('keypair.no-point', { curve }))
  }
}

/** ECDSA with the hash of the curve's size (RFC 6979), r and s one after the other. */
export function signEc(curve: EcCurve, scalarSecret: Uint8Array, message: Uint8Array): Uint8Array {
  return CURVES[curve].sign(message, scalarSecret, { lowS: false })
}

/** Whether an ECDSA signature holds; false for anything malformed, never throws. */
export function verifyEc(
  curve: EcCurve,
  point: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): boolean {
  try {
    return CURVES[curve].verify(signature, message, point, { lowS: false })
  } catch {
    return false
  }
}

function fault(said: Saying): CeremonyError {
  return new CeremonyError('encoding.invalid', said)
}
