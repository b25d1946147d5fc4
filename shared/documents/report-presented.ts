import type { CeremonyEvent, EventOf } from '../ceremony/events.ts'
import { kindOf } from '../ceremony/plan.ts'
import type { State } from '../ceremony/state.ts'
import type { Catalogue } from '../text/catalogue.ts'
import { personName } from './entry-note.ts'
import { type Html, html } from './markup.ts'
import { clock, recordTable } from './sheet.ts'

/** The shares that were brought, and the entry in which they filled the vault, if they did. */
export function presentedIn(events: readonly CeremonyEvent[]): {
  readonly shares: readonly EventOf<'share.presented'>[]
  readonly refilled: EventOf<'vault.refilled'> | undefined
} {
  const shares = events.filter((one) => one.type === 'share.presented')
  return { shares, refilled: events.findLast((one) => one.type === 'vault.refilled') }
}

/** Who brought which share, when and how: what a recovery, a reshare or a drill rests on. */
export function presentedSection(
  text: Catalogue,
  state: State,
  events: readonly CeremonyEvent[],
): Html {
  const words = text.documents.report.onward
  const { shares, refilled } = presentedIn(events)
  const title = html`<h2>${words.brought}</h2>
`
  if (shares.length === 0) return html`${title}<p><strong>${words.broughtNone}</strong></p>`
  return html`${title}<p>${words.broughtLead}</p>
${recordTable(
  words.broughtColumns,
  shares.map(({ what, seq, time }) => ({
    cells: [
      `${what.index}`,
      personName(text, state.ground.plan, what.custodian),
      what.how === undefined ? words.howUnknown : (words.how[what.how] ?? what.how),
      words.recordedAt(seq, clock(time)),
    ],
    details: [],
  })),
  'brought',
)}
${openedLine(words, state, refilled)}`
}

/** A drill opens the backups for a moment only: its own section says what came of it. */
function openedLine(
  words: Catalogue['documents']['report']['onward'],
  { ground }: State,
  refilled: EventOf<'vault.refilled'> | undefined,
): Html | undefined {
  if (kindOf(ground.plan) === 'drill') return undefined
  return refilled === undefined
    ? html`<p><strong>${words.notOpened}</strong></p>`
    : html`<p>${words.opened(refilled.what.labels.join(', '), refilled.seq, clock(refilled.time))}</p>`
}
