import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assertText, idFault, isId, normalizeText, textFault } from '#shared/log/text.ts'
import { inEnglish } from '#shared/text/saying.ts'
import { say } from '#shared/text/saying.ts'

test.each([
  ['plain', 'Custodian 1 – Élodie, 鍵, 🔑'],
  ['a joiner that scripts need', 'क्\u200dष'],
  ['empty', ''],
])('accepts %s', (_, text) => {
  expect(textFault(text)).toBeUndefined()
})

test.each([
  ['NUL', '\0', 'U+0000'],
  ['a newline', 'a\nb', 'U+000A'],
  ['a tab', '\t', 'U+0009'],
  ['DEL', '\x7f', 'U+007F'],
  ['C1', '\x85', 'U+0085'],
  ['line separator', '\u2028', 'U+2028'],
  ['paragraph separator', '\u2029', 'U+2029'],
  ['byte order mark', '\ufeff', 'U+FEFF'],
  ['Arabic letter mark', '\u061c', 'U+061C'],
  ['left-to-right mark', '\u200e', 'U+200E'],
  ['right-to-left mark', '\u200f', 'U+200F'],
  ['embedding', '\u202a', 'U+202A'],
  ['override', 'a\u202eb', 'U+202E'],
  ['isolate', '\u2066', 'U+2066'],
  ['pop isolate', '\u2069', 'U+2069'],
  ['a lone surrogate', '🔑\ud83d', 'U+D83D'],
])('refuses %s and names it', (_, text, point) => {
  expect(() => assertText(text, 'people[0].name')).toThrow(
    expect.objectContaining({
      code: 'text.invalid',
      path: 'people[0].name',
      message: `character ${point} is not allowed`,
    }),
  )
})

test('refuses text that is not NFC and names the first odd code point', () => {
  expect(() => assertText('A\u030a', 'title')).toThrow('not in Unicode form NFC at U+0041')
  expect(() => assertText('\u212b', 'title')).toThrow('not in Unicode form NFC at U+212B')
  expect(() => assertText('Åe\u0301', 'title')).toThrow('not in Unicode form NFC at U+0065')
})

test('normalised text is refused only for what cannot be repaired', () => {
  expect(normalizeText('a\r\nb\tc\nd\u2028e A\u030a')).toBe('a b c d e Å')
  const printable = fc.string({ unit: 'grapheme', maxLength: 40 })
  const broken = fc.constantFrom('\n', '\r\n', '\t', '\u2029', 'e\u0301', '\u212b')
  fc.assert(
    fc.property(fc.array(fc.oneof(printable, broken)), (parts) => {
      const text = normalizeText(parts.join(''))
      expect(normalizeText(text)).toBe(text)
      expect(inEnglish(textFault(text) ?? say('shape.character', { character: '' }))).toMatch(
        /^character/,
      )
      expect(text).not.toMatch(/[\n\r\t]/)
    }),
  )
})

test('ids follow the grammar', () => {
  for (const id of [
    'c1',
    'admin',
    '0',
    'a-b-',
    'a'.repeat(32),
    'com0',
    'com10',
    'shares',
    'con1',
  ]) {
    expect(idFault(id)).toBeUndefined()
    expect(isId(id)).toBe(true)
  }
  for (const id of ['', '-a', 'A', 'a b', 'a_b', 'a.b', 'é', 'a'.repeat(33), 'a\n']) {
    expect(inEnglish(idFault(id) ?? say('form.field'))).toMatch(/^must be/)
  }
})

test.each(['recorder', 'share', 'recovery', 'head'])('reserves %s', (id) => {
  expect(inEnglish(idFault(id) ?? say('form.field'))).toBe('is reserved')
})

test.each(['con', 'prn', 'aux', 'nul', 'com1', 'com9', 'lpt1', 'lpt9'])(
  'refuses device %s',
  (id) => {
    expect(inEnglish(idFault(id) ?? say('form.field'))).toBe('is a device name on Windows')
  },
)
