import { challengeText, parseChallenge } from '../../crypto/challenge.ts'
import { canonical, type JsonValue } from '../../log/canonical.ts'
import { say } from '../../text/saying.ts'
import { expectedChallenge } from '../drill.ts'
import type { EventOf } from '../events.ts'
import type { ShareSet } from '../state/share.ts'
import type { State } from '../state.ts'
import { isDrillOver, isRecovered, liveSet } from '../standing.ts'
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
    say('rule.other-challenge'),
  )
  demand(
    time >= (state.opened?.time ?? '') && time <= event.time,
    'rule.clock',
    say('rule.challenge-elsewhere'),
  )
  demand(
    shares.map(({ index }) => index).join() === said.indexes.join(),
    'rule.parameters',
    say('rule.other-signatures'),
  )
  useIntent(state, event, 'recover', 'recover')
}

/**
 * A quorum found backups that do not open, each one that the log lists. Nothing is proven of them: a
 * drill names what is left, and a recovery is declared anew without them.
 */
export const backupsFailed: Rule<'backups.failed'> = (state, event) => {
  const { failed } = event.what
  demand(event.actor === 'recorder', 'rule.role', say('rule.failed-by-recorder'))
  // What opened once, under the same key, cannot fail: nothing leaves a recovery like this later.
  demand(!isRecovered(state), 'rule.order', say('rule.failed-after'))
  demandQuorum(state, event)
  const tried = state.backups.filter(({ label }) => failed.some((one) => one.label === label))
  const named = failed.map(({ label, sha256 }) => `${label} ${sha256}`)
  demand(
    tried.map(({ label, sha256 }) => `${label} ${sha256}`).join() === named.join(),
    'rule.parameters',
    say('rule.failed-otherwise'),
  )
  approvedIntent(state, event, 'recover')
}

/** A drill in which no backup opened comes to its end without a proof. */
export const drillFailed: Rule<'drill.failed'> = (state, event) => {
  demandQuorum(state, event)
  demand(state.backups.length === 0, 'rule.order', say('rule.backup-left'))
  useIntent(state, event, 'recover', 'recover')
}

/** Enough shares of the set that counts are here, and the drill is not over. */
function demandQuorum(
  state: State,
  { what }: EventOf<'backups.failed' | 'drill.failed' | 'drill.proven'>,
): ShareSet {
  const live = present(liveSet(state), 'rule.order', say('rule.no-set'))
  demand(live.set === what.set && live.proven, 'rule.proof', say('rule.unproven'))
  demand(!isDrillOver(state), 'rule.order', say('rule.drill-done'))
  demand(
    state.presented.length >= live.threshold,
    'share.few',
    say('rule.shares-here', { here: state.presented.length, threshold: live.threshold }),
  )
  return live
}
