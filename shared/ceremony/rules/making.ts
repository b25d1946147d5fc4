import { algorithmFacts, isSymmetric } from '../../crypto/algorithms.ts'
import { isRehearsalSet } from '../../crypto/envelope.ts'
import { assertPublicKeyName } from '../../crypto/publickey.ts'
import { parsePublicKey } from '../../crypto/sshkey.ts'
import { CeremonyError } from '../../errors.ts'
import { canonical } from '../../log/canonical.ts'
import { say, type Saying } from '../../text/saying.ts'
import { custodiansOf } from '../duties.ts'
import type { What } from '../events.ts'
import { historyOf } from '../history.ts'
import type { Intent } from '../state/intent.ts'
import type { State } from '../state.ts'
import { dealtSet, liveKeys } from '../standing.ts'
import { useIntent } from './approval.ts'
import { demand, demandNone, present, type Rule } from './demand.ts'
import { demandMix } from './entropy.ts'
import { demandNobodyKnowsEnough, demandMayLearn } from './knowledge.ts'
import { allKeys } from './opening.ts'

/** A key of the plan, generated once, under an approved intent. */
export const generated: Rule<'key.generated'> = (state, event) => {
  const { label, algorithm } = event.what
  const planned = present(
    state.ground.plan.keys.find((key) => key.label === label),
    'rule.parameters',
    say('rule.no-planned-key', { label }),
  )
  demand(
    planned.algorithm === algorithm,
    'rule.parameters',
    say('rule.planned-algorithm', { label, algorithm: planned.algorithm }),
  )
  demand(
    !liveKeys(state).some((key) => key.label === label),
    'rule.key',
    say('rule.key-exists', { label }),
  )
  const commitments = [
    ...state.keys.map((key) => key.commitment),
    ...state.keys.map((key) => key.salt),
  ]
  demand(
    !commitments.includes(event.what.commitment),
    'rule.key',
    say('rule.repeats-commitment', { label }),
  )
  demand(!commitments.includes(event.what.salt), 'rule.key', say('rule.repeats-salt', { label }))
  demandMix(state)
  demandNone(identityFault(event.what), 'rule.key', (why) => say('rule.bad-key', { label, why }))
  useIntent(state, event, 'generate', `key ${label}`)
}

/** What names a key without showing it. */
type Identity = Pick<What<'key.generated'>, 'algorithm' | 'kcv' | 'spki' | 'pem'>

/** Why a key is not named as its algorithm asks, in words. */
export function identityFault({ algorithm, kcv, spki, pem }: Identity): Saying | undefined {
  if (isSymmetric(algorithmFacts(algorithm)))
    return kcv !== undefined && spki === undefined && pem === undefined
      ? undefined
      : say('rule.needs-kcv')
  if (kcv !== undefined || spki === undefined || pem === undefined) return say('rule.needs-spki')
  try {
    assertPublicKeyName(algorithm, { spki, pem })
    return undefined
  } catch (error) {
    if (!(error instanceof CeremonyError)) throw error
    return say('rule.bad-public-key', { why: error.said })
  }
}

/** Rule 2: one backup key, split once, one share for each custodian, after the keys are there. */
export const made: Rule<'shares.made'> = (state, event) => {
  const { set, threshold, n, shares } = event.what
  const { keys, backup, mode } = state.ground.plan
  demand(dealtSet(state) === undefined, 'rule.order', say('rule.set-exists'))
  demand(!state.sets.some((one) => one.set === set), 'rule.key', say('rule.set-used', { set }))
  const missing = keys.filter((key) => !liveKeys(state).some((one) => one.label === key.label))
  demand(
    missing.length === 0,
    'rule.order',
    say('rule.ungenerated', { labels: missing.map((key) => key.label).join(', ') }),
  )
  demand(
    isRehearsalSet(set) === (mode === 'rehearsal'),
    'rule.mode',
    say('rule.set-unmarked', { set, mode }),
  )
  demand(
    threshold === backup.threshold && n === backup.custodians.length,
    'rule.parameters',
    say('rule.other-threshold'),
  )
  const planned = custodiansOf(state).map((custodian, i) => ({ index: i + 1, custodian }))
  const dealt = shares.map(({ index, custodian }) => ({ index, custodian }))
  demand(canonical(planned) === canonical(dealt), 'rule.duties', say('rule.dealt-otherwise'))
  demandDistinct(state, event.what)
  const next = shares.map(({ custodian }) => custodian)
  demandMayLearn(historyOf(state), state.ground.plan, next)
  demandNobodyKnowsEnough(historyOf(state), state.ground.plan)
  const action = state.source === undefined ? 'generate' : 'reshare'
  demandFilled(state, useIntent(state, event, action, 'shares'))
}

/** The shares are of the keys that the same approved intent has made, or taken from a quorum. */
function demandFilled({ source, held, ground }: State, { intent, used }: Intent): void {
  if (source !== undefined) {
    const filled = held && used.includes('recover')
    demand(filled, 'vault.empty', say('rule.no-quorum', { intent }))
    return
  }
  const others = ground.plan.keys.filter(({ label }) => !used.includes(`key ${label}`))
  demand(
    others.length === 0,
    'rule.order',
    say('rule.did-not-generate', { intent, labels: others.map((key) => key.label).join(', ') }),
  )
}

/** Rule 10: the keys of a set are sound and used nowhere else; no two of its shares are one. */
export function demandDistinct(
  state: State,
  { recovery, shares }: Pick<What<'shares.made'>, 'recovery' | 'shares'>,
): void {
  const fresh = [recovery, ...shares.map((share) => share.proof)]
  for (const key of fresh) parsePublicKey(key)
  demand(
    new Set([...allKeys(state), ...fresh]).size === allKeys(state).length + fresh.length,
    'rule.key',
    say('rule.proof-key-used'),
  )
  demand(
    new Set(shares.map((share) => share.commitment)).size === shares.length,
    'rule.key',
    say('rule.one-commitment'),
  )
}
