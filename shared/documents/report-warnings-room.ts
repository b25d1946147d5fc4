import type { CeremonyEvent } from '../ceremony/events.ts'
import type { State } from '../ceremony/state.ts'
import { personName, personNames } from './entry-note.ts'
import { isHere, presenceOf } from './presence.ts'
import { difference, isTolerated } from './report-clocks.ts'
import type { Warning } from './report-warnings.ts'

/** What happened in the room and with the clock: hand-overs, departures, restarts. */
export function roomWarnings(state: State, events: readonly CeremonyEvent[]): Warning[] {
  return [
    ...presenceWarnings(state, events),
    ...clockWarnings(state, events),
    ...restartWarnings(events),
  ]
}

function presenceWarnings(state: State, events: readonly CeremonyEvent[]): Warning[] {
  const { plan } = state.ground
  const { stays, handed } = presenceOf(events)
  const signers = state.end?.signers ?? []
  const gone = [...stays].flatMap(([id, each]) =>
    isHere(each) || signers.includes(id) ? [] : [id],
  )
  return [
    ...(handed.length === 0
      ? []
      : [
          {
            title: 'Duties were handed over',
            text: `${handed.map(({ what }) => `From ${personName(plan, what.from)} to ${personName(plan, what.to)}: ${what.roles.join(', ')}`).join('. ')}.`,
          },
        ]),
    ...(gone.length === 0
      ? []
      : [
          {
            title: 'People left and did not return',
            text: `${personNames(plan, gone)}. They did not sign the checkpoint.`,
          },
        ]),
  ]
}

function clockWarnings(state: State, events: readonly CeremonyEvent[]): Warning[] {
  const far = state.clocks.filter(({ seconds }) => !isTolerated(seconds))
  const moved = events.flatMap((one) => {
    if (one.type === 'clock.jumped') return [`Entry ${one.seq}: ${difference(one.what.seconds)}.`]
    return one.type === 'clock.stepped'
      ? [`Entry ${one.seq}: ${difference(-one.what.seconds)}.`]
      : []
  })
  const unstated = (['opening', 'closing'] as const).filter(
    (at) => !state.clocks.some((one) => one.at === at),
  )
  return [
    ...(far.length === 0
      ? []
      : [
          {
            title: 'The laptop’s clock differs from people’s watches',
            text: far
              .map(
                ({ by, seconds, entry }) =>
                  `${personName(state.ground.plan, by)}, entry ${entry}: ${difference(seconds)}.`,
              )
              .join(' '),
          },
        ]),
    ...(moved.length === 0
      ? []
      : [{ title: 'The laptop’s clock moved during the ceremony', text: moved.join(' ') }]),
    ...(unstated.length === 0
      ? []
      : [
          {
            title: 'No watch vouches for the times',
            text: `Nobody stated the time of a watch at the ${unstated.join(' and at the ')}.`,
          },
        ]),
  ]
}

function restartWarnings(events: readonly CeremonyEvent[]): Warning[] {
  const restarts = events.filter((one) => one.type === 'recorder.unlocked').length
  if (restarts === 0) return []
  return [
    {
      title: 'The program was restarted',
      text: `${restarts === 1 ? 'Once' : `${restarts} times`}. The entries are listed under Incidents.`,
    },
  ]
}
