/** What can be told from an RSA modulus alone: NIST SP 800-56B rev. 2 §6.4.2, partial validation. */
import { type Saying, say } from '../text/saying.ts'

const LIMIT = 2000
const SMALL_PRIMES = sieve(LIMIT)

// The same wrapping keys are judged again and again, and a large one takes a tenth of a second.
const MOST_KNOWN = 2048
const known = new Map<bigint, Saying | undefined>()

/** Why a number cannot be a product of two large primes; undefined if nothing shows. */
export function compositeFault(n: bigint): Saying | undefined {
  if (known.has(n)) return known.get(n)
  if (known.size === MOST_KNOWN) known.clear()
  const fault = judge(n)
  known.set(n, fault)
  return fault
}

function judge(n: bigint): Saying | undefined {
  if (n % 2n === 0n) return say('wrappingkey.even')
  const factor = SMALL_PRIMES.find((prime) => n % BigInt(prime) === 0n)
  if (factor !== undefined) return say('wrappingkey.divisible', { factor })
  return isStrongProbablePrime(n) ? say('wrappingkey.prime') : undefined
}

/**
 * Miller-Rabin to the base 2 (FIPS 186-5 appendix B.3). One base is enough here: every prime
 * passes, and a composite made to pass is refused as well.
 */
function isStrongProbablePrime(n: bigint): boolean {
  const last = n - 1n
  let exponent = last
  let squarings = 0
  while (exponent % 2n === 0n) {
    exponent /= 2n
    squarings++
  }
  let x = power(2n, exponent, n)
  if (x === 1n || x === last) return true
  for (let i = 1; i < squarings; i++) {
    x = (x * x) % n
    if (x === last) return true
  }
  return false
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n
  for (const bit of exponent.toString(2)) {
    result = (result * result) % modulus
    if (bit === '1') result = (result * base) % modulus
  }
  return result
}

function sieve(limit: number): number[] {
  const primes: number[] = []
  for (let n = 2; n < limit; n++) {
    if (primes.every((prime) => n % prime !== 0)) primes.push(n)
  }
  return primes
}
