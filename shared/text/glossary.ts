import type { Explained, Term } from './en/glossary.ts'

export type { Explained, Term }

/** A term with its key, as a list shows it. */
export interface Named extends Explained {
  readonly key: Term
}

/** All terms in the order of the language. */
export function allTerms(
  terms: Readonly<Record<Term, Explained>>,
  locale: string,
): readonly Named[] {
  const named = Object.entries(terms).map(([key, one]) => ({ ...one, key: key as Term }))
  return named.sort((a, b) => a.term.localeCompare(b.term, locale))
}

/** The terms of which a text holds a form. A plural or a case may add up to two letters to a word. */
export function termsIn(terms: readonly Named[], said: string): readonly Named[] {
  // A heading in capitals writes ß as SS.
  const plain = sharp(said.replace(/\s+/gu, ' '))
  return terms.filter((one) => formsOf(one).some((form) => holds(plain, form)))
}

/** The terms that hold all the words looked for, in a form or in the explanation. */
export function findTerms(terms: readonly Named[], wanted: string): readonly Named[] {
  const words = lower(wanted).split(/\s+/u).filter(Boolean)
  return terms.filter((one) => {
    const all = lower([...formsOf(one), one.says].join(' '))
    return words.every((word) => all.includes(word))
  })
}

function formsOf({ term, also = [] }: Explained): readonly string[] {
  return [term, ...also]
}

function holds(said: string, form: string): boolean {
  const literal = sharp(form).replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')
  return new RegExp(`(?<![\\p{L}\\p{N}])${literal}\\p{L}{0,2}(?![\\p{L}\\p{N}])`, 'iu').test(said)
}

const sharp = (said: string): string => said.replaceAll('ß', 'ss')
const lower = (said: string): string => said.normalize('NFC').toLowerCase()
