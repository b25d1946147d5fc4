import { canonical, type JsonValue } from '../../log/canonical.ts'
import { say } from '../../text/saying.ts'
import type { EventOf } from '../events.ts'
import { historyOf } from '../history.ts'
import { releaseName } from '../state/exception.ts'
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
import { demandNobodyKnowsEnough, demandMayLearn } from './knowledge.ts'

function live(state: State, id: string): ShareSet {
  const set = present(dealtSet(state), 'rule.order', say('rule.no-set'))
  demand(set.set === id, 'share.foreign', say('rule.other-set', { set: set.set, other: id }))
  return set
}

function shareOf(state: State, id: string, index: number) {
  return present(
    live(state, id).shares.find((one) => one.index === index),
    'share.foreign',
    say('rule.no-such-share', { set: id, index }),
  )
}

/** Write-ahead: a share is handed out to its custodian under an approved item, one at a time. */
export const releaseStarted: Rule<'share.release.started'> = (state, event) => {
  const { set, index, custodian, medium, copy, item } = event.what
  const share = shareOf(state, set, index)
  demand(
    share.custodian === custodian,
    'rule.duties',
    say('rule.share-of', { index, who: share.custodian }),
  )
  demand(isHere(state, custodian), 'rule.people', say('rule.not-here', { who: custodian }))
  demand(!share.received, 'rule.order', say('rule.received', { index }))
  demand(!live(state, set).proven, 'rule.order', say('rule.set-proven'))
  demand(state.effects.length === 0, 'rule.order', say('rule.other-effect'))
  const next = share.known.includes(custodian) ? [] : [custodian]
  demandMayLearn(historyOf(state), state.ground.plan, next)
  const intent = useIntent(state, event, 'release', `item ${item}`)
  const listed = asList(intent.parameters.releases)[item - 1]
  const wanted = { item, index, custodian, medium, copy }
  demand(
    intent.parameters.set === set && canonical(listed ?? null) === canonical(wanted),
    'rule.parameters',
    say('rule.item-other-release', { item, intent: intent.intent }),
  )
  demand(
    copy === share.copies + 1,
    'rule.parameters',
    say('rule.next-copy', { index, copy: share.copies + 1 }),
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
  const effect = present(state.effects[0], 'rule.order', say('rule.no-release'))
  const same = effect.what === releaseName(event.what) && share.copies === copy
  demand(same, 'rule.parameters', say('rule.other-release'))
  const used = state.intents.find((one) => one.intent === intent)
  const listed = asList(used?.parameters.releases)[item - 1] ?? null
  demand(
    used?.parameters.set === set &&
      used.used.includes(`item ${item}`) &&
      canonical(listed) === canonical({ item, index, custodian, medium, copy }),
    'rule.intent',
    say('rule.release-unserved', { intent }),
  )
  demand(event.actor === used?.by, 'rule.role', say('rule.intent-by', { intent, who: used?.by }))
}

/** Rule 5: the custodian reads the share back from the medium they will carry. */
export const read: Rule<'share.read'> = (state, event) => {
  const { set, index, custodian, medium } = event.what
  const share = shareOf(state, set, index)
  demand(event.actor === 'recorder', 'rule.role', say('rule.readback-by-recorder'))
  demand(
    share.custodian === custodian,
    'share.custodian',
    say('rule.share-of', { index, who: share.custodian }),
  )
  demand(isHere(state, custodian), 'rule.people', say('rule.not-here', { who: custodian }))
  demand(share.released, 'rule.order', say('rule.not-handed-out', { index }))
  demand(!live(state, set).proven, 'rule.order', say('rule.set-proven'))
  demand(!share.received, 'share.duplicate', say('rule.received', { index }))
  demand(medium !== '', 'rule.parameters', say('rule.no-medium'))
}

/** Rule 5: the receipt of the one custodian, for the very commitment of their share. */
export const received: Rule<'share.received'> = (state, event) => {
  const { set, index, commitment } = event.what
  const share = shareOf(state, set, index)
  demand(
    event.actor === share.custodian,
    'share.custodian',
    say('rule.share-of', { index, who: share.custodian }),
  )
  demand(share.read !== undefined, 'rule.receipt', say('rule.not-read-back', { index }))
  demand(!share.received, 'share.duplicate', say('rule.received', { index }))
  demand(share.commitment === commitment, 'rule.receipt', say('rule.receipt-other', { index }))
}

/** Rule 5: the proof needs all receipts; a co-signed exception stands in, never below m. */
export const proven: Rule<'shares.proven'> = (state, event) => {
  const set = live(state, event.what.set)
  demand(event.actor === 'recorder', 'rule.role', say('rule.proof-by-recorder'))
  demand(!set.proven, 'rule.order', say('rule.set-proven'))
  const receipts = set.shares.filter((share) => share.received).length
  demand(
    receipts >= set.threshold,
    'rule.receipt',
    say('rule.few-receipts', { receipts, threshold: set.threshold }),
  )
  const open = set.shares.filter(
    (share) => !share.received && !isExcused(state, set.set, share.index),
  )
  demand(
    open.length === 0,
    'rule.receipt',
    say('rule.no-receipt', { indexes: open.map((one) => one.index).join(', ') }),
  )
  const labels = liveKeys(state).map((key) => key.label)
  demand(event.what.keys.join() === labels.join(), 'rule.proof', say('rule.proof-incomplete'))
  demandNobodyKnowsEnough(historyOf(state), state.ground.plan)
  demand(state.effects.length === 0, 'rule.order', say('rule.effect-open'))
  demand(state.held, 'vault.empty', say('rule.vault-empty'))
  demand(unsettled(state).length === 0, 'rule.exposure', say('rule.exposure'))
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
  demand(event.actor === 'recorder', 'rule.role', say('rule.backups-by-recorder'))
  demand(dealtSet(state)?.proven ?? false, 'rule.proof', say('rule.unproven'))
  demand(
    liveKeys(state).some((key) => key.label === label),
    'rule.parameters',
    say('rule.no-key', { label }),
  )
  demand(
    !state.backups.some((one) => one.label === label),
    'rule.order',
    say('rule.backup-exists', { label }),
  )
}

/** The set that was taken over is superseded once the new one is proven and every key has its backup. */
export const superseded: Rule<'set.superseded'> = (state, event) => {
  const { set, by } = event.what
  demand(event.actor === 'recorder', 'rule.role', say('rule.superseded-by-recorder'))
  const old = present(state.source, 'rule.order', say('rule.no-old-set')).set
  demand(set === old, 'share.foreign', say('rule.other-old-set', { old, set }))
  demand(live(state, by).proven, 'rule.proof', say('rule.new-set-unproven'))
  const unsaved = liveKeys(state).filter(
    ({ label }) => !state.backups.some((one) => one.label === label),
  )
  demand(
    unsaved.length === 0,
    'rule.proof',
    say('rule.no-backup-of', { labels: unsaved.map((key) => key.label).join(', ') }),
  )
  demand(!isSuperseded(state), 'rule.order', say('rule.superseded', { set }))
}

/** Voiding a set: after a restart before the proof, or when the ceremony ends with nothing left. */
export const voided: Rule<'shares.voided'> = (state, event) => {
  const set = live(state, event.what.set)
  demand(event.actor === 'recorder', 'rule.role', say('rule.voided-by-recorder'))
  demand(!isSuperseded(state), 'rule.end', say('rule.set-before-superseded'))
  demand(
    !state.packages.some((one) => one.status === 'finished'),
    'rule.end',
    say('rule.package-left'),
  )
  const out = set.shares.filter((share) => share.copies > 0).map((share) => share.index)
  demand(event.what.indexes.join() === out.join(), 'rule.parameters', say('rule.other-indexes'))
}

/** A key is lost when its share set is void. */
export const lost: Rule<'key.lost'> = (state, event) => {
  const { label } = event.what
  demand(event.actor === 'recorder', 'rule.role', say('rule.lost-by-recorder'))
  demand(
    liveKeys(state).some((key) => key.label === label),
    'rule.parameters',
    say('rule.no-key', { label }),
  )
  demand(liveSet(state) === undefined, 'rule.order', say('rule.set-not-voided'))
}
