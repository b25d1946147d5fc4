import { canonical, type JsonValue } from '../../log/canonical.ts'
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
    `the plan has no package ${path}`,
  )
  demand(
    planned.wrappingKey === sha256,
    'fingerprint.mismatch',
    `the wrapping key of ${path} is another`,
  )
  const again = state.compared.some((one) => one.path === path && one.by === event.actor)
  demand(!again, 'rule.order', `${event.actor} has compared the wrapping key of ${path} already`)
  demand(state.begun, 'rule.order', 'the ceremony has not begun')
}

/** Rules 4 and 5: a key leaves the vault after the proof, exactly as the approved item says. */
export const packageStarted: Rule<'package.started'> = (state, event) => {
  const { item, path, label, intent: _, ...rest } = event.what
  demand(liveSet(state)?.proven ?? false, 'rule.proof', 'the backup is not proven')
  demand(state.held, 'vault.empty', 'the vault is empty since the restart')
  demandSourceSaid(state)
  demand(
    state.backups.some((one) => one.label === label),
    'rule.proof',
    `no backup of ${label} is recorded`,
  )
  demand(state.effects.length === 0, 'rule.order', 'another effect has not ended')
  const intent = useIntent(state, event, 'wrap', `item ${item}`)
  const pending = pendingPackages(state).some((one) => one.path === path)
  demand(pending, 'rule.intent', `${path} is finished or was given up`)
  const packages = intent.parameters.packages
  const listed = (Array.isArray(packages) ? packages[item - 1] : undefined) as
    | Record<string, JsonValue>
    | undefined
  const { commitment, options: _options, ...facts } = listed ?? {}
  demand(
    canonical(facts) === canonical({ item, path, label, ...rest } as JsonValue),
    'rule.parameters',
    `item ${item} of ${intent.intent} is another package`,
  )
  const key = liveKeys(state).find((one) => one.label === label)
  demand(
    key?.commitment === commitment,
    'rule.parameters',
    `item ${item} names another key ${label}`,
  )
  if (event.what.expires !== undefined)
    demand(
      event.time < event.what.expires,
      'package.invalid',
      `the import parameters of ${path} have expired`,
    )
}

/** The end of a package names what was started. */
export function packageEnded(
  state: State,
  event: EventOf<'package.finished' | 'package.failed'>,
): void {
  const { path, item } = event.what
  demand(state.effects[0]?.what === path, 'rule.order', `the package ${path} was not started`)
  const intent = state.intents.findLast(
    (one) => one.action === 'wrap' && one.used.includes(`item ${item}`),
  )
  const packages = intent?.parameters.packages
  const listed: unknown = Array.isArray(packages) ? packages[item - 1]?.path : undefined
  demand(listed === path, 'rule.parameters', `item ${item} is another package`)
  demand(event.actor === intent?.by, 'rule.role', `the package was started by ${intent?.by}`)
}

/** A quorum brings its shares again after a restart; each custodian their own. */
export const presented: Rule<'share.presented'> = (state, event) => {
  const { set, index, custodian } = event.what
  const live = present(liveSet(state), 'rule.order', 'no share set exists')
  const share = live.shares.find((one) => one.index === index)
  demand(
    live.set === set && share !== undefined,
    'share.foreign',
    `set ${set} has no share ${index} here`,
  )
  demand(
    share.custodian === custodian,
    'share.custodian',
    `share ${index} belongs to ${share.custodian}`,
  )
  demand(isHere(state, custodian), 'rule.people', `${custodian} is not in the room`)
  demand(!state.presented.includes(index), 'share.duplicate', `share ${index} is here already`)
  demand(event.actor === 'recorder', 'rule.role', 'presented shares are observed by the recorder')
  demand(!state.held, 'rule.order', 'the vault is not empty')
  demand(!isDrillOver(state), 'rule.order', 'the drill is done already')
  approvedIntent(state, event, openingAction(state))
}

/** Rule 4: the vault is filled again from m shares, under m custodians and a witness. */
export const refilled: Rule<'vault.refilled'> = (state, event) => {
  const { set, labels } = event.what
  const live = present(liveSet(state), 'rule.order', 'no share set exists')
  demand(live.set === set && live.proven, 'rule.proof', 'the backup is not proven')
  demand(!state.held, 'rule.order', 'the vault is not empty')
  demandSourceSaid(state)
  demand(
    state.presented.length >= live.threshold,
    'share.few',
    `${state.presented.length} of ${live.threshold} shares are here`,
  )
  demand(
    labels.join() ===
      liveKeys(state)
        .map((key) => key.label)
        .join(),
    'rule.parameters',
    'the labels are not those of the set',
  )
  useIntent(state, event, openingAction(state), 'recover')
}

/** After a restart the vault is empty; what was to be wrapped is wrapped from a quorum. */
export const emptied: Rule<'vault.emptied'> = (state, event) => {
  demand(event.actor === 'recorder', 'rule.role', 'the recorder notes an empty vault')
  demand(
    state.held && (liveSet(state)?.proven ?? false),
    'rule.order',
    'the vault holds nothing proven',
  )
  demand(
    event.what.labels.join() ===
      liveKeys(state)
        .map((key) => key.label)
        .join(),
    'rule.parameters',
    'the labels are not those of the vault',
  )
  demand(state.resuming !== undefined, 'rule.order', 'only a restart empties the vault')
}

export function isPlannedPath(state: State, path: string): boolean {
  return state.ground.planned.some((one) => one.path === path)
}
