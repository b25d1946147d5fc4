import { readFileSync } from 'node:fs'
import { packagesOf } from '#shared/byok/table.ts'
import type { Fault } from '#shared/errors.ts'
import { layOut, type Row } from '#shared/ceremony/layout.ts'
import { lackingSteps } from '#shared/ceremony/model/must.ts'
import { walkScript } from '#shared/ceremony/model/walk.ts'
import type { Kind, Plan } from '#shared/ceremony/plan.ts'
import { templateFrom } from '#shared/ceremony/script-template.ts'
import { type Loose, planOf } from './plans.ts'

/** A step of a script that a test may bend. */
export type LooseStep = { id: string; [field: string]: unknown }

/** A script that a test bends, step by step, by the names of the steps. */
export class Draft {
  readonly json: { kind: string; acts: { act: string; steps: LooseStep[] }[] }

  constructor(kind: Kind) {
    const file = new URL(`../../resources/scripts/${kind}.json`, import.meta.url)
    this.json = JSON.parse(readFileSync(file, 'utf8'))
  }

  /** The steps of the act in which this one stands, and where. */
  #find(id: string): { steps: LooseStep[]; at: number; step: LooseStep } {
    for (const { steps } of this.json.acts) {
      const at = steps.findIndex((one) => one.id === id)
      const step = steps[at]
      if (step !== undefined) return { steps, at, step }
    }
    throw new Error(`no step ${id}`)
  }

  /** Changes fields of a step; an undefined one is taken out. */
  set(id: string, fields: { [field: string]: unknown }): this {
    const { step } = this.#find(id)
    for (const [field, value] of Object.entries(fields)) {
      if (value === undefined) delete step[field]
      else step[field] = value
    }
    return this
  }

  drop(id: string): this {
    const { steps, at } = this.#find(id)
    steps.splice(at, 1)
    this.json.acts = this.json.acts.filter((act) => act.steps.length > 0)
    return this
  }

  /** Moves a step right before another one. */
  move(id: string, before: string): this {
    const { step } = this.#find(id)
    this.drop(id)
    return this.insert(before, step)
  }

  insert(before: string, ...more: LooseStep[]): this {
    const { steps, at } = this.#find(before)
    steps.splice(at, 0, ...more)
    return this
  }

  /** A note with these facts right before a step. */
  note(before: string, fields: { [field: string]: unknown }): this {
    const words = { say: 'Do it.', expect: 'It is done.' }
    const id = `note-${this.json.acts.flatMap(({ steps }) => steps).length}`
    return this.insert(before, { id, do: 'note', role: 'witness', ...words }).set(id, fields)
  }
}

/** A plan of this kind, for the script of that kind. */
export function planFor(kind: Kind, change: (plan: Loose) => void = () => {}): Plan {
  return planOf((plan) => {
    const source = { ceremony: 'a'.repeat(32), checkpoint: 'b'.repeat(64) }
    const copies = [{ id: 'red', medium: 'Red stick', place: 'Safe A' }]
    const destruction = kind === 'destroy' ? { destruction: { successor: 'none', copies } } : {}
    Object.assign(plan, { kind, ...(kind === 'generate' ? {} : { source }), ...destruction })
    change(plan)
  }).plan
}

/** The rows of a bent script for a plan. */
export function rowsOf(plan: Plan, draft: Draft): readonly Row[] {
  return layOut(plan, packagesOf(plan), templateFrom(draft.json))
}

/** What is impossible about a script for a plan. */
export function walked(plan: Plan, draft: Draft): readonly Fault[] {
  return walkScript(plan, packagesOf(plan), rowsOf(plan, draft))
}

/** What it could do without and a production cannot. */
export function lacking(plan: Plan, draft: Draft): readonly string[] {
  return lackingSteps(plan, rowsOf(plan, draft)).map(({ message }) => message)
}
