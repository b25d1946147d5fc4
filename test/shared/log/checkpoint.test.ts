import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Checkpoint, encodeCheckpoint, parseCheckpoint } from '#shared/log/checkpoint.ts'

const CHECKPOINT: Checkpoint = {
  ceremony: '0123456789abcdef'.repeat(2),
  entries: 42,
  root: Uint8Array.from({ length: 32 }, (_, i) => i),
  mode: 'rehearsal',
  plan: 'aa'.repeat(32),
  files: {
    'log.jsonl': 'bb'.repeat(32),
    'log.sigs': 'cc'.repeat(32),
    'report.html': 'dd'.repeat(32),
  },
}
const GOLDEN = `claviger.invalid/0123456789abcdef0123456789abcdef
42
AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=
mode rehearsal
plan ${'aa'.repeat(32)}
sha256 ${'bb'.repeat(32)}  log.jsonl
sha256 ${'cc'.repeat(32)}  log.sigs
sha256 ${'dd'.repeat(32)}  report.html
`

test('has the form of formats.md', () => {
  expect(encodeCheckpoint(CHECKPOINT)).toBe(GOLDEN)
  expect(parseCheckpoint(GOLDEN)).toEqual(CHECKPOINT)
})

test('survives encoding and parsing', () => {
  const hexOf = (bytes: number) =>
    fc.uint8Array({ minLength: bytes, maxLength: bytes }).map((b) => Buffer.from(b).toString('hex'))
  const checkpoint = fc.record({
    ceremony: hexOf(16),
    entries: fc.integer({ min: 1, max: 200_000 }),
    root: fc.uint8Array({ minLength: 32, maxLength: 32 }),
    mode: fc.constantFrom('rehearsal' as const, 'production' as const),
    plan: hexOf(32),
    files: fc.record({ 'log.jsonl': hexOf(32), 'log.sigs': hexOf(32), 'report.html': hexOf(32) }),
  })
  fc.assert(
    fc.property(checkpoint, (value) => {
      expect(parseCheckpoint(encodeCheckpoint(value))).toEqual(value)
    }),
  )
})

test.each([
  ['another origin', 'claviger.invalid', 'claviger.example'],
  ['an upper-case ceremony', 'abcdef0', 'ABCDEF0'],
  ['no entries', '\n42\n', '\n0\n'],
  ['a leading zero', '\n42\n', '\n042\n'],
  ['too many entries', '\n42\n', '\n200001\n'],
  ['a root of other padding', 'Hh8=', 'Hh8'],
  ['a root with bits behind its end', 'Hh8=', 'Hh9='],
  ['a short root', 'AAEC', ''],
  ['an unknown mode', 'mode rehearsal', 'mode test'],
  ['one space', '  log.jsonl', ' log.jsonl'],
  ['another file', 'log.sigs', 'log.sig'],
  ['files in another order', 'log.jsonl', 'log.sigs'],
  ['an upper-case hash', 'dddd', 'DDdd'],
  ['a carriage return', 'mode rehearsal\n', 'mode rehearsal\r\n'],
  ['a missing newline', 'report.html\n', 'report.html'],
  ['a further line', 'report.html\n', 'report.html\nnote\n'],
  ['an empty line at the end', 'report.html\n', 'report.html\n\n'],
  ['a byte order mark', 'claviger.invalid', '\ufeffclaviger.invalid'],
  ['nothing', GOLDEN, ''],
])('refuses %s', (_, found, replacement) => {
  const altered = GOLDEN.replace(found, replacement)
  expect(altered).not.toBe(GOLDEN)
  expect(() => parseCheckpoint(altered)).toThrow(
    expect.objectContaining({ code: 'checkpoint.invalid', path: 'checkpoint' }),
  )
})

test('the writer refuses what the reader would', () => {
  expect(() => encodeCheckpoint({ ...CHECKPOINT, entries: 0 })).toThrow('malformed')
  expect(() => encodeCheckpoint({ ...CHECKPOINT, plan: 'x' })).toThrow('malformed')
  expect(() => encodeCheckpoint({ ...CHECKPOINT, root: new Uint8Array(31) })).toThrow('malformed')
})
