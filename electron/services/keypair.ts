/** Key pairs by the native library: RSA is made there, and every pair is tried there and here. */
import {
  constants,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPair,
  getCurves,
  type KeyObject,
  privateDecrypt,
  publicEncrypt,
  sign,
  verify,
} from 'node:crypto'
import { promisify } from 'node:util'
import { equalBytes, type Random, utf8, wipe } from '#shared/bytes.ts'
import type { EcCurve, EcFacts, OkpFacts, PairFacts } from '#shared/crypto/algorithms.ts'
import { signEd25519, verifyBoth } from '#shared/crypto/ed25519.ts'
import { readEcKey, signEc, verifyEc } from '#shared/crypto/eckey.ts'
import { agreeX25519, makeOkpKey, okpPublicKey, readOkpKey } from '#shared/crypto/okpkey.ts'
import { spkiOf } from '#shared/crypto/publickey.ts'
import { assertNever } from '#shared/errors.ts'
import { readPkcs8 } from '#shared/formats/pkcs8.ts'
import { verifyNative } from './ed25519.ts'

/** A fresh RSA key of this many bits as PKCS#8 DER: two primes, e = 65537. */
export type MakeRsa = (bits: number) => Promise<Uint8Array>

const makePair = promisify(generateKeyPair)

/** Made on a thread of its own, by the generator of the native library (FIPS 186-5 appendix A.1.3). */
export const makeRsaKey: MakeRsa = async (bits) => {
  const { privateKey } = await makePair('rsa', {
    modulusLength: bits,
    publicExponent: 65537,
    publicKeyEncoding: { format: 'der', type: 'spki' },
    privateKeyEncoding: { format: 'der', type: 'pkcs8' },
  })
  try {
    return Uint8Array.from(privateKey)
  } finally {
    wipe(privateKey)
  }
}

const MESSAGE = utf8('claviger pairwise test')

/**
 * The pairwise test (SP 800-56A rev. 3 §5.6.2.1.4, SP 800-56B rev. 2 §6.4.1.1): what one half does,
 * the other undoes, in the native library and, but for RSA, in the portable one.
 */
export function isPair(
  algorithm: string,
  facts: PairFacts,
  materialSecret: Uint8Array,
  random: Random,
): boolean {
  switch (facts.family) {
    case 'RSA':
      return isRsaPair(nativePair(algorithm, materialSecret))
    case 'EC':
      return isEcPair(algorithm, facts, materialSecret)
    case 'OKP':
      return facts.curve === 'Ed25519'
        ? isEd25519Pair(algorithm, facts, materialSecret)
        : isX25519Pair(algorithm, facts, materialSecret, random)
    default:
      return assertNever(facts)
  }
}

interface NativePair {
  readonly privateKey: KeyObject
  readonly publicKey: KeyObject
}

/** Both halves as the native library reads them, the public one from our own encoding. */
function nativePair(algorithm: string, materialSecret: Uint8Array): NativePair {
  const spki = Buffer.from(spkiOf(algorithm, materialSecret))
  const key = Buffer.from(materialSecret.buffer, materialSecret.byteOffset, materialSecret.length)
  return {
    privateKey: createPrivateKey({ key, format: 'der', type: 'pkcs8' }),
    publicKey: createPublicKey({ key: spki, format: 'der', type: 'spki' }),
  }
}

function isRsaPair({ privateKey, publicKey }: NativePair): boolean {
  const oaep = { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' }
  const block = publicEncrypt({ key: publicKey, ...oaep }, MESSAGE)
  const opened = privateDecrypt({ key: privateKey, ...oaep }, block)
  const signature = sign('sha256', MESSAGE, privateKey)
  return equalBytes(opened, MESSAGE) && verify('sha256', MESSAGE, publicKey, signature)
}

const EC_HASH: Readonly<Record<EcCurve, string>> = {
  'P-256': 'sha256',
  'P-384': 'sha384',
  'P-521': 'sha512',
  secp256k1: 'sha256',
}

function isEcPair(algorithm: string, facts: EcFacts, materialSecret: Uint8Array): boolean {
  const { curve, identifier } = facts
  const { scalarSecret, point } = readEcKey(curve, readPkcs8(materialSecret, identifier))
  const signature = signEc(curve, scalarSecret, MESSAGE)
  if (!verifyEc(curve, point, MESSAGE, signature)) return false
  // BoringSSL has no secp256k1: there the portable library stands alone.
  if (curve === 'secp256k1' && !getCurves().includes(curve)) return true
  const { privateKey, publicKey } = nativePair(algorithm, materialSecret)
  const form = { dsaEncoding: 'ieee-p1363' } as const
  const native = sign(EC_HASH[curve], MESSAGE, { key: privateKey, ...form })
  return (
    verify(EC_HASH[curve], MESSAGE, { key: publicKey, ...form }, signature) &&
    verifyEc(curve, point, MESSAGE, native)
  )
}

function isEd25519Pair(algorithm: string, facts: OkpFacts, materialSecret: Uint8Array): boolean {
  const seedSecret = readOkpKey(readPkcs8(materialSecret, facts.identifier))
  const key = okpPublicKey('Ed25519', seedSecret)
  const { privateKey } = nativePair(algorithm, materialSecret)
  const signature = signEd25519(seedSecret, MESSAGE)
  return (
    verifyBoth(verifyNative)(signature, MESSAGE, key) &&
    equalBytes(sign(null, MESSAGE, privateKey), signature)
  )
}

function isX25519Pair(
  algorithm: string,
  facts: OkpFacts,
  materialSecret: Uint8Array,
  random: Random,
): boolean {
  const otherSecret = makeOkpKey(facts, random)
  const seedOf = (keySecret: Uint8Array) => readOkpKey(readPkcs8(keySecret, facts.identifier))
  const agreed: Uint8Array[] = []
  try {
    const [mine, other] = [materialSecret, otherSecret].map((secret) => ({
      seedSecret: seedOf(secret),
      key: okpPublicKey('X25519', seedOf(secret)),
      native: nativePair(algorithm, secret),
    }))
    if (mine === undefined || other === undefined) throw new Error('two keys make two')
    const from = ({ privateKey }: NativePair, { publicKey }: NativePair) =>
      diffieHellman({ privateKey, publicKey })
    agreed.push(
      agreeX25519(mine.seedSecret, other.key),
      agreeX25519(other.seedSecret, mine.key),
      from(mine.native, other.native),
      from(other.native, mine.native),
    )
    return agreed.every((one) => equalBytes(one, agreed[0] ?? new Uint8Array()))
  } finally {
    wipe(otherSecret, ...agreed)
  }
}
