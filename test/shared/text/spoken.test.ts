import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { en } from '#shared/text/en/catalogue.ts'
import { serialsIn, spoken as spokenWith } from '#shared/text/spoken.ts'

const spoken = (serial: string): string => spokenWith(serial, en.spoken)

describe('ICAO Annex 10, volume II, 5.2.1.3: serial numbers as they are read aloud', () => {
  test.each([
    ['A-101', 'Alfa dash one zero one'],
    ['a101', 'Alfa one zero one'],
    ['JX 7', 'Juliett X-ray seven'],
    ['KC/2026.7', 'Kilo Charlie slash two zero two six point seven'],
    ['0012345678', 'zero zero one, two three four, five six seven, eight'],
    ['A_12345-B', 'Alfa underline one two three, four five dash Bravo'],
    ['', ''],
  ])('%s', (serial, words) => {
    expect(spoken(serial)).toBe(words)
  })

  test('every letter and digit is one word, and no two sound alike', () => {
    const all = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789']
    expect(new Set(all.map(spoken)).size).toBe(all.length)
  })

  test('whatever is typed is said without an error', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        expect(spoken(typed).trim()).toBe(spoken(typed))
        for (const serial of serialsIn(typed)) expect(typed).toContain(serial)
      }),
    )
  })
})

test.each([
  ['Bags A-101 and 0012345678, both whole.', ['A-101', '0012345678']],
  ['At 09:30 on 2026-11-22, as expected.', []],
  ['A-101, and again A-101.', ['A-101']],
  ['Seal 7 was whole.', []],
])('the serial numbers in: %s', (said, serials) => {
  expect(serialsIn(said)).toEqual(serials)
})
