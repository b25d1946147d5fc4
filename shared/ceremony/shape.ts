/** The parts of strict schemas for what people write: plans and scripts. */
import * as v from 'valibot'
import { type Fault, faultAt } from '../errors.ts'
import type { JsonObject, JsonValue } from '../log/canonical.ts'
import { keyPath } from '../log/json-value.ts'
import { idFault, normalizeText, textFault } from '../log/text.ts'
import { type Given, type Saying, type SayingKey, say } from '../text/saying.ts'

/** What a schema says of a value; a message of a schema is text, and `faultOf` reads it back. */
export function must<K extends SayingKey>(key: K, ...given: Given<K>): string {
  return written(say(key, ...given))
}

/** The same of what was found at a value. */
export function written(saying: Saying): string {
  return JSON.stringify(saying)
}

/**
 * What is wrong, by our own schemas or by the schema library, which says in English what it
 * expected and what it received: the two are taken and said in a sentence of ours.
 */
export function foundAt(issue: v.BaseIssue<unknown>): Saying {
  const { message, expected, received } = issue
  if (expected === 'never') return say('shape.unknown')
  if (received === 'undefined') return say('shape.missing')
  if (message.startsWith('{"key":')) return JSON.parse(message) as Saying
  return expected === null
    ? say('shape.malformed')
    : say('shape.expected', { expected, found: received })
}

export const OBJECT = must('shape.object')

/** An object with exactly these fields; every other one is a fault of its own. */
export function strict<const T extends v.ObjectEntries>(entries: T) {
  return v.pipe(
    v.custom<object>((x) => typeof x === 'object' && x !== null && !Array.isArray(x), OBJECT),
    v.objectWithRest(entries, v.never(must('shape.unknown')), OBJECT),
  )
}

export function list<const T extends v.GenericSchema>(item: T, most: number) {
  return v.pipe(
    v.array(item, must('shape.list')),
    v.maxLength(most, must('shape.most-entries', { most })),
  )
}

export function full<const T extends v.GenericSchema>(item: T, most: number) {
  return v.pipe(list(item, most), v.minLength(1, must('shape.empty')))
}

export function choice<const T extends readonly string[]>(words: T) {
  return v.picklist(words, must('shape.one-of', { words: words.join(', ') }))
}

export function whole(least: number, most: number) {
  const message = must('shape.whole', { least, most })
  return v.pipe(
    v.number(message),
    v.integer(message),
    v.minValue(least, message),
    v.maxValue(most, message),
  )
}

export function digits(length: number) {
  const message = must('shape.hex', { length })
  return v.pipe(v.string(message), v.regex(new RegExp(`^[0-9a-f]{${length}}$`), message))
}

export function text(most: number) {
  return v.pipe(
    v.string(must('shape.text')),
    v.transform((written) => normalizeText(written).trim()),
    v.rawCheck<string>(({ dataset, addIssue }) => {
      if (!dataset.typed) return
      const fault = textFault(dataset.value)
      if (fault !== undefined) addIssue({ message: written(fault) })
      else if (dataset.value === '') addIssue({ message: must('shape.empty') })
    }),
    v.maxLength(most, must('shape.most-characters', { most })),
  )
}

// Names become fields of objects: these two would collide with what every object inherits.
const INHERITED = /^(?:constructor|prototype)$/
const NAME = must('shape.name')

/** An id or label. */
export const name = v.pipe(
  v.string(NAME),
  v.rawCheck<string>(({ dataset, addIssue }) => {
    if (!dataset.typed) return
    const fault = INHERITED.test(dataset.value) ? say('shape.reserved') : idFault(dataset.value)
    if (fault !== undefined) addIssue({ message: written(fault) })
  }),
)

/** A finding of the schema, with its path. */
export function faultOf(issue: v.BaseIssue<unknown>): Fault {
  let path = ''
  for (const { key } of issue.path ?? []) {
    path = typeof key === 'number' ? `${path}[${key}]` : keyPath(path, String(key))
  }
  return faultAt(path, foundAt(issue))
}

/** Names every JavaScript object inherits; schema libraries pass over them in silence. */
export function inheritedNames(value: JsonValue, path: string): Fault[] {
  if (Array.isArray(value)) return value.flatMap((item, i) => inheritedNames(item, `${path}[${i}]`))
  if (typeof value !== 'object' || value === null) return []
  return Object.keys(value).flatMap((key) => {
    const inner = keyPath(path, key)
    if (key === '__proto__' || key === 'constructor' || key === 'prototype') {
      return [faultAt(inner, say('shape.unknown'))]
    }
    return inheritedNames((value as JsonObject)[key] ?? null, inner)
  })
}
