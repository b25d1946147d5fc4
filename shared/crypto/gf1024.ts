// BIP-93: GF(32) = GF(2)[x]/(x^5 + x^3 + 1), GF(1024) = GF(32)[ζ]/(ζ² + ζ + 1)
// An element of GF(1024) is 32·a + b for aζ + b, so GF(32) is the numbers below 32.

/** β, of order 93; β^77 … β^84 are roots of the short checksum's generator. */
export const BETA = 256
export const FIRST_ROOT = 77
export const ROOTS_IN_A_ROW = 8
export const BETA_ORDER = 93

/** The product in GF(1024), and so in GF(32); the sum is `a ^ b`. */
export function multiply(a: number, b: number): number {
  const high = multiply32(a >> 5, b >> 5)
  const low = multiply32(a & 31, b & 31)
  const cross = multiply32(a >> 5, b & 31) ^ multiply32(a & 31, b >> 5)
  return ((high ^ cross) << 5) | (low ^ high)
}

/** a^exponent in GF(1024), exponent ≥ 0. */
export function power(a: number, exponent: number): number {
  let result = 1
  let square = a
  for (let rest = exponent; rest > 0; rest >>= 1) {
    if (rest & 1) result = multiply(result, square)
    square = multiply(square, square)
  }
  return result
}

/** The inverse in GF(1024), and so in GF(32); of 0 it is 0. */
export function invert(a: number): number {
  return power(a, 1022)
}

/** The value at x of a polynomial whose lowest coefficient stands first. */
export function evaluate(polynomial: readonly number[], x: number): number {
  return polynomial.reduceRight((value, coefficient) => multiply(value, x) ^ coefficient, 0)
}

function multiply32(a: number, b: number): number {
  let product = 0
  for (let bit = 0; bit < 5; bit++) product ^= (a << bit) & -((b >> bit) & 1)
  for (let bit = 8; bit >= 5; bit--) product ^= (0x29 << (bit - 5)) & -((product >> bit) & 1)
  return product
}
