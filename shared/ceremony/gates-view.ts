import type { PreflightView } from '../ipc/views/preflight.ts'
import { catalogues } from '../text/catalogue.ts'
import type { Language } from '../text/language.ts'
import { closedGates, gateFault, lastRun, waiverOf } from './gates.ts'
import type { State } from './state.ts'
import { defined } from '../defined.ts'

/** The last run of the gates; undefined before there is one. */
export function preflightView(state: State, language: Language): PreflightView | undefined {
  const run = lastRun(state)
  if (run === undefined) return undefined
  const closed = closedGates(state).map(({ gate }) => gate)
  const gates = run.gates.map((reading) => {
    const { gate, verdict, evidence } = reading
    const waived = waiverOf(state, reading)?.exception
    const confirmedBy = run.confirmed.filter((one) => one.gates.includes(gate)).map(({ by }) => by)
    const open = !closed.includes(gate)
    const claim = catalogues[language].claim(gate)
    return { gate, claim, verdict, evidence, ...defined({ waived }), confirmedBy, open }
  })
  return {
    entry: run.entry,
    time: run.time,
    gates,
    readBy: run.confirmed.map(({ by }) => by),
    stale: state.gatesStale,
    ...defined({ fault: gateFault(state) }),
  }
}
