import * as v from 'valibot'
import { ENTROPY_KINDS } from '../crypto/entropy.ts'
import { CeremonyError } from '../errors.ts'
import type { Entry } from '../log/entry.ts'
import { say } from '../text/saying.ts'
import { CARRIERS, METHODS } from './methods.ts'

const hexOf = (digits: number) => v.pipe(v.string(), v.regex(new RegExp(`^[0-9a-f]{${digits}}$`)))
const sha256 = hexOf(64)
const id = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,31}$/))
const text = v.pipe(v.string(), v.maxLength(4096))
const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const index = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(255))
const time = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/))
const date = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\d$/))
const base64 = v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]+={0,2}$/), v.maxLength(4096))
const sshKey = v.pipe(v.string(), v.regex(/^ssh-ed25519 [A-Za-z0-9+/]{68}$/))
const mode = v.picklist(['rehearsal', 'production'])
const role = v.picklist(['administrator', 'operator', 'custodian', 'witness', 'auditor'])
const action = v.picklist([
  'begin',
  'generate',
  'release',
  'wrap',
  'export',
  'recover',
  'reshare',
  'destroy',
  'close',
])
/** How a share came in. */
const cameIn = v.picklist(['typed', 'file', 'qr'])
const entropyKind = v.picklist(ENTROPY_KINDS)
const reference = v.pipe(v.string(), v.regex(/^[a-z][0-9]{1,6}$/))
const signed = { statement: v.pipe(v.string(), v.maxLength(16384)), sshsig: base64 }
const json = v.custom<ActionParameters>(isPlainObject, 'must be an object')
const seconds = v.pipe(v.number(), v.safeInteger())
const step = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,32}(:[a-z0-9][a-z0-9/-]{0,127})?$/))
const path = v.pipe(v.string(), v.regex(/^packages\/[a-z0-9-]+\/[a-z0-9-]+$/))
const filePath = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9._-]+(\/[A-Za-z0-9._-]+)*$/),
  v.maxLength(255),
)
const keyFile = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,31}\.(key|der)$/))
const gate = v.pipe(v.string(), v.regex(/^[a-z][a-z-]{0,31}$/))
const code = v.pipe(v.string(), v.regex(/^[a-z]+\.[a-z]+$/))

/** The complete parameters of one action; strict JSON, checked against the plan by the rules. */
export interface ActionParameters {
  readonly [name: string]: unknown
}

function isPlainObject(value: unknown): value is ActionParameters {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Names that a record parser would skip without a word. */
const SKIPPED = ['__proto__', 'prototype', 'constructor']

function recordOf<Value extends v.GenericSchema>(
  key: v.GenericSchema<string, string>,
  value: Value,
) {
  const plain = v.custom<Record<string, unknown>>(
    (input) => isPlainObject(input) && !SKIPPED.some((name) => Object.hasOwn(input, name)),
    'must be an object without reserved names',
  )
  return v.pipe(plain, v.record(key, value))
}

const release = {
  set: hexOf(16),
  index,
  custodian: id,
  medium: text,
  copy: count,
  intent: reference,
  item: index,
}

const left = v.array(v.strictObject({ path, manifest: sha256 }))
const ending = {
  entries: count,
  by: id,
  reason: text,
  left,
  files: v.optional(v.array(v.strictObject({ label: id, folder: text, file: keyFile }))),
  statement: v.optional(signed.statement),
  sshsig: v.optional(signed.sshsig),
  unsigned: v.optional(v.literal(true)),
}

/** Who came to know which shares of one set, in this ceremony or an earlier one (rule 3). */
const setHistory = v.strictObject({
  ceremony: hexOf(32),
  set: hexOf(16),
  threshold: index,
  supersededBy: v.optional(hexOf(16)),
  known: v.array(v.strictObject({ id, name: text, indexes: v.array(index) })),
  /** The shares that a later ceremony has shown to be destroyed. */
  destroyed: v.optional(v.strictObject({ ceremony: hexOf(32), indexes: v.array(index) })),
})

/** What is destroyed: a carrier of a share by index and number of its hand-out, or a copy of the backups. */
const thing = v.pipe(
  v.string(),
  v.regex(/^(share:[1-9]\d{0,2}:[1-9]\d{0,4}|copy:[a-z0-9][a-z0-9-]{0,31})$/),
)

/** Where the log of the source says that a share is. Each hand-out is a thing of its own, so their number has a bound. */
const custody = v.strictObject({
  index,
  copies: v.pipe(count, v.maxValue(255)),
  medium: text,
  bag: text,
})

/** One occasion on which shares of the set were shown to be good, in an earlier ceremony. */
const showing = v.strictObject({
  how: v.picklist(['making', 'recovery', 'drill', 'health']),
  ceremony: hexOf(32),
  set: hexOf(16),
  time,
  indexes: v.pipe(v.array(index), v.minLength(1)),
  selfIssued: v.optional(v.literal(true)),
})

/** What an exception is about. `note` changes nothing in the rules. */
const subject = v.variant('kind', [
  v.strictObject({ kind: v.literal('note') }),
  v.strictObject({
    kind: v.literal('exposure'),
    entry: count,
    /** Who saw what was exposed, as far as anybody knows. */
    seen: v.optional(v.pipe(v.array(id), v.minLength(1))),
  }),
  v.strictObject({ kind: v.literal('receipt'), set: hexOf(16), index }),
  v.strictObject({ kind: v.literal('absence'), person: id }),
  v.strictObject({ kind: v.literal('package'), path }),
  v.strictObject({ kind: v.literal('ending') }),
  v.strictObject({ kind: v.literal('step'), step }),
  v.strictObject({ kind: v.literal('enrolment'), person: id }),
  v.strictObject({ kind: v.literal('gate'), gate, entry: count }),
])

/**
 * The catalogue: every type of event and its exact fields. An unknown field is a refusal; an
 * unknown type means that the reader is too old.
 */
export const EVENTS = {
  'ceremony.opened': v.strictObject({
    mode,
    kind: v.picklist(['generate', 'recover', 'reshare', 'drill', 'destroy']),
    plan: sha256,
    software: text,
    build: text,
    native: v.optional(v.array(v.strictObject({ file: text, sha256 }))),
    host: v.picklist(['electron', 'node', 'chromium']),
    crypto: text,
    kdf: v.strictObject({ n: count, r: count, p: count }),
    recorder: sshKey,
    constants: recordOf(filePath, sha256),
    script: sha256,
    source: v.optional(v.strictObject({ ceremony: hexOf(32), checkpoint: sha256 })),
    /** Of the documents and of what the script says; English where it is absent. */
    language: v.optional(v.picklist(['de'])),
  }),
  'participant.enrolled': v.strictObject({
    id,
    name: text,
    roles: v.array(role),
    key: sshKey,
    fp: v.pipe(v.string(), v.regex(/^SHA256:[A-Za-z0-9+/]{43}$/)),
    ...signed,
  }),
  'duties.relaxed': v.strictObject({ people: v.array(id) }),
  'source.admitted': v.strictObject({
    ceremony: hexOf(32),
    checkpoint: sha256,
    mode,
    anchored: v.array(v.picklist(['signers', 'head'])),
    set: hexOf(16),
    threshold: index,
    n: index,
    recovery: sshKey,
    shares: v.array(v.strictObject({ index, custodian: id, commitment: sha256, proof: sshKey })),
    keys: v.array(
      v.strictObject({
        label: id,
        algorithm: text,
        kcv: v.optional(v.pipe(v.string(), v.regex(/^[0-9a-f]{10}$/))),
        spki: v.optional(v.pipe(v.string(), v.regex(/^SHA256:[A-Za-z0-9+/]{43}$/))),
        pem: v.optional(v.pipe(v.string(), v.maxLength(4096))),
        salt: sha256,
        commitment: sha256,
      }),
    ),
    backups: v.array(v.strictObject({ label: id, sha256, bytes: count })),
    history: v.optional(v.array(setHistory)),
    also: v.optional(v.array(v.strictObject({ ceremony: hexOf(32), checkpoint: sha256 }))),
    custody: v.optional(v.array(custody)),
    shown: v.optional(v.array(showing)),
    next: v.optional(v.strictObject({ ceremony: hexOf(32), time, says: text })),
  }),
  'preflight.recorded': v.strictObject({
    platform: v.pipe(v.string(), v.regex(/^[a-z0-9]{1,16}$/)),
    gates: v.array(
      v.strictObject({
        gate,
        verdict: v.picklist(['pass', 'fail', 'ask']),
        evidence: v.pipe(v.string(), v.maxLength(300)),
      }),
    ),
  }),
  'preflight.confirmed': v.strictObject({ run: count, gates: v.array(gate), ...signed }),
  'recorder.unlocked': v.strictObject({ by: id }),
  'head.stated': v.strictObject({ entry: count, ...signed }),
  'intent.declared': v.strictObject({
    intent: reference,
    action,
    parameters: json,
    digest: sha256,
  }),
  'intent.approved': v.strictObject({ intent: reference, ...signed }),
  'intent.withdrawn': v.strictObject({ intent: reference, ...signed }),
  'ceremony.begun': v.strictObject({ intent: reference }),
  'entropy.given': v.strictObject({
    given: v.pipe(v.array(v.strictObject({ kind: entropyKind, count })), v.minLength(1)),
    ...signed,
  }),
  'entropy.mixed': v.strictObject({
    sources: v.array(v.strictObject({ by: id, kind: entropyKind, count, commitment: sha256 })),
    os: count,
    known: v.optional(v.literal(true)),
  }),
  'entropy.system': v.strictObject({ reason: v.picklist(['plan', 'restart']) }),
  'key.generated': v.strictObject({
    label: id,
    algorithm: text,
    kcv: v.optional(v.pipe(v.string(), v.regex(/^[0-9a-f]{10}$/))),
    spki: v.optional(v.pipe(v.string(), v.regex(/^SHA256:[A-Za-z0-9+/]{43}$/))),
    pem: v.optional(v.pipe(v.string(), v.maxLength(4096))),
    salt: sha256,
    commitment: sha256,
    intent: reference,
  }),
  'shares.made': v.strictObject({
    set: hexOf(16),
    threshold: index,
    n: index,
    intent: reference,
    recovery: sshKey,
    shares: v.array(v.strictObject({ index, custodian: id, commitment: sha256, proof: sshKey })),
  }),
  'share.release.started': v.strictObject(release),
  'share.release.finished': v.strictObject(release),
  'share.release.failed': v.strictObject({ ...release, code }),
  'share.read': v.strictObject({
    set: hexOf(16),
    index,
    custodian: id,
    how: cameIn,
    medium: text,
    bag: text,
  }),
  'share.received': v.strictObject({
    set: hexOf(16),
    index,
    commitment: sha256,
    ...signed,
    proof: base64,
  }),
  'share.presented': v.strictObject({
    set: hexOf(16),
    index,
    custodian: id,
    intent: reference,
    how: v.optional(cameIn),
  }),
  'vault.refilled': v.strictObject({ set: hexOf(16), labels: v.array(id), intent: reference }),
  'shares.proven': v.strictObject({ set: hexOf(16), keys: v.array(id) }),
  'set.superseded': v.strictObject({ set: hexOf(16), by: hexOf(16) }),
  'shares.voided': v.strictObject({ set: hexOf(16), indexes: v.array(index) }),
  'key.lost': v.strictObject({ label: id }),
  'vault.emptied': v.strictObject({ labels: v.array(id) }),
  'backup.made': v.strictObject({ label: id, sha256, bytes: count }),
  'fingerprint.compared': v.strictObject({ path, sha256, ...signed }),
  'package.started': v.strictObject({
    intent: reference,
    item: index,
    label: id,
    provider: id,
    method: text,
    hash: v.picklist(['SHA-1', 'SHA-256', 'SHA-512']),
    target: text,
    wrappingKey: sha256,
    token: v.optional(sha256),
    expires: v.optional(time),
    path,
  }),
  'package.finished': v.strictObject({ item: index, path, manifest: sha256 }),
  'package.failed': v.strictObject({ item: index, path, code }),
  'export.started': v.strictObject({
    intent: reference,
    item: index,
    label: id,
    algorithm: text,
    form: v.picklist(['raw', 'pkcs8']),
    commitment: sha256,
    folder: text,
    file: keyFile,
  }),
  'export.finished': v.strictObject({ item: index, label: id, file: keyFile }),
  'export.failed': v.strictObject({ item: index, label: id, file: keyFile, code }),
  'rotation.decided': v.strictObject({
    decisions: v.array(
      v.variant('decision', [
        v.strictObject({ label: id, decision: v.literal('rotate'), by: date, reason: text }),
        v.strictObject({ label: id, decision: v.literal('keep'), reason: text }),
      ]),
    ),
    ...signed,
  }),
  'drill.proven': v.strictObject({
    set: hexOf(16),
    challenge: v.pipe(v.array(text), v.maxLength(1024)),
    recovery: base64,
    shares: v.array(v.strictObject({ index, signature: base64 })),
    intent: reference,
  }),
  'bag.examined': v.strictObject({
    thing,
    bag: text,
    seal: v.picklist(['whole', 'broken', 'none']),
    ...signed,
  }),
  'destruction.started': v.strictObject({
    intent: reference,
    item: v.pipe(count, v.minValue(1)),
    thing,
    by: id,
    method: v.picklist(METHODS),
    carrier: v.optional(v.picklist(CARRIERS)),
    set: v.optional(hexOf(16)),
    commitment: v.optional(v.pipe(v.string(), v.regex(/^[0-9a-f]{16,64}$/))),
    serial: v.optional(text),
  }),
  'destruction.finished': v.strictObject({ thing, ...signed }),
  'destruction.failed': v.strictObject({ thing, reason: text }),
  'destruction.missing': v.strictObject({ thing, reason: text, ...signed }),
  'destruction.witnessed': v.strictObject({ thing, ...signed }),
  'access.refused': v.strictObject({ code, claimed: id, count }),
  'exception.raised': v.strictObject({
    exception: reference,
    about: subject,
    expected: text,
    happened: text,
    decided: text,
    ...signed,
  }),
  'exception.cosigned': v.strictObject({ exception: reference, ...signed }),
  'clock.stepped': v.strictObject({ seconds: count }),
  'clock.jumped': v.strictObject({ seconds, since: time }),
  'clock.stated': v.strictObject({
    at: v.picklist(['opening', 'closing', 'jump']),
    watch: time,
    room: text,
    seconds,
    ...signed,
  }),
  'person.left': v.strictObject({ id, reason: text }),
  'person.returned': v.strictObject({ id, ...signed }),
  'break.started': v.strictObject({ by: id, reason: text }),
  'break.ended': v.strictObject({ by: id }),
  'role.handed': v.strictObject({ from: id, to: id, roles: v.array(role), ...signed }),
  'duty.acknowledged': v.strictObject(signed),
  'step.recorded': v.strictObject({
    step,
    by: id,
    result: text,
    evidence: v.optional(sha256),
    statement: v.optional(signed.statement),
    sshsig: v.optional(signed.sshsig),
  }),
  'attestation.given': v.strictObject({
    verdict: v.picklist(['agree', 'disagree']),
    remarks: text,
    ...signed,
  }),
  'files.listed': v.strictObject({
    files: recordOf(filePath, v.strictObject({ sha256, bytes: count })),
  }),
  'ceremony.closed': v.strictObject({ entries: count, signers: v.array(id), intent: reference }),
  'ceremony.aborted': v.strictObject(ending),
  'ceremony.terminated': v.strictObject(ending),
} as const

export type EventType = keyof typeof EVENTS
export type What<T extends EventType> = v.InferOutput<(typeof EVENTS)[T]>
export type Subject = v.InferOutput<typeof subject>

/** One event of the catalogue: who, what and, once it is in the log, when and where. */
export type CeremonyEvent = {
  [T in EventType]: {
    readonly type: T
    readonly actor: string
    readonly ceremony: string
    readonly seq: number
    readonly time: string
    readonly what: What<T>
  }
}[EventType]

export type EventOf<T extends EventType> = Extract<CeremonyEvent, { type: T }>

/** What is still to be sequenced: an event without place and time. */
export type Draft = {
  [T in EventType]: { readonly type: T; readonly actor: string; readonly what: What<T> }
}[EventType]

function isEventType(type: string): type is EventType {
  return Object.hasOwn(EVENTS, type)
}

/**
 * Parses the free part of a log entry. Refuses with `format.newer` an unknown type or version,
 * with `log.event` an unknown, missing or malformed field, naming it.
 */
export function parseEvent(entry: Entry): CeremonyEvent {
  if (entry.v !== 1 || !isEventType(entry.type))
    throw new CeremonyError(
      'format.newer',
      say('verify.unknown-event', { entry: entry.seq, type: entry.type, version: entry.v }),
    )
  const parsed = v.safeParse(EVENTS[entry.type], entry.what)
  if (!parsed.success) {
    const issue = parsed.issues[0]
    const where = v.getDotPath(issue) ?? ''
    throw new CeremonyError(
      'log.event',
      `entry ${entry.seq} (${entry.type}): ${issue.message.toLowerCase()}`,
      { path: `what.${where}` },
    )
  }
  const { actor, ceremony, seq, time: at, type } = entry
  return { type, actor, ceremony, seq, time: at, what: parsed.output } as CeremonyEvent
}
