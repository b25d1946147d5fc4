import { say } from '../../text/saying.ts'
import type { State } from '../state.ts'
import { isHere, keyOf, liveSet, member } from '../standing.ts'
import type { Subject } from '../events.ts'
import { mayClose } from './declaring.ts'
import { demand, present, type Rule } from './demand.ts'
import { hasLeft } from './ending.ts'
import { isPlannedPath } from './packages.ts'

/** Rule 9: any one enrolled person can unlock the recorder key. */
export const unlocked: Rule<'recorder.unlocked'> = (state, event) => {
  demand(event.actor === 'recorder', 'rule.role', say('rule.unlock-by-recorder'))
  present(
    keyOf(state, event.what.by),
    'rule.people',
    say('rule.not-enrolled', { who: event.what.by }),
  )
}

/** Rule 9: after a restart two people state the last entry and head that they noted, none before `since`. */
export const headStated: Rule<'head.stated'> = (state, event) => {
  const resuming = present(state.resuming, 'rule.order', say('rule.not-restarted'))
  demand(
    !resuming.stated.includes(event.actor),
    'rule.resume',
    say('rule.stated', { who: event.actor }),
  )
  const { entry } = event.what
  demand(entry <= resuming.entry, 'rule.resume', say('rule.fork', { entry: resuming.entry }))
  demand(entry >= resuming.since, 'rule.resume', say('rule.noted-entry', { entry }))
  demand(!mustVoid(state), 'rule.order', say('rule.loss-unrecorded'))
}

/** True after a restart until what the vault lost is in the log. */
export function mustVoid(state: State): boolean {
  const set = liveSet(state)
  if (state.resuming === undefined) return false
  if (set !== undefined) return state.held
  return state.keys.some((key) => !key.lost)
}

/** Rule 6: refusals are observed by the recorder; at the keyboard an identity is only claimed. */
export const refused: Rule<'access.refused'> = (_, event) => {
  demand(event.actor === 'recorder', 'rule.role', say('rule.refusals-by-recorder'))
  demand(event.what.count >= 1, 'rule.parameters', say('rule.refusal-count'))
}

/** Rule 9: raised by one, about something that exists. */
export const raised: Rule<'exception.raised'> = (state, event) => {
  const { exception, about, expected, happened, decided } = event.what
  const next = `x${state.exceptions.length + 1}`
  demand(exception === next, 'rule.exception', say('rule.next-exception', { next }))
  demand(
    state.resuming === undefined || about.kind === 'ending',
    'rule.resume',
    say('rule.head-unstated'),
  )
  demand(expected !== '' && happened !== '' && decided !== '', 'rule.exception', say('rule.story'))
  demand(exists(state, about), 'rule.exception', say('rule.no-subject'))
  demandUnsaid(state, about)
}

/** An attestation counts: who gave it and is in the room signs the close, too. */
function demandUnsaid(state: State, about: Subject): void {
  if (about.kind !== 'absence' || !isHere(state, about.person)) return
  const said = state.attestations.some((one) => one.id === about.person)
  demand(!said, 'rule.exception', say('rule.attested-here', { who: about.person }))
}

function exists(state: State, about: Subject): boolean {
  switch (about.kind) {
    case 'note':
      return true
    case 'exposure':
      return (
        state.exposures.some((one) => one.entry === about.entry) && areSome(state, about.seen ?? [])
      )
    case 'receipt': {
      const set = liveSet(state)
      return (
        set?.set === about.set &&
        set.shares.some((one) => one.index === about.index && !one.received)
      )
    }
    case 'absence':
      return member(state, about.person) !== undefined
    case 'package':
      return isPlannedPath(state, about.path)
    case 'ending':
      return hasLeft(state)
    case 'step':
      // The gates are waived one by one, never all at once.
      return state.ground.script.some(
        (one) => one.step === about.step && one.task.do !== 'preflight',
      )
    case 'enrolment':
      return member(state, about.person) !== undefined
    case 'gate': {
      const run = state.preflights.find(({ entry }) => entry === about.entry)
      const read = run?.gates.find(({ gate }) => gate === about.gate)
      return read !== undefined && read.verdict !== 'pass'
    }
  }
}

/** People of the plan, each named once. */
function areSome(state: State, ids: readonly string[]): boolean {
  const people = state.ground.plan.people.map(({ id }) => id)
  return new Set(ids).size === ids.length && ids.every((id) => people.includes(id))
}

/** Rule 9: co-signed by others than the one who raised it, each once, never by whom it is about. */
export const cosigned: Rule<'exception.cosigned'> = (state, event) => {
  const exception = present(
    state.exceptions.find((one) => one.exception === event.what.exception),
    'rule.exception',
    say('rule.no-exception', { exception: event.what.exception }),
  )
  demand(exception.by !== event.actor, 'rule.exception', say('rule.own-exception'))
  demand(
    !exception.cosigned.includes(event.actor),
    'rule.exception',
    say('rule.cosigned', { who: event.actor }),
  )
  const { about } = exception
  const own =
    (about.kind === 'absence' || about.kind === 'enrolment') && about.person === event.actor
  demand(!own, 'rule.exception', say('rule.about-oneself', { who: event.actor }))
  demandUnsaid(state, about)
}

export const stepped: Rule<'clock.stepped'> = (_, event) => {
  demand(event.actor === 'recorder', 'rule.role', say('rule.clock-by-recorder'))
}

/** Before the close each person attests once, to the log as it stands. */
export const attested: Rule<'attestation.given'> = (state, event) => {
  mayClose(state)
  const again = state.attestations.some((one) => one.id === event.actor)
  demand(!again, 'rule.order', say('rule.attested', { who: event.actor }))
}
