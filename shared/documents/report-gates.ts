import { closedGates, lastRun, type Preflight, waiverOf } from '../ceremony/gates.ts'
import type { State } from '../ceremony/state.ts'
import type { Catalogue } from '../text/catalogue.ts'
import { personName, personNames } from './entry-note.ts'
import { type Content, type Html, html } from './markup.ts'
import type { Warning } from './report-warning.ts'
import { clock, recordTable, type TableRecord } from './sheet.ts'

/** The gates as the last run read them, and who signed for it; earlier runs by their entries. */
export function gatesSection(text: Catalogue, state: State): Html {
  const words = text.documents.report.gates
  const run = lastRun(state)
  if (run === undefined) return html`<p>${words.notRun}</p>`
  const earlier = state.preflights.slice(0, -1).map(({ entry }) => text.documents.page.entry(entry))
  const read = personNames(
    text,
    state.ground.plan,
    run.confirmed.map(({ by }) => by),
  )
  const lead = [
    words.lead(run.entry, clock(run.time), run.platform),
    words.readBy(read),
    ...(earlier.length === 0 ? [] : [words.earlier(earlier.join(', '))]),
    ...(state.gatesStale ? [words.stale] : []),
  ]
  return html`<p>${lead.join(' ')}</p>
${recordTable(
  words.columns,
  run.gates.map((one) => gateRecord(text, state, run, one)),
  'gates',
)}
`
}

function gateRecord(
  text: Catalogue,
  state: State,
  run: Preflight,
  one: Preflight['gates'][number],
): TableRecord {
  const words = text.documents.report.gates
  const { gate, verdict, evidence } = one
  const vouching = run.confirmed.filter(({ gates }) => gates.includes(gate))
  const standing: Content =
    verdict === 'fail' ? html`<strong>${words.verdicts[verdict]}</strong>` : words.verdicts[verdict]
  return {
    cells: [gate, text.claim(gate), standing],
    details: [
      [words.seen, evidence],
      [words.vouched, vouching.map(({ by }) => personName(text, state.ground.plan, by)).join(', ')],
      [words.waived, waiverOf(state, one)?.exception],
    ],
  }
}

/** Gates that were passed without being open, or not at all. */
export function gateWarnings({ claim, documents }: Catalogue, state: State): Warning[] {
  const words = documents.warnings
  const run = lastRun(state)
  if (!state.begun) return []
  if (run === undefined) {
    const [title, text] = words.gatesNotRun
    return [{ title, text }]
  }
  const closed = closedGates(state).map(({ gate }) => gate)
  const waived = run.gates.filter((one) => waiverOf(state, one) !== undefined)
  return [
    ...(closed.length === 0
      ? []
      : [
          {
            title: words.gatesClosed(closed.length),
            text: `${closed.map((gate) => words.gateClosed(gate, claim(gate))).join('; ')}.`,
          },
        ]),
    ...(waived.length === 0
      ? []
      : [
          {
            title: words.gatesWaived,
            text: `${waived.map((one) => words.gateWaived(one.gate, waiverOf(state, one)?.exception ?? '')).join('; ')}.`,
          },
        ]),
  ]
}
