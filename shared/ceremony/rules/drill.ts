import { challengeText, parseChallenge } from '../../crypto/challenge.ts'
import { canonical, type JsonValue } from '../../log/canonical.ts'
import { expectedChallenge } from '../drill.ts'
import { liveSet } from '../standing.ts'
import { useIntent } from './approval.ts'
import { demand, present, type Rule } from './demand.ts'

/**
 * A drill: one challenge that names exactly the evidence that is continued, the shares that were
 * brought and every backup, under an approved recovery. Its signatures are checked beside it.
 */
export const drillProven: Rule<'drill.proven'> = (state, event) => {
  const { set, challenge: lines, shares } = event.what
  const live = present(liveSet(state), 'rule.order', 'no share set exists')
  demand(live.set === set && live.proven, 'rule.proof', 'the backup is not proven')
  demand(state.drilled === undefined, 'rule.order', 'the drill is done already')
  demand(
    state.presented.length >= live.threshold,
    'share.few',
    `${state.presented.length} of ${live.threshold} shares are here`,
  )
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
