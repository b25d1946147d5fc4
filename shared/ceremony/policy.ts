import { type Fault, faultAt } from '../errors.ts'
import { say } from '../text/saying.ts'
import type { Action, Plan, PolicyEntry } from './plan.ts'
import { ACTIONS } from './plan-schema.ts'
import { countOf, ROLES, type Role, RUNNING_ROLES } from './roles.ts'

/** How many people of each role an action needs. */
export type Needs = Readonly<Record<Role, number>>

/** Somebody who has approved, with the roles in which the approval may count. */
export interface Approver {
  readonly id: string
  readonly roles: readonly Role[]
}

const LEADER_AND_WITNESS: PolicyEntry = { administrator: 1, witness: 1 }
const QUORUM_AND_WITNESS: PolicyEntry = { custodian: 'threshold', witness: 1 }

/** Who approves what when the plan does not say (rule 4). */
export const DEFAULT_POLICY: Readonly<Record<Action, PolicyEntry>> = {
  begin: LEADER_AND_WITNESS,
  generate: LEADER_AND_WITNESS,
  release: LEADER_AND_WITNESS,
  wrap: LEADER_AND_WITNESS,
  export: LEADER_AND_WITNESS,
  recover: QUORUM_AND_WITNESS,
  reshare: QUORUM_AND_WITNESS,
  destroy: LEADER_AND_WITNESS,
  close: LEADER_AND_WITNESS,
}

/** What no plan can go below: rule 1 for begin, rule 4 for recover and reshare. */
const FLOORS: { readonly [A in Action]?: PolicyEntry } = {
  begin: LEADER_AND_WITNESS,
  recover: QUORUM_AND_WITNESS,
  reshare: QUORUM_AND_WITNESS,
}

/** Who approves a reshare beside the others, where the evidence of the old set is not at hand. */
export const OLD_QUORUM = 'a quorum of the old set'

/** What holds for every action (rule 4). */
const LEAST_PEOPLE = 2
const LEAST_INDEPENDENT = 1

/**
 * The policy of an action with numbers: the plan's or the default, never below the floor. A quorum
 * is that of the plan, unless the action is approved by those who hold another set.
 */
export function effectivePolicy(
  plan: Plan,
  action: Action,
  quorum: number = plan.backup.threshold,
): Needs {
  const written = numbers(plan.policy?.[action] ?? DEFAULT_POLICY[action], quorum)
  const floor = numbers(FLOORS[action] ?? {}, quorum)
  return eachRole((role) => Math.max(written[role], floor[role]))
}

/** True when these people, each counted once, fill the policy and the floors of every action. */
export function satisfies(policy: Needs, approvers: readonly Approver[]): boolean {
  return missing(policy, distinct(approvers)).length === 0
}

/** What is still missing, in words for the screen: `1 witness`; empty when nothing is. */
export function missingApprovals(policy: Needs, approvers: readonly Approver[]): string {
  return missing(policy, distinct(approvers)).join(' and ')
}

/** Entries of the plan's policy that are below a floor, and what these people cannot satisfy. */
export function policyFaults(plan: Plan): Fault[] {
  const below = ACTIONS.flatMap((action) => belowFloor(plan, action))
  const lacking = new Map<string, { path: string; actions: Action[] }>()
  for (const action of ACTIONS) {
    const path = plan.policy?.[action] === undefined ? 'people' : `policy.${action}`
    if (below.some((fault) => fault.path.startsWith(path))) continue
    const words = missingApprovals(effectivePolicy(plan, action), plan.people)
    if (words === '') continue
    const same = lacking.get(`${path} ${words}`)
    if (same === undefined) lacking.set(`${path} ${words}`, { path, actions: [action] })
    else same.actions.push(action)
  }
  const unsatisfied = [...lacking].map(([key, { path, actions }]) =>
    faultAt(path, say('plan.cannot-approve', { actions, needed: key.slice(path.length + 1) })),
  )
  return [...below, ...unsatisfied]
}

function belowFloor(plan: Plan, action: Action): Fault[] {
  const entry = plan.policy?.[action]
  if (entry === undefined) return []
  const path = `policy.${action}`
  const { threshold } = plan.backup
  const written = numbers(entry, threshold)
  const floor = numbers(FLOORS[action] ?? {}, threshold)
  const faults: Fault[] = ROLES.filter((role) => written[role] < floor[role]).map((role) =>
    faultAt(`${path}.${role}`, say('plan.least-of-role', { action, role, count: floor[role] })),
  )
  if (faults.length > 0) return faults
  if (total(written, ROLES) < LEAST_PEOPLE) {
    faults.push(faultAt(path, say('plan.least-people', { action, least: LEAST_PEOPLE })))
  }
  const independent = ROLES.filter((role) => !RUNNING_ROLES.includes(role))
  if (total(written, independent) < LEAST_INDEPENDENT) {
    faults.push(faultAt(path, say('plan.needs-independent', { action })))
  }
  return faults
}

function missing(policy: Needs, people: readonly Approver[]): string[] {
  const words = ROLES.flatMap((role) => {
    const unfilled = policy[role] - (filled(policy, people).get(role) ?? 0)
    return unfilled > 0 ? [countOf(role, unfilled)] : []
  })
  if (words.length > 0) return words
  const few = LEAST_PEOPLE - people.length
  const independent = people.filter(({ roles }) => !roles.some((r) => RUNNING_ROLES.includes(r)))
  if (independent.length < LEAST_INDEPENDENT) {
    words.push('1 person who is neither administrator nor operator')
  } else if (few > 0) words.push(few === 1 ? '1 more person' : `${few} more people`)
  return words
}

/**
 * A largest assignment of people to the places of the policy, by augmenting paths (Kuhn 1955):
 * who is administrator and operator fills one place, whichever helps.
 */
function filled(policy: Needs, people: readonly Approver[]): Map<Role, number> {
  const places = ROLES.flatMap((role) => Array.from({ length: policy[role] }, () => role))
  const holder: (Approver | undefined)[] = places.map(() => undefined)
  const seat = (person: Approver, tried: Set<number>): boolean =>
    places.some((role, i) => {
      if (tried.has(i) || !person.roles.includes(role)) return false
      tried.add(i)
      const sitting = holder[i]
      if (sitting !== undefined && !seat(sitting, tried)) return false
      holder[i] = person
      return true
    })
  for (const person of people) seat(person, new Set())
  const counts = new Map<Role, number>()
  places.forEach((role, i) => {
    if (holder[i] !== undefined) counts.set(role, (counts.get(role) ?? 0) + 1)
  })
  return counts
}

function distinct(approvers: readonly Approver[]): Approver[] {
  const byId = new Map<string, Approver>()
  for (const { id, roles } of approvers) {
    byId.set(id, { id, roles: [...(byId.get(id)?.roles ?? []), ...roles] })
  }
  return [...byId.values()]
}

function numbers(entry: PolicyEntry, quorum: number): Needs {
  return eachRole((role) => {
    const count = entry[role] ?? 0
    return count === 'threshold' ? quorum : count
  })
}

function eachRole(count: (role: Role) => number): Needs {
  return {
    administrator: count('administrator'),
    operator: count('operator'),
    custodian: count('custodian'),
    witness: count('witness'),
    auditor: count('auditor'),
  }
}

function total(needs: Needs, roles: readonly Role[]): number {
  return roles.reduce((sum, role) => sum + needs[role], 0)
}
