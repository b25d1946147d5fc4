import { findingsOf } from '../ceremony/findings.ts'
import { kindOf } from '../ceremony/plan.ts'
import type { State } from '../ceremony/state.ts'
import type { Catalogue } from '../text/catalogue.ts'
import { type Html, html } from './markup.ts'
import type { Warning } from './report-warning.ts'
import { clock, mono, recordTable } from './sheet.ts'

/** On page one: the backups that did not open, and what follows for their keys. */
export function findingWarnings({ documents, findings }: Catalogue, state: State): Warning[] {
  const own = state.findings
  if (own.length === 0) return []
  const words = documents.report.findings
  const drill = kindOf(state.ground.plan) === 'drill'
  const each = own.map(({ label, fault }) => findings.one(label, findings.faults[fault]))
  return [
    {
      title: findings.title(own.length),
      text: [
        ...each,
        drill ? findings.neverProof(own.length) : words.notRecovered(own.length),
      ].join(' '),
    },
  ]
}

/** The backups that did not open, here and in the evidence before: what failed, and what to do now. */
export function findingsSection(text: Catalogue, state: State): Html | undefined {
  const { documents, findings } = text
  const words = documents.report.findings
  const all = findingsOf(state, state.source?.set ?? '')
  if (all.length === 0) return undefined
  const records = all.map(({ label, fault, sha256, time, ceremony }) => ({
    cells: [html`<strong>${label}</strong>`, findings.faults[fault], clock(time)],
    details: [
      [words.listed, mono(sha256)] as const,
      [words.foundIn, ceremony === state.opened?.ceremony ? words.here : mono(ceremony)] as const,
    ],
  }))
  return html`<h2>${words.title}</h2>
<p>${words.lead}</p>
${recordTable(words.columns, records)}
${state.findings.length === 0 ? undefined : whatNow(text)}
`
}

function whatNow({ findings }: Catalogue): Html {
  return html`<h3>${findings.now}</h3>
<ol>
${findings.steps.map(
  (step) => html`<li>${step}</li>
`,
)}</ol>
`
}
