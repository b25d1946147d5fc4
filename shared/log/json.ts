/** A strict parser of JSON (RFC 8259) for text from outside. */
import { type Saying, say } from '../text/saying.ts'
import { invalidJson, type JsonValue, pathOf, type Trail } from './json-value.ts'

/** Objects and arrays inside each other, at most. */
export const MAX_DEPTH = 16
/** Values in one text, at most: many times what a line holds; parsed, each takes up to 60 bytes. */
const MAX_VALUES = 100_000

export interface ParseOptions {
  /** Where the text stands in a larger document; the first part of every error's path. */
  readonly path?: string
}

/**
 * Parses one JSON text. Refuses duplicate keys, a byte order mark, floats, -0, unsafe integers,
 * lone surrogates, nesting deeper than 16 and more than 100,000 values, naming path, line and
 * column.
 */
export function parseJson(text: string, options: ParseOptions = {}): JsonValue {
  return new Parser(text, options.path ?? '').parse()
}

const QUOTE = 0x22
const BACKSLASH = 0x5c
const NUMBER = /-?(?:0|[1-9][0-9]*)/y
const HEX4 = /[0-9A-Fa-f]{4}/y
const WORDS = { t: ['true', true], f: ['false', false], n: ['null', null] } as const
const ESCAPES: { readonly [letter: string]: string } = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
}

class Parser {
  readonly #text: string
  readonly #root: string
  readonly #trail: Trail = []
  #at = 0
  #values = 0

  constructor(text: string, root: string) {
    this.#text = text
    this.#root = root
  }

  parse(): JsonValue {
    if (this.#text.startsWith('\uFEFF')) throw this.#fault(say('form.byte-order-mark'))
    this.#space()
    const value = this.#value()
    this.#space()
    if (this.#at < this.#text.length) throw this.#fault(say('form.text-after'))
    return value
  }

  #value(): JsonValue {
    this.#values += 1
    if (this.#values > MAX_VALUES)
      throw this.#fault(say('form.too-many-values', { most: MAX_VALUES }))
    const next = this.#text[this.#at]
    if (next === '{' || next === '[') {
      if (this.#trail.length >= MAX_DEPTH)
        throw this.#fault(say('form.too-deep', { most: MAX_DEPTH }))
      return next === '{' ? this.#object() : this.#array()
    }
    if (next === '"') return this.#string()
    if (next === 't' || next === 'f' || next === 'n') {
      const [word, value] = WORDS[next]
      if (!this.#text.startsWith(word, this.#at)) throw this.#unexpected()
      this.#at += word.length
      return value
    }
    return this.#number()
  }

  #object(): JsonValue {
    const object: { [key: string]: JsonValue } = Object.create(null)
    this.#at++
    this.#space()
    if (this.#take('}')) return object
    for (;;) {
      if (this.#text[this.#at] !== '"') throw this.#unexpected()
      const key = this.#string()
      this.#trail.push(key)
      if (key in object) throw this.#fault(say('form.duplicate-key'))
      this.#space()
      if (!this.#take(':')) throw this.#unexpected()
      this.#space()
      object[key] = this.#value()
      this.#trail.pop()
      this.#space()
      if (this.#take('}')) return object
      if (!this.#take(',')) throw this.#unexpected()
      this.#space()
    }
  }

  #array(): JsonValue {
    const array: JsonValue[] = []
    this.#at++
    this.#space()
    if (this.#take(']')) return array
    for (;;) {
      this.#trail.push(array.length)
      array.push(this.#value())
      this.#trail.pop()
      this.#space()
      if (this.#take(']')) return array
      if (!this.#take(',')) throw this.#unexpected()
      this.#space()
    }
  }

  #string(): string {
    const opening = this.#at++
    let result = ''
    let start = this.#at
    for (;;) {
      const unit = this.#text.charCodeAt(this.#at)
      if (unit === QUOTE) break
      if (unit === BACKSLASH) {
        result += this.#text.slice(start, this.#at) + this.#escape()
        start = this.#at
        continue
      }
      if (Number.isNaN(unit)) throw this.#fault(say('form.open-string'))
      if (unit < 0x20) throw this.#fault(say('form.control-character'))
      this.#at++
    }
    result += this.#text.slice(start, this.#at)
    this.#at++
    if (!result.isWellFormed()) throw this.#fault(say('form.surrogate'), opening)
    return result
  }

  #escape(): string {
    const letter = this.#text[this.#at + 1] ?? ''
    if (letter === 'u') {
      HEX4.lastIndex = this.#at + 2
      const digits = HEX4.exec(this.#text)
      if (!digits) throw this.#fault(say('form.bad-escape'))
      this.#at += 6
      return String.fromCharCode(Number.parseInt(digits[0], 16))
    }
    const plain = Object.hasOwn(ESCAPES, letter) ? ESCAPES[letter] : undefined
    if (plain === undefined) throw this.#fault(say('form.bad-escape'))
    this.#at += 2
    return plain
  }

  #number(): number {
    NUMBER.lastIndex = this.#at
    const digits = NUMBER.exec(this.#text)?.[0]
    if (digits === undefined) throw this.#unexpected()
    const after = this.#text[this.#at + digits.length] ?? ''
    if ('.eE'.includes(after) && after !== '') throw this.#fault(say('form.integers'))
    if (digits === '-0') throw this.#fault(say('form.minus-zero'))
    const value = Number(digits)
    if (!Number.isSafeInteger(value)) throw this.#fault(say('form.integer-range'))
    this.#at += digits.length
    return value
  }

  #space(): void {
    for (;;) {
      const unit = this.#text.charCodeAt(this.#at)
      if (unit !== 0x20 && unit !== 0x0a && unit !== 0x0d && unit !== 0x09) return
      this.#at++
    }
  }

  #take(character: string): boolean {
    if (this.#text[this.#at] !== character) return false
    this.#at++
    return true
  }

  #unexpected(): Error {
    const ended = this.#at >= this.#text.length
    return this.#fault(ended ? say('form.early-end') : say('form.character'))
  }

  #fault(message: Saying, at: number = this.#at): Error {
    const before = this.#text.slice(0, at)
    const line = before.split('\n').length
    const column = at - before.lastIndexOf('\n')
    return invalidJson(
      say('form.json-at', { why: message, line, column }),
      pathOf(this.#trail, this.#root),
    )
  }
}
