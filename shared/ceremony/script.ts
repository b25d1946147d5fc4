import { layOut } from './layout.ts'
import type { Packaged } from './script-items.ts'
import type { Plan } from './plan.ts'
import type { Template } from './script-template.ts'
import type { Step } from './step.ts'
import type { State } from './state.ts'
import { liveSet, pendingPackages } from './standing.ts'

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
