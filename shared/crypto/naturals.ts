/**
 * Natural numbers as big-endian bytes, for checking secrets: a bigint cannot be wiped. What they
 * return is the caller's to wipe.
 */

/** The product, as long as both factors together. */
export function multiply(a: Uint8Array, b: Uint8Array): Uint8Array {
  const product = new Uint8Array(a.length + b.length)
  for (let i = a.length - 1; i >= 0; i--) {
    let carry = 0
    for (let j = b.length - 1; j >= 0; j--) {
      const sum = (product[i + j + 1] ?? 0) + (a[i] ?? 0) * (b[j] ?? 0) + carry
      product[i + j + 1] = sum & 0xff
      carry = sum >>> 8
    }
    product[i] = carry
  }
  return product
}

/** The remainder by a modulus, as long as it: long division, bit by bit. */
export function remainder(a: Uint8Array, modulus: Uint8Array): Uint8Array {
  const rest = new Uint8Array(modulus.length)
  for (const byte of a)
    for (let bit = 7; bit >= 0; bit--) {
      const over = shiftIn(rest, (byte >> bit) & 1)
      if (over || !isLess(rest, modulus)) subtract(rest, modulus)
    }
  return rest
}

/** An odd number less one. */
export function lessOne(odd: Uint8Array): Uint8Array {
  return odd.map((byte, i) => (i === odd.length - 1 ? byte & 0xfe : byte))
}

/** Whether two numbers are equal, whatever zeros stand in front of them. */
export function isSame(a: Uint8Array, b: Uint8Array): boolean {
  let difference = 0
  for (let i = 1; i <= Math.max(a.length, b.length); i++)
    difference |= (a[a.length - i] ?? 0) ^ (b[b.length - i] ?? 0)
  return difference === 0
}

/** Doubles a number in place and adds a bit; true when it no longer fits. */
function shiftIn(number: Uint8Array, bit: number): boolean {
  let carry = bit
  for (let i = number.length - 1; i >= 0; i--) {
    const doubled = ((number[i] ?? 0) << 1) | carry
    number[i] = doubled & 0xff
    carry = doubled >>> 8
  }
  return carry === 1
}

function isLess(a: Uint8Array, b: Uint8Array): boolean {
  const at = a.findIndex((byte, i) => byte !== b[i])
  return at >= 0 && (a[at] ?? 0) < (b[at] ?? 0)
}

function subtract(from: Uint8Array, number: Uint8Array): void {
  let borrow = 0
  for (let i = from.length - 1; i >= 0; i--) {
    const difference = (from[i] ?? 0) - (number[i] ?? 0) - borrow
    from[i] = difference & 0xff
    borrow = difference < 0 ? 1 : 0
  }
}
