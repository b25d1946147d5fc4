import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ACTS } from '#shared/log/acts.ts'
import {
  encodeStatement,
  parseStatement,
  type Statement,
  statementBytes,
} from '#shared/log/statement.ts'

const STATEMENT: Statement = {
  act: 'approve',
  actor: 'witness',
  ceremony: '0123456789abcdef'.repeat(2),
  role: 'witness',
  sha256: 'ab'.repeat(32),
  target: 17,
  text: 'I approve to generate “orders” – digest 0123.',
}
const GOLDEN =
  '{"act":"approve","actor":"witness","ceremony":"0123456789abcdef0123456789abcdef",' +
  `"claviger":"statement/1","role":"witness","sha256":"${'ab'.repeat(32)}","target":17,` +
  '"text":"I approve to generate “orders” – digest 0123."}'

test('is canonical JSON; its newline is signed too', () => {
  expect(encodeStatement(STATEMENT)).toBe(GOLDEN)
  expect(parseStatement(GOLDEN)).toEqual(STATEMENT)
  expect(new TextDecoder().decode(statementBytes(GOLDEN))).toBe(`${GOLDEN}\n`)
})

test('survives encoding and parsing, for every act', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...ACTS),
      fc.nat(199_999),
      fc.stringMatching(/^[ -~]*$/),
      (act, target, text) => {
        const statement = { ...STATEMENT, act, target, text }
        expect(parseStatement(encodeStatement(statement))).toEqual(statement)
      },
    ),
  )
})

test.each([
  ['act', '"approve"', '"sign"', 'json.invalid'],
  ['act', '"approve"', '"toString"', 'json.invalid'],
  ['actor', '"actor":"witness"', '"actor":"recorder"', 'json.invalid'],
  ['ceremony', '0123456789abcdef"', '"', 'json.invalid'],
  ['claviger', 'statement/1', 'statement/2', 'json.invalid'],
  ['role', '"role":"witness",', '', 'json.invalid'],
  ['sha256', 'abab', 'AbAb', 'json.invalid'],
  ['target', '17', '-1', 'json.invalid'],
  ['target', '17', '"17"', 'json.invalid'],
  ['text', 'I approve', 'I\\napprove', 'text.invalid'],
  ['text', 'I approve', 'I \u202eapprove', 'text.invalid'],
  ['zone', '"}', '","zone":"x"}', 'json.invalid'],
  ['', '"}', '"}\n', 'json.invalid'],
  ['', '"act"', ' "act"', 'json.invalid'],
  ['', GOLDEN, 'null', 'json.invalid'],
  ['', GOLDEN, '[]', 'json.invalid'],
])('refuses a bad %s: %j as %j', (path, found, replacement, code) => {
  const altered = GOLDEN.replace(found, replacement)
  expect(altered).not.toBe(GOLDEN)
  expect(() => parseStatement(altered)).toThrow(expect.objectContaining({ code, path }))
})

test('the writer refuses what the reader would', () => {
  expect(() => encodeStatement({ ...STATEMENT, text: 'a\nb' })).toThrow('U+000A')
  expect(() => encodeStatement({ ...STATEMENT, target: 1.5 })).toThrow('safe integers')
})
