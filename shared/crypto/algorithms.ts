import type { Algorithm, Use } from '../ceremony/plan.ts'

export type EcCurve = 'P-256' | 'P-384' | 'P-521' | 'secp256k1'
export type OkpCurve = 'Ed25519' | 'X25519'

interface Row {
  readonly uses: readonly Use[]
}

/** Raw bytes of a fixed length. */
export interface SymmetricFacts extends Row {
  readonly family: 'AES' | 'HMAC'
  readonly bytes: number
}

/** A key pair. Its private half is PKCS#8 DER, its public half SubjectPublicKeyInfo. */
interface Pair extends Row {
  /** DER of the AlgorithmIdentifier that PKCS#8 and SubjectPublicKeyInfo both carry, in hex. */
  readonly identifier: string
}
export interface RsaFacts extends Pair {
  readonly family: 'RSA'
  readonly bits: number
}
export interface EcFacts extends Pair {
  readonly family: 'EC'
  readonly curve: EcCurve
  /** Length of the PKCS#8 DER with the uncompressed public point. */
  readonly bytes: number
}
export interface OkpFacts extends Pair {
  readonly family: 'OKP'
  readonly curve: OkpCurve
  /** Length of the PKCS#8 DER. */
  readonly bytes: number
}

export type PairFacts = RsaFacts | EcFacts | OkpFacts
export type AlgorithmFacts = SymmetricFacts | PairFacts

const aes = (bytes: number): SymmetricFacts => ({
  family: 'AES',
  bytes,
  uses: ['encrypt', 'decrypt'],
})
const mac = (bytes: number): SymmetricFacts => ({ family: 'HMAC', bytes, uses: ['mac'] })
// rsaEncryption with its NULL (RFC 8017 appendix A.1)
const rsa = (bits: number): RsaFacts => ({
  family: 'RSA',
  bits,
  identifier: '300d06092a864886f70d0101010500',
  uses: ['encrypt', 'decrypt', 'sign'],
})
const ec = (curve: EcCurve, bytes: number, identifier: string): EcFacts => ({
  family: 'EC',
  curve,
  bytes,
  identifier,
  uses: ['sign', 'agree'],
})
// RFC 8410 §7: a seed of 32 bytes makes 48
const okp = (curve: OkpCurve, identifier: string, uses: readonly Use[]): OkpFacts => ({
  family: 'OKP',
  curve,
  bytes: 48,
  identifier,
  uses,
})

/**
 * Every algorithm of a plan. HMAC keys are as long as the hash (RFC 2104 §3); id-ecPublicKey with a
 * named curve is RFC 5480 §2.1.1 and SEC 2 appendix A; Ed25519 and X25519 are RFC 8410 §3.
 */
export const ALGORITHM_TABLE: Readonly<Record<Algorithm, AlgorithmFacts>> = {
  'AES-128': aes(16),
  'AES-192': aes(24),
  'AES-256': aes(32),
  'HMAC-SHA-224': mac(28),
  'HMAC-SHA-256': mac(32),
  'HMAC-SHA-384': mac(48),
  'HMAC-SHA-512': mac(64),
  'RSA-2048': rsa(2048),
  'RSA-3072': rsa(3072),
  'RSA-4096': rsa(4096),
  'EC-P256': ec('P-256', 138, '301306072a8648ce3d020106082a8648ce3d030107'),
  'EC-P384': ec('P-384', 185, '301006072a8648ce3d020106052b81040022'),
  'EC-P521': ec('P-521', 241, '301006072a8648ce3d020106052b81040023'),
  'EC-secp256k1': ec('secp256k1', 135, '301006072a8648ce3d020106052b8104000a'),
  Ed25519: okp('Ed25519', '300506032b6570', ['sign']),
  X25519: okp('X25519', '300506032b656e', ['agree']),
}

/** What is known of an algorithm; an unknown one is a bug, for plans name none other. */
export function algorithmFacts(algorithm: string): AlgorithmFacts {
  if (!isAlgorithm(algorithm)) throw new Error(`there is no algorithm ${algorithm}`)
  return ALGORITHM_TABLE[algorithm]
}

function isAlgorithm(algorithm: string): algorithm is Algorithm {
  return Object.hasOwn(ALGORITHM_TABLE, algorithm)
}

/** True for AES and HMAC: known by a key check value, not by a public key. */
export function isSymmetric(facts: AlgorithmFacts): facts is SymmetricFacts {
  return facts.family === 'AES' || facts.family === 'HMAC'
}
