import type { VerifyEd25519 } from '../../bytes.ts'
import type { CeremonyEvent } from '../../ceremony/events.ts'
import { evolve } from '../../ceremony/evolve.ts'
import { permits } from '../../ceremony/permits.ts'
import type { EarlierLines } from '../../ceremony/rules/demand.ts'
import { type Ground, initialState, type State } from '../../ceremony/state.ts'
import { CeremonyError } from '../../errors.ts'
import type { Steps } from '../../steps.ts'
import { say } from '../../text/saying.ts'
import { assertSigned } from '../admit.ts'

/** The log read through the same rules that led the ceremony. A step an entry. */
export function* replaying(
  ground: Ground,
  events: Iterable<CeremonyEvent>,
  hashes: readonly string[],
  verify: VerifyEd25519,
): Steps<State> {
  let state = initialState(ground)
  for (const event of events) {
    yield { what: 'rules', done: event.seq, total: hashes.length }
    const log: EarlierLines = { hash: (seq) => (seq < event.seq ? hashes[seq] : undefined) }
    try {
      assertSigned(state, event, verify)
    } catch (error) {
      if (!(error instanceof CeremonyError)) throw error
      throw new CeremonyError(
        error.code,
        say('verify.at-entry', { entry: event.seq, why: error.said }),
        {
          entry: event.seq,
        },
      )
    }
    const refusal = permits(state, event, log)
    if (refusal !== undefined)
      throw new CeremonyError(
        refusal.code,
        say('verify.entry-refused', { entry: event.seq, type: event.type, why: refusal.said }),
        { entry: event.seq },
      )
    state = evolve(state, event)
  }
  return state
}
