import type { CeremonyEvent } from '../ceremony/events.ts'
import type { State } from '../ceremony/state.ts'
import type { Catalogue } from '../text/catalogue.ts'
import { personName, personNames } from './entry-note.ts'
import { isHere, presenceOf } from './presence.ts'
import { difference, isTolerated } from './report-clocks.ts'
import type { Warning } from './report-warning.ts'

/** What happened in the room and with the clock: hand-overs, departures, restarts. */
export function roomWarnings(
  text: Catalogue,
  state: State,
  events: readonly CeremonyEvent[],
): Warning[] {
  return [
    ...presenceWarnings(text, state, events),
    ...clockWarnings(text, state, events),
    ...restartWarnings(text.documents.warnings, events),
  ]
}

function presenceWarnings(
  text: Catalogue,
  state: State,
  events: readonly CeremonyEvent[],
): Warning[] {
  const words = text.documents.warnings
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
            title: words.handed,
            text: `${handed
              .map(({ what }) =>
                words.handedText(
                  personName(text, plan, what.from),
                  personName(text, plan, what.to),
                  what.roles.map((role) => text.roles[role]).join(', '),
                ),
              )
              .join('. ')}.`,
          },
        ]),
    ...(gone.length === 0
      ? []
      : [
          {
            title: words.gone,
            text: words.goneText(personNames(text, plan, gone)),
          },
        ]),
  ]
}

function clockWarnings(text: Catalogue, state: State, events: readonly CeremonyEvent[]): Warning[] {
  const words = text.documents.warnings
  const far = state.clocks.filter(({ seconds }) => !isTolerated(seconds))
  const moved = events.flatMap((one) => {
    if (one.type === 'clock.jumped')
      return [words.clockMovedText(one.seq, difference(one.what.seconds))]
    return one.type === 'clock.stepped'
      ? [words.clockMovedText(one.seq, difference(-one.what.seconds))]
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
            title: words.clockFar,
            text: far
              .map(({ by, seconds, entry }) =>
                words.clockFarText(
                  personName(text, state.ground.plan, by),
                  entry,
                  difference(seconds),
                ),
              )
              .join(' '),
          },
        ]),
    ...(moved.length === 0 ? [] : [{ title: words.clockMoved, text: moved.join(' ') }]),
    ...(unstated.length === 0
      ? []
      : [
          {
            title: words.noWatch,
            text: words.noWatchText(unstated),
          },
        ]),
  ]
}

function restartWarnings(
  words: Catalogue['documents']['warnings'],
  events: readonly CeremonyEvent[],
): Warning[] {
  const restarts = events.filter((one) => one.type === 'recorder.unlocked').length
  if (restarts === 0) return []
  return [{ title: words.restarted, text: words.restartedText(restarts) }]
}
