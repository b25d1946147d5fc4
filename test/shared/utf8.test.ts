import fc from 'fast-check'
import { expect, test } from 'vitest'
import { utf8 } from '#shared/bytes.ts'
import { decodeUtf8 } from '#shared/utf8.ts'

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

test('decodes what the platform encodes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      expect(decodeUtf8(utf8(text))).toBe(text)
    }),
  )
})

test('agrees with a strict TextDecoder on arbitrary bytes', () => {
  const byte = fc.oneof(
    fc.integer({ min: 0, max: 255 }),
    fc.constantFrom(0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xed),
    fc.constantFrom(0xef, 0xf0, 0xf4, 0xf5, 0xf8, 0xff),
  )
  fc.assert(
    fc.property(fc.array(byte, { maxLength: 8 }), (values) => {
      const bytes = Uint8Array.from(values)
      let expected: string | undefined
      try {
        expected = strict.decode(bytes)
      } catch {
        expected = undefined
      }
      if (expected === undefined) expect(() => decodeUtf8(bytes)).toThrow('not UTF-8')
      else expect(decodeUtf8(bytes)).toBe(expected)
    }),
    { numRuns: 5000 },
  )
})

test.each([
  ['an overlong slash', [0xc0, 0xaf]],
  ['an overlong of three bytes', [0xe0, 0x80, 0xaf]],
  ['an overlong of four bytes', [0xf0, 0x80, 0x80, 0xaf]],
  ['a surrogate', [0xed, 0xa0, 0x80]],
  ['a value above U+10FFFF', [0xf4, 0x90, 0x80, 0x80]],
  ['a lone continuation', [0x80]],
  ['a cut sequence', [0xe2, 0x82]],
  ['a sequence of five bytes', [0xf8, 0x88, 0x80, 0x80, 0x80]],
])('refuses %s and says where', (_, bytes) => {
  expect(() => decodeUtf8(Uint8Array.from([0x61, ...bytes]))).toThrow('not UTF-8 at byte 1')
})

test('keeps a byte order mark for the parser to refuse', () => {
  expect(decodeUtf8(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61))).toBe('\uFEFFa')
})
