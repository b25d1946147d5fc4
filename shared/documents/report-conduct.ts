import type { CeremonyEvent } from '../ceremony/events.ts'
import { isEffective, type State } from '../ceremony/state.ts'
import { subjectText } from '../ceremony/vouch.ts'
import { entryNote, personName } from './entry-note.ts'
import { type Content, type Html, html } from './markup.ts'
import { clock, mono, recordTable, type TableRecord } from './sheet.ts'

/** How the ceremony was conducted: approvals, attestations, exceptions and incidents. */
export function conduct(
  state: State,
  events: readonly CeremonyEvent[],
  hashes: readonly string[],
): Html {
  return html`<h2>Approvals</h2>
${approvals(state)}
<h2>Attestations</h2>
${attestations(state, events)}
<h2>Exceptions</h2>
${exceptions(state)}
<h2>Incidents</h2>
${incidents(state, events, hashes)}
`
}

function approvals(state: State): Html {
  if (state.intents.length === 0) return html`<p>No action was declared.</p>`
  const name = (id: string) => personName(state.ground.plan, id)
  const records = state.intents.map((intent): TableRecord => {
    const { action, by, entry, digest, used } = intent
    return {
      cells: [
        intent.intent,
        html`<strong>${action}</strong>`,
        `${name(by)}, entry ${entry}`,
        used.length === 0
          ? 'not used'
          : `served ${used.length === 1 ? 'once' : `${used.length} times`}`,
      ],
      details: [
        ...(intent.approvals.length === 0 ? [['Approved by', 'nobody'] as const] : []),
        ...intent.approvals.map(
          (one) => ['Approved by', `${name(one.id)} as ${one.role}, ${clock(one.time)}`] as const,
        ),
        ['Digest', mono(digest)],
        ['Void', intent.void],
      ],
    }
  })
  return html`<p>Each approval is a signature over the digest of the complete parameters. Times are UTC.</p>
${recordTable(['Intent', 'Action', 'Declared by', 'Use'], records)}
`
}

function attestations(state: State, events: readonly CeremonyEvent[]): Html {
  if (state.attestations.length === 0) return html`<p>Nobody attested.</p>`
  const records = state.attestations.map(({ id, verdict, remarks }): TableRecord => {
    const event = events.find((one) => one.type === 'attestation.given' && one.actor === id)
    return {
      cells: [
        personName(state.ground.plan, id),
        verdict === 'agree' ? 'agrees' : html`<strong>DISAGREES</strong>`,
        event === undefined ? '' : `entry ${event.seq}, ${clock(event.time)}`,
      ],
      details: [['Remarks', remarks]],
    }
  })
  return recordTable(['Person', 'Verdict', 'Recorded (UTC)'], records)
}

function exceptions(state: State): Html {
  if (state.exceptions.length === 0) return html`<p>None.</p>`
  const name = (id: string) => personName(state.ground.plan, id)
  const records = state.exceptions.map((one): TableRecord => {
    const standing: Content = isEffective(one)
      ? 'in effect'
      : html`<strong>fewer than two co-signers</strong>`
    return {
      cells: [one.exception, subjectText(one.about), standing],
      details: [
        ['Expected', one.expected],
        ['Happened', one.happened],
        ['Decided', one.decided],
        ['Raised by', `${name(one.by)}, entry ${one.entry}`],
        ['Co-signed by', one.cosigned.map(name).join(', ') || 'nobody'],
      ],
    }
  })
  return recordTable(['No.', 'About', 'Standing'], records)
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
  state: State,
  events: readonly CeremonyEvent[],
  hashes: readonly string[],
): Html {
  const found = events.filter((one) => INCIDENTS.includes(one.type))
  const refused = refusals(state, events)
  if (found.length === 0 && refused.length === 0) return html`<p>None.</p>`
  return html`${
    refused.length === 0
      ? undefined
      : html`<h3>Refusals</h3>
<p>Counted by reason and by who was claimed to ask. At the keyboard an identity is only claimed.</p>
<table><thead><tr><th scope="col">Reason</th><th scope="col">Claimed</th><th scope="col">Count</th></tr></thead>
<tbody>${refused}</tbody></table>`
  }
${
  found.length === 0
    ? undefined
    : html`<h3>Restarts, clock, losses and failures</h3>
<ul class="plain">${found.map((event) => html`<li>${entryNote(state.ground.plan, event, hashes)}</li>`)}</ul>`
}
`
}

function refusals(state: State, events: readonly CeremonyEvent[]): readonly Html[] {
  const counts = new Map<string, { code: string; claimed: string; count: number }>()
  for (const event of events) {
    if (event.type !== 'access.refused') continue
    const { code, claimed, count } = event.what
    const key = JSON.stringify([code, claimed])
    counts.set(key, { code, claimed, count: (counts.get(key)?.count ?? 0) + count })
  }
  return [...counts.values()].map(
    ({ code, claimed, count }) =>
      html`<tr><td>${mono(code)}</td><td>${personName(state.ground.plan, claimed)}</td><td>${count}</td></tr>
`,
  )
}
