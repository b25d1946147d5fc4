import { expect } from 'vitest'
import type { Fault } from '#shared/errors.ts'
import { de } from '#shared/text/de/catalogue.ts'
import { en } from '#shared/text/en/catalogue.ts'
import { type Saying, saidIn } from '#shared/text/saying.ts'

/** What reads as a sentence of English: three small words in a row, which no name or path has. */
const PROSE = /\b[a-z]{2,} [a-z]{2,} [a-z]{2,}\b/

/**
 * What the main process says has its own words in German, and so has each sentence inside of it;
 * nothing that it names is a sentence of English.
 */
export function expectGerman(saying: Saying | undefined): void {
  if (saying === undefined) throw new Error('nothing is said')
  const [english, german] = [saidIn(en.sayings, saying), saidIn(de.sayings, saying)]
  expect(german).not.toMatch(/undefined|\[object/)
  if (saying.key !== 'form.value' && /[a-z]{3} [a-z]{3}/.test(english))
    expect(german).not.toBe(english)
  // Whom an approval lacks is counted in English, and put into German by the catalogue.
  const { needed: _, ...given } = saying.given ?? {}
  for (const value of Object.values(given).flat())
    if (typeof value === 'object') expectGerman(value as Saying)
    else expect(String(value)).not.toMatch(PROSE)
}

/** Findings as the command line tells them, once each is shown to be said in German as well. */
export function told(
  faults: readonly Fault[] = [],
): readonly { readonly path: string; readonly message: string }[] {
  return faults.map(({ path, message, saying }) => {
    expectGerman(saying)
    return { path, message }
  })
}

/** Notes as the command line tells them, once each is shown to be said in German as well. */
export function noted(notes: readonly Saying[]): readonly string[] {
  return notes.map((note) => {
    expectGerman(note)
    return saidIn(en.sayings, note)
  })
}
