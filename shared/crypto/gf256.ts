// GF(2^8) with x^8 + x^4 + x^3 + x + 1 (0x11b), the field of AES (FIPS 197 §4) and of Shamir shares
// Without tables and branches, so that neither memory nor timing depends on secret bytes.

/** The product of two bytes; their sum is `a ^ b`. */
export function multiply(a: number, b: number): number {
  let product = 0
  let factor = a
  for (let bit = 0; bit < 8; bit++) {
    product ^= factor & -((b >> bit) & 1)
    factor = (factor << 1) ^ (0x11b & -(factor >> 7))
  }
  return product
}

/** The inverse of a byte, a^254; the inverse of 0 is 0. */
export function invert(a: number): number {
  let power = a
  let result = 1
  for (let bit = 1; bit < 8; bit++) {
    power = multiply(power, power)
    result = multiply(result, power)
  }
  return result
}
