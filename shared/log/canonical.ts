/**
 * Canonical JSON: RFC 8785 (JCS) restricted to safe integers, well-formed strings, plain keys and
 * a depth of 16. Duplicate keys, floats and -0 are read differently by different programs: refused.
 */
import { CeremonyError } from '../errors.ts'
import { type Saying, say } from '../text/saying.ts'
import { MAX_DEPTH, parseJson } from './json.ts'
import { invalidJson, type JsonValue, pathOf, type Trail } from './json-value.ts'

export { parseJson } from './json.ts'
export type { JsonObject, JsonValue } from './json-value.ts'

const PLAIN_KEY = /^[A-Za-z0-9._/-]+$/

/** The canonical form of a value, without a newline; refuses what the profile cannot hold. */
export function canonical(value: JsonValue): string {
  return encode(value, [], true)
}

/** As {@link canonical}, but with any key RFC 8785 allows: for documents of others. */
export function canonicalAnyKey(value: JsonValue): string {
  return encode(value, [], false)
}

/** Parses a text that must be exactly the canonical form of what it holds. */
export function parseCanonical(text: string): JsonValue {
  const value = parseJson(text)
  if (canonical(value) !== text) {
    throw new CeremonyError('json.invalid', say('form.not-canonical'), { path: '' })
  }
  return value
}

function encode(value: JsonValue, trail: Trail, plain: boolean): string {
  if (value === null || value === true || value === false) return String(value)
  if (typeof value === 'string') return encodeString(value, trail)
  if (typeof value === 'number') return encodeNumber(value, trail)
  if (typeof value !== 'object') throw refused(say('form.not-json', { type: typeof value }), trail)
  if (trail.length >= MAX_DEPTH) throw refused(say('form.too-deep', { most: MAX_DEPTH }), trail)
  const parts: string[] = []
  if (isArray(value)) {
    for (const [i, item] of value.entries()) {
      trail.push(i)
      parts.push(encode(item, trail, plain))
      trail.pop()
    }
    return `[${parts.join(',')}]`
  }
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== null && prototype !== Object.prototype) {
    throw refused(say('form.no-plain-object'), trail)
  }
  // The default order of sort() is that of UTF-16 code units, which RFC 8785 §3.2.3 asks for.
  for (const key of Object.keys(value).sort()) {
    trail.push(key)
    if (plain && !PLAIN_KEY.test(key)) throw refused(say('form.key-character'), trail)
    parts.push(`${encodeString(key, trail)}:${encode(value[key] as JsonValue, trail, plain)}`)
    trail.pop()
  }
  return `{${parts.join(',')}}`
}

/** JSON.stringify escapes exactly as RFC 8785 §3.2.2.2 asks, given a well-formed string. */
function encodeString(text: string, trail: Trail): string {
  if (!text.isWellFormed()) throw refused(say('form.surrogate'), trail)
  return JSON.stringify(text)
}

function encodeNumber(value: number, trail: Trail): string {
  if (!Number.isSafeInteger(value)) throw refused(say('form.safe-integers'), trail)
  if (Object.is(value, -0)) throw refused(say('form.minus-zero'), trail)
  return String(value)
}

function isArray(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value)
}

function refused(message: Saying, trail: Trail): CeremonyError {
  return invalidJson(message, pathOf(trail))
}
