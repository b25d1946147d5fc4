import { challengeText, parseChallenge } from '../../crypto/challenge.ts'
import { canonical, type JsonValue } from '../../log/canonical.ts'
import { say } from '../../text/saying.ts'
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
  const live = present(liveSet(state), 'rule.order', say('rule.no-set'))
  demand(live.set === set && live.proven, 'rule.proof', say('rule.unproven'))
  demand(state.drilled === undefined, 'rule.order', say('rule.drill-done'))
  demand(
    state.presented.length >= live.threshold,
    'share.few',
    say('rule.shares-here', { here: state.presented.length, threshold: live.threshold }),
  )
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
