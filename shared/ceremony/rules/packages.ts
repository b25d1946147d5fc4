import { canonical, type JsonValue } from '../../log/canonical.ts'
import { say } from '../../text/saying.ts'
import type { EventOf } from '../events.ts'
import type { State } from '../state.ts'
import {
  isDrillOver,
  isHere,
  liveKeys,
  liveSet,
  openingAction,
  pendingPackages,
} from '../standing.ts'
import { approvedIntent, useIntent } from './approval.ts'
import { demand, present, type Rule } from './demand.ts'
import { demandSourceSaid } from './entropy.ts'

/** A wrapping key is compared with paper by people, before the wrap is declared. */
export const compared: Rule<'fingerprint.compared'> = (state, event) => {
  const { path, sha256 } = event.what
  const planned = present(
    state.ground.planned.find((one) => one.path === path),
    'rule.parameters',
    say('rule.no-package', { path }),
  )
  demand(
    planned.wrappingKey === sha256,
    'fingerprint.mismatch',
    say('rule.other-wrapping-key', { path }),
  )
  const again = state.compared.some((one) => one.path === path && one.by === event.actor)
  demand(!again, 'rule.order', say('rule.compared-already', { who: event.actor, path }))
  demand(state.begun, 'rule.order', say('rule.not-begun'))
}

/** Rules 4 and 5: a key leaves the vault after the proof, exactly as the approved item says. */
export const packageStarted: Rule<'package.started'> = (state, event) => {
  const { item, path, label, intent: _, ...rest } = event.what
  demand(liveSet(state)?.proven ?? false, 'rule.proof', say('rule.unproven'))
  demand(state.held, 'vault.empty', say('rule.vault-empty-restart'))
  demandSourceSaid(state)
  demand(
    state.backups.some((one) => one.label === label),
    'rule.proof',
    say('rule.no-backup', { label }),
  )
  demand(state.effects.length === 0, 'rule.order', say('rule.other-effect'))
  const intent = useIntent(state, event, 'wrap', `item ${item}`)
  const pending = pendingPackages(state).some((one) => one.path === path)
  demand(pending, 'rule.intent', say('rule.package-settled', { path }))
  const packages = intent.parameters.packages
  const listed = (Array.isArray(packages) ? packages[item - 1] : undefined) as
    | Record<string, JsonValue>
    | undefined
  const { commitment, options: _options, ...facts } = listed ?? {}
  demand(
    canonical(facts) === canonical({ item, path, label, ...rest } as JsonValue),
    'rule.parameters',
    say('rule.item-other-package', { item, intent: intent.intent }),
  )
  const key = liveKeys(state).find((one) => one.label === label)
  demand(
    key?.commitment === commitment,
    'rule.parameters',
    say('rule.item-other-key', { item, label }),
  )
  if (event.what.expires !== undefined)
    demand(
      event.time < event.what.expires,
      'package.invalid',
      say('rule.parameters-expired', { path }),
    )
}

/** The end of a package names what was started. */
export function packageEnded(
  state: State,
  event: EventOf<'package.finished' | 'package.failed'>,
): void {
  const { path, item } = event.what
  demand(state.effects[0]?.what === path, 'rule.order', say('rule.package-not-started', { path }))
  const intent = state.intents.findLast(
    (one) => one.action === 'wrap' && one.used.includes(`item ${item}`),
  )
  const packages = intent?.parameters.packages
  const listed: unknown = Array.isArray(packages) ? packages[item - 1]?.path : undefined
  demand(listed === path, 'rule.parameters', say('rule.other-package', { item }))
  demand(event.actor === intent?.by, 'rule.role', say('rule.package-by', { who: intent?.by ?? '' }))
}

/** A quorum brings its shares again after a restart; each custodian their own. */
export const presented: Rule<'share.presented'> = (state, event) => {
  const { set, index, custodian } = event.what
  const live = present(liveSet(state), 'rule.order', say('rule.no-set'))
  const share = live.shares.find((one) => one.index === index)
  demand(
    live.set === set && share !== undefined,
    'share.foreign',
    say('rule.no-share-here', { set, index }),
  )
  demand(
    share.custodian === custodian,
    'share.custodian',
    say('rule.share-of', { index, who: share.custodian }),
  )
  demand(isHere(state, custodian), 'rule.people', say('rule.not-here', { who: custodian }))
  demand(!state.presented.includes(index), 'share.duplicate', say('rule.share-here', { index }))
  demand(event.actor === 'recorder', 'rule.role', say('rule.presented-by-recorder'))
  demand(!state.held, 'rule.order', say('rule.vault-full'))
  demand(!isDrillOver(state), 'rule.order', say('rule.drill-done'))
  approvedIntent(state, event, openingAction(state))
}

/** Rule 4: the vault is filled again from m shares, under m custodians and a witness. */
export const refilled: Rule<'vault.refilled'> = (state, event) => {
  const { set, labels } = event.what
  const live = present(liveSet(state), 'rule.order', say('rule.no-set'))
  demand(live.set === set && live.proven, 'rule.proof', say('rule.unproven'))
  demand(!state.held, 'rule.order', say('rule.vault-full'))
  demandSourceSaid(state)
  demand(
    state.presented.length >= live.threshold,
    'share.few',
    say('rule.shares-here', { here: state.presented.length, threshold: live.threshold }),
  )
  demand(
    labels.join() ===
      liveKeys(state)
        .map((key) => key.label)
        .join(),
    'rule.parameters',
    say('rule.set-labels'),
  )
  useIntent(state, event, openingAction(state), 'recover')
}

/** After a restart the vault is empty; what was to be wrapped is wrapped from a quorum. */
export const emptied: Rule<'vault.emptied'> = (state, event) => {
  demand(event.actor === 'recorder', 'rule.role', say('rule.empty-by-recorder'))
  demand(state.held && (liveSet(state)?.proven ?? false), 'rule.order', say('rule.vault-unproven'))
  demand(
    event.what.labels.join() ===
      liveKeys(state)
        .map((key) => key.label)
        .join(),
    'rule.parameters',
    say('rule.vault-labels'),
  )
  demand(state.resuming !== undefined, 'rule.order', say('rule.only-restart'))
}

export function isPlannedPath(state: State, path: string): boolean {
  return state.ground.planned.some((one) => one.path === path)
}
