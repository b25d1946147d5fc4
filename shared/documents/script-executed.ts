import { fromHex } from '../bytes.ts'
import type { CeremonyEvent } from '../ceremony/events.ts'
import type { Plan } from '../ceremony/plan.ts'
import { type Step, stepIn } from '../ceremony/step.ts'
import type { State } from '../ceremony/state.ts'
import type { Catalogue } from '../text/catalogue.ts'
import { actorOf, entryNote, isRoomEvent, personNames } from './entry-note.ts'
import { type Content, type Html, html } from './markup.ts'
import { presenceOf } from './presence.ts'
import { roleLine } from './script-front.ts'
import { textOf } from './language.ts'
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
  /** Made while the ceremony goes on: to look at, and no evidence. */
  readonly draft?: boolean
}): string {
  const { state, events, hashes, ceremony, draft = false } = input
  const text = textOf(state)
  const { script, page, entry } = text.documents
  const steps = input.steps.map((step) => stepIn(step, page.lang))
  const { plan } = state.ground
  const record = recordSteps(steps, events)
  const again = presenceOf(events).again.map(({ seq }) => seq)
  const look: Look = {
    note: (event) => entryNote(text, state, event, hashes),
    label: (event) => (again.includes(event.seq) ? entry.again : entry.label(event.type)),
  }
  const acts = actsOf(record.rows, ({ step }) => step.act)
  return sheet({
    text,
    kind: script.executed,
    title: plan.title,
    mode: plan.mode,
    draft,
    reference: page.ceremony(ceremony),
    body: html`${executedFront(text, state, events, record, ceremony)}
${
  record.before.length > 0
    ? recordTable(
        script.columns,
        record.before.map((event) => marginRow(event, look)),
      )
    : undefined
}
${acts.map(
  ([act, rows]) => html`<h2>${text.act(act)}</h2>
${recordTable(
  script.columns,
  rows.map((row) => recordRow(text, state, row, look)),
)}`,
)}
${
  state.end === undefined
    ? html`<p class="keep">${script.follows}</p>
`
    : undefined
}`,
  })
}

/** How the entries of this log are shown. */
interface Look {
  readonly note: (event: CeremonyEvent) => Html
  readonly label: (event: CeremonyEvent) => string
}

function executedFront(
  text: Catalogue,
  state: State,
  events: readonly CeremonyEvent[],
  record: ScriptRecord,
  ceremony: string,
): Html {
  const { plan, digest } = state.ground
  const { script, page } = text.documents
  const { facts: words, front } = script
  const numbersOf = (which: (row: StepRecord) => boolean) =>
    record.rows
      .filter(which)
      .map(({ step }) => step.number)
      .join(', ') || page.none
  const count = (type: CeremonyEvent['type']) => events.filter((one) => one.type === type).length
  const refusals = events.reduce(
    (sum, one) => sum + (one.type === 'access.refused' ? one.what.count : 0),
    0,
  )
  const excepted = ({ step }: StepRecord) => aboutStep(state, step) !== undefined
  return html`${facts([
    [words.ceremony, mono(ceremony)],
    [front.number, plan.number],
    [front.organization, plan.organization],
    [front.place, plan.location],
    [
      words.enrolled,
      personNames(
        text,
        plan,
        state.members.map(({ id }) => id),
      ),
    ],
    [words.first, clock(events[0]?.time ?? '')],
    [words.last, clock(events.at(-1)?.time ?? '')],
    [words.entries, events.length],
    [words.unfinished, numbersOf(({ step }) => isOpen(state, step))],
    [words.skipped, numbersOf((row) => excepted(row) && row.entries.length === 0)],
    [words.again, numbersOf((row) => excepted(row) && row.entries.length > 1)],
    [words.exceptions, count('exception.raised')],
    [words.refusals, refusals],
  ])}
<h2>${front.digest}</h2>
${wordTable(page.planWords, fromHex(digest))}
<h2>${script.howTitle}</h2>
<ul class="plain">
${script.how.map(
  (line) => html`<li>${line}</li>
`,
)}</ul>
`
}

function recordTable(
  words: Catalogue['documents']['script']['columns'],
  rows: readonly Content[],
): Html {
  return html`<table class="steps">
<thead><tr><th scope="col" class="no">${words.number}</th><th scope="col" class="planned">${words.planned}</th><th scope="col" class="done">${words.done}</th><th scope="col">${words.log}</th></tr></thead>
<tbody>
${rows}</tbody>
</table>
`
}

/** A row with more entries than this may be cut by the end of a page. */
const KEPT_TOGETHER = 5

function recordRow(
  text: Catalogue,
  state: State,
  { step, entries, margin }: StepRecord,
  look: Look,
): Content {
  const words = text.documents.script
  const { plan } = state.ground
  const status = statusOf(words.standing, state, step, entries.length)
  const length = entries.length > KEPT_TOGETHER ? 'long' : 'kept'
  const standing =
    status && html`<li class="${status.adverse ? 'open' : 'calm'}">${status.text}</li>`
  return [
    html`<tr class="${length}"><td class="no">${step.number}</td><td><p>${step.instruction}</p><p class="expected">${words.expected(step.expected)}</p><p class="expected">${roleLine(text, plan, step)}</p></td><td class="done">${doneCell(text, plan, entries)}</td><td><ul class="entries">${entries.map((event) => html`<li>${look.note(event)}</li>`)}${standing}</ul></td></tr>
`,
    margin.map((event) => marginRow(event, look)),
  ]
}

/** When the last entry of a step was made, who signed for it, and who was only named. */
function doneCell(text: Catalogue, plan: Plan, entries: readonly CeremonyEvent[]): Content {
  const words = text.documents.script
  const last = entries.at(-1)
  if (last === undefined) return undefined
  const [date = '', time = ''] = clock(last.time).split(' ')
  const actors = entries.map(actorOf)
  const signed = distinct(actors.filter((one) => one.signed).map(({ id }) => id))
  const named = distinct(actors.map(({ id }) => id)).filter(
    (id) => id !== 'recorder' && !signed.includes(id),
  )
  return html`<p><b>${time}</b></p><p>${date}</p>${
    signed.length === 0
      ? undefined
      : html`<p>${words.signedBy(personNames(text, plan, signed))}</p>`
  }${named.length === 0 ? undefined : html`<p>${words.namedAs(personNames(text, plan, named))}</p>`}`
}

function distinct(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)]
}

function marginRow(event: CeremonyEvent, { note, label }: Look): Html {
  const kind = isRoomEvent(event) ? 'room' : 'margin'
  return html`<tr class="${kind}"><td></td><td class="label">${label(event)}</td><td class="note-body" colspan="2">${note(event)}</td></tr>
`
}
