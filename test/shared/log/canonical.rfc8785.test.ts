import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  canonical,
  canonicalAnyKey,
  type JsonValue,
  parseCanonical,
  parseJson,
} from '#shared/log/canonical.ts'
import { decodeUtf8 } from '#shared/utf8.ts'

const vector = (path: string) =>
  decodeUtf8(readFileSync(new URL(`../../vectors/jcs/${path}`, import.meta.url)))

const plainKey = fc.stringMatching(/^[A-Za-z0-9._/-]{1,8}$/)
const integer = fc.maxSafeInteger().map((value) => (Object.is(value, -0) ? 0 : value))
const { json } = fc.letrec<{ json: JsonValue }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 5 },
    fc.constant(null),
    fc.boolean(),
    integer,
    fc.string({ unit: 'binary' }),
    fc.array(tie('json'), { maxLength: 4 }),
    fc.dictionary(plainKey, tie('json'), { maxKeys: 4 }),
  ),
}))

describe('RFC 8785', () => {
  test.each(['arrays', 'french', 'unicode', 'weird'])('vector %s', (name) => {
    const text = canonicalAnyKey(parseJson(vector(`input/${name}.json`)))
    expect(text).toBe(vector(`output/${name}.json`).trimEnd())
    const hexDigits = vector(`outhex/${name}.txt`).replace(/\s+/g, '')
    expect(Buffer.from(text).toString('hex')).toBe(hexDigits)
  })

  test('vector structures, its float written as an integer', () => {
    const input = vector('input/structures.json')
    expect(() => parseJson(input)).toThrow('only integers are allowed')
    const text = canonicalAnyKey(parseJson(input.replace('56.0', '56')))
    expect(text).toBe(vector('output/structures.json').trimEnd())
  })

  test('vector values holds floats and is refused', () => {
    expect(() => parseJson(vector('input/values.json'))).toThrow('only integers are allowed')
  })

  test('keys outside the plain set are refused in canonical form', () => {
    expect(() => canonical(parseJson(vector('input/french.json')))).toThrow('forbidden character')
    expect(() => canonical({ '': 1 })).toThrow('forbidden character')
    expect(() => parseCanonical('{"a b":1}')).toThrow('forbidden character')
  })
})

test('canonical form and parser undo each other', () => {
  fc.assert(
    fc.property(json, (value) => {
      const text = canonical(value)
      expect(canonical(parseCanonical(text))).toBe(text)
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})

test('every other spelling of a value is refused', () => {
  for (const text of ['{"b":1,"a":2}', ' 1', '1 ', '[1, 2]', '"\\u0061"', '"\\/"', '"\\u000A"']) {
    expect(() => parseCanonical(text)).toThrow('not in canonical form')
  }
})

test('sorts by UTF-16 code units and keeps __proto__ as a key', () => {
  expect(canonical(parseJson('{"b":1,"B":2,"10":3,"9":4,"__proto__":5,"a/b":6}'))).toBe(
    '{"10":3,"9":4,"B":2,"__proto__":5,"a/b":6,"b":1}',
  )
  expect(canonicalAnyKey({ '\u{1f602}': 1, '\ufb33': 2 })).toBe('{"\u{1f602}":1,"\ufb33":2}')
})

test.each([
  ['a float', { a: [1.5] }, 'a[0]'],
  ['-0', { a: -0 }, 'a'],
  ['an unsafe integer', [2 ** 53], '[0]'],
  ['NaN', [Number.NaN], '[0]'],
  ['a lone surrogate', { a: '\ud800' }, 'a'],
  ['undefined', { a: undefined }, 'a'],
  ['a hole', new Array(2), '[0]'],
  ['bytes', { a: new Uint8Array(2) }, 'a'],
  ['a date', { a: new Date(0) }, 'a'],
  ['depth 17', JSON.parse('['.repeat(17) + ']'.repeat(17)), '[0]'.repeat(16)],
])('canonical refuses %s with its path', (_, value, path) => {
  expect(() => canonical(value as JsonValue)).toThrow(
    expect.objectContaining({ code: 'json.invalid', path }),
  )
})
