import { outcomeOf, pendingExports } from '../ceremony/exports.ts'
import { kindOf } from '../ceremony/plan.ts'
import type { State } from '../ceremony/state.ts'
import { personName } from './entry-note.ts'
import { type Html, html } from './markup.ts'
import { clock, mono, recordTable, type TableRecord } from './sheet.ts'

/** What a ceremony came to that went on from other evidence. */
export function onward(state: State): Html | undefined {
  const kind = kindOf(state.ground.plan)
  return kind === 'recover' ? html`${files(state)}${rotation(state)}` : undefined
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
