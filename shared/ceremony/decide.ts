import type { Command } from './command.ts'
import { draftsFor } from './drafts.ts'
import type { CeremonyEvent } from './events.ts'
import { evolve } from './evolve.ts'
import { permits } from './permits.ts'
import type { EarlierLines } from './rules/demand.ts'
import type { State } from './state.ts'

/**
 * Turns a command into the events that record it, each asked of `permits` on the state before it.
 * Pure: time and the earlier lines come in. Throws the refusal of the first event refused.
 */
export function decide(
  state: State,
  command: Command,
  now: { readonly time: string; readonly ceremony: string; readonly log: EarlierLines },
): readonly CeremonyEvent[] {
  const events: CeremonyEvent[] = []
  let folded = state
  for (const draft of draftsFor(state, command, now.time)) {
    const place = { ceremony: now.ceremony, seq: folded.entries, time: now.time }
    const event = { ...draft, ...place } as CeremonyEvent
    const refusal = permits(folded, event, now.log)
    if (refusal !== undefined) throw refusal
    events.push(event)
    folded = evolve(folded, event)
  }
  return events
}
