import { fromHex } from '../bytes.ts'
import type { CeremonyEvent } from '../ceremony/events.ts'
import type { Step } from '../ceremony/script.ts'
import type { State } from '../ceremony/state.ts'
import { entryNote, marginLabel, personName } from './entry-note.ts'
import { type Content, type Html, html } from './markup.ts'
import { roleLine } from './script-front.ts'
import { clock, facts, mono, sheet } from './sheet.ts'
import { actsOf, recordSteps, type ScriptRecord, type StepRecord } from './step-record.ts'
import { isOpen, statusOf } from './step-status.ts'
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
  const note = (event: CeremonyEvent) => entryNote(plan, event, hashes)
  const acts = actsOf(record.rows, ({ step }) => step.act)
  return sheet({
    kind: 'Executed script',
    title: plan.title,
    mode: plan.mode,
    reference: `Ceremony ${ceremony}`,
    body: html`${executedFront(state, events, record, ceremony)}
${record.before.length > 0 ? recordTable(record.before.map((event) => marginRow(event, note))) : undefined}
${acts.map(
  ([act, rows]) => html`<h2>${act}</h2>
${recordTable(rows.map((row) => recordRow(state, row, note)))}`,
)}
${state.end === undefined ? FOLLOWS : undefined}`,
  })
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
  const unfinished = record.rows.filter(({ step }) => isOpen(state, step))
  const count = (type: CeremonyEvent['type']) => events.filter((one) => one.type === type).length
  const refusals = events.reduce(
    (sum, one) => sum + (one.type === 'access.refused' ? one.what.count : 0),
    0,
  )
  return html`${facts([
    ['Ceremony', mono(ceremony)],
    ['Number', plan.number],
    ['Organization', plan.organization],
    ['Place', plan.location],
    ['Enrolled', state.members.map(({ id }) => personName(plan, id)).join(', ')],
    ['First entry (UTC)', clock(events[0]?.time ?? '')],
    ['Last entry here (UTC)', clock(events.at(-1)?.time ?? '')],
    ['Entries here', events.length],
    ['Unfinished steps', numberList(unfinished.map(({ step }) => step.number))],
    ['Exceptions', count('exception.raised')],
    ['Refusals', refusals],
  ])}
<h2>Plan digest</h2>
${wordTable('All 32 words of the SHA-256 of plan.json', fromHex(digest))}
<h2>How to read this document</h2>
<ul class="plain">
<li>On the left stands what the script asked for. On the right stands what the log records for it.</li>
<li>Each entry shows its number in the log, its time in UTC by the laptop’s clock, who acted, and the first 16 digits of the SHA-256 of its line in log.jsonl.</li>
<li>What belongs to no step stands in the margin, in the order of the log: exceptions, refusals, restarts.</li>
<li>The log is the record. This document is a view of it, made by the same program.</li>
</ul>
`
}

function numberList(numbers: readonly number[]): string {
  return numbers.length === 0 ? 'none' : numbers.join(', ')
}

function recordTable(rows: readonly Content[]): Html {
  return html`<table class="steps">
<thead><tr><th scope="col" class="no">No.</th><th scope="col" class="planned">The script</th><th scope="col">The log</th></tr></thead>
<tbody>
${rows}</tbody>
</table>
`
}

/** A row with more entries than this may be cut by the end of a page. */
const KEPT_TOGETHER = 5

function recordRow(
  state: State,
  { step, entries, margin }: StepRecord,
  note: (event: CeremonyEvent) => Html,
): Content {
  const status = statusOf(state, step, entries.length)
  const length = entries.length > KEPT_TOGETHER ? 'long' : 'kept'
  return [
    html`<tr class="${length}"><td class="no">${step.number}</td><td><p>${step.instruction}</p><p class="expected">Expected: ${step.expected}</p><p class="expected">${roleLine(state.ground.plan, step)}</p></td><td><ul class="entries">${entries.map((event) => html`<li>${note(event)}</li>`)}${status === undefined ? undefined : html`<li class="open">${status}</li>`}</ul></td></tr>
`,
    margin.map((event) => marginRow(event, note)),
  ]
}

function marginRow(event: CeremonyEvent, note: (event: CeremonyEvent) => Html): Html {
  return html`<tr class="margin"><td></td><td class="label">${marginLabel(event)}</td><td class="note-body">${note(event)}</td></tr>
`
}
