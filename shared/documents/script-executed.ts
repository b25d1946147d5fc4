import { fromHex } from '../bytes.ts'
import type { CeremonyEvent } from '../ceremony/events.ts'
import type { Plan } from '../ceremony/plan.ts'
import type { Step } from '../ceremony/script.ts'
import type { State } from '../ceremony/state.ts'
import { actorOf, entryNote, isRoomEvent, marginLabel, personNames } from './entry-note.ts'
import { type Content, type Html, html } from './markup.ts'
import { presenceOf } from './presence.ts'
import { roleLine } from './script-front.ts'
import { clock, facts, mono, sheet } from './sheet.ts'
import { actsOf, recordSteps, type ScriptRecord, type StepRecord } from './step-record.ts'
import { aboutStep, isOpen, statusOf } from './step-status.ts'
import { wordTable } from './words.ts'

/**
 * The executed script, `script.html` of a bundle: each step with the entries that record it. It is
 * itself in the list of files, so that list and the end of the log come after it.
 */
export function executedScript(input: {
  readonly state: State
  readonly events: readonly CeremonyEvent[]
  /** SHA-256 of each line of the log, in hex, by entry number. */
  readonly hashes: readonly string[]
  readonly steps: readonly Step[]
  readonly ceremony: string
}): string {
  const { state, events, hashes, steps, ceremony } = input
  const { plan } = state.ground
  const record = recordSteps(steps, events)
  const again = presenceOf(events).again.map(({ seq }) => seq)
  const look: Look = {
    note: (event) => entryNote(plan, event, hashes),
    label: (event) => (again.includes(event.seq) ? 'Enrolled again' : marginLabel(event)),
  }
  const acts = actsOf(record.rows, ({ step }) => step.act)
  return sheet({
    kind: 'Executed script',
    title: plan.title,
    mode: plan.mode,
    reference: `Ceremony ${ceremony}`,
    body: html`${executedFront(state, events, record, ceremony)}
${record.before.length > 0 ? recordTable(record.before.map((event) => marginRow(event, look))) : undefined}
${acts.map(
  ([act, rows]) => html`<h2>${act}</h2>
${recordTable(rows.map((row) => recordRow(state, row, look)))}`,
)}
${state.end === undefined ? FOLLOWS : undefined}`,
  })
}

/** How the entries of this log are shown. */
interface Look {
  readonly note: (event: CeremonyEvent) => Html
  readonly label: (event: CeremonyEvent) => string
}

const FOLLOWS = html`<p class="keep">The log goes on after this document: with the list of files, which names this document and its hash, and with the end of the ceremony. The report shows how the ceremony ended.</p>
`

function executedFront(
  state: State,
  events: readonly CeremonyEvent[],
  record: ScriptRecord,
  ceremony: string,
): Html {
  const { plan, digest } = state.ground
  const numbersOf = (which: (row: StepRecord) => boolean) =>
    record.rows
      .filter(which)
      .map(({ step }) => step.number)
      .join(', ') || 'none'
  const count = (type: CeremonyEvent['type']) => events.filter((one) => one.type === type).length
  const refusals = events.reduce(
    (sum, one) => sum + (one.type === 'access.refused' ? one.what.count : 0),
    0,
  )
  const excepted = ({ step }: StepRecord) => aboutStep(state, step) !== undefined
  return html`${facts([
    ['Ceremony', mono(ceremony)],
    ['Number', plan.number],
    ['Organization', plan.organization],
    ['Place', plan.location],
    [
      'Enrolled',
      personNames(
        plan,
        state.members.map(({ id }) => id),
      ),
    ],
    ['First entry (UTC)', clock(events[0]?.time ?? '')],
    ['Last entry here (UTC)', clock(events.at(-1)?.time ?? '')],
    ['Entries here', events.length],
    ['Unfinished steps', numbersOf(({ step }) => isOpen(state, step))],
    ['Steps skipped', numbersOf((row) => excepted(row) && row.entries.length === 0)],
    ['Steps done again', numbersOf((row) => excepted(row) && row.entries.length > 1)],
    ['Exceptions', count('exception.raised')],
    ['Refusals', refusals],
  ])}
<h2>Plan digest</h2>
${wordTable('All 32 words of the SHA-256 of plan.json', fromHex(digest))}
<h2>How to read this document</h2>
<ul class="plain">
<li>On the left stands what the script asked for, then when it was done and by whom, then what the log records for it.</li>
<li>Each entry shows its number in the log, its time in UTC by the laptop’s clock, who acted, and the first 16 digits of the SHA-256 of its line in log.jsonl.</li>
<li>Signed: the person signed for it with their own key. Named: the program says that it was this person.</li>
<li>What belongs to no step stands in a row of its own, in the order of the log. Breaks, arrivals, departures and hand-overs are such rows. A black bar marks exceptions, refusals and everything else that the script does not ask for.</li>
<li>The log is the record. This document is a view of it, made by the same program.</li>
</ul>
`
}

function recordTable(rows: readonly Content[]): Html {
  return html`<table class="steps">
<thead><tr><th scope="col" class="no">No.</th><th scope="col" class="planned">The script</th><th scope="col" class="done">Done (UTC)</th><th scope="col">The log</th></tr></thead>
<tbody>
${rows}</tbody>
</table>
`
}

/** A row with more entries than this may be cut by the end of a page. */
const KEPT_TOGETHER = 5

function recordRow(state: State, { step, entries, margin }: StepRecord, look: Look): Content {
  const { plan } = state.ground
  const status = statusOf(state, step, entries.length)
  const length = entries.length > KEPT_TOGETHER ? 'long' : 'kept'
  const standing =
    status && html`<li class="${status.adverse ? 'open' : 'calm'}">${status.text}</li>`
  return [
    html`<tr class="${length}"><td class="no">${step.number}</td><td><p>${step.instruction}</p><p class="expected">Expected: ${step.expected}</p><p class="expected">${roleLine(plan, step)}</p></td><td class="done">${doneCell(plan, entries)}</td><td><ul class="entries">${entries.map((event) => html`<li>${look.note(event)}</li>`)}${standing}</ul></td></tr>
`,
    margin.map((event) => marginRow(event, look)),
  ]
}

/** When the last entry of a step was made, who signed for it, and who was only named. */
function doneCell(plan: Plan, entries: readonly CeremonyEvent[]): Content {
  const last = entries.at(-1)
  if (last === undefined) return undefined
  const [date = '', time = ''] = clock(last.time).split(' ')
  const actors = entries.map(actorOf)
  const signed = distinct(actors.filter((one) => one.signed).map(({ id }) => id))
  const named = distinct(actors.map(({ id }) => id)).filter(
    (id) => id !== 'recorder' && !signed.includes(id),
  )
  return html`<p><b>${time}</b></p><p>${date}</p>${
    signed.length === 0 ? undefined : html`<p>signed: ${personNames(plan, signed)}</p>`
  }${named.length === 0 ? undefined : html`<p>named: ${personNames(plan, named)}</p>`}`
}

function distinct(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)]
}

function marginRow(event: CeremonyEvent, { note, label }: Look): Html {
  const kind = isRoomEvent(event) ? 'room' : 'margin'
  return html`<tr class="${kind}"><td></td><td class="label">${label(event)}</td><td class="note-body" colspan="2">${note(event)}</td></tr>
`
}
