/** Both catalogues say the same thing in two languages: nothing missing, nothing left in English. */
import { describe, expect, test } from 'vitest'
import { catalogues } from '#shared/text/catalogue.ts'
import { LANGUAGES } from '#shared/text/language.ts'
import { leavesOf } from '../../support/texts.ts'

/** Documents hold markup and lists of their own, which tests of the documents read. */
const { documents: _, ...screens } = catalogues.en
const english = readable(screens)
const others = LANGUAGES.filter((language) => language !== 'en')

/** Words that German writes as English does. */
const SAME = new Set([
  'Algorithm',
  'Auditor',
  'Build',
  'Claviger',
  'Cloud',
  'Code',
  'Debugger',
  'Export',
  'Name',
  'Organisation',
  'Phase',
  'Plan',
  'Quorum',
  'Sandbox',
  'Version',
  'Person',
  'Passphrase',
  'in',
])

describe.each(others)('the catalogue of %s', (language) => {
  const { documents: _, ...own } = catalogues[language]
  const leaves = readable(own)

  test('has the same places as the English one', () => {
    const places = (all: ReadonlyMap<string, string>) => new Set([...all.keys()].map(withoutCount))
    expect(places(leaves)).toEqual(places(english))
  })

  test('has no text that is still English', () => {
    const left = [...leaves].filter(
      ([path, said]) => said === english.get(path) && wordsOf(said).some((one) => !SAME.has(one)),
    )
    expect(left).toEqual([])
  })

  test('names every value that the English text names', () => {
    const values = (said: string) => [...new Set(said.match(/⟨\w+⟩/g) ?? [])].sort()
    const differ = [...leaves].filter(
      ([path, said]) =>
        english.has(path) && values(said).join() !== values(english.get(path) ?? '').join(),
    )
    expect(differ).toEqual([])
  })

  test('has no two blanks, no straight quotation marks, and no blank at an end', () => {
    const untidy = [...leaves].filter(([, said]) => / {2}|["']|^ | $/.test(said))
    expect(untidy).toEqual([])
  })

  test('ends a sentence where the English text ends one', () => {
    const stop = (said: string) => /[.!?]$/.test(said)
    const differ = [...leaves].filter(
      ([path, said]) => english.has(path) && stop(said) !== stop(english.get(path) ?? ''),
    )
    expect(differ).toEqual([])
  })
})

/** Words of a language: names of files, and names that are capitals throughout, are of none. */
function wordsOf(said: string): readonly string[] {
  return said.replace(/⟨\w+⟩|\w+\.jsonl/g, '').match(/\p{L}*\p{Ll}\p{L}*/gu) ?? []
}

/** Everything but the other names of a term: each language has its own, as many as it likes. */
function readable(catalogue: object): ReadonlyMap<string, string> {
  return new Map([...leavesOf(catalogue)].filter(([path]) => !/^glossary\..+\.also\./.test(path)))
}

/** A text that is made of values has one place, whatever it is given. */
function withoutCount(path: string): string {
  return path.replace(/\(\d?\)$/, '()')
}
