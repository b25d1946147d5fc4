import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { listIn } from '#shared/text/format.ts'
import { LANGUAGES, languageOf, parseLanguage } from '#shared/text/language.ts'
import { plural } from '#shared/text/plural.ts'

describe('the language of a system', () => {
  test.each([
    [['de-CH', 'fr-CH'], 'de'],
    [['fr-CH', 'de_AT', 'en-US'], 'de'],
    [['DE'], 'de'],
    [['en-US', 'de'], 'en'],
    [['nds', 'fr'], 'en'],
    [[], 'en'],
  ])('%j', (tags, language) => {
    expect(languageOf(tags)).toBe(language)
  })

  test('whatever it says, there is a language', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (tags) => {
        expect(LANGUAGES).toContain(languageOf(tags))
      }),
    )
  })
})

test('only the name of a language is one', () => {
  expect(parseLanguage('de')).toBe('de')
  fc.assert(
    fc.property(fc.anything(), (value) => {
      const known = LANGUAGES.some((language) => language === value)
      expect(parseLanguage(value)).toBe(known ? value : undefined)
    }),
  )
})

test.each([
  ['en', [], ''],
  ['en', ['a'], 'a'],
  ['en', [1, 2], '1 and 2'],
  ['en', ['a', 'b', 'c'], 'a, b and c'],
  ['de', ['a', 'b', 'c'], 'a, b und c'],
] as const)('items in a sentence, %s: %j', (language, items, said) => {
  expect(listIn(language, items)).toBe(said)
})

test('one is singular, everything else is plural', () => {
  expect([0, 1, 2, 11, 21].map((count) => plural(count, 'Eintrag', 'Einträge'))).toEqual([
    '0 Einträge',
    '1 Eintrag',
    '2 Einträge',
    '11 Einträge',
    '21 Einträge',
  ])
})
