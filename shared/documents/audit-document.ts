import type { CeremonyEvent, EventType } from '../ceremony/events.ts'
import type { Action } from '../ceremony/plan.ts'
import type { State } from '../ceremony/state.ts'
import { type Content, type Html, html } from './markup.ts'
import { REQUIREMENTS, type Requirement } from './requirements.ts'
import { facts, mono, recordTable, sheet, type TableRecord } from './sheet.ts'

/** The auditor's pack: for each requirement the entries of this log that speak to it, or none. */
export function auditPack(input: {
  readonly state: State
  readonly events: readonly CeremonyEvent[]
}): string {
  const { state, events } = input
  const { plan } = state.ground
  const standards = [...new Set(REQUIREMENTS.map(({ standard }) => standard))]
  const silent = REQUIREMENTS.filter((one) => evidenceFor(one, events).length === 0)
  return sheet({
    kind: 'Auditor’s pack',
    title: plan.title,
    mode: plan.mode,
    reference: `Ceremony ${state.opened?.ceremony ?? ''}`,
    body: html`<p class="lead">Where to look in this log for what common standards ask of a key ceremony.</p>
<div class="warning"><p><strong>A laptop is not an HSM, and not a secure cryptographic device in the sense of PCI.</strong> Whoever controlled the laptop could have seen every key.</p>
<p><strong>This pack claims no compliance.</strong> It names entries. Whether they are enough is the judgement of an auditor, with the text of the standard at hand. The wording of the requirements here is ours.</p>${
      plan.mode === 'rehearsal'
        ? html`<p><strong>This was a rehearsal on test keys.</strong> It is no evidence of production.</p>`
        : undefined
    }</div>
${facts([
  ['Ceremony', mono(state.opened?.ceremony ?? '')],
  ['Entries', events.length],
  ['Outcome', state.end?.outcome ?? 'not ended'],
  [
    'No evidence in this log',
    silent.map(({ standard, number }) => `${standard} ${number}`).join('; ') || 'for none of them',
  ],
])}
<h2>Before you begin</h2>
<ul class="plain">${BEFORE.map((line) => html`<li>${line}</li>`)}</ul>
${standards.map((standard) => section(standard, events))}`,
  })
}

const BEFORE: readonly string[] = [
  'Verify the bundle first, with the paper list and the head that a participant kept: claviger verify BUNDLE --signers FILE --head HEX --expect production,closed,anchored.',
  'Entries are lines of log.jsonl, counted from 0. The report shows the exceptions, and who disagreed.',
  'An entry without a signature of a person is the word of the program alone.',
]

function section(standard: string, events: readonly CeremonyEvent[]): Html {
  const found = REQUIREMENTS.filter((one) => one.standard === standard)
  return html`<h2>${standard}</h2>
${recordTable(
  ['Requirement', 'Evidence in this log'],
  found.map((one) => requirementRecord(one, events)),
  'audit',
)}
`
}

function requirementRecord(one: Requirement, events: readonly CeremonyEvent[]): TableRecord {
  const evidence = evidenceFor(one, events)
  return {
    cells: [
      html`<strong>${one.number}</strong><br>${one.asks}`,
      evidence.length === 0
        ? html`<strong>No evidence in this log.</strong>`
        : html`<ul class="entries">${evidence.map(([type, entries]) => html`<li>${type}: ${entryList(entries)}</li>`)}</ul>`,
    ],
    details: [
      ['How to check', one.check],
      ['Not in the log', one.beyond],
    ],
  }
}

/** The entries that speak to a requirement, by type, in the order of the requirement. */
export function evidenceFor(
  { events: types, actions, steps }: Requirement,
  events: readonly CeremonyEvent[],
): readonly (readonly [EventType, readonly number[]])[] {
  const actionOf = new Map<string, Action>()
  for (const event of events)
    if (event.type === 'intent.declared') actionOf.set(event.what.intent, event.what.action)
  const speaks = (event: CeremonyEvent): boolean => {
    if (event.type === 'step.recorded') return steps?.includes(baseOf(event.what.step)) ?? true
    if (event.type !== 'intent.declared' && event.type !== 'intent.approved') return true
    const action = actionOf.get(event.what.intent)
    return actions === undefined || (action !== undefined && actions.includes(action))
  }
  return types.flatMap((type) => {
    const found = events.filter((event) => event.type === type && speaks(event))
    return found.length === 0 ? [] : [[type, found.map(({ seq }) => seq)] as const]
  })
}

/** The step's name in the script, without its item. */
function baseOf(step: string): string {
  return step.split(':')[0] ?? step
}

/** Entry numbers for people, runs drawn together: `3, 7–9`. */
export function entryList(entries: readonly number[]): Content {
  const runs: [number, number][] = []
  for (const entry of entries) {
    const last = runs.at(-1)
    if (last !== undefined && last[1] === entry - 1) last[1] = entry
    else runs.push([entry, entry])
  }
  return runs.map(([a, b]) => (a === b ? `${a}` : `${a}–${b}`)).join(', ')
}
