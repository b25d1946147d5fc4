import type { WrapFacts } from '../byok/provider.ts'
import { assertNever, faultAt } from '../errors.ts'
import type { Task } from '../ipc/views/step.ts'
import type { Language } from '../text/language.ts'
import { type Fill, type ScriptText, scriptTexts } from '../text/scripts.ts'
import { say } from '../text/saying.ts'
import { askedFor, attending, contributorsIn } from './attending.ts'
import { INTENT_SECONDS } from './intents.ts'
import { type Fact, mapFact, sameFact } from './model/facts.ts'
import type { Plan, Role } from './plan.ts'
import { planRefusal } from './plan-refusal.ts'
import type { Spoken, Step } from './script.ts'
import { type Each, PLACEHOLDER, type Template, type TemplateStep } from './script-template.ts'

/** A compiled step with what the modelled room needs to know of it. */
export interface Row {
  readonly step: Step
  readonly needs: readonly Fact[]
  readonly changes: readonly Fact[]
  /** Where the script says it: `script.acts[3].steps[1]`. */
  readonly place: string
}

/** What the script needs to know of a package. */
export type Packaged = Pick<WrapFacts, 'path' | 'label' | 'provider'>

/** What one step is done for: one person, one share, one package. */
interface Item {
  readonly id: string
  readonly words: { readonly [word: string]: string }
  readonly person: string
  readonly index: number
  readonly path: string
}

interface Placed {
  readonly written: TemplateStep
  readonly place: string
  readonly act: string
}

const MAX_ROWS = 10_000

/**
 * Fills a script with a plan. Consecutive steps for the same list are done item by item, so that
 * one custodian is finished before the next is called. An act that wraps falls out where the plan has
 * no packages; recovered keys leave in packages or, where there are none, in a file. Refuses a script that makes more than 10,000 steps of this plan.
 */
export function layOut(
  plan: Plan,
  packages: readonly Packaged[],
  template: Template,
): readonly Row[] {
  const rows: Row[] = []
  const setting = {
    plan,
    packages,
    words: wordsOf(plan, ENGLISH),
    others: OTHERS.map(({ fill, ...other }) => ({ ...other, words: wordsOf(plan, fill) })),
  }
  const unused = packages.length === 0 ? 'wrap' : template.kind === 'recover' ? 'export' : undefined
  template.acts.forEach(({ act, steps }, a) => {
    if (steps.some(({ action }) => action !== undefined && action === unused)) return
    const placed = steps
      .map((written, s) => ({ written, act, place: `script.acts[${a}].steps[${s}]` }))
      .filter(({ written }) => !written.optional || someoneFor(plan, written))
    const first = rows.length
    for (const group of groupsOf(placed)) {
      for (const item of itemsOf(setting, group[0]?.written.each)) {
        for (const one of group)
          rows.push(rowOf(setting, one, item, rows.slice(first), rows.length))
        if (rows.length > MAX_ROWS) throw tooLong()
      }
    }
  })
  return rows
}

function tooLong(): Error {
  return planRefusal([faultAt('script', say('script.too-many', { most: MAX_ROWS }))])
}

interface Setting {
  readonly plan: Plan
  readonly packages: readonly Packaged[]
  readonly words: Item['words']
  readonly others: readonly (Other & { readonly words: Item['words'] })[]
}

/** A language other than that of the script, and what it says for each of its texts. */
interface Other {
  readonly language: Language
  readonly phrases: ScriptText['phrases']
}

const OTHERS = Object.entries(scriptTexts).map(([language, { phrases, fill }]) => ({
  language: language as Language,
  phrases,
  fill,
}))

/** What is filled into the English script: people sign it. */
const ENGLISH: Fill = {
  keys: (count) => `${count} keys`,
  asked: { dice: '100 rolls of a die', text: 'a line of text' },
  and: ' and ',
}

function wordsOf(plan: Plan, { asked, ...fill }: Fill): Item['words'] {
  const { backup, keys } = plan
  const labels = keys.map(({ label }) => label)
  return {
    threshold: `${backup.threshold}`,
    total: `${backup.custodians.length}`,
    labels: labels.length <= 3 ? labels.join(', ') : fill.keys(labels.length),
    minutes: `${INTENT_SECONDS / 60}`,
    asked: askedFor(plan)
      .map((kind) => asked[kind])
      .join(fill.and),
  }
}

function groupsOf(placed: readonly Placed[]): readonly (readonly Placed[])[] {
  const groups: Placed[][] = []
  for (const one of placed) {
    const last = groups.at(-1)
    const each = one.written.each
    if (each !== undefined && last?.[0]?.written.each === each) last.push(one)
    else groups.push([one])
  }
  return groups
}

/** Lists in which everybody acts in the role that is theirs. */
const OWN_ROLE: readonly (Each | undefined)[] = ['person', 'contributor']

const ALONE: Item = { id: '', words: {}, person: '', index: 0, path: '' }

function itemsOf({ plan, packages }: Setting, each: Each | undefined): readonly Item[] {
  switch (each) {
    case undefined:
      return [ALONE]
    case 'person':
      return attending(plan).map((id) => ({ ...ALONE, ...personal(plan, id), id }))
    case 'contributor':
      return contributorsIn(plan).map((id) => ({ ...ALONE, ...personal(plan, id), id }))
    case 'custodian':
    case 'share':
      return plan.backup.custodians.map((custodian, i) => {
        const index = i + 1
        const one = personal(plan, custodian)
        const id = each === 'share' ? `${index}` : custodian
        return { ...ALONE, ...one, id, index, words: { ...one.words, index: `${index}` } }
      })
    case 'copy':
      return (plan.destruction?.copies ?? []).map(({ id, medium, place = 'no place named' }) => ({
        ...ALONE,
        id,
        words: { copy: id, medium, place },
      }))
    case 'key':
      return plan.keys.map(({ label }) => ({ ...ALONE, id: label, words: { label } }))
    case 'package':
      return packages.map(({ path, label, provider }) => {
        const words = { path, label, provider }
        return { ...ALONE, id: path.replace(/^packages\//, ''), path, words }
      })
  }
}

function personal({ people }: Plan, id: string) {
  const name = people.find((one) => one.id === id)?.name ?? id
  return { person: id, words: { name, id } }
}

function holders(plan: Plan, role: Role): readonly string[] {
  const here = attending(plan)
  const fits = (one: Role) => one === role || (role === 'administrator' && one === 'operator')
  return plan.people
    .filter(({ id, roles }) => here.includes(id) && roles.some(fits))
    .map(({ id }) => id)
}

function someoneFor(plan: Plan, { role }: TemplateStep): boolean {
  return role === undefined || holders(plan, role).length > 0
}

/** Two people state a clock, read the gates, destroy something or compare a key: more than those of the role may. */
function whoOf(plan: Plan, { do: doing, role }: TemplateStep, item: Item): readonly string[] {
  if (doing === 'clock' || doing === 'preflight' || doing === 'destroy') return attending(plan)
  if (doing === 'compare') {
    const { custodians } = plan.backup
    return attending(plan).filter((id) => !custodians.includes(id))
  }
  return role === undefined ? [item.person] : holders(plan, role)
}

/** Fills the placeholders of a text; what is not known stays as it stands. */
function filler(known: Item['words']): (text: string) => string {
  return (text) => text.replace(PLACEHOLDER, (whole, word: string) => known[word] ?? whole)
}

/** The same step in the other languages that have words for all of it. */
function spokenOf({ others }: Setting, written: TemplateStep, item: Item): Pick<Step, 'spoken'> {
  const { say, expect, records } = written
  const spoken = others.flatMap(({ language, phrases, words }): [Language, Spoken][] => {
    const fill = filler({ ...words, ...item.words })
    const [instruction, expected] = [phrases.get(say), phrases.get(expect)]
    const noted = records === undefined ? '' : phrases.get(records)
    if (instruction === undefined || expected === undefined || noted === undefined) return []
    const evidence = records === undefined ? {} : { records: fill(noted) }
    return [[language, { instruction: fill(instruction), expected: fill(expected), ...evidence }]]
  })
  return spoken.length === 0 ? {} : { spoken: Object.fromEntries(spoken) }
}

function rowOf(
  setting: Setting,
  { written, place, act }: Placed,
  item: Item,
  earlier: readonly Row[],
  count: number,
): Row {
  const { plan, words } = setting
  const fill = filler({ ...words, ...item.words })
  const needs = (written.needs ?? []).map((fact) => mapFact(fact, fill))
  const changes = (written.changes ?? []).map((fact) => mapFact(fact, fill))
  const step = item.id === '' ? written.id : `${written.id}:${item.id}`
  const own = plan.people.find(({ id }) => id === item.person)?.roles[0]
  const after = written.do === 'note' ? makersOf(needs, earlier) : []
  return {
    step: {
      number: count + 1,
      step,
      act,
      role: written.role ?? (OWN_ROLE.includes(written.each) ? own : 'custodian') ?? 'witness',
      who: whoOf(plan, written, item),
      instruction: fill(written.say),
      expected: fill(written.expect),
      ...(written.records === undefined ? {} : { records: fill(written.records) }),
      signed: isSigned(written),
      ...(after.length === 0 ? {} : { after }),
      task: taskOf(plan, written, item, step),
      ...spokenOf(setting, written, item),
    },
    needs,
    changes,
    place,
  }
}

/** The steps of the same act that make what is needed, each the last one that does. */
function makersOf(needs: readonly Fact[], earlier: readonly Row[]): readonly string[] {
  const makers = needs.map((need) =>
    earlier.findLast(({ step, changes }) =>
      'done' in need ? step.step === need.done : changes.some((fact) => sameFact(fact, need)),
    ),
  )
  return [...new Set(makers.flatMap((row) => (row === undefined ? [] : [row.step.step])))]
}

const UNSIGNED: readonly TemplateStep['do'][] = ['action', 'handout', 'prove', 'present', 'deliver']

function isSigned({ do: doing, signed = false }: TemplateStep): boolean {
  return doing === 'note' ? signed : !UNSIGNED.includes(doing)
}

function taskOf(
  plan: Plan,
  { do: doing, ...written }: TemplateStep,
  item: Item,
  step: string,
): Task {
  const { person, index, path } = item
  switch (doing) {
    case 'note':
      return { do: doing, step, signed: written.signed ?? false }
    case 'enrol':
    case 'acknowledge':
    case 'attest':
    case 'seal':
      return { do: doing, person }
    case 'entropy':
      return { do: doing, person, asks: askedFor(plan) }
    case 'clock':
      return { do: doing, at: written.at ?? 'opening' }
    case 'action':
      return { do: doing, action: written.action ?? 'begin' }
    case 'handout':
    case 'readback':
      return { do: doing, index, custodian: person }
    case 'compare':
      return { do: doing, path }
    case 'destroy':
      return index > 0
        ? { do: doing, of: 'share', index, custodian: person }
        : { do: doing, of: 'copy', copy: item.id }
    case 'preflight':
    case 'prove':
    case 'present':
    case 'rotate':
    case 'deliver':
      return { do: doing }
    default:
      return assertNever(doing)
  }
}
