import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { symbolOf } from '#shared/crypto/bech32.ts'
import {
  CHECK_SYMBOLS,
  checksumOf,
  CODE_SYMBOLS,
  remainderOfPower,
  syndromeOf,
} from '#shared/crypto/codex32.ts'
import {
  BETA,
  BETA_ORDER,
  evaluate,
  FIRST_ROOT,
  invert,
  multiply,
  power,
  ROOTS_IN_A_ROW,
} from '#shared/crypto/gf1024.ts'

const element = fc.nat(1023)
const symbolsOf = (text: string) => Uint8Array.from(text, (c) => symbolOf(c) ?? 99)
const holds = (prefix: string, symbols: Uint8Array) =>
  syndromeOf(prefix, symbols).every((symbol) => symbol === 0)

describe('the checksum', () => {
  // test vectors 1 to 3 of BIP-93
  test.each([
    'ms10testsxxxxxxxxxxxxxxxxxxxxxxxxxx4nzvca9cmczlw',
    'ms12namea320zyxwvutsrqpnmlkjhgfedcaxrpp870hkkqrm',
    'ms12namecacdefghjklmnpqrstuvwxyz023ftr2gdzmpy6pn',
    'ms13cashsllhdmn9m42vcsamx24zrxgs3qqjzqud4m0d6nln',
  ])('holds for %s', (text) => {
    expect(holds('ms', symbolsOf(text.slice(3)))).toBe(true)
    const data = symbolsOf(text.slice(3, -CHECK_SYMBOLS))
    expect(checksumOf('ms', data)).toEqual(symbolsOf(text.slice(-CHECK_SYMBOLS)))
  })

  it('holds for what it was made for, and for no change of up to 8 symbols', () => {
    const symbol = fc.nat(31)
    const data = fc.array(symbol, { minLength: 80, maxLength: 80 })
    const places = fc.uniqueArray(fc.nat(CODE_SYMBOLS - 1), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(data, places, fc.integer({ min: 1, max: 31 }), (values, wrong, change) => {
        const whole = new Uint8Array(CODE_SYMBOLS)
        whole.set(values)
        whole.set(checksumOf('kshare', Uint8Array.from(values)), 80)
        expect(holds('kshare', whole)).toBe(true)
        expect(holds('kshard', whole)).toBe(false)
        for (const at of wrong) whole[at] = (whole[at] ?? 0) ^ change
        expect(holds('kshare', whole)).toBe(false)
      }),
    )
  })
})

describe('the field', () => {
  it('inverts every element but 0', () => {
    for (let a = 1; a < 1024; a++) expect(multiply(a, invert(a))).toBe(1)
    expect(invert(0)).toBe(0)
  })

  it('is a field', () => {
    fc.assert(
      fc.property(element, element, element, (a, b, c) => {
        expect(multiply(a, b)).toBe(multiply(b, a))
        expect(multiply(a, multiply(b, c))).toBe(multiply(multiply(a, b), c))
        expect(multiply(a, b ^ c)).toBe(multiply(a, b) ^ multiply(a, c))
      }),
    )
  })

  it('has GF(32) as the numbers below 32', () => {
    for (let a = 0; a < 32; a++) {
      for (let b = 0; b < 32; b++) expect(multiply(a, b)).toBeLessThan(32)
    }
    // x^5 = x^3 + 1
    expect(multiply(16, 2)).toBe(9)
  })
})

describe('the generator', () => {
  // x^13 mod g, and g itself with the lowest coefficient first
  const generator = [...remainderOfPower(CHECK_SYMBOLS)].reverse().concat(1)

  it('has eight powers of β in a row as roots, and no ninth', () => {
    const value = (exponent: number) => evaluate(generator, power(BETA, exponent))
    for (let i = 0; i < ROOTS_IN_A_ROW; i++) expect(value(FIRST_ROOT + i)).toBe(0)
    expect(value(FIRST_ROOT - 1)).not.toBe(0)
    expect(value(FIRST_ROOT + ROOTS_IN_A_ROW)).not.toBe(0)
  })

  it('divides x^93 − 1 and β has order 93', () => {
    expect([...remainderOfPower(BETA_ORDER)]).toEqual([...remainderOfPower(0)])
    expect(power(BETA, BETA_ORDER)).toBe(1)
    expect(power(BETA, 31)).not.toBe(1)
    expect(power(BETA, 3)).not.toBe(1)
  })
})
