/**
 * RSA private keys as RFC 8017 appendix A.1.2 has them, two primes, checked for what FIPS 186-5
 * §A.1.1 asks of them. Nothing secret becomes a number or text here: neither can be wiped.
 */
import { concat, equalBytes, fromHex, wipe } from '../bytes.ts'
import { CeremonyError } from '../errors.ts'
import {
  readDer,
  readDerList,
  readUnsignedBytes,
  SEQUENCE,
  writeDer,
  INTEGER,
} from '../formats/der.ts'
import { type Saying, say } from '../text/saying.ts'
import { isSame, lessOne, multiply, remainder } from './naturals.ts'

const VERSION_0 = fromHex('00')
/** 65537 */
const EXPONENT = fromHex('010001')
const ONE = fromHex('01')
const COUNT = 9
/** FIPS 186-5 §A.1.3: the primes differ within their first 100 bits; here within whole bytes. */
const FAR_APART = 12

/** The numbers of an RSAPrivateKey, as views. */
interface Numbers {
  readonly n: Uint8Array
  readonly d: Uint8Array
  readonly p: Uint8Array
  readonly q: Uint8Array
  readonly dp: Uint8Array
  readonly dq: Uint8Array
  readonly qInverse: Uint8Array
}

/**
 * The RSAPublicKey (RFC 8017 appendix A.1.1) of an RSAPrivateKey. Refuses another size or
 * exponent, several primes, primes that are equal, close, or not half the modulus each, a modulus
 * that is not their product, and exponents or a coefficient that are not theirs.
 */
export function rsaPublicKey(bits: number, keySecret: Uint8Array): Uint8Array {
  const numbers = readNumbers(keySecret)
  const { n, d, p, q } = numbers
  if (!hasBits(n, bits)) throw fault(say('keypair.bits', { bits }))
  if (!hasBits(p, bits / 2) || !hasBits(q, bits / 2)) throw fault(say('keypair.prime-length'))
  if (equalBytes(p.subarray(0, FAR_APART), q.subarray(0, FAR_APART)))
    throw fault(say('keypair.primes-close'))
  if (!matches(multiply(p, q), n)) throw fault(say('keypair.product'))
  if (d.length <= p.length) throw fault(say('keypair.exponent-small'))
  if (!exponentsFit(numbers)) throw fault(say('keypair.exponents'))
  return encodeRsaPublicKey(n)
}

function readNumbers(keySecret: Uint8Array): Numbers {
  const { tag, body } = readDer(keySecret)
  const values = tag === SEQUENCE ? readDerList(body, COUNT) : []
  const [version, n, e, d, p, q, dp, dq, qInverse] = values.map(readUnsignedBytes)
  const whole = version && n && e && d && p && q && dp && dq && qInverse
  if (!whole || !equalBytes(version, VERSION_0)) throw fault(say('keypair.no-rsa'))
  if (!equalBytes(e, EXPONENT)) throw fault(say('keypair.exponent'))
  return { n, d, p, q, dp, dq, qInverse }
}

/** RFC 8017 §3.2, every equation: a library may use some of these and mend a wrong one silently. */
function exponentsFit({ d, p, q, dp, dq, qInverse }: Numbers): boolean {
  const fits = (primeSecret: Uint8Array, exponentSecret: Uint8Array): boolean => {
    const orderSecret = lessOne(primeSecret)
    const timesSecret = multiply(exponentSecret, EXPONENT)
    const same =
      matches(remainder(d, orderSecret), exponentSecret) &&
      matches(remainder(timesSecret, orderSecret), ONE)
    wipe(orderSecret, timesSecret)
    return same
  }
  const timesSecret = multiply(q, qInverse)
  const inverse = qInverse.length <= p.length && matches(remainder(timesSecret, p), ONE)
  wipe(timesSecret)
  return fits(p, dp) && fits(q, dq) && inverse
}

/** Compares what was computed, and wipes it. */
function matches(computedSecret: Uint8Array, expected: Uint8Array): boolean {
  const same = isSame(computedSecret, expected)
  wipe(computedSecret)
  return same
}

/** RSAPublicKey of a modulus whose first bit is set, with the exponent 65537. */
function encodeRsaPublicKey(n: Uint8Array): Uint8Array {
  const modulus = writeDer(INTEGER, concat(Uint8Array.of(0), n))
  return writeDer(SEQUENCE, modulus, writeDer(INTEGER, EXPONENT))
}

/** Refuses an RSAPublicKey of another size or exponent, and any other form. */
export function assertRsaPublicKey(bits: number, key: Uint8Array): void {
  const { tag, body } = readDer(key)
  const [n] = tag === SEQUENCE ? readDerList(body, 2) : []
  const modulus = n === undefined ? undefined : readUnsignedBytes(n)
  if (modulus === undefined || !hasBits(modulus, bits))
    throw fault(say('keypair.no-rsa-public', { bits }))
  if (!equalBytes(encodeRsaPublicKey(modulus), key)) throw fault(say('keypair.exponent'))
}

/** Whole bytes, the first bit set. */
function hasBits(number: Uint8Array, bits: number): boolean {
  return number.length * 8 === bits && (number[0] ?? 0) >= 0x80
}

function fault(said: Saying): CeremonyError {
  return new CeremonyError('encoding.invalid', said)
}
