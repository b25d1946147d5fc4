import { assertNever, CeremonyError } from '../errors.ts'
import { say } from '../text/saying.ts'
import type { Command } from './command.ts'
import { handable } from './duties.ts'
import type { Draft } from './events.ts'
import { person } from './standing.ts'
import type { State } from './state.ts'

/** What people do in the room beside the work of the program. */
type RoomCommand = Extract<
  Command,
  {
    do:
      | 'enrol'
      | 'jumpClock'
      | 'stateClock'
      | 'leave'
      | 'return'
      | 'startBreak'
      | 'endBreak'
      | 'handOver'
      | 'acknowledge'
      | 'recordStep'
  }
>

/** The event that a command asks for about the people in the room. */
export function roomDraft(state: State, command: RoomCommand): Draft {
  switch (command.do) {
    case 'enrol':
      return enrolment(state, command)
    case 'jumpClock': {
      const { seconds, since } = command
      return { type: 'clock.jumped', actor: 'recorder', what: { seconds, since } }
    }
    case 'stateClock': {
      const { by, at, watch, room, seconds, signature } = command
      const what = { at, watch, room, seconds, ...signature }
      return { type: 'clock.stated', actor: by, what }
    }
    case 'leave': {
      const { id, reason } = command
      return { type: 'person.left', actor: 'recorder', what: { id, reason } }
    }
    case 'return': {
      const what = { id: command.by, ...command.signature }
      return { type: 'person.returned', actor: command.by, what }
    }
    case 'startBreak': {
      const { by, reason } = command
      return { type: 'break.started', actor: 'recorder', what: { by, reason } }
    }
    case 'endBreak':
      return { type: 'break.ended', actor: 'recorder', what: { by: command.by } }
    case 'handOver': {
      const { from, to, signature } = command
      const what = { from, to, roles: [...handable(state, from, to)], ...signature }
      return { type: 'role.handed', actor: to, what }
    }
    case 'acknowledge':
      return { type: 'duty.acknowledged', actor: command.by, what: command.signature }
    case 'recordStep':
      return recording(command)
    default:
      return assertNever(command)
  }
}

function enrolment(state: State, command: Extract<Command, { do: 'enrol' }>): Draft {
  const planned = person(state, command.id)
  if (planned === undefined)
    throw new CeremonyError('rule.people', say('rule.not-planned', { who: command.id }))
  const { id, name, roles } = planned
  const { key, fp, signature } = command
  const what = { id, name, roles: [...roles], key, fp, ...signature }
  return { type: 'participant.enrolled', actor: id, what }
}

/** Signed by who did the step where the script says so; otherwise observed. */
function recording(command: Extract<Command, { do: 'recordStep' }>): Draft {
  const { step, by, result, evidence, signature } = command
  const seen = evidence === undefined ? {} : { evidence }
  const what = { step, by, result, ...seen, ...signature }
  return { type: 'step.recorded', actor: signature === undefined ? 'recorder' : by, what }
}
