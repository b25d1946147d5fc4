import { leads } from './duties.ts'
import type { EventOf } from './events.ts'
import type { Preflight } from './gates.ts'
import type { State } from './state.ts'

/** Folds a run of the gates, which replaces the one before, and who signed for it. */
export function gated(
  state: State,
  event: EventOf<'preflight.recorded' | 'preflight.confirmed'>,
): State {
  if (event.type === 'preflight.recorded') {
    const { seq: entry, time, what } = event
    const run: Preflight = { entry, time, ...what, confirmed: [] }
    return { ...state, preflights: [...state.preflights, run], gatesStale: false }
  }
  const { run: entry, gates } = event.what
  const one = { by: event.actor, leads: leads(state, event.actor), gates }
  const preflights = state.preflights.map((run) =>
    run.entry === entry ? { ...run, confirmed: [...run.confirmed, one] } : run,
  )
  return { ...state, preflights }
}
