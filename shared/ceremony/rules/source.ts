import { isRehearsalSet } from '../../crypto/envelope.ts'
import { canonical } from '../../log/canonical.ts'
import { say } from '../../text/saying.ts'
import type { CeremonyEvent, What } from '../events.ts'
import { outcomeOf } from '../exports.ts'
import { soundLabels, takesDamaged } from '../findings.ts'
import type { SetHistory } from '../set-history.ts'
import { continues, isDestruction, isReshare, KIND_TABLE, mayRecord } from '../kinds.ts'
import { unpresented } from '../pinned.ts'
import { type Action, kindOf, type Plan } from '../plan.ts'
import type { State } from '../state.ts'
import { ANCHORS, demandAnchored } from './anchored.ts'
import { demand, demandNone, type Rule } from './demand.ts'
import { demandMayLearn, demandNobodyKnowsEnough } from './knowledge.ts'
import { demandSuccession } from './succession.ts'
import { demandDistinct, identityFault } from './making.ts'

/** A ceremony neither makes nor gives up what belongs to another kind of it. */
export function demandKind({ ground }: State, { type }: CeremonyEvent): void {
  const kind = kindOf(ground.plan)
  demand(mayRecord(kind, type), 'rule.order', say('rule.kind-records', { kind, type }))
}

/** What goes on from other evidence declares what its kind can come to, once that is on record. */
export function demandAction({ ground, source, begun }: State, action: Action): void {
  if (!continues(ground.plan)) return
  const kind = kindOf(ground.plan)
  const known = KIND_TABLE[kind].actions.includes(action)
  demand(known, 'rule.order', say('rule.kind-action', { kind, action }))
  demand(source !== undefined, 'rule.order', say('rule.no-source'))
  demand(action === 'begin' || begun, 'rule.order', say('rule.not-begun'))
}

/** The evidence that a ceremony continues: once, before anybody declares anything. */
export const admitted: Rule<'source.admitted'> = (state, { actor, what }) => {
  const { plan } = state.ground
  demand(actor === 'recorder', 'rule.role', say('rule.source-by-recorder'))
  demand(state.source === undefined, 'rule.order', say('rule.source-recorded'))
  demand(state.intents.length === 0, 'rule.order', say('rule.source-first'))
  demandSource(plan, what)
  demandAsked(plan, what)
  demandShown(what)
  demandDistinct(state, what)
}

/** Labels of the keys that a recovery is held for: they go into files, or into packages. */
function leaving(plan: Plan): readonly string[] {
  const all = outcomeOf(plan) === 'file'
  return plan.keys.filter(({ targets = [] }) => all || targets.length > 0).map(({ label }) => label)
}

/** What is carried on of the past is about shares of this set. Its times are those of other clocks. */
function demandShown(what: What<'source.admitted'>): void {
  const { set, threshold, shares, keys, shown = [], findings = [] } = what
  const labels = new Set(keys.map(({ label }) => label))
  demand(
    findings.every((one) => one.set === set && labels.has(one.label)),
    'rule.parameters',
    say('rule.found-otherwise'),
  )
  const dealt = new Set(shares.map(({ index }) => index))
  for (const one of shown) {
    const { how, indexes, without = [] } = one
    const ordered = indexes.every((index, i) => dealt.has(index) && index > (indexes[i - 1] ?? 0))
    const about = one.set === set && ordered && without.every((label) => labels.has(label))
    demand(about, 'rule.parameters', say('rule.shown-otherwise'))
    const enough = how === 'health' ? indexes.length === 1 : indexes.length >= threshold
    demand(enough, 'rule.parameters', say('rule.shown-count', { count: indexes.length, how }))
  }
}

/**
 * Before a reshare, or the end of a set, somebody has said whether there is a later set of the keys;
 * and every bundle that the plan pins beside the evidence was presented.
 */
export function demandAsked(plan: Plan, { also }: What<'source.admitted'>): void {
  demand(
    also !== undefined || !(isReshare(plan) || isDestruction(plan)),
    'rule.parameters',
    say('rule.later-unsaid'),
  )
  const [missing] = unpresented(plan, also ?? [])
  demand(
    missing === undefined,
    'head.mismatch',
    say('rule.pinned-missing', {
      ceremony: missing?.ceremony ?? '',
      head: missing?.checkpoint ?? '',
    }),
  )
}

/** A bundle presented beside the evidence is the one that the plan pins, where it pins one. */
function demandPinned({ also: pins = [] }: Plan, { also = [] }: What<'source.admitted'>): void {
  for (const { ceremony, checkpoint } of pins) {
    const other = also.find((one) => one.ceremony === ceremony && one.checkpoint !== checkpoint)
    demand(
      other === undefined,
      'head.mismatch',
      say('rule.pinned-other', { ceremony, head: other?.checkpoint ?? '', planned: checkpoint }),
    )
  }
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
    say('rule.other-source'),
  )
  demand(
    what.mode === plan.mode && isRehearsalSet(what.set) === (plan.mode === 'rehearsal'),
    'rule.mode',
    say('rule.source-mode', { mode: what.mode, plannedMode: plan.mode }),
  )
  const anchored = ANCHORS.filter((anchor) => what.anchored.includes(anchor))
  demand(what.anchored.join() === anchored.join(), 'rule.parameters', say('rule.anchor-order'))
  demandAnchored(plan.mode, anchored, say('rule.source-unanchored'))
  demandPinned(plan, what)
  if (isReshare(plan)) demandOldSet(plan, what)
  else demandSet(plan, what)
  if (isReshare(plan) || isDestruction(plan)) demandEveryKey(plan, what)
  demandKeys(plan, what)
  demandDamaged(plan, what)
  demandHistory(plan, what)
  demandSuccession(plan, what)
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
    coming.length === 0
      ? say('rule.no-old-quorum', { threshold: what.threshold, holders: holders.join(', ') })
      : say('rule.old-quorum', {
          threshold: what.threshold,
          holders: holders.join(', '),
          coming: coming.join(', '),
        }),
  )
}

/** What becomes of a set becomes of every key that it opens. */
function demandEveryKey({ keys }: Plan, what: What<'source.admitted'>): void {
  const left = what.keys.filter(({ label }) => !keys.some((one) => one.label === label))
  demand(
    left.length === 0,
    'rule.parameters',
    say('rule.other-keys', { labels: left.map(({ label }) => label).join(', ') }),
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
    say('rule.no-history'),
  )
  if (history === undefined) return
  const sets = history.map((one) => one.set)
  demand(new Set(sets).size === sets.length, 'rule.parameters', say('rule.history-twice'))
  const own = history.find((one) => one.set === set)
  const known = new Set(own?.known.flatMap(({ indexes }) => indexes))
  demand(
    own?.threshold === threshold && known.size >= threshold,
    'rule.parameters',
    say('rule.history-who', { set }),
  )
  if (!isDestruction(plan)) demandCurrent(what, own)
  demandSamePeople(plan, own)
  if (!isReshare(plan)) return
  demandMayLearn(history, plan, plan.backup.custodians)
  demandNobodyKnowsEnough(history, plan)
}

/** Nothing goes on from a set that another one has replaced, or whose shares are destroyed. */
function demandCurrent({ set, threshold, n }: What<'source.admitted'>, own: SetHistory): void {
  demand(
    own.supersededBy === undefined,
    'share.superseded',
    say('rule.source-superseded', { set, by: own.supersededBy ?? '' }),
  )
  const gone = own.destroyed?.indexes.length ?? 0
  demand(
    n - gone >= threshold,
    'share.superseded',
    say('rule.source-destroyed', {
      set,
      ceremony: own.destroyed?.ceremony ?? '',
      left: n - gone,
      threshold,
    }),
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
    say('rule.somebody-else', { id: other?.id ?? '', name: other?.name ?? '' }),
  )
}

function demandSet({ backup }: Plan, { threshold, n, shares }: What<'source.admitted'>): void {
  demand(
    threshold === backup.threshold && n === backup.custodians.length,
    'rule.parameters',
    say('rule.source-quorum', {
      threshold,
      total: n,
      planned: backup.threshold,
      named: backup.custodians.length,
    }),
  )
  const planned = backup.custodians.map((custodian, i) => ({ index: i + 1, custodian }))
  const dealt = shares.map(({ index, custodian }) => ({ index, custodian }))
  demand(
    canonical(planned) === canonical(dealt),
    'rule.parameters',
    say('rule.source-custodians', { people: dealt.map(({ custodian }) => custodian).join(', ') }),
  )
}

/** Every key that the set opens, and each with its backup; those of the plan among them. */
function demandKeys({ keys: planned }: Plan, { keys, backups }: What<'source.admitted'>): void {
  const labels = keys.map(({ label }) => label)
  demand(new Set(labels).size === labels.length, 'rule.key', say('rule.key-twice'))
  const once = new Set(keys.flatMap(({ salt, commitment }) => [salt, commitment]))
  demand(once.size === 2 * keys.length, 'rule.key', say('rule.keys-share'))
  for (const key of keys)
    demandNone(identityFault(key), 'rule.key', (why) =>
      say('rule.bad-key', { label: key.label, why }),
    )
  demand(
    backups.map(({ label }) => label).join() === labels.join(),
    'rule.parameters',
    say('rule.other-backups'),
  )
  for (const { label, algorithm } of planned) {
    const found = keys.find((key) => key.label === label)
    demand(found !== undefined, 'rule.parameters', say('rule.opens-no-key', { label }))
    demand(
      found.algorithm === algorithm,
      'rule.parameters',
      say('rule.source-algorithm', { label, found: found.algorithm, planned: algorithm }),
    )
  }
}

/**
 * A copy in which backups are damaged carries a recovery of the others, or a drill that records it,
 * and nothing else. Each damaged one is named once, in the order of the keys.
 */
function demandDamaged(plan: Plan, what: What<'source.admitted'>): void {
  const { keys, damaged } = what
  if (damaged === undefined) return
  const named = damaged.map(({ label }) => label)
  const sound = soundLabels(what)
  demand(
    takesDamaged(kindOf(plan)),
    'backup.damaged',
    say('rule.damaged-needed', { labels: named.join(', '), kind: kindOf(plan) }),
  )
  const ordered = keys.map(({ label }) => label).filter((label) => !sound.includes(label))
  demand(named.join() === ordered.join(), 'rule.parameters', say('rule.damaged-order'))
  demand(
    kindOf(plan) === 'drill' || leaving(plan).some((label) => sound.includes(label)),
    'backup.damaged',
    say('rule.damaged-leaving', { labels: named.join(', ') }),
  )
}
