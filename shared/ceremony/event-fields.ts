import * as v from 'valibot'
import { ENTROPY_KINDS } from '../crypto/entropy.ts'
import { ACTIONS, KINDS, MODES } from './plan-schema.ts'
import { ROLES } from './roles.ts'
import { must } from './shape.ts'

/** Exactly so many lower-case hex digits. */
export const hexOf = (digits: number) =>
  v.pipe(v.string(), v.regex(new RegExp(`^[0-9a-f]{${digits}}$`)))
export const sha256 = hexOf(64)
export const id = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,31}$/))
export const text = v.pipe(v.string(), v.maxLength(4096))
export const count = v.pipe(v.number(), v.integer(), v.minValue(0))
export const index = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(255))
export const time = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/))
export const date = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\d$/))
export const base64 = v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]+={0,2}$/), v.maxLength(4096))
/** `SHA256:…` of a public key, as stock tools print it. */
export const fingerprint = v.pipe(v.string(), v.regex(/^SHA256:[A-Za-z0-9+/]{43}$/))
export const sshKey = v.pipe(v.string(), v.regex(/^ssh-ed25519 [A-Za-z0-9+/]{68}$/))
export const mode = v.picklist(MODES)
export const role = v.picklist(ROLES)
export const action = v.picklist(ACTIONS)
export const kind = v.picklist(KINDS)
/** How a share came in. */
export const cameIn = v.picklist(['typed', 'file', 'qr'])
export const entropyKind = v.picklist(ENTROPY_KINDS)
export const reference = v.pipe(v.string(), v.regex(/^[a-z][0-9]{1,6}$/))
export const signed = { statement: v.pipe(v.string(), v.maxLength(16384)), sshsig: base64 }
export const json = v.custom<ActionParameters>(isPlainObject, must('shape.object'))
export const seconds = v.pipe(v.number(), v.safeInteger())
export const step = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,32}(:[a-z0-9][a-z0-9/-]{0,127})?$/))
export const path = v.pipe(v.string(), v.regex(/^packages\/[a-z0-9-]+\/[a-z0-9-]+$/))
export const filePath = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9._-]+(\/[A-Za-z0-9._-]+)*$/),
  v.maxLength(255),
)
export const keyFile = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,31}\.(key|der)$/))
export const gate = v.pipe(v.string(), v.regex(/^[a-z][a-z-]{0,31}$/))
export const code = v.pipe(v.string(), v.regex(/^[a-z]+\.[a-z]+$/))

/** The complete parameters of one action; strict JSON, checked against the plan by the rules. */
export interface ActionParameters {
  readonly [name: string]: unknown
}

function isPlainObject(value: unknown): value is ActionParameters {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Names that a record parser would skip without a word. */
const SKIPPED = ['__proto__', 'prototype', 'constructor']

/** An object of any names of one form, each with a value of one form. */
export function recordOf<Value extends v.GenericSchema>(
  key: v.GenericSchema<string, string>,
  value: Value,
) {
  const plain = v.custom<Record<string, unknown>>(
    (input) => isPlainObject(input) && !SKIPPED.some((name) => Object.hasOwn(input, name)),
    must('shape.unreserved'),
  )
  return v.pipe(plain, v.record(key, value))
}
