import { isRehearsalSet } from '../../crypto/envelope.ts'
import { canonical } from '../../log/canonical.ts'
import type { CeremonyEvent, What } from '../events.ts'
import type { SetHistory } from '../history.ts'
import { continues, isDestruction, isReshare, KIND_TABLE, mayRecord } from '../kinds.ts'
import { type Action, kindOf, type Plan } from '../plan.ts'
import type { State } from '../state.ts'
import { ANCHORS, demandAnchored } from './anchored.ts'
import { demand, type Rule } from './demand.ts'
import { demandNobody, demandUnknown } from './knowledge.ts'
import { demandEnding } from './succession.ts'
import { demandDistinct, identityFault } from './shares.ts'

/** A ceremony neither makes nor gives up what belongs to another kind of it. */
export function demandKind({ ground }: State, { type }: CeremonyEvent): void {
  const kind = kindOf(ground.plan)
  demand(mayRecord(kind, type), 'rule.order', `a ceremony to ${kind} records no ${type}`)
}

/** What goes on from other evidence declares what its kind can come to, once that is on record. */
export function demandAction({ ground, source, begun }: State, action: Action): void {
  if (!continues(ground.plan)) return
  const kind = kindOf(ground.plan)
  const known = KIND_TABLE[kind].actions.includes(action)
  demand(known, 'rule.order', `a ceremony to ${kind} does not ${action}`)
  demand(source !== undefined, 'rule.order', 'the evidence that is continued is not on record')
  demand(action === 'begin' || begun, 'rule.order', 'the ceremony has not begun')
}

/** The evidence that a ceremony continues: once, before anybody declares anything. */
export const admitted: Rule<'source.admitted'> = (state, { actor, what }) => {
  const { plan } = state.ground
  demand(actor === 'recorder', 'rule.role', 'the source is observed by the recorder')
  demand(state.source === undefined, 'rule.order', 'the source is on record already')
  demand(state.intents.length === 0, 'rule.order', 'the source is on record before the beginning')
  demandSource(plan, what)
  demandAsked(plan, what)
  demandShown(what)
  demandDistinct(state, what)
}

/** What is carried on of the past is about shares of this set. Its times are those of other clocks. */
function demandShown(what: What<'source.admitted'>): void {
  const { set, threshold, shares, shown = [] } = what
  const dealt = new Set(shares.map(({ index }) => index))
  for (const one of shown) {
    const { how, indexes } = one
    const ordered = indexes.every((index, i) => dealt.has(index) && index > (indexes[i - 1] ?? 0))
    demand(
      one.set === set && ordered,
      'rule.parameters',
      'what was shown before is not of the shares of this set',
    )
    const enough = how === 'health' ? indexes.length === 1 : indexes.length >= threshold
    demand(enough, 'rule.parameters', `${indexes.length} shares are no ${how} of this set`)
  }
}

/** Before a reshare, or the end of a set, somebody has said whether there is a later set of the keys. */
export function demandAsked(plan: Plan, { also }: What<'source.admitted'>): void {
  demand(
    also !== undefined || !(isReshare(plan) || isDestruction(plan)),
    'rule.parameters',
    'nobody has said whether there is a later reshare of these keys',
  )
}

/**
 * Refuses evidence that is not what the plan continues: another ceremony, mode, share set or key, or
 * in production evidence that nothing on paper vouches for.
 */
export function demandSource(plan: Plan, what: What<'source.admitted'>): void {
  const { ceremony, checkpoint } = plan.source ?? {}
  demand(
    what.ceremony === ceremony && what.checkpoint === checkpoint,
    'rule.parameters',
    'the source is not that of the plan',
  )
  demand(
    what.mode === plan.mode && isRehearsalSet(what.set) === (plan.mode === 'rehearsal'),
    'rule.mode',
    `the shares are of a ${what.mode}, the plan is for a ${plan.mode}`,
  )
  const anchored = ANCHORS.filter((anchor) => what.anchored.includes(anchor))
  demand(
    what.anchored.join() === anchored.join(),
    'rule.parameters',
    'the anchors are out of order',
  )
  demandAnchored(plan.mode, anchored, 'it continues')
  if (isReshare(plan)) demandOldSet(plan, what)
  else demandSet(plan, what)
  if (isReshare(plan) || isDestruction(plan)) demandEveryKey(plan, what)
  demandKeys(plan, what)
  demandHistory(plan, what)
  demandEnding(plan, what)
}

/** To a reshare a quorum of the old set comes, and every key that it opens goes on to the new one. */
function demandOldSet({ people }: Plan, what: What<'source.admitted'>): void {
  const holders = what.shares.map(({ custodian }) => custodian)
  const coming = holders.filter((id) =>
    people.some((one) => one.id === id && one.roles.includes('custodian')),
  )
  demand(
    coming.length >= what.threshold,
    'rule.people',
    `any ${what.threshold} of ${holders.join(', ')} open the old set; the plan has ${coming.join(', ') || 'none of them'}`,
  )
}

/** What becomes of a set becomes of every key that it opens. */
function demandEveryKey({ keys }: Plan, what: What<'source.admitted'>): void {
  const left = what.keys.filter(({ label }) => !keys.some((one) => one.label === label))
  demand(
    left.length === 0,
    'rule.parameters',
    `the set opens ${left.map(({ label }) => label).join(', ')} too: the plan names every key of it`,
  )
}

/**
 * Rule 3: who knows which share goes on from ceremony to ceremony, within the bundles presented. A
 * reshare is refused without it, and where the new set would give somebody too much.
 */
function demandHistory(plan: Plan, what: What<'source.admitted'>): void {
  const { history, set, threshold } = what
  demand(
    history !== undefined || !(isReshare(plan) || isDestruction(plan)),
    'rule.parameters',
    'the history of the shares is not on record',
  )
  if (history === undefined) return
  const sets = history.map((one) => one.set)
  demand(new Set(sets).size === sets.length, 'rule.parameters', 'the history names a set twice')
  const own = history.find((one) => one.set === set)
  const known = new Set(own?.known.flatMap(({ indexes }) => indexes))
  demand(
    own?.threshold === threshold && known.size >= threshold,
    'rule.parameters',
    `the history does not say who knows the shares of set ${set}`,
  )
  if (!isDestruction(plan)) demandCurrent(what, own)
  demandSamePeople(plan, own)
  if (!isReshare(plan)) return
  demandUnknown(history, plan, plan.backup.custodians)
  demandNobody(history, plan)
}

/** Nothing goes on from a set that another one has replaced, or whose shares are destroyed. */
function demandCurrent({ set, threshold, n }: What<'source.admitted'>, own: SetHistory): void {
  demand(
    own.supersededBy === undefined,
    'share.superseded',
    `set ${set} is of a superseded set: set ${own.supersededBy} has replaced it`,
  )
  const gone = own.destroyed?.indexes.length ?? 0
  demand(
    n - gone >= threshold,
    'share.superseded',
    `set ${set} was destroyed in ceremony ${own.destroyed?.ceremony}: ${n - gone} of its shares are left, and ${threshold} recover`,
  )
}

/** Whoever holds a share of the old set goes by the same id and the same name here. */
function demandSamePeople({ people }: Plan, { known }: SetHistory): void {
  const other = people.find(({ id, name }) =>
    known.some((one) => (one.id === id) !== (one.name.toLowerCase() === name.toLowerCase())),
  )
  demand(
    other === undefined,
    'rule.people',
    `${other?.id} (${other?.name}) is somebody else in the evidence: people are matched by id and name`,
  )
}

function demandSet({ backup }: Plan, { threshold, n, shares }: What<'source.admitted'>): void {
  demand(
    threshold === backup.threshold && n === backup.custodians.length,
    'rule.parameters',
    `any ${threshold} of ${n} shares recover there; the plan says ${backup.threshold} of ${backup.custodians.length}`,
  )
  const planned = backup.custodians.map((custodian, i) => ({ index: i + 1, custodian }))
  const dealt = shares.map(({ index, custodian }) => ({ index, custodian }))
  demand(
    canonical(planned) === canonical(dealt),
    'rule.parameters',
    `the shares are with ${dealt.map(({ custodian }) => custodian).join(', ')}, in this order`,
  )
}

/** Every key that the set opens, and each with its backup; those of the plan among them. */
function demandKeys({ keys: planned }: Plan, { keys, backups }: What<'source.admitted'>): void {
  const labels = keys.map(({ label }) => label)
  demand(new Set(labels).size === labels.length, 'rule.key', 'a key is named twice')
  const once = new Set(keys.flatMap(({ salt, commitment }) => [salt, commitment]))
  demand(once.size === 2 * keys.length, 'rule.key', 'two keys share a commitment or a salt')
  for (const key of keys) {
    const fault = identityFault(key)
    demand(fault === undefined, 'rule.key', `${key.label} ${fault}`)
  }
  demand(
    backups.map(({ label }) => label).join() === labels.join(),
    'rule.parameters',
    'the backups are not those of the keys',
  )
  for (const { label, algorithm } of planned) {
    const found = keys.find((key) => key.label === label)
    demand(found !== undefined, 'rule.parameters', `the shares open no key ${label}`)
    demand(
      found.algorithm === algorithm,
      'rule.parameters',
      `${label} is ${found.algorithm}, not ${algorithm}`,
    )
  }
}
