import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseJson } from '#shared/log/canonical.ts'

const refusal = (path: string, message: string) =>
  expect.objectContaining({ code: 'json.invalid', path, message: expect.stringContaining(message) })

test.each([
  ['{"a":{"b":1,"c":2,"b":3}}', 'a.b', 'duplicate key at line 1'],
  ['{"a":1,"\\u0061":2}', 'a', 'duplicate key'],
  ['{"__proto__":1,"__proto__":2}', '__proto__', 'duplicate key'],
  ['{"people":[{"id":1},{"id":1,"id":2}]}', 'people[1].id', 'duplicate key'],
  ['{"a b":1,"a b":2}', '["a b"]', 'duplicate key'],
  ['\uFEFF{}', '', 'byte order mark'],
  ['{"a":\uFEFF1}', 'a', 'unexpected character'],
  ['[1.0]', '[0]', 'only integers'],
  ['[1e3]', '[0]', 'only integers'],
  ['[-0]', '[0]', '-0'],
  ['[-0.0]', '[0]', 'only integers'],
  ['[01]', '', 'unexpected character'],
  ['[+1]', '[0]', 'unexpected character'],
  ['[-]', '[0]', 'unexpected character'],
  ['[.5]', '[0]', 'unexpected character'],
  ['[9007199254740992]', '[0]', 'integer out of range'],
  ['[-9007199254740992]', '[0]', 'integer out of range'],
  [`[${'9'.repeat(400)}]`, '[0]', 'integer out of range'],
  ['["\\ud800"]', '[0]', 'lone surrogate'],
  ['["\udc00"]', '[0]', 'lone surrogate'],
  ['{"\\ud800":1}', '', 'lone surrogate'],
  ['["\t"]', '[0]', 'control character'],
  ['["\\x41"]', '[0]', 'bad escape'],
  ['["\\u00g0"]', '[0]', 'bad escape'],
  ['["\\toString"]x', '', 'text after the end'],
  ['["abc', '[0]', 'unfinished string'],
  ['["abc\\', '[0]', 'bad escape'],
  ['[1,]', '[1]', 'unexpected character'],
  ['{"a":1,}', '', 'unexpected character'],
  ['{a:1}', '', 'unexpected character'],
  ["['a']", '[0]', 'unexpected character'],
  ['[1 2]', '', 'unexpected character'],
  ['{"a" 1}', 'a', 'unexpected character'],
  ['', '', 'unexpected end'],
  ['{', '', 'unexpected end'],
  ['[true', '', 'unexpected end'],
  ['nul', '', 'unexpected character'],
  ['NaN', '', 'unexpected character'],
  ['// a\n1', '', 'unexpected character'],
  ['1 1', '', 'text after the end'],
  ['\u00a01', '', 'unexpected character'],
])('refuses %j', (text, path, message) => {
  expect(() => parseJson(text)).toThrow(refusal(path, message))
})

test('names line and column', () => {
  expect(() => parseJson('{\n  "a": 1,\n  "a": 2\n}')).toThrow('line 3, column 6')
})

test('begins paths where it is told to', () => {
  expect(() => parseJson('[1.5]', { path: 'what.statement' })).toThrow(
    refusal('what.statement[0]', 'only integers'),
  )
})

test('a path shows the beginning of a long key only', () => {
  const key = 'k'.repeat(500)
  expect(() => parseJson(`{"${key}":1.5}`)).toThrow(refusal(`["${'k'.repeat(40)}…"]`, 'only'))
})

test('accepts depth 16 and refuses 17 and 100,000', () => {
  expect(parseJson('['.repeat(16) + ']'.repeat(16))).toBeDefined()
  expect(() => parseJson('['.repeat(17) + ']'.repeat(17))).toThrow('nested deeper than 16')
  expect(() => parseJson('['.repeat(100_000))).toThrow('nested deeper than 16')
  expect(() => parseJson('{"a":'.repeat(100_000))).toThrow('nested deeper than 16')
})

test('accepts 100,000 values and refuses more', () => {
  const list = (count: number) => `[${Array(count).fill('0').join(',')}]`
  expect(parseJson(list(99_999))).toHaveLength(99_999)
  expect(() => parseJson(list(100_000))).toThrow('more than 100000 values')
  expect(() => parseJson(`{"a":${list(99_999)}}`)).toThrow('more than 100000 values')
})

test('parsed objects have no prototype', () => {
  const value = parseJson('{"__proto__":{"admin":true},"constructor":1}')
  expect(Object.getPrototypeOf(value)).toBeNull()
  expect(Object.keys(value as object)).toEqual(['__proto__', 'constructor'])
  expect((value as { admin?: unknown }).admin).toBeUndefined()
})

test('reads what JSON.parse reads', () => {
  const integers = fc.maxSafeInteger().map((value) => (Object.is(value, -0) ? 0 : value))
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      integers,
      fc.boolean(),
      fc.constant(null),
      fc.string({ unit: 'binary' }),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(fc.string(), tie('value'), { maxKeys: 3 }),
    ),
  }))
  fc.assert(
    fc.property(value, fc.constantFrom(undefined, 2, '\t'), (input, indent) => {
      const text = JSON.stringify(input, null, indent)
      expect(JSON.stringify(parseJson(text))).toBe(JSON.stringify(JSON.parse(text)))
    }),
  )
})

test('whatever it accepts, JSON.parse accepts too', () => {
  const token = fc.constantFrom(
    ...['{', '}', '[', ']', ',', ':', '"', '"a"', '\\', '\\u', '0', '-', '12', 'e', '.', ' '],
    ...['\n', 'true', 'null', '\u0000', '\u2028', '\ud83d'],
  )
  fc.assert(
    fc.property(fc.array(token, { maxLength: 12 }), (tokens) => {
      const text = tokens.join('')
      let ours: unknown
      try {
        ours = parseJson(text)
      } catch (error) {
        expect(error).toMatchObject({ code: 'json.invalid' })
        return
      }
      expect(JSON.stringify(ours)).toBe(JSON.stringify(JSON.parse(text)))
    }),
    { numRuns: 5000 },
  )
})
