/** The parts of strict schemas for what people write: plans and scripts. */
import * as v from 'valibot'
import type { Fault } from '../errors.ts'
import type { JsonObject, JsonValue } from '../log/canonical.ts'
import { keyPath } from '../log/json-value.ts'
import { idFault, normalizeText, textFault } from '../log/text.ts'

export const UNKNOWN = 'unknown field'
export const OBJECT = 'must be an object'

/** An object with exactly these fields; every other one is a fault of its own. */
export function strict<const T extends v.ObjectEntries>(entries: T) {
  return v.pipe(
    v.custom<object>((x) => typeof x === 'object' && x !== null && !Array.isArray(x), OBJECT),
    v.objectWithRest(entries, v.never(UNKNOWN), OBJECT),
  )
}

export function list<const T extends v.GenericSchema>(item: T, most: number) {
  return v.pipe(
    v.array(item, 'must be a list'),
    v.maxLength(most, `must hold at most ${most} entries`),
  )
}

export function full<const T extends v.GenericSchema>(item: T, most: number) {
  return v.pipe(list(item, most), v.minLength(1, 'must not be empty'))
}

export function choice<const T extends readonly string[]>(words: T) {
  return v.picklist(words, `must be one of ${words.join(', ')}`)
}

export function whole(least: number, most: number) {
  const message = `must be a whole number from ${least} to ${most}`
  return v.pipe(
    v.number(message),
    v.integer(message),
    v.minValue(least, message),
    v.maxValue(most, message),
  )
}

export function digits(length: number) {
  const message = `must be ${length} lower-case hex digits`
  return v.pipe(v.string(message), v.regex(new RegExp(`^[0-9a-f]{${length}}$`), message))
}

export function text(most: number) {
  return v.pipe(
    v.string('must be text'),
    v.transform((written) => normalizeText(written).trim()),
    v.rawCheck<string>(({ dataset, addIssue }) => {
      if (!dataset.typed) return
      const fault = textFault(dataset.value)
      if (fault !== undefined) addIssue({ message: fault })
      else if (dataset.value === '') addIssue({ message: 'must not be empty' })
    }),
    v.maxLength(most, `must have at most ${most} characters`),
  )
}

// Names become fields of objects: these two would collide with what every object inherits.
const INHERITED = /^(?:constructor|prototype)$/
const NAME = 'must be a name of lower-case letters, digits and hyphens'

/** An id or label. */
export const name = v.pipe(
  v.string(NAME),
  v.rawCheck<string>(({ dataset, addIssue }) => {
    if (!dataset.typed) return
    const fault = INHERITED.test(dataset.value) ? 'is reserved' : idFault(dataset.value)
    if (fault !== undefined) addIssue({ message: fault })
  }),
)

/** A finding of the schema, with its path. */
export function faultOf(issue: v.BaseIssue<unknown>): Fault {
  let path = ''
  for (const { key } of issue.path ?? []) {
    path = typeof key === 'number' ? `${path}[${key}]` : keyPath(path, String(key))
  }
  if (issue.kind === 'schema' && issue.type === 'never') return { path, message: UNKNOWN }
  const message = issue.received === 'undefined' ? 'is missing' : issue.message
  return { path, message }
}

/** Names every JavaScript object inherits; schema libraries pass over them in silence. */
export function inheritedNames(value: JsonValue, path: string): Fault[] {
  if (Array.isArray(value)) return value.flatMap((item, i) => inheritedNames(item, `${path}[${i}]`))
  if (typeof value !== 'object' || value === null) return []
  return Object.keys(value).flatMap((key) => {
    const inner = keyPath(path, key)
    if (key === '__proto__' || key === 'constructor' || key === 'prototype') {
      return [{ path: inner, message: UNKNOWN }]
    }
    return inheritedNames((value as JsonObject)[key] ?? null, inner)
  })
}
