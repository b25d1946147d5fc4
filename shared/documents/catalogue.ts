import type { CeremonyEvent } from '../ceremony/events.ts'
import type { State } from '../ceremony/state.ts'
import { mayRecord } from '../ceremony/kinds.ts'
import { kindOf } from '../ceremony/plan.ts'
import { auditPack } from './audit-document.ts'
import { cardsOfState } from './card.ts'
import { blankCards } from './card-document.ts'
import { custodyForms } from './custody-document.ts'
import { partsDocument } from './parts-document.ts'
import { proposedScript } from './script-document.ts'
import { slipsOf } from './slip-document.ts'

/** A ceremony that has ended, as its documents need it. */
export interface Ended {
  readonly state: State
  readonly events: readonly CeremonyEvent[]
  /** SHA-256 of each line of the log, in hex, by entry number. */
  readonly hashes: readonly string[]
  /** SHA-256 of the checkpoint, in hex. */
  readonly head: string
  /** Every file of the bundle, by its path. */
  readonly paths: readonly string[]
}

/**
 * Every document that is made of a bundle and not in it, by file name. The executed script and the
 * report are in the bundle: their hashes are evidence, so nobody makes them a second time.
 */
export function documentsOf({ state, events, hashes, head, paths }: Ended): Map<string, string> {
  const { plan, digest, script } = state.ground
  const entries = events.length
  const slips = slipsOf(state, { entries, runningHead: hashes[entries - 1] ?? '', head })
  const cards = mayRecord(kindOf(plan), 'shares.made') ? cardsOfState(state) : []
  return new Map([
    ['script-proposed.html', proposedScript({ plan, digest, steps: script })],
    ['parts.html', partsDocument({ state, paths })],
    ['custody.html', custodyForms(state)],
    ...(cards.length === 0 ? [] : [['cards-blank.html', blankCards(cards)] as const]),
    ['audit.html', auditPack({ state, events })],
    ...[...slips].map(([id, text]) => [`slips/${id}.html`, text] as const),
  ])
}
