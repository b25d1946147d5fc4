import type { CeremonyEvent } from '../ceremony/events.ts'
import type { ClockReading, State } from '../ceremony/state.ts'
import { personName } from './entry-note.ts'
import { type Html, html } from './markup.ts'
import { clock } from './sheet.ts'

/** A watch and the laptop may differ by so much without a word about it: five minutes. */
export const TOLERATED_SECONDS = 300

/** What people read on their own watches, beside the clock that every entry carries. */
export function clocks(state: State, events: readonly CeremonyEvent[]): Html {
  const jumps = events.filter((one) => one.type === 'clock.jumped' || one.type === 'clock.stepped')
  return html`${state.clocks.length === 0 ? html`<p>Nobody stated the time of a watch.</p>` : readings(state, state.clocks)}
<p>${
    jumps.length === 0
      ? 'The program saw no jump of its clock.'
      : `The program saw its clock move ${jumps.length === 1 ? 'once' : `${jumps.length} times`}: ${jumps.map(({ seq }) => `entry ${seq}`).join(', ')}, see Incidents.`
  } Every time in the log is the time of the laptop.</p>
`
}

function readings(state: State, all: readonly ClockReading[]): Html {
  const name = (id: string) => personName(state.ground.plan, id)
  return html`<table class="clocks"><thead><tr><th scope="col">When</th><th scope="col">By, signed</th><th scope="col">Own watch (UTC)</th><th scope="col">Clock of the room</th><th scope="col">Laptop minus watch</th></tr></thead>
<tbody>${all.map(
    ({
      at,
      by,
      watch,
      room,
      seconds,
      entry,
    }) => html`<tr><td>${MOMENTS[at]}<br><small>entry ${entry}</small></td><td>${name(by)}</td><td>${clock(watch)}</td><td>${room}</td><td>${isTolerated(seconds) ? difference(seconds) : html`<strong>${difference(seconds)}</strong>`}</td></tr>
`,
  )}</tbody></table>
`
}

const MOMENTS = {
  opening: 'At the opening',
  closing: 'At the closing',
  jump: 'After a jump',
} as const

export function isTolerated(seconds: number): boolean {
  return Math.abs(seconds) <= TOLERATED_SECONDS
}

/** A difference of clocks for people: `+ 12 s`, `− 3601 s`. */
export function difference(seconds: number): string {
  if (seconds === 0) return '0 s'
  return `${seconds < 0 ? '−' : '+'} ${Math.abs(seconds)} s`
}
