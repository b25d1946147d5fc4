import type { Task } from '../ipc/views/step.ts'
import { layOut } from './layout.ts'
import type { Packaged } from './script-items.ts'
import type { Plan, Role } from './plan.ts'
import type { Template } from './script-template.ts'
import type { Language } from '../text/language.ts'
import type { State } from './state.ts'
import { liveSet, pendingPackages } from './standing.ts'

/** One row of the script: done once, by a person with the right role. */
export interface Step {
  readonly number: number
  /** The step's own name in the script, with its item: `readback:2`. */
  readonly step: string
  readonly act: string
  readonly role: Role
  /** Ids of the people who may do it. */
  readonly who: readonly string[]
  readonly instruction: string
  readonly expected: string
  /** What is written down when it is done, in words: a serial number, a reading. */
  readonly records?: string
  /** Its actor signs for it. */
  readonly signed: boolean
  /** Of a note: the earlier steps of the same act that make what it needs. */
  readonly after?: readonly string[]
  readonly task: Task
  /** What it says in other languages. The English is what people sign. */
  readonly spoken?: { readonly [language in Language]?: Spoken }
}

/** The words of a step. */
export type Spoken = Pick<Step, 'instruction' | 'expected' | 'records'>

/** A step as it is said in a language: in English where its script has no other words. */
export function stepIn<S extends { readonly spoken?: Step['spoken'] | undefined }>(
  { spoken, ...step }: S,
  language: Language,
): Omit<S, 'spoken'> {
  return { ...step, ...spoken?.[language] }
}

/**
 * The script of a plan: the ordered steps, printed before the ceremony and followed in the room.
 * `planned` are the packages of the plan, in its order. Refuses a script that grows too long.
 */
export function compileScript(
  plan: Plan,
  planned: readonly Packaged[],
  template: Template,
): readonly Step[] {
  return layOut(plan, planned, template).map(({ step }) => step)
}

/**
 * The steps that a restart adds before the packages are wrapped: a quorum fills the vault again.
 */
export function refillSteps(state: State): readonly Omit<Step, 'number'>[] {
  const { plan } = state.ground
  const set = liveSet(state)
  const needed = (set?.proven ?? false) && !state.held && pendingPackages(state).length > 0
  // A recovery has these steps in its script: they are done again.
  if (!needed || set === undefined || state.source !== undefined) return []
  const leaders = plan.people.filter(({ roles }) =>
    roles.some((role) => role === 'administrator' || role === 'operator'),
  )
  return [
    {
      step: 'refill',
      act: 'Recover',
      role: 'administrator',
      who: leaders.map(({ id }) => id),
      instruction: `The vault is empty since the restart. Approve filling it again: ${set.threshold} custodians and a witness.`,
      expected: 'The approvals are in.',
      signed: false,
      task: { do: 'action', action: 'recover' },
    },
    {
      step: 'present',
      act: 'Recover',
      role: 'custodian',
      who: set.shares.map(({ custodian }) => custodian),
      instruction: `${set.threshold} custodians: bring your shares, one after the other.`,
      expected: 'The vault holds the keys again. Every commitment was checked.',
      signed: false,
      task: { do: 'present' },
    },
  ]
}
