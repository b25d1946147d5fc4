/** Every word of the trade has its explanation, in every language, and is found. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { catalogues } from '#shared/text/catalogue.ts'
import { sentencesOf } from '#shared/text/format.ts'
import { allTerms, findTerms, termsIn } from '#shared/text/glossary.ts'
import { LANGUAGES } from '#shared/text/language.ts'

const termsOf = (language: (typeof LANGUAGES)[number]) =>
  allTerms(catalogues[language].glossary.terms, language)
const english = termsOf('en')

/** What a person without the trade would stumble over. */
const JARGON =
  'KCV,check value,commitment,checkpoint,share,share set,quorum,threshold,backup key,KWP,BYOK,wrapping key,import token,running head,head,entry,recorder,paper list,receipt,proof,vault,mode,rehearsal,production,exception,gate,BIP-93 text,codex32,superseded,void,drill,health check,fingerprint,digest,anchored,evidence bundle,exposed,resharing,terminated,witness,custodian'.split(
    ',',
  )

test.each(JARGON)('%s is explained', (word) => {
  expect(termsIn(english, `Here stands ${word}, and more.`)).not.toEqual([])
})

describe.each(LANGUAGES)('%s', (language) => {
  const terms = termsOf(language)

  test.each(terms.map((one) => [one.term, one] as const))('%s', (_, one) => {
    expect(one.says).toMatch(/^\p{Lu}.*\.$/u)
    expect(sentencesOf(one.says).length).toBeLessThanOrEqual(4)
    expect(one.says.split(' ').length).toBeGreaterThan(7)
    for (const form of [one.term, ...(one.also ?? [])]) {
      expect(findTerms(terms, form), form).toContainEqual(one)
      expect(termsIn(terms, `(${form.toUpperCase()})`), form).toContainEqual(one)
      expect(termsIn(terms, `${form}s`), form).toContainEqual(one)
    }
    // No form is found inside another word.
    for (const form of [one.term, ...(one.also ?? [])].filter((form) => !/[ -]/u.test(form))) {
      expect(termsIn(terms, `x${form}`).includes(one), form).toBe(false)
    }
  })

  test('no two terms are written alike', () => {
    const written = terms.map(({ term }) => term)
    expect(new Set(written).size).toBe(written.length)
  })
})

test('German explains the same terms in words of its own', () => {
  const english = catalogues.en.glossary.terms
  for (const { key, says } of termsOf('de')) expect(says).not.toBe(english[key].says)
})

test('a form across two lines is found', () => {
  expect(termsIn(english, 'the running\n  head').map(({ key }) => key)).toContain('runningHead')
})

test('whatever is looked for, what is found holds each of its words', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (wanted) => {
      const words = wanted.normalize('NFC').toLowerCase().split(/\s+/u)
      for (const { term, also = [], says } of findTerms(english, wanted)) {
        const all = [term, ...also, says].join(' ').toLowerCase()
        for (const word of words) expect(all).toContain(word)
      }
      termsIn(english, wanted)
    }),
  )
})
