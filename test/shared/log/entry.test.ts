import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { concat, sha256Hex, utf8 } from '#shared/bytes.ts'
import {
  type Entry,
  encodeEntry,
  lineHash,
  parseEntry,
  splitLines,
  ZERO_HASH,
} from '#shared/log/entry.ts'

const ENTRY: Entry = {
  actor: 'admin',
  ceremony: '0123456789abcdef'.repeat(2),
  prev: ZERO_HASH,
  seq: 7,
  time: '2026-11-22T09:30:00Z',
  type: 'key.generated',
  v: 1,
  what: { label: 'orders', algorithm: 'AES-256' },
}
const GOLDEN =
  '{"actor":"admin","ceremony":"0123456789abcdef0123456789abcdef",' +
  `"prev":"${ZERO_HASH}","seq":7,"time":"2026-11-22T09:30:00Z","type":"key.generated","v":1,` +
  '"what":{"algorithm":"AES-256","label":"orders"}}\n'

const text = (line: Uint8Array) => new TextDecoder().decode(line)
const refusal = (path: string) => expect.objectContaining({ code: 'log.line', path })

describe('a line', () => {
  test('is the canonical JSON of the eight fields and a newline', () => {
    expect(text(encodeEntry(ENTRY))).toBe(GOLDEN)
    expect(parseEntry(utf8(GOLDEN))).toEqual(ENTRY)
    expect(lineHash(utf8(GOLDEN))).toBe(sha256Hex(utf8(GOLDEN)))
  })

  test('survives encoding and parsing', () => {
    const word = fc.stringMatching(/^[a-zA-Z0-9._/-]{1,8}$/)
    const value = fc.oneof(fc.nat(), fc.boolean(), fc.constant(null), fc.stringMatching(/^[ -~]*$/))
    const what = fc.dictionary(word, fc.oneof(value, fc.array(value), fc.dictionary(word, value)))
    fc.assert(
      fc.property(what, fc.nat(199_999), (what, seq) => {
        const line = encodeEntry({ ...ENTRY, seq, what })
        expect(text(encodeEntry(parseEntry(line)))).toBe(text(line))
      }),
    )
  })

  test('changed in any byte is refused or reads differently', () => {
    const line = utf8(GOLDEN)
    fc.assert(
      fc.property(fc.nat(line.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const altered = line.slice()
        altered[at] = (altered[at] ?? 0) ^ change
        let entry: Entry
        try {
          entry = parseEntry(altered)
        } catch (error) {
          expect(error).toMatchObject({ code: 'log.line' })
          return
        }
        expect(entry).not.toEqual(ENTRY)
        expect(encodeEntry(entry)).toEqual(altered)
      }),
      { numRuns: 2000 },
    )
  })
})

test.each([
  ['actor', '"admin"', '"Admin"'],
  ['actor', '"admin"', '"share"'],
  ['actor', '"admin"', '7'],
  ['ceremony', '0123456789abcdef0', '0123456789ABCDEF0'],
  ['ceremony', '0123456789abcdef0', '0'],
  ['prev', ZERO_HASH, ZERO_HASH.slice(1)],
  ['seq', '"seq":7', '"seq":-1'],
  ['seq', '"seq":7', '"seq":200000'],
  ['seq', '"seq":7', '"seq":"7"'],
  ['time', '11-22T', '11-31T'],
  ['type', 'key.generated', 'key'],
  ['type', 'key.generated', 'key.Generated'],
  ['v', '"v":1', '"v":0'],
  ['what', '{"algorithm":"AES-256","label":"orders"}', '[]'],
  ['what', '{"algorithm":"AES-256","label":"orders"}', 'null'],
  ['what.label', '"orders"', '"or\\u0007ders"'],
  ['what.label', '"orders"', '"or\u202eders"'],
  ['what.label', '"orders"', '"A\u030a"'],
  ['what.label[1].a', '"orders"', '[1,{"a":"\ufeff"}]'],
  ['what.label', '"orders"', '1.5'],
  ['v', '"v":1,', ''],
  ['seq', '"seq":7,', ''],
  ['x', '}}\n', '},"x":1}\n'],
  ['actor', '"actor":"admin",', '"actor":"admin","actor":"admin",'],
  ['', '"label"', ' "label"'],
  ['', '"admin"', '"\\u0061dmin"'],
  ['', '}}\n', '}}'],
  ['', '}}\n', '}}\r\n'],
  ['', '}}\n', '}}\n\n'],
  ['', ',"label"', ',\n"label"'],
  ['', GOLDEN, '\n'],
  ['', GOLDEN, ''],
  ['', GOLDEN, '\ufeff{}\n'],
  ['', GOLDEN, '[]\n'],
])('refuses a bad %s: %j as %j', (path, found, replacement) => {
  const altered = GOLDEN.replace(found, replacement)
  expect(altered).not.toBe(GOLDEN)
  expect(() => parseEntry(utf8(altered))).toThrow(refusal(path))
})

test('refuses bytes that are not UTF-8', () => {
  const line = utf8(GOLDEN)
  line[10] = 0xff
  expect(() => parseEntry(line)).toThrow('not UTF-8 at byte 10')
})

test('a PEM may have lines, no other text', () => {
  const pem = '-----BEGIN PUBLIC KEY-----\nMCow\n-----END PUBLIC KEY-----\n'
  expect(parseEntry(encodeEntry({ ...ENTRY, what: { pem } })).what).toEqual({ pem })
  expect(() => encodeEntry({ ...ENTRY, what: { pem: 'a\r\nb' } })).toThrow('U+000D')
  expect(() => encodeEntry({ ...ENTRY, what: { name: pem } })).toThrow(
    expect.objectContaining({ code: 'text.invalid', path: 'what.name' }),
  )
})

test('the writer refuses what the reader would', () => {
  expect(() => encodeEntry({ ...ENTRY, seq: 200_000 })).toThrow(refusal('seq'))
  expect(() => encodeEntry({ ...ENTRY, what: { blob: 'x'.repeat(4 * 1024 * 1024) } })).toThrow(
    'larger than 4 MiB',
  )
  expect(() => encodeEntry({ ...ENTRY, note: '' } as Entry)).toThrow(refusal('note'))
})

describe('splitting', () => {
  test('happens at 0x0A only and gives views', () => {
    const log = utf8('a\r\u2028\u0085b\n\nc\n')
    const lines = splitLines(log)
    expect(lines.map(text)).toEqual(['a\r\u2028\u0085b\n', '\n', 'c\n'])
    expect(lines.every((line) => line.buffer === log.buffer)).toBe(true)
    expect(splitLines(new Uint8Array())).toEqual([])
  })

  test('puts together again what it split', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(0x0a, 0x0d, 0x61, 0xff)), (bytes) => {
        const log = Uint8Array.from([...bytes, 0x0a])
        expect(concat(...splitLines(log))).toEqual(log)
      }),
    )
  })

  test('refuses an unfinished last line', () => {
    expect(() => splitLines(utf8('a\nb'))).toThrow(refusal('line 2'))
  })

  test('refuses more than it is made for', () => {
    const tooLarge = expect.objectContaining({ code: 'file.toolarge' })
    const newlines = new Uint8Array(200_001).fill(0x0a)
    expect(splitLines(newlines.subarray(1))).toHaveLength(200_000)
    expect(() => splitLines(newlines)).toThrow(tooLarge)
    const line = new Uint8Array(4 * 1024 * 1024 + 1).fill(0x61)
    line[line.length - 1] = 0x0a
    expect(splitLines(line.subarray(1))).toHaveLength(1)
    expect(() => splitLines(line)).toThrow(tooLarge)
    expect(() => splitLines(new Uint8Array(64 * 1024 * 1024 + 1))).toThrow(tooLarge)
  })
})
