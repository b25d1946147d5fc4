import * as v from 'valibot'
import { CeremonyError, type Fault, faultAt } from '../errors.ts'
import { type JsonValue, parseJson } from '../log/canonical.ts'
import { decodeUtf8 } from '../utf8.ts'
import { say } from '../text/saying.ts'
import { changesSchema, type Fact, needsSchema } from './model/facts.ts'
import type { Action, Kind } from './plan.ts'
import { planRefusal } from './plan-refusal.ts'
import { ACTIONS, KINDS } from './plan-schema.ts'
import { ROLES, type Role } from './roles.ts'
import { choice, faultOf, full, inheritedNames, must, strict, text } from './shape.ts'

/** What a step is: the acts of the program, and `note` for everything that people do by hand. */
export const DOINGS = [
  'note',
  'enrol',
  'acknowledge',
  'entropy',
  'clock',
  'preflight',
  'action',
  'handout',
  'readback',
  'prove',
  'compare',
  'present',
  'rotate',
  'destroy',
  'attest',
  'seal',
  'deliver',
] as const
export type Doing = (typeof DOINGS)[number]

/** What a step is repeated for. */
export const LISTS = [
  'person',
  'contributor',
  'custodian',
  'package',
  'key',
  'share',
  'copy',
] as const
export type Each = (typeof LISTS)[number]

/** Lists of people: the person whose turn it is acts, unless the step names a role. */
const PERSONAL: readonly Each[] = ['person', 'contributor', 'custodian', 'share']

/** One step as the script says it, before the plan fills it in. */
export interface TemplateStep {
  readonly id: string
  readonly do: Doing
  readonly role?: Role
  readonly each?: Each
  readonly say: string
  readonly expect: string
  /** What the evidence of a note is, in words: a serial number, a reading. */
  readonly records?: string
  readonly signed?: boolean
  readonly people?: number
  readonly needs?: readonly Fact[]
  readonly changes?: readonly Fact[]
  readonly action?: Action
  readonly at?: 'opening' | 'closing'
  /** Left out where nobody has its role. */
  readonly optional?: boolean
}

/** A script as data: acts in their order, and what is done in each. */
export interface Template {
  readonly claviger: 'script/1'
  readonly kind: Kind
  readonly acts: readonly { readonly act: string; readonly steps: readonly TemplateStep[] }[]
}

export const MAX_SCRIPT_BYTES = 64 * 1024

const ID = must('shape.step-id')
const id = v.pipe(v.string(ID), v.regex(/^[a-z0-9-]{1,32}$/, ID))
const role = choice(ROLES)

const always = {
  id,
  do: choice(DOINGS),
  say: text(600),
  expect: text(300),
  needs: v.exactOptional(needsSchema),
  changes: v.exactOptional(changesSchema),
  optional: v.exactOptional(v.boolean(must('shape.boolean'))),
}
const led = { ...always, role }
const note = {
  ...always,
  records: v.exactOptional(text(200)),
  signed: v.exactOptional(v.boolean(must('shape.boolean'))),
}
const each = <const L extends readonly Each[]>(...lists: L) => ({ ...always, each: choice(lists) })
const TWO = must('shape.two-people')

const LEADS = must('shape.leads')

/** The exact fields of each kind of step. */
const SHAPES = {
  note: strict({ ...note, role }),
  preflight: strict(led),
  enrol: strict(each('person')),
  acknowledge: strict(each('custodian')),
  entropy: strict(each('contributor')),
  clock: strict({ ...led, at: choice(['opening', 'closing']), people: v.literal(2, TWO) }),
  action: strict({ ...led, action: choice(ACTIONS) }),
  handout: strict(each('share', 'custodian')),
  readback: strict(each('share', 'custodian')),
  prove: strict(led),
  compare: strict({ ...each('package'), role }),
  present: strict(led),
  rotate: strict({ ...always, role: v.literal('administrator', LEADS) }),
  destroy: strict({ ...each('share', 'copy'), role }),
  attest: strict(each('person')),
  seal: strict(each('person')),
  deliver: strict(led),
} as const
const PERSONAL_NOTE = strict({ ...note, each: choice(LISTS), role: v.exactOptional(role) })
const LISTED_NOTE = strict({ ...note, each: choice(LISTS), role })

const step = v.lazy((input): v.GenericSchema<unknown, TemplateStep> => {
  const { do: doing, each: list } = Object(input) as { do?: unknown; each?: unknown }
  const known = DOINGS.find((one) => one === doing)
  if (known === undefined) return v.looseObject({ do: choice(DOINGS) }) as never
  if (known !== 'note' || list === undefined) return SHAPES[known] as never
  return (PERSONAL.some((one) => one === list) ? PERSONAL_NOTE : LISTED_NOTE) as never
})

const template: v.GenericSchema<unknown, Template> = strict({
  claviger: v.literal('script/1', must('shape.script-version')),
  kind: choice(KINDS),
  acts: full(strict({ act: text(40), steps: full(step, 64) }), 32),
})

/**
 * Parses the file of a script. Refuses with `plan.invalid` and every fault, each with its path
 * below `script`; more than 64 KiB and what is not JSON at once.
 */
export function readTemplate(bytes: Uint8Array): Template {
  if (bytes.length > MAX_SCRIPT_BYTES) {
    throw new CeremonyError('file.toolarge', say('script.too-large'), { path: 'script' })
  }
  return templateFrom(jsonOf(bytes))
}

function jsonOf(bytes: Uint8Array): JsonValue {
  try {
    return parseJson(decodeUtf8(bytes))
  } catch (error) {
    if (!(error instanceof CeremonyError)) throw error
    const message = say('script.no-json', { why: error.said })
    throw new CeremonyError(error.code, message, { path: below(error.path ?? '') })
  }
}

/** The same of a value that was read already. */
export function templateFrom(value: unknown): Template {
  const parsed = v.safeParse(template, value)
  const faults = [
    ...(parsed.issues ?? []).map(faultOf),
    ...inheritedNames(value as JsonValue, ''),
    ...(parsed.success ? meaningFaults(parsed.output) : []),
  ]
  if (parsed.success && faults.length === 0) return parsed.output
  throw planRefusal(faults.map((fault) => ({ ...fault, path: below(fault.path) })))
}

function below(path: string): string {
  return path === '' ? 'script' : `script.${path}`
}

/** What the fields say together: names are taken once, and a text names only what it can know. */
function meaningFaults({ acts }: Template): Fault[] {
  const faults: Fault[] = []
  const ids = new Set<string>()
  const names = new Set<string>()
  acts.forEach(({ act, steps }, a) => {
    if (names.has(act)) faults.push(faultAt(`acts[${a}].act`, say('script.act-twice', { act })))
    names.add(act)
    steps.forEach((one, s) => {
      const path = `acts[${a}].steps[${s}]`
      if (ids.has(one.id))
        faults.push(faultAt(`${path}.id`, say('script.id-taken', { id: one.id })))
      ids.add(one.id)
      faults.push(...placeholderFaults(one, path))
    })
  })
  return faults
}

const EVERYWHERE = ['threshold', 'total', 'labels', 'minutes']
const OF_ITEM: { readonly [L in Each]: readonly string[] } = {
  person: ['name', 'id'],
  contributor: ['name', 'id', 'asked'],
  custodian: ['name', 'id', 'index'],
  share: ['name', 'id', 'index'],
  key: ['label'],
  package: ['label', 'provider', 'path'],
  copy: ['copy', 'medium', 'place'],
}

/** A word in braces, to be filled in by the plan; any other brace is a fault. */
export const PLACEHOLDER = /\{([^{}]*)\}|[{}]/g

function placeholderFaults(one: TemplateStep, path: string): Fault[] {
  const known = [...EVERYWHERE, ...(one.each === undefined ? [] : OF_ITEM[one.each])]
  const facts = [...(one.needs ?? []), ...(one.changes ?? [])].flatMap((fact) =>
    Object.values(fact),
  )
  const texts = [
    ['say', one.say],
    ['expect', one.expect],
    ['records', one.records ?? ''],
    ['needs or changes', facts.join(' ')],
  ] as const
  return texts.flatMap(([field, written]) =>
    [...written.matchAll(PLACEHOLDER)]
      .filter(([, word]) => word === undefined || !known.includes(word))
      .map(([whole]) => faultAt(`${path}.${field}`, say('script.unknown-word', { word: whole }))),
  )
}
