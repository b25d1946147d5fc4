import { contributorsIn } from './attending.ts'
import { continues, isDestruction, isReshare } from './kinds.ts'
import type { Role } from './roles.ts'
import type { State } from './state.ts'
import { dealtSet, liveSet, person, presentPeople } from './standing.ts'
import type { Step } from './step.ts'

/** What a person does in this ceremony now: the roles of the plan, after hand-overs. */
export function rolesOf(state: State, id: string): readonly Role[] {
  let roles = person(state, id)?.roles ?? []
  for (const { from, to, roles: moved } of state.handed) {
    if (from === id) roles = roles.filter((role) => !moved.includes(role))
    if (to === id) roles = [...roles, ...moved.filter((role) => !roles.includes(role))]
  }
  return roles
}

/** True for those who look on and sign for it: witnesses and auditors. */
export function looksOn(state: State, id: string): boolean {
  return rolesOf(state, id).some((role) => role === 'witness' || role === 'auditor')
}

/** Ids of those in the room who look on while `by` does something. */
export function onlookers(state: State, by: string): readonly string[] {
  return presentPeople(state).filter((id) => id !== by && looksOn(state, id))
}

/** Who holds the shares, or will, in the order of their indexes: the plan, after hand-overs. */
export function custodiansOf(state: State): readonly string[] {
  const places = state.handed.filter(({ roles }) => roles.includes('custodian'))
  return state.ground.plan.backup.custodians.map((custodian) =>
    places.reduce((id, { from, to }) => (id === from ? to : id), custodian),
  )
}

/** Whose word counts as a custodian's: alternates hold no share, nor do the next custodians yet. */
export function holdersOf(state: State): readonly string[] {
  return liveSet(state)?.shares.map((share) => share.custodian) ?? custodiansOf(state)
}

/** True once a quorum is enrolled of those whose shares are opened here. */
function isQuorumEnrolled({ ground, source, members }: State): boolean {
  const { custodians, threshold } = ground.plan.backup
  const holders = source?.shares.map(({ custodian }) => custodian) ?? custodians
  const here = members.filter(({ id }) => holders.includes(id))
  return here.length >= (source?.threshold ?? threshold)
}

/**
 * Custodians without whom nothing begins: shares are opened by any quorum, and dealt to everybody who
 * is to hold one.
 */
export function neededCustodians(state: State): readonly string[] {
  const { plan } = state.ground
  // Whatever was in the hands of somebody who does not come is brought, or recorded as missing.
  if (isDestruction(plan)) return []
  const opens = continues(plan) && !isReshare(plan)
  return opens && isQuorumEnrolled(state) ? [] : custodiansOf(state)
}

/** True for somebody who is nothing but a custodian, and whose share is not needed here any more. */
export function isSpare(state: State, id: string): boolean {
  const { plan } = state.ground
  if (!continues(plan) || isDestruction(plan) || !isQuorumEnrolled(state)) return false
  return rolesOf(state, id).join() === 'custodian' && !neededCustodians(state).includes(id)
}

/** True for who runs the ceremony now. */
export function leads(state: State, id: string): boolean {
  const roles = rolesOf(state, id)
  return roles.includes('administrator') || roles.includes('operator')
}

/** True for whom the plan names as the deputy of an administrator. */
export function isDeputy(state: State, id: string): boolean {
  return Object.entries(state.ground.plan.deputies ?? {}).some(
    ([of, deputy]) => deputy === id && rolesOf(state, of).includes('administrator'),
  )
}

/** Who may do a step now: the people of the script, or who took their part over. */
export function whoOf(state: State, { who, role }: Pick<Step, 'who' | 'role'>): readonly string[] {
  const now = who.map((id) =>
    state.handed.reduce((at, { from, to, roles }) => {
      const moved = roles.includes(role) || hasNoRole(state, from)
      return at === from && moved ? to : at
    }, id),
  )
  return [...new Set(now)]
}

/** The same for the screen: a share is brought by those who hold one of the set that is opened. */
export function doersOf(state: State, step: Step): readonly string[] {
  const who = whoOf(state, step)
  const { source } = state
  if (step.task.do !== 'present' || source === undefined) return who
  return who.filter((id) => source.shares.some(({ custodian }) => custodian === id))
}

/** Who gives dice or text: the people of the plan, or who took their part over. */
export function contributorsOf(state: State): readonly string[] {
  return contributorsIn(state.ground.plan).flatMap((id) =>
    whoOf(state, { who: [id], role: person(state, id)?.roles[0] ?? 'witness' }),
  )
}

/** True for somebody whose every role was taken over: nothing is left for them to do. */
export function hasNoRole(state: State, id: string): boolean {
  return person(state, id) !== undefined && rolesOf(state, id).length === 0
}

/**
 * The roles that one person may take over from another: what the plan says of deputies, and of
 * alternates for custodians. A place of a custodian stays where it is once the shares exist.
 */
export function handable(state: State, from: string, to: string): readonly Role[] {
  const { plan } = state.ground
  const { deputies = {}, backup } = plan
  const dealt = dealtSet(state) !== undefined || (continues(plan) && !isReshare(plan))
  const kept = (role: Role) => role === 'custodian' && dealt
  const roles = rolesOf(state, from).filter((role) => !kept(role))
  if (deputies[from] === to) return roles
  const holds = custodiansOf(state).includes(from)
  const isAlternate = backup.alternates?.includes(to) ?? false
  return holds && isAlternate ? roles.filter((role) => role === 'custodian') : []
}
