import type { CeremonyEvent } from '../ceremony/events.ts'
import { kindOf } from '../ceremony/plan.ts'
import type { State } from '../ceremony/state.ts'
import { isEffective } from '../ceremony/standing.ts'
import type { Catalogue } from '../text/catalogue.ts'
import { entryNote, personName } from './entry-note.ts'
import { type Content, type Html, html } from './markup.ts'
import { clock, mono, recordTable, type TableRecord } from './sheet.ts'
import { saidIn } from '../text/saying.ts'

/** How the ceremony was conducted: approvals, attestations, exceptions and incidents. */
export function conduct(
  text: Catalogue,
  state: State,
  events: readonly CeremonyEvent[],
  hashes: readonly string[],
): Html {
  const words = text.documents.report.conduct
  return html`<h2>${words.approvals}</h2>
${approvals(text, state)}
<h2>${words.attestations}</h2>
${attestations(text, state, events)}
<h2>${words.exceptions}</h2>
${exceptions(text, state)}
<h2>${words.incidents}</h2>
${incidents(text, state, events, hashes)}
`
}

function approvals(text: Catalogue, state: State): Html {
  const words = text.documents.report.conduct
  if (state.intents.length === 0) return html`<p>${words.noAction}</p>`
  const name = (id: string) => personName(text, state.ground.plan, id)
  const records = state.intents.map((intent): TableRecord => {
    const { action, by, entry, digest, used } = intent
    return {
      cells: [
        intent.intent,
        html`<strong>${text.documents.page.actions[action]}</strong>`,
        words.byEntry(name(by), entry),
        used.length === 0 ? words.notUsed : words.served(used.length),
      ],
      details: [
        ...(intent.approvals.length === 0
          ? [[words.approvedBy, text.documents.page.nobody] as const]
          : []),
        ...intent.approvals.map(
          (one) =>
            [
              words.approvedBy,
              words.as(name(one.id), text.roles[one.role], clock(one.time)),
            ] as const,
        ),
        [words.digest, mono(digest)],
        [words.void, intent.void && saidIn(text.sayings, intent.void)],
      ],
    }
  })
  return html`<p>${words.approvalsLead}</p>
${recordTable(words.approvalColumns, records, 'approvals')}
`
}

function attestations(text: Catalogue, state: State, events: readonly CeremonyEvent[]): Html {
  const words = text.documents.report.conduct
  if (state.attestations.length === 0) return html`<p>${words.nobodyAttested}</p>`
  const records = state.attestations.map(({ id, verdict, remarks }): TableRecord => {
    const event = events.find((one) => one.type === 'attestation.given' && one.actor === id)
    return {
      cells: [
        personName(text, state.ground.plan, id),
        verdict === 'agree' ? words.agrees : html`<strong>${words.disagrees}</strong>`,
        event === undefined ? '' : words.entryAt(event.seq, clock(event.time)),
      ],
      details: [[words.remarks, remarks]],
    }
  })
  return recordTable(words.attestationColumns, records, 'attested')
}

function exceptions(text: Catalogue, state: State): Html {
  const words = text.documents.report.conduct
  if (state.exceptions.length === 0) return html`<p>${words.none}</p>`
  const name = (id: string) => personName(text, state.ground.plan, id)
  const records = state.exceptions.map((one): TableRecord => {
    const standing: Content = isEffective(one)
      ? words.inEffect
      : html`<strong>${words.noEffect}</strong>`
    return {
      cells: [one.exception, text.subject(one.about), standing],
      details: [
        [words.expected, one.expected],
        [words.happened, one.happened],
        [words.decided, one.decided],
        [words.raisedBy, words.byEntry(name(one.by), one.entry)],
        [words.cosignedBy, one.cosigned.map(name).join(', ') || text.documents.page.nobody],
      ],
    }
  })
  return recordTable(words.exceptionColumns, records)
}

const INCIDENTS: readonly CeremonyEvent['type'][] = [
  'recorder.unlocked',
  'head.stated',
  'clock.stepped',
  'clock.jumped',
  'role.handed',
  'break.started',
  'break.ended',
  'intent.withdrawn',
  'share.release.failed',
  'shares.voided',
  'set.superseded',
  'key.lost',
  'vault.emptied',
  'vault.refilled',
  'package.failed',
]

function incidents(
  text: Catalogue,
  state: State,
  events: readonly CeremonyEvent[],
  hashes: readonly string[],
): Html {
  const words = text.documents.report.conduct
  const found = events.filter(
    (one) => INCIDENTS.includes(one.type) && !isPlanned(state, events, one),
  )
  const refused = refusals(text, state, events)
  if (found.length === 0 && refused.length === 0) return html`<p>${words.none}</p>`
  return html`${
    refused.length === 0
      ? undefined
      : html`<h3>${words.refusals}</h3>
<p>${words.refusalsLead}</p>
<table><thead><tr>${words.refusalColumns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${refused}</tbody></table>`
  }
${
  found.length === 0
    ? undefined
    : html`<h3>${words.others}</h3>
<ul class="plain">${found.map((event) => html`<li>${entryNote(text, state, event, hashes)}</li>`)}</ul>`
}
`
}

/** What a ceremony of this kind is held for: shares fill the vault, and a new set replaces the old. */
function isPlanned(
  { ground }: State,
  events: readonly CeremonyEvent[],
  { type, seq }: CeremonyEvent,
): boolean {
  if (type === 'set.superseded') return kindOf(ground.plan) === 'reshare'
  if (type !== 'vault.refilled') return false
  return !events.some((one) => one.type === 'vault.emptied' && one.seq < seq)
}

function refusals(
  text: Catalogue,
  state: State,
  events: readonly CeremonyEvent[],
): readonly Html[] {
  const counts = new Map<string, { code: string; claimed: string; count: number }>()
  for (const event of events) {
    if (event.type !== 'access.refused') continue
    const { code, claimed, count } = event.what
    const key = JSON.stringify([code, claimed])
    counts.set(key, { code, claimed, count: (counts.get(key)?.count ?? 0) + count })
  }
  return [...counts.values()].map(
    ({ code, claimed, count }) =>
      html`<tr><td>${text.refusedWords(code)}</td><td>${personName(text, state.ground.plan, claimed)}</td><td>${count}</td></tr>
`,
  )
}
