import { utf8 } from '../bytes.ts'
import { CeremonyError } from '../errors.ts'
import { type Saying, say } from '../text/saying.ts'
import { ACTS, type Act } from './acts.ts'
import { canonical, type JsonValue, parseCanonical } from './canonical.ts'
import { MAX_LINES } from './lines.ts'
import { assertText, isId } from './text.ts'

export type { Act } from './acts.ts'

/** What a person signs: that they did this act, in this role, on an earlier entry of the log. */
export interface Statement {
  readonly act: Act
  readonly actor: string
  readonly ceremony: string
  readonly role: string
  /** SHA-256 of the target line, newline included. */
  readonly sha256: string
  /** `seq` of an earlier entry. */
  readonly target: number
  /** What the person read. */
  readonly text: string
}

const VERSION = 'statement/1'
const CEREMONY = /^[0-9a-f]{32}$/
const HASH = /^[0-9a-f]{64}$/

/** The statement as `what.statement` holds it: canonical JSON without a newline. */
export function encodeStatement(statement: Statement): string {
  const { act, actor, ceremony, role, sha256, target, text } = statement
  const json = canonical({ act, actor, ceremony, claviger: VERSION, role, sha256, target, text })
  parseStatement(json)
  return json
}

/** Parses a statement; refuses other forms, unknown fields and text nobody can read. */
export function parseStatement(json: string): Statement {
  const value = parseCanonical(json)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw fault(say('form.no-object'), '')
  }
  const { act, actor, ceremony, claviger, role, sha256, target, text, ...others } = value as {
    readonly [key: string]: JsonValue
  }
  for (const key of Object.keys(others)) throw fault(say('form.unknown-field'), key)
  if (claviger !== VERSION)
    throw fault(say('form.statement-version', { version: VERSION }), 'claviger')
  if (typeof act !== 'string' || !isAct(act)) throw fault(say('form.unknown-act'), 'act')
  if (typeof actor !== 'string' || !isId(actor)) throw fault(say('form.no-id'), 'actor')
  if (typeof ceremony !== 'string' || !CEREMONY.test(ceremony)) {
    throw fault(say('form.hex-32'), 'ceremony')
  }
  if (typeof role !== 'string' || !isId(role)) throw fault(say('form.no-role'), 'role')
  if (typeof sha256 !== 'string' || !HASH.test(sha256)) {
    throw fault(say('form.hex-64'), 'sha256')
  }
  if (typeof target !== 'number' || target < 0 || target >= MAX_LINES) {
    throw fault(say('form.entry-number'), 'target')
  }
  if (typeof text !== 'string') throw fault(say('form.text'), 'text')
  assertText(text, 'text')
  return { act, actor, ceremony, role, sha256, target, text }
}

/** The bytes that are signed: the statement and its newline. */
export function statementBytes(json: string): Uint8Array {
  return utf8(`${json}\n`)
}

function isAct(value: string): value is Act {
  return (ACTS as readonly string[]).includes(value)
}

function fault(message: Saying, path: string): CeremonyError {
  return new CeremonyError('json.invalid', message, { path })
}
