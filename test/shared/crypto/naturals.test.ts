import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hex } from '#shared/bytes.ts'
import { isSame, lessOne, multiply, remainder } from '#shared/crypto/naturals.ts'

const number = fc.uint8Array({ minLength: 1, maxLength: 40 })
const value = (bytes: Uint8Array) => BigInt(`0x${hex(bytes)}`)

test('products are those of bigint, with room for the carry', () => {
  fc.assert(
    fc.property(number, number, (a, b) => {
      const product = multiply(a, b)
      expect(value(product)).toBe(value(a) * value(b))
      expect(product).toHaveLength(a.length + b.length)
    }),
  )
  const most = new Uint8Array(40).fill(0xff)
  expect(value(multiply(most, most))).toBe(value(most) ** 2n)
})

test('remainders are those of bigint, as long as the modulus', () => {
  fc.assert(
    fc.property(number, number, (a, modulus) => {
      fc.pre(value(modulus) > 0n)
      const rest = remainder(a, modulus)
      expect(value(rest)).toBe(value(a) % value(modulus))
      expect(rest).toHaveLength(modulus.length)
    }),
  )
})

test('an odd number less one', () => {
  fc.assert(
    fc.property(number, (bytes) => {
      bytes.set([(bytes.at(-1) ?? 0) | 1], bytes.length - 1)
      expect(value(lessOne(bytes))).toBe(value(bytes) - 1n)
    }),
  )
})

test('numbers are the same whatever zeros stand in front', () => {
  fc.assert(
    fc.property(number, number, fc.nat(5), (a, b, zeros) => {
      expect(isSame(a, b)).toBe(value(a) === value(b))
      expect(isSame(a, Uint8Array.of(...new Uint8Array(zeros), ...a))).toBe(true)
    }),
  )
})
