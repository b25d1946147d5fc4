import { algorithmFacts, isSymmetric } from '../../crypto/algorithms.ts'
import { isRehearsalSet } from '../../crypto/envelope.ts'
import { assertPublicKeyName } from '../../crypto/publickey.ts'
import { parsePublicKey } from '../../crypto/sshkey.ts'
import { CeremonyError } from '../../errors.ts'
import { canonical, type JsonValue } from '../../log/canonical.ts'
import { custodiansOf } from '../duties.ts'
import type { EventOf, What } from '../events.ts'
import { historyOf } from '../history.ts'
import type { Intent } from '../state/intent.ts'
import type { ShareSet } from '../state/share.ts'
import type { State } from '../state.ts'
import {
  dealtSet,
  excused,
  isHere,
  isSuperseded,
  liveKeys,
  liveSet,
  unsettled,
} from '../standing.ts'
import { useIntent } from './approval.ts'
import { demand, present, type Rule } from './demand.ts'
import { demandMix } from './entropy.ts'
import { demandNobody, demandUnknown } from './knowledge.ts'
import { allKeys } from './opening.ts'

/** A key of the plan, generated once, under an approved intent. */
export const generated: Rule<'key.generated'> = (state, event) => {
  const { label, algorithm } = event.what
  const planned = present(
    state.ground.plan.keys.find((key) => key.label === label),
    'rule.parameters',
    `the plan has no key ${label}`,
  )
  demand(
    planned.algorithm === algorithm,
    'rule.parameters',
    `the plan makes ${label} ${planned.algorithm}`,
  )
  demand(!liveKeys(state).some((key) => key.label === label), 'rule.key', `${label} exists already`)
  const commitments = [
    ...state.keys.map((key) => key.commitment),
    ...state.keys.map((key) => key.salt),
  ]
  demand(!commitments.includes(event.what.commitment), 'rule.key', `${label} repeats a commitment`)
  demand(!commitments.includes(event.what.salt), 'rule.key', `${label} repeats a salt`)
  demandMix(state)
  const fault = identityFault(event.what)
  demand(fault === undefined, 'rule.key', `${label} ${fault}`)
  useIntent(state, event, 'generate', `key ${label}`)
}

/** What names a key without showing it. */
type Identity = Pick<What<'key.generated'>, 'algorithm' | 'kcv' | 'spki' | 'pem'>

/** Why a key is not named as its algorithm asks, in words. */
export function identityFault({ algorithm, kcv, spki, pem }: Identity): string | undefined {
  if (isSymmetric(algorithmFacts(algorithm)))
    return kcv !== undefined && spki === undefined && pem === undefined
      ? undefined
      : 'needs a key check value and nothing else'
  if (kcv !== undefined || spki === undefined || pem === undefined)
    return 'needs a public key and nothing else'
  try {
    assertPublicKeyName(algorithm, { spki, pem })
    return undefined
  } catch (error) {
    if (!(error instanceof CeremonyError)) throw error
    return `has a bad public key: ${error.message}`
  }
}

/** Rule 2: one backup key, split once, one share for each custodian, after the keys are there. */
export const made: Rule<'shares.made'> = (state, event) => {
  const { set, threshold, n, shares } = event.what
  const { keys, backup, mode } = state.ground.plan
  demand(dealtSet(state) === undefined, 'rule.order', 'a share set exists already')
  demand(
    !state.sets.some((one) => one.set === set),
    'rule.key',
    `the set id ${set} was used already`,
  )
  const missing = keys.filter((key) => !liveKeys(state).some((one) => one.label === key.label))
  demand(
    missing.length === 0,
    'rule.order',
    `not generated yet: ${missing.map((key) => key.label).join(', ')}`,
  )
  demand(
    isRehearsalSet(set) === (mode === 'rehearsal'),
    'rule.mode',
    `set ${set} is not marked as ${mode}`,
  )
  demand(
    threshold === backup.threshold && n === backup.custodians.length,
    'rule.parameters',
    'threshold and number of shares are not those of the plan',
  )
  const planned = custodiansOf(state).map((custodian, i) => ({ index: i + 1, custodian }))
  const dealt = shares.map(({ index, custodian }) => ({ index, custodian }))
  demand(
    canonical(planned) === canonical(dealt),
    'rule.duties',
    'the shares are not dealt as the plan says',
  )
  demandDistinct(state, event.what)
  const next = shares.map(({ custodian }) => custodian)
  demandUnknown(historyOf(state), state.ground.plan, next)
  demandNobody(historyOf(state), state.ground.plan)
  const action = state.source === undefined ? 'generate' : 'reshare'
  demandFilled(state, useIntent(state, event, action, 'shares'))
}

/** The shares are of the keys that the same approved intent has made, or taken from a quorum. */
function demandFilled({ source, held, ground }: State, { intent, used }: Intent): void {
  if (source !== undefined) {
    const filled = held && used.includes('recover')
    demand(filled, 'vault.empty', `under ${intent} no quorum has filled the vault`)
    return
  }
  const others = ground.plan.keys.filter(({ label }) => !used.includes(`key ${label}`))
  demand(
    others.length === 0,
    'rule.order',
    `${intent} did not generate ${others.map((key) => key.label).join(', ')}`,
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
    'a proof key is in use already',
  )
  demand(
    new Set(shares.map((share) => share.commitment)).size === shares.length,
    'rule.key',
    'two shares have one commitment',
  )
}

function live(state: State, id: string): ShareSet {
  const set = present(dealtSet(state), 'rule.order', 'no share set exists')
  demand(set.set === id, 'share.foreign', `the share set of this ceremony is ${set.set}, not ${id}`)
  return set
}

function shareOf(state: State, id: string, index: number) {
  return present(
    live(state, id).shares.find((one) => one.index === index),
    'share.foreign',
    `set ${id} has no share ${index}`,
  )
}

/** Write-ahead: a share is handed out to its custodian under an approved item, one at a time. */
export const releaseStarted: Rule<'share.release.started'> = (state, event) => {
  const { set, index, custodian, medium, copy, item } = event.what
  const share = shareOf(state, set, index)
  demand(
    share.custodian === custodian,
    'rule.duties',
    `share ${index} belongs to ${share.custodian}`,
  )
  demand(isHere(state, custodian), 'rule.people', `${custodian} is not in the room`)
  demand(!share.received, 'rule.order', `share ${index} has its receipt already`)
  demand(!live(state, set).proven, 'rule.order', 'the share set is proven already')
  demand(state.effects.length === 0, 'rule.order', 'another effect has not ended')
  const next = share.known.includes(custodian) ? [] : [custodian]
  demandUnknown(historyOf(state), state.ground.plan, next)
  const intent = useIntent(state, event, 'release', `item ${item}`)
  const listed = asList(intent.parameters.releases)[item - 1]
  const wanted = { item, index, custodian, medium, copy }
  demand(
    intent.parameters.set === set && canonical(listed ?? null) === canonical(wanted),
    'rule.parameters',
    `item ${item} of ${intent.intent} is another release`,
  )
  demand(
    copy === share.copies + 1,
    'rule.parameters',
    `the next copy of share ${index} is ${share.copies + 1}`,
  )
}

function asList(value: unknown): readonly JsonValue[] {
  return Array.isArray(value) ? (value as JsonValue[]) : []
}

/** The end of a release repeats what was started, and nothing else. */
export function releaseEnded(
  state: State,
  event: EventOf<'share.release.finished' | 'share.release.failed'>,
): void {
  const { set, index, copy, custodian, medium, intent, item } = event.what
  const share = shareOf(state, set, index)
  const effect = present(state.effects[0], 'rule.order', 'no release was started')
  const same =
    effect.what === `share ${index} of set ${set}, copy ${copy}, for ${custodian}` &&
    share.copies === copy
  demand(same, 'rule.parameters', 'this is not the release that was started')
  const used = state.intents.find((one) => one.intent === intent)
  const listed = asList(used?.parameters.releases)[item - 1] ?? null
  demand(
    used?.parameters.set === set &&
      used.used.includes(`item ${item}`) &&
      canonical(listed) === canonical({ item, index, custodian, medium, copy }),
    'rule.intent',
    `${intent} did not serve this release`,
  )
  demand(event.actor === used?.by, 'rule.role', `${intent} was declared by ${used?.by}`)
}

/** Rule 5: the custodian reads the share back from the medium they will carry. */
export const read: Rule<'share.read'> = (state, event) => {
  const { set, index, custodian, medium } = event.what
  const share = shareOf(state, set, index)
  demand(event.actor === 'recorder', 'rule.role', 'reading back is observed by the recorder')
  demand(
    share.custodian === custodian,
    'share.custodian',
    `share ${index} belongs to ${share.custodian}`,
  )
  demand(isHere(state, custodian), 'rule.people', `${custodian} is not in the room`)
  demand(share.released, 'rule.order', `share ${index} was not handed out`)
  demand(!live(state, set).proven, 'rule.order', 'the share set is proven already')
  demand(!share.received, 'share.duplicate', `share ${index} has its receipt already`)
  demand(medium !== '', 'rule.parameters', 'the medium is not named')
}

/** Rule 5: the receipt of the one custodian, for the very commitment of their share. */
export const received: Rule<'share.received'> = (state, event) => {
  const { set, index, commitment } = event.what
  const share = shareOf(state, set, index)
  demand(
    event.actor === share.custodian,
    'share.custodian',
    `share ${index} belongs to ${share.custodian}`,
  )
  demand(share.read !== undefined, 'rule.receipt', `share ${index} was not read back`)
  demand(!share.received, 'share.duplicate', `share ${index} has its receipt already`)
  demand(
    share.commitment === commitment,
    'rule.receipt',
    `the receipt names another share ${index}`,
  )
}

/** Rule 5: the proof needs all receipts; a co-signed exception stands in, never below m. */
export const proven: Rule<'shares.proven'> = (state, event) => {
  const set = live(state, event.what.set)
  demand(event.actor === 'recorder', 'rule.role', 'the proof is observed by the recorder')
  demand(!set.proven, 'rule.order', 'the share set is proven already')
  const receipts = set.shares.filter((share) => share.received).length
  demand(
    receipts >= set.threshold,
    'rule.receipt',
    `${receipts} receipts; the proof needs at least ${set.threshold}`,
  )
  const open = set.shares.filter(
    (share) => !share.received && !isExcused(state, set.set, share.index),
  )
  demand(
    open.length === 0,
    'rule.receipt',
    `no receipt for share ${open.map((one) => one.index).join(', ')}`,
  )
  const labels = liveKeys(state).map((key) => key.label)
  demand(
    event.what.keys.join() === labels.join(),
    'rule.proof',
    'the proof does not cover every key',
  )
  demandNobody(historyOf(state), state.ground.plan)
  demand(state.effects.length === 0, 'rule.order', 'an effect has not ended')
  demand(state.held, 'vault.empty', 'the vault is empty')
  demand(
    unsettled(state).length === 0,
    'rule.exposure',
    'an exposure has no co-signed exception yet',
  )
}

function isExcused(state: State, set: string, index: number): boolean {
  return excused(
    state,
    (about) => about.kind === 'receipt' && about.set === set && about.index === index,
  )
}

/** A backup reaches the evidence only after the proof, once for each key. */
export const backedUp: Rule<'backup.made'> = (state, event) => {
  const { label } = event.what
  demand(event.actor === 'recorder', 'rule.role', 'backups are observed by the recorder')
  demand(dealtSet(state)?.proven ?? false, 'rule.proof', 'the backup is not proven')
  demand(
    liveKeys(state).some((key) => key.label === label),
    'rule.parameters',
    `there is no key ${label}`,
  )
  demand(
    !state.backups.some((one) => one.label === label),
    'rule.order',
    `${label} has its backup already`,
  )
}

/** The set that was taken over is superseded once the new one is proven and every key has its backup. */
export const superseded: Rule<'set.superseded'> = (state, event) => {
  const { set, by } = event.what
  demand(event.actor === 'recorder', 'rule.role', 'the recorder notes a superseded set')
  const old = present(state.source, 'rule.order', 'no share set was taken over').set
  demand(set === old, 'share.foreign', `the share set that was taken over is ${old}, not ${set}`)
  demand(live(state, by).proven, 'rule.proof', 'the new share set is not proven')
  const unsaved = liveKeys(state).filter(
    ({ label }) => !state.backups.some((one) => one.label === label),
  )
  demand(
    unsaved.length === 0,
    'rule.proof',
    `no backup of ${unsaved.map((key) => key.label).join(', ')}`,
  )
  demand(!isSuperseded(state), 'rule.order', `set ${set} is superseded already`)
}

/** Voiding a set: after a restart before the proof, or when the ceremony ends with nothing left. */
export const voided: Rule<'shares.voided'> = (state, event) => {
  const set = live(state, event.what.set)
  demand(event.actor === 'recorder', 'rule.role', 'the recorder voids a set')
  demand(!isSuperseded(state), 'rule.end', 'the set before is superseded: this one stays valid')
  demand(
    !state.packages.some((one) => one.status === 'finished'),
    'rule.end',
    'a package has left: the shares stay valid',
  )
  const out = set.shares.filter((share) => share.copies > 0).map((share) => share.index)
  demand(
    event.what.indexes.join() === out.join(),
    'rule.parameters',
    'the indexes handed out are others',
  )
}

/** A key is lost when its share set is void. */
export const lost: Rule<'key.lost'> = (state, event) => {
  const { label } = event.what
  demand(event.actor === 'recorder', 'rule.role', 'the recorder notes a lost key')
  demand(
    liveKeys(state).some((key) => key.label === label),
    'rule.parameters',
    `there is no key ${label}`,
  )
  demand(liveSet(state) === undefined, 'rule.order', 'the share set was not voided')
}
