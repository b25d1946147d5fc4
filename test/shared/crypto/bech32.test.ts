import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  ALPHABET,
  expandPrefix,
  fromSymbols,
  symbolOf,
  symbolText,
  toSymbols,
} from '#shared/crypto/bech32.ts'

const fives = fc.nat(12).chain((n) => fc.uint8Array({ minLength: 5 * n, maxLength: 5 * n }))

it('regroups the example of BIP-173', () => {
  // the witness program of P2WPKH in BIP-173, 20 bytes
  const program = Uint8Array.from(Buffer.from('751e76e8199196d454941c45d1b3a323f1433bd6', 'hex'))
  expect(symbolText(toSymbols(program))).toBe('w508d6qejxtdg4y5r3zarvary0c5xw7k')
})

it('expands a prefix as BIP-173 does', () => {
  expect([...expandPrefix('bc')]).toEqual([3, 3, 0, 2, 3])
})

it('gives bytes back', () => {
  fc.assert(
    fc.property(fives, (bytes) => {
      const symbols = toSymbols(bytes)
      expect(symbols.every((symbol) => symbol < 32)).toBe(true)
      expect(fromSymbols(symbols)).toEqual(bytes)
      const typed = Uint8Array.from(symbolText(symbols), (c) => symbolOf(c) ?? 99)
      expect(typed).toEqual(symbols)
    }),
  )
})

it('leaves no bits over', () => {
  expect(() => toSymbols(new Uint8Array(4))).toThrow('leave bits over')
  expect(() => fromSymbols(new Uint8Array(7))).toThrow('leave bits over')
})

it('knows 32 characters and no other', () => {
  expect(new Set(ALPHABET).size).toBe(32)
  for (const c of ['1', 'b', 'i', 'o', 'Q', '', 'qp', '?', ' ']) {
    expect(symbolOf(c)).toBeUndefined()
  }
})
