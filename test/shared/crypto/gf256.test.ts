import fc from 'fast-check'
import { expect, it } from 'vitest'
import { invert, multiply } from '#shared/crypto/gf256.ts'

const byte = fc.nat(255)

it('has the product of FIPS 197 §4.2', () => {
  expect(multiply(0x57, 0x83)).toBe(0xc1)
  expect(multiply(0x57, 0x13)).toBe(0xfe)
})

it('multiplies as polynomials modulo 0x11b do, for every pair', () => {
  for (let a = 0; a < 256; a++) {
    for (let b = 0; b < 256; b++) {
      let product = 0
      for (let i = 0; i < 8; i++) if ((b >> i) & 1) product ^= a << i
      for (let i = 14; i >= 8; i--) if ((product >> i) & 1) product ^= 0x11b << (i - 8)
      if (multiply(a, b) !== product) throw new Error(`${a} times ${b}`)
    }
  }
})

it('inverts every byte but 0, which stays 0', () => {
  for (let a = 1; a < 256; a++) expect(multiply(a, invert(a))).toBe(1)
  expect(invert(0)).toBe(0)
})

it('distributes over the sum', () => {
  fc.assert(
    fc.property(byte, byte, byte, (a, b, c) => {
      expect(multiply(a, b ^ c)).toBe(multiply(a, b) ^ multiply(a, c))
    }),
  )
})
