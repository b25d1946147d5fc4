import { CeremonyError } from '../errors.ts'
import type { Saying } from '../text/saying.ts'

/** What our JSON can hold; numbers are safe integers. */
export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue }

/** A JSON object; parsed ones have no prototype, so `__proto__` is a key like any other. */
export interface JsonObject {
  readonly [key: string]: JsonValue
}

/** Characters of a key that a path shows: enough to find it, too few to carry a secret. */
const SHOWN = 40
const PLAIN_WORD = /^[A-Za-z0-9_-]{1,40}$/

/** Keys and indexes from the root to a member; a path is only written out for an error. */
export type Trail = (string | number)[]

/** The path of a member: `people[0].name`; a key that is no plain word stands in brackets. */
export function pathOf(trail: Trail, root = ''): string {
  let path = root
  for (const step of trail) {
    path = typeof step === 'number' ? `${path}[${step}]` : keyPath(path, step)
  }
  return path
}

/** The path of a member of the object at `path`. */
export function keyPath(path: string, key: string): string {
  if (!PLAIN_WORD.test(key)) return `${path}[${JSON.stringify(shorten(key))}]`
  return path === '' ? key : `${path}.${key}`
}

/** The refusal of a JSON text or value, with the path of the offending member. */
export function invalidJson(message: Saying, path: string): CeremonyError {
  return new CeremonyError('json.invalid', message, { path })
}

function shorten(key: string): string {
  return key.length > SHOWN ? `${key.slice(0, SHOWN)}…` : key
}
