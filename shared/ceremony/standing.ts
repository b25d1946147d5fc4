/** How a ceremony stands: what rules, documents and screens ask of its state. */
import { type Saying, say } from '../text/saying.ts'
import type { Subject } from './events.ts'
import { findingOf } from './findings.ts'
import { type Action, kindOf, type Plan } from './plan.ts'
import type { WrapFacts } from '../byok/provider.ts'
import { LEAST_PRESENT, type Member } from './state/people.ts'
import type { Key } from './state/key.ts'
import type { ShareSet } from './state/share.ts'
import type { Effect, Exception } from './state/exception.ts'
import type { State } from './state.ts'

/**
 * The share set that counts, if there is one that was not voided: the last one. A reshare begins with
 * the set that it took over, and when its own is voided, that one counts again.
 */
export function liveSet(state: State): ShareSet | undefined {
  return state.sets.findLast((set) => !set.voided)
}

/** The set that this ceremony deals, once it exists: the live one, unless it was taken over. */
export function dealtSet(state: State): ShareSet | undefined {
  const set = liveSet(state)
  return set?.set === state.source?.set ? undefined : set
}

/** True once the set that was taken over has given way to one that is proven. */
export function isSuperseded(state: State): boolean {
  return state.sets.some(({ supersededBy }) => supersededBy !== undefined)
}

/** The keys that exist: generated and not lost. */
export function liveKeys(state: State): readonly Key[] {
  return state.keys.filter((key) => !key.lost)
}

/** Under which action a quorum brings its shares: to recover, or to deal new ones. */
export function openingAction({ ground }: State): Action {
  return kindOf(ground.plan) === 'reshare' ? 'reshare' : 'recover'
}

/** True once that was done for which a quorum was needed: the keys opened, or dealt anew. */
export function isRecovered(state: State): boolean {
  if (openingAction(state) === 'reshare') return isSuperseded(state)
  return state.intents.some(({ action, used }) => action === 'recover' && used.length > 0)
}

export function member(state: State, id: string): Member | undefined {
  return state.members.find((one) => one.id === id)
}

/** The key that counts for this id: `ssh-ed25519 …`. */
export function keyOf(state: State, id: string): string | undefined {
  return member(state, id)?.keys.at(-1)
}

/** A person of the plan; what they do now, after hand-overs, says rolesOf. */
export function person(state: State, id: string): Plan['people'][number] | undefined {
  return state.ground.plan.people.find((one) => one.id === id)
}

/** An exception counts when at least two others have co-signed it (rule 9). */
export function isEffective(exception: Exception): boolean {
  return exception.cosigned.length >= 2
}

/** True when a co-signed exception about exactly this stands in the log. */
export function excused(state: State, matches: (about: Subject) => boolean): boolean {
  return state.exceptions.some((one) => isEffective(one) && matches(one.about))
}

/** Exposures that no co-signed exception has settled yet. */
export function unsettled(state: State): readonly Effect[] {
  return state.exposures.filter(
    (exposure) =>
      !excused(state, (about) => about.kind === 'exposure' && about.entry === exposure.entry),
  )
}

/** True once a drill came to its end: it proved something, or no backup opened. */
export function isDrillOver(state: State): boolean {
  return kindOf(state.ground.plan) === 'drill' && isRecovered(state)
}

/**
 * Planned packages that are neither finished nor given up: by a co-signed exception, or with their
 * key, whose backup does not open.
 */
export function pendingPackages(state: State): readonly WrapFacts[] {
  return state.ground.planned.filter(
    ({ path, label }) =>
      !state.packages.some((one) => one.path === path && one.status === 'finished') &&
      findingOf(state, label) === undefined &&
      !excused(state, (about) => about.kind === 'package' && about.path === path),
  )
}

/** True for somebody who is enrolled and in the room. */
export function isHere(state: State, id: string): boolean {
  return keyOf(state, id) !== undefined && !state.away.includes(id)
}

/** Ids of the enrolled people in the room, in the order of enrolment. */
export function presentPeople(state: State): readonly string[] {
  return state.members.map((one) => one.id).filter((id) => !state.away.includes(id))
}

/** Rule 8: why the ceremony is locked, in words; undefined while it is not. */
export function lockedReason(state: State): Saying | undefined {
  if (state.end !== undefined) return undefined
  if (state.pause !== undefined) return say('rule.on-break')
  if (state.begun && presentPeople(state).length < LEAST_PRESENT) return say('rule.few-present')
  return undefined
}

/** True when a co-signed exception says that a step of the script is left out or done again. */
export function isSkipped(state: State, step: string): boolean {
  return excused(state, (about) => about.kind === 'step' && about.step === step)
}

/** The people who sign at the close: in the room and not excused, in the order of enrolment. */
export function signersAtClose(state: State): readonly string[] {
  return presentPeople(state).filter(
    (id) => !excused(state, (about) => about.kind === 'absence' && about.person === id),
  )
}
