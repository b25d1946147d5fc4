import type { CeremonyEvent } from '../ceremony/events.ts'
import type { ClockReading } from '../ceremony/state/clock.ts'
import type { State } from '../ceremony/state.ts'
import type { Catalogue } from '../text/catalogue.ts'
import { personName } from './entry-note.ts'
import { type Html, html } from './markup.ts'
import { clock } from './sheet.ts'

/** A watch and the laptop may differ by so much without a word about it: five minutes. */
export const TOLERATED_SECONDS = 300

/** What people read on their own watches, beside the clock that every entry carries. */
export function clocks(text: Catalogue, state: State, events: readonly CeremonyEvent[]): Html {
  const words = text.documents.report.clocks
  const entry = text.documents.page.entry
  const jumps = events.filter((one) => one.type === 'clock.jumped' || one.type === 'clock.stepped')
  return html`${state.clocks.length === 0 ? html`<p>${words.nobody}</p>` : readings(text, state, state.clocks)}
<p>${
    jumps.length === 0
      ? words.steady
      : words.moved(jumps.length, jumps.map(({ seq }) => entry(seq)).join(', '))
  } ${words.laptop}</p>
`
}

function readings(text: Catalogue, state: State, all: readonly ClockReading[]): Html {
  const words = text.documents.report.clocks
  const name = (id: string) => personName(text, state.ground.plan, id)
  return html`<table class="clocks"><thead><tr>${words.columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${all.map(
    ({
      at,
      by,
      watch,
      room,
      seconds,
      entry,
    }) => html`<tr><td>${words.moments[at]}<br><small>${text.documents.page.entry(entry)}</small></td><td>${name(by)}</td><td>${clock(watch)}</td><td>${room}</td><td>${isTolerated(seconds) ? difference(seconds) : html`<strong>${difference(seconds)}</strong>`}</td></tr>
`,
  )}</tbody></table>
`
}

export function isTolerated(seconds: number): boolean {
  return Math.abs(seconds) <= TOLERATED_SECONDS
}

/** A difference of clocks for people: `+ 12 s`, `− 3601 s`. */
export function difference(seconds: number): string {
  if (seconds === 0) return '0 s'
  return `${seconds < 0 ? '−' : '+'} ${Math.abs(seconds)} s`
}
