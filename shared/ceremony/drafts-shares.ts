import { assertNever, CeremonyError } from '../errors.ts'
import { say } from '../text/saying.ts'
import { askedFor } from './attending.ts'
import type { Command } from './command.ts'
import type { ActionParameters } from './event-fields.ts'
import type { Draft } from './events.ts'
import { needIntent as need } from './intents.ts'
import type { ReleaseItem } from './parameters.ts'
import { kindOf } from './plan.ts'
import { releaseAtWork } from './releases.ts'
import { liveKeys, liveSet, openingAction } from './standing.ts'
import type { State } from './state.ts'

/** What is asked of keys and their share set. */
type ShareCommand = Extract<
  Command,
  {
    do:
      | 'generate'
      | 'reshare'
      | 'release'
      | 'endRelease'
      | 'receive'
      | 'prove'
      | 'present'
      | 'refill'
  }
>

/** The events that a command asks for about keys and their share set. */
export function shareDrafts(state: State, command: ShareCommand, time: string): readonly Draft[] {
  switch (command.do) {
    case 'generate': {
      const { intent, by } = need(state, 'generate', time)
      return [
        ...systemAlone(state),
        ...command.keys.map(
          (key): Draft => ({ type: 'key.generated', actor: by, what: { ...key, intent } }),
        ),
        { type: 'shares.made', actor: by, what: { ...command.set, intent } },
      ]
    }
    case 'reshare': {
      const { intent, by } = need(state, 'reshare', time)
      const made: Draft = { type: 'shares.made', actor: by, what: { ...command.set, intent } }
      return [...systemAlone(state), made]
    }
    case 'release': {
      const { intent, by, parameters } = need(state, 'release', time)
      const item = releaseItem(parameters, command.index)
      const what = { set: String(parameters.set), intent, ...item }
      return [{ type: 'share.release.started', actor: by, what }]
    }
    case 'endRelease':
      return [releaseEnd(state, command.failed)]
    case 'receive': {
      const { read, commitment, proof, signature } = command
      const what = { set: read.set, index: read.index, commitment, proof, ...signature }
      return [
        { type: 'share.read', actor: 'recorder', what: read },
        { type: 'share.received', actor: read.custodian, what },
      ]
    }
    case 'prove': {
      const what = { set: liveSet(state)?.set ?? '', keys: liveKeys(state).map((key) => key.label) }
      return [
        { type: 'shares.proven', actor: 'recorder', what },
        ...command.backups.map((what): Draft => ({ type: 'backup.made', actor: 'recorder', what })),
        ...supersession(state),
      ]
    }
    case 'present': {
      const { intent } = need(state, openingAction(state), time)
      const { index, custodian, how } = command
      const cameIn = how === undefined ? {} : { how }
      const what = { set: liveSet(state)?.set ?? '', index, custodian, intent, ...cameIn }
      return [{ type: 'share.presented', actor: 'recorder', what }]
    }
    case 'refill': {
      const { intent, by } = need(state, openingAction(state), time)
      const labels = liveKeys(state).map((key) => key.label)
      const what = { set: liveSet(state)?.set ?? '', labels, intent }
      const filled: Draft = { type: 'vault.refilled', actor: by, what }
      return draws(state) ? [...systemAlone(state), filled] : [filled]
    }
    default:
      return assertNever(command)
  }
}

/** Said once: nothing of the room is, or is any longer, in what is drawn from here on. */
function systemAlone(state: State): readonly Draft[] {
  if (state.entropy.from !== undefined) return []
  const asked = askedFor(state.ground.plan).length > 0
  if (asked && liveSet(state) === undefined) return []
  const reason = asked ? ('restart' as const) : ('plan' as const)
  return [{ type: 'entropy.system', actor: 'recorder', what: { reason } }]
}

/** True where something random is drawn once the vault is full again: for the packages. */
function draws({ ground }: State): boolean {
  return kindOf(ground.plan) === 'generate' || kindOf(ground.plan) === 'recover'
}

/** The new set is proven: what was taken over is superseded in the same transaction. */
function supersession({ source, sets }: State): readonly Draft[] {
  const by = sets.at(-1)?.set
  if (source === undefined || by === undefined) return []
  return [{ type: 'set.superseded', actor: 'recorder', what: { set: source.set, by } }]
}

/** The item of a release intent for one share. */
function releaseItem(parameters: ActionParameters, index: number): ReleaseItem {
  const items = (parameters.releases ?? []) as readonly ReleaseItem[]
  const item = items.find((one) => one.index === index)
  if (item === undefined)
    throw new CeremonyError('rule.intent', say('rule.release-not-listed', { index }))
  return item
}

function releaseEnd(state: State, failed: string | undefined): Draft {
  const release = releaseAtWork(state)
  if (release === undefined) throw new CeremonyError('rule.order', say('rule.no-release'))
  const { by, ...what } = release
  return failed === undefined
    ? { type: 'share.release.finished', actor: by, what }
    : { type: 'share.release.failed', actor: by, what: { ...what, code: failed } }
}
