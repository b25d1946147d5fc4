import { challengeText, parseChallenge } from '../../crypto/challenge.ts'
import { canonical, type JsonValue } from '../../log/canonical.ts'
import { expectedChallenge } from '../drill.ts'
import type { EventOf } from '../events.ts'
import type { ShareSet } from '../state/share.ts'
import type { State } from '../state.ts'
import { isDrillOver, liveSet } from '../standing.ts'
import { approvedIntent, useIntent } from './approval.ts'
import { demand, present, type Rule } from './demand.ts'

/**
 * A drill: one challenge that names exactly the evidence that is continued, the shares that were
 * brought and every backup that opened, under an approved recovery. Its signatures are checked
 * beside it.
 */
export const drillProven: Rule<'drill.proven'> = (state, event) => {
  const { challenge: lines, shares } = event.what
  demandQuorum(state, event)
  const { nonce: _, time, ...said } = parseChallenge(challengeText(lines))
  demand(
    canonical(said as unknown as JsonValue) ===
      canonical(expectedChallenge(state) as unknown as JsonValue),
    'rule.parameters',
    'the challenge is not about this evidence, these shares and these backups',
  )
  demand(
    time >= (state.opened?.time ?? '') && time <= event.time,
    'rule.clock',
    'the challenge was not answered in this ceremony',
  )
  demand(
    shares.map(({ index }) => index).join() === said.indexes.join(),
    'rule.parameters',
    'the signatures are not those of the shares that were brought',
  )
  useIntent(state, event, 'recover', 'recover')
}

/**
 * A quorum found backups that do not open, each one that the log lists. Nothing is proven of them: a
 * drill names what is left, and a recovery is declared anew without them.
 */
export const backupsFailed: Rule<'backups.failed'> = (state, event) => {
  const { failed } = event.what
  demand(event.actor === 'recorder', 'rule.role', 'backups that fail are observed by the recorder')
  demandQuorum(state, event)
  const tried = state.backups.filter(({ label }) => failed.some((one) => one.label === label))
  const named = failed.map(({ label, sha256 }) => `${label} ${sha256}`)
  demand(
    tried.map(({ label, sha256 }) => `${label} ${sha256}`).join() === named.join(),
    'rule.parameters',
    'the backups that failed are not those of the log, in its order',
  )
  approvedIntent(state, event, 'recover')
}

/** A drill in which no backup opened comes to its end without a proof. */
export const drillFailed: Rule<'drill.failed'> = (state, event) => {
  demandQuorum(state, event)
  demand(state.backups.length === 0, 'rule.order', 'there is a backup that did not fail')
  useIntent(state, event, 'recover', 'recover')
}

/** Enough shares of the set that counts are here, and the drill is not over. */
function demandQuorum(
  state: State,
  { what }: EventOf<'backups.failed' | 'drill.failed' | 'drill.proven'>,
): ShareSet {
  const live = present(liveSet(state), 'rule.order', 'no share set exists')
  demand(live.set === what.set && live.proven, 'rule.proof', 'the backup is not proven')
  demand(!isDrillOver(state), 'rule.order', 'the drill is done already')
  demand(
    state.presented.length >= live.threshold,
    'share.few',
    `${state.presented.length} of ${live.threshold} shares are here`,
  )
  return live
}
