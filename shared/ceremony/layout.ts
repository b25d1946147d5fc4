import { faultAt } from '../errors.ts'
import type { Language } from '../text/language.ts'
import { type Fill, type ScriptText, scriptTexts } from '../text/scripts.ts'
import { say } from '../text/saying.ts'
import { askedFor } from './attending.ts'
import { INTENT_SECONDS } from './intents.ts'
import { type Fact, mapFact, sameFact } from './model/facts.ts'
import type { Plan } from './plan.ts'
import { planRefusal } from './plan-refusal.ts'
import type { Spoken, Step } from './step.ts'
import { type Item, itemsOf, type Packaged } from './script-items.ts'
import { isSigned, roleOf, someoneFor, taskOf, whoOf } from './script-tasks.ts'
import { PLACEHOLDER, type Template, type TemplateStep } from './script-template.ts'

/** A compiled step with what the modelled room needs to know of it. */
export interface Row {
  readonly step: Step
  readonly needs: readonly Fact[]
  readonly changes: readonly Fact[]
  /** Where the script says it: `script.acts[3].steps[1]`. */
  readonly place: string
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
 * no packages; recovered keys leave in packages or, where there are none, in a file. Refuses a
 * script that makes more than 10,000 steps of this plan.
 */
export function layOut(
  plan: Plan,
  packages: readonly Packaged[],
  template: Template,
): readonly Row[] {
  const rows: Row[] = []
  const setting = {
    plan,
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
      for (const item of itemsOf(plan, packages, group[0]?.written.each)) {
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
  const after = written.do === 'note' ? makersOf(needs, earlier) : []
  return {
    step: {
      number: count + 1,
      step,
      act,
      role: roleOf(plan, written, item),
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
