import type { CeremonyEvent, EventType } from '../ceremony/events.ts'
import type { Action } from '../ceremony/plan.ts'
import type { State } from '../ceremony/state.ts'
import type { Catalogue } from '../text/catalogue.ts'
import { type Content, type Html, html } from './markup.ts'
import { REQUIREMENTS, type Requirement } from './requirements.ts'
import { facts, mono, recordTable, sheet, type TableRecord } from './sheet.ts'

/** The auditor's pack: for each requirement the entries of this log that speak to it, or none. */
export function auditPack(input: {
  readonly state: State
  readonly events: readonly CeremonyEvent[]
  readonly text: Catalogue
  /** Made while the ceremony goes on. */
  readonly draft?: boolean
}): string {
  const { state, events, text, draft = false } = input
  const { audit: words, page, report, requirements } = text.documents
  const { plan } = state.ground
  const standards = [...new Set(REQUIREMENTS.map(({ standard }) => standard))]
  const silent = REQUIREMENTS.filter((one) => evidenceFor(one, events).length === 0)
  return sheet({
    text,
    kind: words.kind,
    title: plan.title,
    mode: plan.mode,
    draft,
    reference: page.ceremony(state.opened?.ceremony ?? ''),
    body: html`<p class="lead">${words.lead}</p>
<div class="warning"><p><strong>${words.noHsm}</strong> ${words.noHsmText}</p>
<p><strong>${words.noClaim}</strong> ${words.noClaimText}</p>${
      plan.mode === 'rehearsal'
        ? html`<p><strong>${words.rehearsal}</strong> ${words.rehearsalText}</p>`
        : undefined
    }</div>
${facts([
  [words.facts.ceremony, mono(state.opened?.ceremony ?? '')],
  [words.facts.entries, events.length],
  [
    words.facts.outcome,
    state.end === undefined ? words.notEnded : report.outcomes[state.end.outcome],
  ],
  [
    words.facts.silent,
    silent.map(({ standard, id }) => `${standard} ${requirements[id].number}`).join('; ') ||
      words.silentNone,
  ],
])}
<h2>${words.beforeTitle}</h2>
<ul class="plain">${words.before.map((line) => html`<li>${line}</li>`)}</ul>
${standards.map((standard) => section(text, standard, events))}`,
  })
}

function section(text: Catalogue, standard: string, events: readonly CeremonyEvent[]): Html {
  const found = REQUIREMENTS.filter((one) => one.standard === standard)
  return html`<h2>${standard}</h2>
${recordTable(
  text.documents.audit.columns,
  found.map((one) => requirementRecord(text, one, events)),
  'audit',
)}
`
}

function requirementRecord(
  { documents }: Catalogue,
  one: Requirement,
  events: readonly CeremonyEvent[],
): TableRecord {
  const words = documents.audit
  const { number, asks, check, beyond } = documents.requirements[one.id]
  const evidence = evidenceFor(one, events)
  return {
    cells: [
      html`<strong>${number}</strong><br>${asks}`,
      evidence.length === 0
        ? html`<strong>${words.noEvidence}</strong>`
        : html`<ul class="entries">${evidence.map(([type, entries]) => html`<li>${type}: ${entryList(entries)}</li>`)}</ul>`,
    ],
    details: [
      [words.check, check],
      [words.beyond, beyond],
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
