import { fromHex } from '../bytes.ts'
import type { CeremonyEvent } from '../ceremony/events.ts'
import type { Plan } from '../ceremony/plan.ts'
import { isDone, type Step } from '../ceremony/script.ts'
import type { State } from '../ceremony/state.ts'
import { entryNote, marginLabel } from './entry-note.ts'
import { type Content, type Html, html } from './markup.ts'
import { AFTER, BEFORE, type PaperRow } from './paper-rows.ts'
import { planFront, roleLine } from './script-front.ts'
import { blankHead, clock, facts, mono, sheet } from './sheet.ts'
import { recordSteps, type ScriptRecord, type StepRecord } from './step-record.ts'
import { wordTable } from './words.ts'

/** The script as it is printed before the ceremony, with blanks for what happens in the room. */
export function proposedScript(input: {
  readonly plan: Plan
  readonly digest: string
  readonly steps: readonly Step[]
}): string {
  const { plan, digest, steps } = input
  const acts = actsOf(steps, (step) => step.act)
  return sheet({
    kind: 'Script',
    title: plan.title,
    mode: plan.mode,
    reference: `Plan ${digest.slice(0, 16)}`,
    body: html`${planFront(plan, digest)}
<section class="page">
<h2>Before the first step</h2>
<p>On paper only. The program does not record these rows.</p>
${blankTable(BEFORE.map(paperRow))}
${acts.map(
  ([act, rows]) => html`<h2>${act}</h2>
${blankTable(rows.map((step) => blankRow(step.number, roleLine(plan, step), step)))}`,
)}
<h2>After the last step</h2>
<p>On paper only. The program does not record these rows.</p>
${blankTable(AFTER.map(paperRow))}
</section>
${NOTES}`,
  })
}

function actsOf<T>(rows: readonly T[], act: (row: T) => string): [string, T[]][] {
  const acts: [string, T[]][] = []
  for (const row of rows) {
    const last = acts.at(-1)
    if (last !== undefined && last[0] === act(row)) last[1].push(row)
    else acts.push([act(row), [row]])
  }
  return acts
}

function blankTable(rows: readonly Html[]): Html {
  return html`<table class="steps">
<thead><tr><th scope="col" class="no">No.</th><th scope="col" class="role">Role</th><th scope="col">Instruction and expected result</th><th scope="col" class="short">Time</th><th scope="col" class="short">Initials</th><th scope="col" class="remarks">Remarks</th></tr></thead>
<tbody>
${rows}</tbody>
</table>
`
}

function paperRow(row: PaperRow): Html {
  return blankRow(row.number, row.role, row)
}

function blankRow(
  number: number | string,
  role: Content,
  { instruction, expected }: { readonly instruction: string; readonly expected: string },
): Html {
  return html`<tr><td class="no">${number}</td><td>${role}</td><td><p>${instruction}</p><p class="expected">Expected: ${expected}</p></td><td class="blank"></td><td class="blank"></td><td class="blank"></td></tr>
`
}

const RUNNING_ROWS = [1, 2, 3, 4, 5, 6, 7, 8]
const EXCEPTION_FIELDS = ['Expected', 'Happened', 'Decided', 'Time, names and signatures of three']

const NOTES = html`<section class="page">
<h2>Notes</h2>
<h3>Entry numbers and running heads that approvers note</h3>
<table class="sign"><thead><tr><th scope="col">Entry</th><th scope="col">First 16 digits of the running head</th><th scope="col">Time</th><th scope="col">Initials</th></tr></thead><tbody>
${RUNNING_ROWS.map(
  () => html`<tr><td></td><td></td><td></td><td></td></tr>
`,
)}</tbody></table>
<div class="keep"><h3>The head at the close, copied by hand</h3>
<p>Sixteen groups of four digits. Compare them aloud, in words.</p>
${blankHead()}</div>
<div class="keep"><h3>Exception sheet</h3>
<p>The program records exceptions too. Strike this sheet out if it is not used.</p>
${EXCEPTION_FIELDS.map((field) => html`<div class="box">${field}</div>`)}</div>
</section>`

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
    ['First entry (UTC)', clock(events[0]?.time ?? '')],
    ['Last entry here (UTC)', clock(events.at(-1)?.time ?? '')],
    ['Entries here', events.length],
    ['Unfinished steps', numberList(unfinished.map(({ step }) => step.number))],
    ['Exceptions', count('exception.raised')],
    ['Refusals', refusals],
  ])}
<h2>How to read this document</h2>
<ul class="plain">
<li>On the left stands what the script asked for. On the right stands what the log records for it.</li>
<li>Each entry shows its number in the log, its time in UTC by the laptop’s clock, who acted, and the first 16 digits of the SHA-256 of its line in log.jsonl.</li>
<li>What belongs to no step stands in the margin, in the order of the log: exceptions, refusals, restarts.</li>
<li>The log is the record. This document is a view of it, made by the same program.</li>
</ul>
${wordTable('The plan digest in words', fromHex(digest))}
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
const KEPT_TOGETHER = 8

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

const NOTHING_BEYOND = { sealed: [], delivered: 0 }

function isAfterTheLog(step: Step): boolean {
  return step.task.do === 'seal' || step.task.do === 'deliver'
}

/** The close itself follows this document in the log: that it is missing here says nothing. */
function isClose(step: Step): boolean {
  return step.task.do === 'action' && step.task.action === 'close'
}

function isOpen(state: State, step: Step): boolean {
  if (isAfterTheLog(step) || (isClose(step) && state.end === undefined)) return false
  return !isDone(state, step.task, NOTHING_BEYOND) || isNotEnrolled(state, step)
}

function isNotEnrolled(state: State, { task }: Step): boolean {
  return task.do === 'enrol' && !state.members.some((one) => one.id === task.person)
}

/** What the log does not say for itself about a step; undefined when its entries say it all. */
function statusOf(state: State, step: Step, entries: number): string | undefined {
  if (isAfterTheLog(step)) return 'After the last entry, not in the log.'
  if (isClose(step) && state.end === undefined) return 'The end follows this document in the log.'
  if (isOpen(state, step))
    return entries === 0 ? 'Unfinished: no entry in the log.' : 'Unfinished.'
  if (entries > 0) return undefined
  return 'No entry in the log. A co-signed exception stands in for it.'
}
