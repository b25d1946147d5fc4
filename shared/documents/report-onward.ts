import { drillCoverageOf } from '../ceremony/drill.ts'
import type { CeremonyEvent } from '../ceremony/events.ts'
import { outcomeOf, pendingExports } from '../ceremony/exports.ts'
import { kindOf } from '../ceremony/plan.ts'
import type { State } from '../ceremony/state.ts'
import type { Catalogue } from '../text/catalogue.ts'
import { personName } from './entry-note.ts'
import { type Content, type Html, html } from './markup.ts'
import { coverageSection } from './report-coverage.ts'
import { findingsSection } from './report-findings.ts'
import { destruction } from './report-destruction.ts'
import { presentedSection } from './report-presented.ts'
import { clock, facts, mono, recordTable, type TableRecord } from './sheet.ts'

/** What a ceremony came to that went on from other evidence. */
export function onward(
  text: Catalogue,
  state: State,
  events: readonly CeremonyEvent[],
): Html | undefined {
  const words = text.documents.report.onward
  switch (kindOf(state.ground.plan)) {
    case 'recover':
      return html`${findingsSection(text, state)}${presentedSection(text, state, events)}${files(words, state)}${rotation(text, state)}`
    case 'drill':
      return html`${findingsSection(text, state)}${presentedSection(text, state, events)}${drill(text, state)}${nextDrill(words, state)}`
    case 'reshare':
      return presentedSection(text, state, events)
    case 'destroy':
      return destruction(text, state)
    default:
      return undefined
  }
}

type Words = Catalogue['documents']['report']['onward']

function files(words: Words, state: State): Html | undefined {
  if (outcomeOf(state.ground.plan) !== 'file') return undefined
  const written = state.exports.map(
    ({ label, folder, file, status }): TableRecord => ({
      cells: [html`<strong>${label}</strong>`, file, statusCell(words.status, status)],
      details: [[words.folder, mono(folder)]],
    }),
  )
  const open = pendingExports(state)
    .filter(({ label }) => !state.exports.some((one) => one.label === label))
    .map(
      ({ label }): TableRecord => ({
        cells: [html`<strong>${label}</strong>`, '', words.notWritten],
        details: [],
      }),
    )
  return html`<h2>${words.files}</h2>
<p>${words.filesLead}</p>
${recordTable(words.fileColumns, [...written, ...open])}
`
}

function statusCell(words: Words['status'], status: keyof Words['status']): Content {
  return status === 'finished' ? words[status] : html`<strong>${words[status]}</strong>`
}

function rotation(text: Catalogue, { rotation, ground }: State): Html {
  const words = text.documents.report.onward
  const title = html`<h2>${words.rotation}</h2>
<p>${words.rotationLead}</p>
`
  if (rotation === undefined) return html`${title}<p><strong>${words.undecided}</strong></p>`
  const records = rotation.decisions.map((one) => ({
    cells: [
      html`<strong>${one.label}</strong>`,
      one.decision === 'rotate' ? html`${words.replaceBy} <strong>${one.by}</strong>` : words.keep,
      one.reason,
    ],
    details: [],
  }))
  return html`${title}<p>${words.decided(personName(text, ground.plan, rotation.by), clock(rotation.time), rotation.entry)}</p>
${recordTable(words.rotationColumns, records)}
`
}

/** Who took part, what was shown by it, and what was not: never more than the log says. */
function drill(text: Catalogue, state: State): Html {
  const words = text.documents.report.onward
  const { plan } = state.ground
  const coverage = drillCoverageOf(state)
  const title = html`<h2>${words.drill}</h2>`
  if (coverage === undefined || state.drilled === undefined)
    return html`${title}<p><strong>${words.unproven}</strong></p>`
  const { challenge, took, missed } = coverage
  const named = (shares: typeof took) =>
    shares
      .map(({ index, custodian }) => words.share(index, personName(text, plan, custodian)))
      .join(', ')
  const { nonce } = challenge
  return html`${title}
<p>${state.findings.length === 0 ? words.drillLead : words.drillLeadPart}</p>
${facts([
  [words.tookPart, named(took)],
  [words.missed, named(missed) || text.documents.page.none],
  [
    words.challenge,
    'verifier' in nonce
      ? html`${words.ofAuditor} ${mono(nonce.verifier)}`
      : html`<strong>${words.selfIssued}</strong> ${mono(nonce.selfIssued)}`,
  ],
  [words.answered, clock(challenge.time)],
  [words.recorded, text.documents.page.entry(state.drilled.entry)],
])}
${recordTable(
  words.backupColumns,
  challenge.ok.map(({ label, sha256 }) => ({
    cells: [html`<strong>${label}</strong>`, mono(sha256)],
    details: [],
  })),
  'hashes',
)}
${coverageSection(text, state, coverage)}
`
}

/** What people wrote down in the step of the released scripts. */
function nextDrill(words: Words, { steps }: State): Html {
  const agreed = steps.findLast(({ step }) => step === 'drill')
  return html`<h3>${words.next}</h3>
<p>${agreed === undefined ? words.noDate : words.agreed(agreed.result, agreed.entry)}</p>
`
}
