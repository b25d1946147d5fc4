import { drillCoverageOf } from '../ceremony/drill.ts'
import { outcomeOf, pendingExports } from '../ceremony/exports.ts'
import { kindOf } from '../ceremony/plan.ts'
import type { State } from '../ceremony/state.ts'
import { personName } from './entry-note.ts'
import { type Html, html } from './markup.ts'
import { coverageSection } from './report-coverage.ts'
import { clock, facts, mono, recordTable, type TableRecord } from './sheet.ts'

/** What a ceremony came to that went on from other evidence. */
export function onward(state: State): Html | undefined {
  switch (kindOf(state.ground.plan)) {
    case 'recover':
      return html`${files(state)}${rotation(state)}`
    case 'drill':
      return html`${drill(state)}${nextDrill(state)}`
    default:
      return undefined
  }
}

function files(state: State): Html | undefined {
  if (outcomeOf(state.ground.plan) !== 'file') return undefined
  const written = state.exports.map(
    ({ label, folder, file, status }): TableRecord => ({
      cells: [html`<strong>${label}</strong>`, file, STATUS[status]],
      details: [['Folder', mono(folder)]],
    }),
  )
  const open = pendingExports(state)
    .filter(({ label }) => !state.exports.some((one) => one.label === label))
    .map(
      ({ label }): TableRecord => ({
        cells: [html`<strong>${label}</strong>`, '', 'not written'],
        details: [],
      }),
    )
  return html`<h2>Key material in files</h2>
<p>The log holds neither the material nor a hash of it. Whoever holds a file holds the key.</p>
${recordTable(['Key', 'File', 'Status'], [...written, ...open])}
`
}

const STATUS = {
  started: html`<strong>started, no end</strong>`,
  finished: 'written and read back',
  failed: html`<strong>failed</strong>`,
} as const

function rotation({ rotation, ground }: State): Html {
  const title = html`<h2>Replacing the recovered keys</h2>
<p>NIST SP 800-57 part 1, appendix B: a key that may have been seen is replaced as soon as possible.</p>
`
  if (rotation === undefined) return html`${title}<p><strong>Nothing was decided.</strong></p>`
  const records = rotation.decisions.map((one) => ({
    cells: [
      html`<strong>${one.label}</strong>`,
      one.decision === 'rotate' ? html`replace by <strong>${one.by}</strong>` : 'keep',
      one.reason,
    ],
    details: [],
  }))
  return html`${title}<p>Decided and signed by ${personName(ground.plan, rotation.by)}, ${clock(rotation.time)}, entry ${rotation.entry}.</p>
${recordTable(['Key', 'Decision', 'Reason'], records)}
`
}

/** Who took part, what was shown by it, and what was not: never more than the log says. */
function drill(state: State): Html {
  const { plan } = state.ground
  const coverage = drillCoverageOf(state)
  const title = html`<h2>Drill</h2>`
  if (coverage === undefined || state.drilled === undefined)
    return html`${title}<p><strong>Nothing was proven.</strong></p>`
  const { challenge, took, missed } = coverage
  const named = (shares: typeof took) =>
    shares
      .map(({ index, custodian }) => `share ${index} (${personName(plan, custodian)})`)
      .join(', ')
  const { nonce } = challenge
  return html`${title}
<p>Every backup was unwrapped and checked in memory. The recovery key and each share that took part signed one challenge. It shows that the signers knew values derived from the shares, not who holds the cards, nor that nobody else does.</p>
${facts([
  ['Took part', named(took)],
  ['Not shown by this drill', named(missed) || 'none'],
  [
    'Challenge',
    'verifier' in nonce
      ? html`of the auditor: ${mono(nonce.verifier)}`
      : html`<strong>self-issued, no evidence that it is fresh:</strong> ${mono(nonce.selfIssued)}`,
  ],
  ['Answered (UTC)', clock(challenge.time)],
  ['Recorded', `entry ${state.drilled.entry}`],
])}
${recordTable(
  ['Key', 'Backup'],
  challenge.ok.map(({ label, sha256 }) => ({
    cells: [html`<strong>${label}</strong>`, mono(sha256)],
    details: [],
  })),
)}
${coverageSection(state, coverage)}
`
}

/** What people wrote down in the step of the released scripts. */
function nextDrill({ steps }: State): Html {
  const agreed = steps.findLast(({ step }) => step === 'drill')
  return html`<h3>The next drill</h3>
<p>${agreed === undefined ? 'No date is in the log.' : `${agreed.result} (entry ${agreed.entry})`}</p>
`
}
