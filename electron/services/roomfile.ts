/** What goes otherwise in a rehearsal: a file that tells a story of incidents, read strictly. */
import * as v from 'valibot'
import type { Subject } from '#shared/ceremony/events.ts'
import { ACTIONS } from '#shared/ceremony/plan-schema.ts'
import {
  choice,
  digits,
  faultOf,
  full,
  inheritedNames,
  list,
  must,
  name,
  OBJECT,
  strict,
  text,
  whole,
} from '#shared/ceremony/shape.ts'
import type { Ground } from '#shared/ceremony/state.ts'
import { CeremonyError, type Fault, faultAt } from '#shared/errors.ts'
import { type JsonValue, parseJson } from '#shared/log/canonical.ts'
import { decodeUtf8 } from '#shared/utf8.ts'
import { readRegularFile } from './safefile.ts'
import { say } from '#shared/text/saying.ts'

const MAX_ROOM_BYTES = 64 * 1024

const STEP = must('rehearse.step')
const step = v.pipe(v.string(STEP), v.regex(/^[a-z0-9-]{1,32}(:[a-z0-9][a-z0-9/-]{0,127})?$/, STEP))
const PATH = must('rehearse.path')
const path = v.pipe(v.string(PATH), v.regex(/^packages\/[a-z0-9-]+\/[a-z0-9-]+$/, PATH))
const GATE = must('rehearse.gate')
const gate = v.pipe(v.string(GATE), v.regex(/^[a-z][a-z-]{0,31}$/, GATE))
const person = name
const THING = must('rehearse.thing')
const thing = v.pipe(
  v.string(THING),
  v.regex(/^(share:[1-9]\d{0,2}:[1-9]\d{0,4}|copy:[a-z0-9][a-z0-9-]{0,31})$/, THING),
)
const people = full(name, 512)
const words = text(2000)
const DAY = 86_400

const SUBJECTS: { readonly [K in Subject['kind']]: v.GenericSchema } = {
  note: strict({ kind: v.literal('note') }),
  exposure: strict({
    kind: v.literal('exposure'),
    entry: whole(0, 200_000),
    seen: v.exactOptional(people),
  }),
  receipt: strict({ kind: v.literal('receipt'), set: digits(16), index: whole(1, 255) }),
  absence: strict({ kind: v.literal('absence'), person }),
  package: strict({ kind: v.literal('package'), path }),
  step: strict({ kind: v.literal('step'), step }),
  enrolment: strict({ kind: v.literal('enrolment'), person }),
  gate: strict({ kind: v.literal('gate'), gate, entry: whole(0, 200_000) }),
  ending: strict({ kind: v.literal('ending') }),
}
const about = byWord('kind', SUBJECTS) as v.GenericSchema<unknown, Subject>

const some = <const T extends v.GenericSchema>(schema: T) => v.exactOptional(schema)

/** The fields of each kind of incident; who is not named is chosen among those in the room. */
const FIELDS = {
  leave: { person, reason: words },
  return: { person },
  break: { by: some(person), reason: words, minutes: some(whole(1, 24 * 60)) },
  resume: { by: some(person), people: some(people) },
  'hand-over': { from: person, to: person },
  're-enrol': { person, cosigners: some(people) },
  exception: {
    by: person,
    about: some(about),
    expected: words,
    happened: words,
    decided: words,
    cosigners: some(people),
  },
  skip: { by: person, step: some(step), reason: words, cosigners: some(people) },
  withdraw: { by: person, action: choice(ACTIONS) },
  'wrong-passphrase': { person },
  'wrong-words': { person, path: some(path) },
  disagree: { person, remarks: words },
  'clock-jump': { seconds: whole(-DAY, DAY), people: some(people) },
  missing: { by: person, thing, reason: words },
  abort: { by: person, reason: words, signed: some(v.boolean(must('shape.boolean'))) },
  restart: { by: some(person), people: some(people) },
} as const

type Fields = typeof FIELDS
type Told<K extends string, F extends v.ObjectEntries> = v.InferOutput<
  v.StrictObjectSchema<F, undefined>
> & {
  readonly do: K
  readonly before?: string
  readonly after?: string
  readonly place: string
}
/** One incident; `place` says where in the file it stands. */
export type Incident = { [K in keyof Fields]: Told<K, Fields[K]> }[keyof Fields]
export type IncidentOf<K extends Incident['do']> = Extract<Incident, { do: K }>

const INCIDENTS = Object.fromEntries(
  Object.entries(FIELDS).map(([word, fields]) => [
    word,
    strict({ do: v.literal(word), before: some(step), after: some(step), ...fields }),
  ]),
)

/** The schema that a word of the object chooses; an unknown word is a fault of its own. */
function byWord(field: string, schemas: { readonly [word: string]: v.GenericSchema }) {
  const known = choice(Object.keys(schemas))
  return v.lazy((input) => {
    const word = (Object(input) as Record<string, unknown>)[field]
    const schema = typeof word === 'string' && Object.hasOwn(schemas, word) && schemas[word]
    return schema || v.looseObject({ [field]: known }, OBJECT)
  })
}

const room = strict({
  claviger: v.literal('room/1', must('rehearse.version', { version: 'room/1' })),
  incidents: list(byWord('do', INCIDENTS), 1000),
})

/** Reads the file of a room for one plan. Refuses with `room.invalid` and every fault, by its path. */
export function loadRoom(file: string, ground: Ground): readonly Incident[] {
  return parseRoom(readRegularFile(file, MAX_ROOM_BYTES), ground)
}

/** The same of its bytes. */
export function parseRoom(bytes: Uint8Array, ground: Ground): readonly Incident[] {
  const value = parseJson(decodeUtf8(bytes))
  const parsed = v.safeParse(room, value)
  const faults = [...(parsed.issues ?? []).map(faultOf), ...inheritedNames(value as JsonValue, '')]
  if (!parsed.success || faults.length > 0) throw refusal(faults)
  const told = parsed.output.incidents as readonly Incident[]
  const incidents = told.map((one, i) => ({ ...one, place: `incidents[${i}]` }))
  const meant = incidents.flatMap((one) => meaningFaults(one, ground))
  if (meant.length > 0) throw refusal(meant)
  return incidents
}

function refusal(faults: readonly Fault[]): CeremonyError {
  const [first = faultAt('', say('shape.malformed'))] = faults
  const { path } = first
  const said = say('rehearse.room', { count: faults.length, path, why: first.saying })
  return new CeremonyError('room.invalid', said, { path, faults })
}

/** The steps that a restart adds to any script. */
const ADDED = ['refill', 'present']

/** What the fields of an incident name. */
const NAMED: { readonly [field: string]: 'step' | 'person' | 'package' } = {
  before: 'step',
  after: 'step',
  step: 'step',
  person: 'person',
  by: 'person',
  from: 'person',
  to: 'person',
  people: 'person',
  cosigners: 'person',
  path: 'package',
}

/** One place in the script, and steps, people and packages that exist. */
function meaningFaults(
  { place, ...incident }: Incident,
  { plan, script, planned }: Ground,
): Fault[] {
  const known = {
    step: [...script.map((one) => one.step), ...ADDED],
    person: plan.people.map((one) => one.id),
    package: planned.map((one) => one.path),
  }
  const unknown = (fields: object, at: string): Fault[] =>
    Object.entries(fields).flatMap(([field, value]) => {
      const path = `${at}.${field}`
      const what = NAMED[field]
      if (field === 'about') return unknown(value, path)
      if (what === undefined) return []
      const all: [string, string][] = Array.isArray(value)
        ? value.map((one, i) => [`${path}[${i}]`, one])
        : [[path, value]]
      return all
        .filter(([, one]) => !known[what].includes(one))
        .map(([where, one]) => faultAt(where, say(`rehearse.no-${what}`, { name: one })))
    })
  const once = (incident.before === undefined) !== (incident.after === undefined)
  const misplaced = faultAt(place, say('rehearse.place'))
  return [...(once ? [] : [misplaced]), ...unknown(incident, place)]
}
