import { type Sayings, sayings as english } from './en/sayings/catalogue.ts'
import type { Sentence } from './given.ts'

export type { Sayings }
export type SayingKey = keyof Sayings

/** What a sentence names. A sentence in a sentence is said in the same language. */
type Value = string | number | Saying | readonly (string | number | Saying)[]

/** A finding or a refusal before it is put into words: which one it is, and what it names. */
export interface Saying {
  readonly key: SayingKey
  readonly given?: { readonly [name: string]: Value }
}

/** Where a sentence has another one inside, or several, those are given as sayings. */
type Unsaid<T> = T extends Sentence ? Saying : T extends readonly Sentence[] ? readonly Saying[] : T

/** What the sentence of that key names. */
export type Given<K extends SayingKey> = Sayings[K] extends (given: infer G) => string
  ? [given: { readonly [name in keyof G]: Unsaid<G[name]> }]
  : []

/** Names a sentence of the catalogue, and what stands in it. */
export function say<K extends SayingKey>(key: K, ...[given]: Given<K>): Saying {
  return given === undefined ? { key } : { key, given }
}

/** The sentence in words of a catalogue. */
export function saidIn(sayings: Sayings, said: Saying): string {
  const sentence = sayings[said.key]
  if (typeof sentence === 'string') return sentence
  const given = Object.entries(said.given ?? {}).map(([name, value]) => [
    name,
    plain(sayings, value),
  ])
  return (sentence as (given: object) => string)(Object.fromEntries(given))
}

/** The wording of command line, log and tests. */
export function inEnglish(said: Saying): string {
  return saidIn(english, said)
}

/** The same with every word of it changed: for what somebody else may have written. */
export function withWords(said: Saying, change: (word: string) => string): Saying {
  const changed = (value: Value): Value => {
    if (typeof value === 'string') return change(value)
    if (typeof value === 'number') return value
    return isList(value) ? (value.map(changed) as string[]) : withWords(value, change)
  }
  const given = Object.entries(said.given ?? {}).map(([name, value]) => [name, changed(value)])
  return said.given === undefined ? said : { key: said.key, given: Object.fromEntries(given) }
}

/** A refusal never fails over what it names, whatever that is. */
function plain(sayings: Sayings, value: Value): string | number | readonly (string | number)[] {
  if (typeof value === 'string' || typeof value === 'number') return value
  if (isList(value)) return value.map((one) => single(sayings, one))
  return single(sayings, value)
}

function single(sayings: Sayings, value: string | number | Saying): string | number {
  if (typeof value === 'number') return value
  if (typeof value !== 'object' || value === null) return String(value)
  return Object.hasOwn(sayings, value.key) ? saidIn(sayings, value) : '?'
}

function isList(value: Value): value is readonly (string | number | Saying)[] {
  return Array.isArray(value)
}
