import { fingerprint, parsePublicKey } from '../../crypto/sshkey.ts'
import { say } from '../../text/saying.ts'
import { attending } from '../attending.ts'
import { ruleFaults } from '../lint.ts'
import { kindOf, type Plan } from '../plan.ts'
import { planRefusal } from '../plan-refusal.ts'
import { isDeputy, leads, neededCustodians, rolesOf } from '../duties.ts'
import type { Member } from '../state/people.ts'
import type { State } from '../state.ts'
import { isEffective, keyOf, member, person } from '../standing.ts'
import { useIntent } from './approval.ts'
import { demand, present, type Rule } from './demand.ts'

/** The cost of scrypt that production demands (formats.md, keys at rest). */
const FULL_KDF = { n: 131072, r: 8, p: 1 }

const CONSTANTS = ['RECOVER.md', 'VERIFY.md', 'recover.py', 'verify.sh']

/** Rule 1: a sound plan first; production and rehearsal are never mixed. */
export const opened: Rule<'ceremony.opened'> = (state, { actor, what }) => {
  const { plan, digest, template } = state.ground
  demand(state.opened === undefined, 'rule.order', say('rule.open-already'))
  demand(actor === 'recorder', 'rule.role', say('rule.opened-by-recorder'))
  demand(what.plan === digest, 'rule.parameters', say('rule.plan-digest'))
  demand(
    what.mode === plan.mode,
    'rule.mode',
    say('rule.other-mode', { plannedMode: plan.mode, mode: what.mode }),
  )
  demand(what.kind === kindOf(plan), 'rule.mode', say('rule.plan-kind', { kind: kindOf(plan) }))
  demand(what.script === template, 'rule.parameters', say('rule.other-script'))
  const { ceremony, checkpoint } = plan.source ?? {}
  const sameSource = what.source?.ceremony === ceremony && what.source?.checkpoint === checkpoint
  demand(sameSource, 'rule.parameters', say('rule.other-source'))
  const faults = ruleFaults(plan)
  if (faults.length > 0) throw planRefusal(faults)
  demand(
    Object.keys(what.constants).sort().join() === CONSTANTS.join(),
    'rule.parameters',
    say('rule.constants'),
  )
  parsePublicKey(what.recorder)
  if (what.mode === 'production') {
    demand(what.host === 'electron', 'rule.mode', say('rule.host', { host: what.host }))
    demand(what.packaged !== false, 'rule.mode', say('rule.not-packaged'))
    const { n, r, p } = what.kdf
    const full = n === FULL_KDF.n && r === FULL_KDF.r && p === FULL_KDF.p
    demand(full, 'rule.mode', say('rule.full-cost'))
    demand(plan.number !== undefined, 'rule.mode', say('rule.ceremony-number'))
  }
}

/** Rules 2 and 10: one person of the plan, one participant, one sound key of their own. */
export const enrolled: Rule<'participant.enrolled'> = (state, { actor, what }) => {
  const planned = present(
    person(state, what.id),
    'rule.people',
    say('rule.not-planned', { who: what.id }),
  )
  demand(actor === what.id, 'rule.role', say('rule.cannot-enrol', { who: actor, other: what.id }))
  const known = member(state, what.id)
  if (known !== undefined) demandNewKey(state, known)
  demand(what.name === planned.name, 'rule.parameters', say('rule.other-name', { who: what.id }))
  demand(
    what.roles.join() === planned.roles.join(),
    'rule.parameters',
    say('rule.other-roles', { who: what.id }),
  )
  if (state.members.length === 0)
    demand(
      what.roles.includes('administrator') || isDeputy(state, what.id),
      'rule.order',
      say('rule.leader-first'),
    )
  const key = parsePublicKey(what.key)
  demand(what.fp === fingerprint(key), 'rule.key', say('rule.other-fingerprint', { who: what.id }))
  demand(!allKeys(state).includes(what.key), 'rule.key', say('rule.key-in-use', { who: what.id }))
  demand(known !== undefined || state.attestations.length === 0, 'rule.order', say('rule.closing'))
}

/** Rule 9: a new key for somebody who cannot use theirs, once for each co-signed exception. */
function demandNewKey(state: State, { id, keys }: Member): void {
  const granted = state.exceptions.filter(
    (one) => isEffective(one) && one.about.kind === 'enrolment' && one.about.person === id,
  )
  demand(granted.length >= keys.length, 'rule.people', say('rule.enrolled-already', { who: id }))
}

/** Rule 10: every key that the log pins so far. */
export function allKeys(state: State): readonly string[] {
  return [
    ...(state.opened === undefined ? [] : [state.opened.recorder]),
    ...state.members.flatMap((one) => one.keys),
    ...state.sets.flatMap((set) => [set.recovery, ...set.shares.map((share) => share.proof)]),
  ]
}

/** Rule 2: a rehearsal may relax the separation of duties; the log says so. */
export const relaxed: Rule<'duties.relaxed'> = (state, { actor, what }) => {
  demand(actor === 'recorder', 'rule.role', say('rule.relaxed-by-recorder'))
  demand(isRelaxed(state), 'rule.duties', say('rule.not-relaxed'))
  demand(!state.relaxed && !state.begun, 'rule.order', say('rule.relaxed-once'))
  const both = relaxedPeople(state.ground.plan)
  demand(
    what.people.join() === both.join(),
    'rule.duties',
    say('rule.relaxed-of', { people: both.join(', ') }),
  )
}

/** Rule 2: who holds a share beside a role that the rule keeps apart from it. */
export function relaxedPeople({ people, backup }: Plan): readonly string[] {
  return people
    .filter(
      ({ id, roles }) =>
        backup.custodians.includes(id) && roles.some((role) => role !== 'custodian'),
    )
    .map(({ id }) => id)
}

export function isRelaxed(state: State): boolean {
  return state.ground.plan.relax?.includes('separation-of-duties') ?? false
}

/** Rule 1: begin is approved by administrator and witness before anything else happens. */
export const begun: Rule<'ceremony.begun'> = (state, event) => {
  demand(!state.begun, 'rule.order', say('rule.begun'))
  demand(state.relaxed === isRelaxed(state), 'rule.duties', say('rule.relaxed-unnoted'))
  const missing = missingPeople(state)
  demand(
    missing.length === 0,
    'rule.people',
    say('rule.unenrolled', { people: missing.join(', ') }),
  )
  useIntent(state, event, 'begin', 'begin')
}

/**
 * People without whom nothing begins: administrator, operator, custodians, at least one witness.
 * Who only stands by for one of them may come later; to open shares a quorum is enough.
 */
export function missingPeople(state: State): readonly string[] {
  const people = state.ground.plan.people.map(({ id }) => id)
  const expected = attending(state.ground.plan)
  const custodians = neededCustodians(state)
  const needed = people.filter(
    (id) => custodians.includes(id) || (expected.includes(id) && leads(state, id)),
  )
  const missing = needed.filter((id) => keyOf(state, id) === undefined)
  const witnesses = people.filter((id) => rolesOf(state, id).includes('witness'))
  if (!witnesses.some((id) => keyOf(state, id) !== undefined))
    missing.push(...witnesses.slice(0, 1))
  return missing
}
