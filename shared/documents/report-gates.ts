import { claimOf, closedGates, lastRun, type Preflight, waiverOf } from '../ceremony/gates.ts'
import type { State } from '../ceremony/state.ts'
import { personName, personNames } from './entry-note.ts'
import { type Content, type Html, html } from './markup.ts'
import type { Warning } from './report-warnings.ts'
import { clock, recordTable, type TableRecord } from './sheet.ts'

const VERDICTS = { pass: 'open', fail: 'CLOSED', ask: 'asked of people' } as const

/** The gates as the last run read them, and who signed for it; earlier runs by their entries. */
export function gatesSection(state: State): Html {
  const run = lastRun(state)
  if (run === undefined) return html`<p>The gates were not run.</p>`
  const earlier = state.preflights.slice(0, -1).map(({ entry }) => `entry ${entry}`)
  const read = personNames(
    state.ground.plan,
    run.confirmed.map(({ by }) => by),
  )
  return html`<p>What the program read of the machine in entry ${run.entry}, ${clock(run.time)} UTC (${run.platform}). It is the word of the program, and of those who signed for what it cannot read. Read and signed by: ${read}.${earlier.length === 0 ? '' : ` Earlier runs: ${earlier.join(', ')}.`}${state.gatesStale ? ' The program was restarted since.' : ''}</p>
${recordTable(
  ['Gate', 'Demanded', 'Standing'],
  run.gates.map((one) => gateRecord(state, run, one)),
)}
`
}

function gateRecord(state: State, run: Preflight, one: Preflight['gates'][number]): TableRecord {
  const { gate, verdict, evidence } = one
  const vouching = run.confirmed.filter(({ gates }) => gates.includes(gate))
  const standing: Content =
    verdict === 'fail' ? html`<strong>${VERDICTS[verdict]}</strong>` : VERDICTS[verdict]
  return {
    cells: [gate, claimOf(gate), standing],
    details: [
      ['Seen', evidence],
      ['Vouched for by', vouching.map(({ by }) => personName(state.ground.plan, by)).join(', ')],
      ['Waived by exception', waiverOf(state, one)?.exception],
    ],
  }
}

/** Gates that were passed without being open, or not at all. */
export function gateWarnings(state: State): Warning[] {
  const run = lastRun(state)
  if (!state.begun) return []
  if (run === undefined)
    return [
      {
        title: 'The gates were not run',
        text: 'Nothing in the log says how the machine was: network, radios, swap, program.',
      },
    ]
  const closed = closedGates(state).map(({ gate }) => gate)
  const waived = run.gates.filter((one) => waiverOf(state, one) !== undefined)
  return [
    ...(closed.length === 0
      ? []
      : [
          {
            title:
              closed.length === 1 ? 'A gate was not open' : `${closed.length} gates were not open`,
            text: `${closed.map((gate) => `${gate} (${claimOf(gate)})`).join('; ')}.`,
          },
        ]),
    ...(waived.length === 0
      ? []
      : [
          {
            title: 'Gates were waived by exceptions',
            text: `${waived.map((one) => `${one.gate}, exception ${waiverOf(state, one)?.exception}`).join('; ')}.`,
          },
        ]),
  ]
}
