import { utf8 } from '../bytes.ts'
import { CeremonyError } from '../errors.ts'
import { decodeUtf8 } from '../utf8.ts'
import { type Saying, say } from '../text/saying.ts'
import { canonical, type JsonValue, parseCanonical } from './canonical.ts'
import { pathOf, type Trail } from './json-value.ts'
import { MAX_LINE_BYTES, MAX_LINES } from './lines.ts'
import { isId, textFault } from './text.ts'
import { isTime } from './time.ts'

export { lineHash, splitLines, ZERO_HASH } from './lines.ts'

/** One line of the log. */
export interface Entry {
  actor: string
  ceremony: string
  prev: string
  seq: number
  time: string
  type: string
  v: number
  what: { [key: string]: JsonValue }
}

const FIELDS = ['actor', 'ceremony', 'prev', 'seq', 'time', 'type', 'v', 'what'] as const
const CEREMONY = /^[0-9a-f]{32}$/
const HASH = /^[0-9a-f]{64}$/
const TYPE = /^[a-z]{1,32}(?:\.[a-z]{1,32}){1,3}$/
const NEWLINE = 0x0a

/** The canonical line of an entry, newline included; refuses what {@link parseEntry} would. */
export function encodeEntry(entry: Entry): Uint8Array {
  const line = utf8(`${canonical({ ...checkEntry({ ...entry }) })}\n`)
  if (line.length > MAX_LINE_BYTES) throw fault(say('form.line-too-large'), '')
  return line
}

/**
 * Parses one line of a log, newline included: canonical JSON of exactly the eight fields, with
 * text that people can read. Event types and versions are the catalogue's affair.
 */
export function parseEntry(line: Uint8Array): Entry {
  if (line.indexOf(NEWLINE) !== line.length - 1) throw fault(say('form.not-one-line'), '')
  try {
    return checkEntry(parseCanonical(decodeUtf8(line.subarray(0, -1))))
  } catch (error) {
    if (!(error instanceof CeremonyError)) throw error
    throw fault(error.said, error.path ?? '')
  }
}

function checkEntry(value: JsonValue): Entry {
  if (!isObject(value)) throw fault(say('form.no-object'), '')
  for (const key of Object.keys(value)) {
    if (!(FIELDS as readonly string[]).includes(key)) throw fault(say('form.unknown-field'), key)
  }
  const { what } = value
  if (what === undefined || !isObject(what)) throw fault(say('form.object'), 'what')
  assertTexts(what, ['what'])
  return {
    actor: textField(value, 'actor', (actor) => actor === 'recorder' || isId(actor)),
    ceremony: textField(value, 'ceremony', (id) => CEREMONY.test(id)),
    prev: textField(value, 'prev', (hash) => HASH.test(hash)),
    seq: countField(value, 'seq', 0, MAX_LINES - 1),
    time: textField(value, 'time', isTime),
    type: textField(value, 'type', (type) => TYPE.test(type)),
    v: countField(value, 'v', 1, Number.MAX_SAFE_INTEGER),
    what,
  }
}

/** A PEM is the one text with lines; each of them is held to the same rules. */
function assertTexts(value: JsonValue, trail: Trail): void {
  if (typeof value === 'string') {
    const lines = trail.at(-1) === 'pem' ? value.split('\n') : [value]
    for (const line of lines) {
      const found = textFault(line)
      if (found === undefined) continue
      throw new CeremonyError('text.invalid', found, { path: pathOf(trail) })
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, member] of Object.entries(value)) {
      trail.push(Array.isArray(value) ? Number(key) : key)
      assertTexts(member, trail)
      trail.pop()
    }
  }
}

function textField(
  object: { [key: string]: JsonValue },
  field: string,
  allows: (text: string) => boolean,
): string {
  const value = object[field]
  if (typeof value !== 'string' || !allows(value)) throw fault(say('form.field'), field)
  return value
}

function countField(
  object: { [key: string]: JsonValue },
  field: string,
  least: number,
  most: number,
): number {
  const value = object[field]
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < least || value > most) {
    throw fault(say('form.field'), field)
  }
  return value
}

function isObject(value: JsonValue): value is { [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function fault(message: Saying, path: string): CeremonyError {
  return new CeremonyError('log.line', message, { path })
}
