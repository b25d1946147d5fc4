import { assertNever } from '../errors.ts'
import type { EventOf } from './events.ts'
import { voidOpen } from './intents.ts'
import type { Intent } from './state/intent.ts'
import { LEAST_PRESENT } from './state/people.ts'
import type { State } from './state.ts'
import { presentPeople } from './standing.ts'
import { say } from '../text/saying.ts'

/** What people do in the room beside the work of the program. */
type RoomEvent = EventOf<
  | 'participant.enrolled'
  | 'person.left'
  | 'person.returned'
  | 'break.started'
  | 'break.ended'
  | 'role.handed'
  | 'duty.acknowledged'
  | 'step.recorded'
  | 'clock.jumped'
  | 'clock.stated'
>

/** Folds who comes and goes, who does what in whose place, and what their watches show. */
export function inRoom(state: State, event: RoomEvent): State {
  switch (event.type) {
    case 'participant.enrolled':
      return enrolled(state, event)
    case 'clock.jumped':
      return { ...state, jumped: { ...event.what, stated: [] } }
    case 'clock.stated':
      return clockStated(state, event)
    case 'person.left': {
      const { id } = event.what
      const concerns = (one: Intent) => one.by === id || one.approvals.some((by) => by.id === id)
      const left = { ...state, away: [...state.away, id] }
      return locked({
        ...left,
        intents: voidOpen(state.intents, say('intent.left', { who: id }), concerns),
      })
    }
    case 'person.returned':
      return { ...state, away: state.away.filter((id) => id !== event.what.id) }
    case 'break.started': {
      const pause = { reason: event.what.reason, since: event.time }
      return locked({ ...state, pause, away: state.members.map(({ id }) => id) })
    }
    case 'break.ended':
      return { ...state, pause: undefined }
    case 'role.handed': {
      const { from, to, roles } = event.what
      return { ...state, handed: [...state.handed, { from, to, roles }] }
    }
    case 'duty.acknowledged':
      return { ...state, acknowledged: [...state.acknowledged, event.actor] }
    case 'step.recorded': {
      const { step, by, result } = event.what
      const recorded = { step, by, result, entry: event.seq, time: event.time }
      return { ...state, steps: [...state.steps, recorded] }
    }
    default:
      return assertNever(event)
  }
}

/** The last key of a person counts; a new one of somebody who has one voids what is open (rule 9). */
function enrolled(state: State, event: EventOf<'participant.enrolled'>): State {
  const { id, key } = event.what
  const known = state.members.some((one) => one.id === id)
  if (!known)
    return { ...state, members: [...state.members, { id, entry: event.seq, keys: [key] }] }
  return {
    ...state,
    members: state.members.map((one) =>
      one.id === id ? { ...one, keys: [...one.keys, key] } : one,
    ),
    away: state.away.filter((one) => one !== id),
    intents: voidOpen(state.intents, say('intent.enrolled-again', { who: id })),
    // Said with the old key: to be said again.
    attestations: state.attestations.filter((one) => one.id !== id),
  }
}

function clockStated(state: State, event: EventOf<'clock.stated'>): State {
  const { at, watch, room, seconds } = event.what
  const reading = { at, by: event.actor, watch, room, seconds, entry: event.seq }
  const { jumped } = state
  const stated = [...(jumped?.stated ?? []), event.actor]
  const settled = stated.length >= Math.min(LEAST_PRESENT, state.members.length)
  return {
    ...state,
    clocks: [...state.clocks, reading],
    jumped: jumped === undefined || settled ? undefined : { ...jumped, stated },
  }
}

/** Rule 8: with fewer than two people in the room nothing that was approved stays open. */
function locked(state: State): State {
  if (presentPeople(state).length >= LEAST_PRESENT) return state
  return { ...state, intents: voidOpen(state.intents, say('intent.locked')) }
}
