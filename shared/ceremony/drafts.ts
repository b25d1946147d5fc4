import type { Command } from './command.ts'
import { assertNever, CeremonyError } from '../errors.ts'
import type { ActionParameters } from './event-fields.ts'
import type { Draft, What } from './events.ts'
import { askedFor } from './attending.ts'
import { destructionDraft } from './drafts-destruction.ts'
import { handable } from './duties.ts'
import { exported, type ExportItem } from './exports.ts'
import { askedGates, lastRun } from './gates.ts'
import { needIntent as need } from './intents.ts'
import { type Choice, parametersDigest, parametersFor, type ReleaseItem } from './parameters.ts'
import { type Action, kindOf } from './plan.ts'
import { releaseAtWork } from './releases.ts'
import { nextIntent } from './rules/approval.ts'
import { isRelaxed, relaxedPeople } from './rules/opening.ts'
import { hasLeft, packagesLeft } from './rules/ending.ts'
import type { State } from './state.ts'
import { dealtSet, liveKeys, liveSet, openingAction, person } from './standing.ts'

/** The events a command asks for, before any rule has been asked. */
export function draftsFor(state: State, command: Command, time: string): readonly Draft[] {
  switch (command.do) {
    case 'open':
      return [{ type: 'ceremony.opened', actor: 'recorder', what: command.what }]
    case 'enrol':
      return [enrolment(state, command)]
    case 'relax':
      return isRelaxed(state) ? [relaxation(state)] : []
    case 'admit':
      return [{ type: 'source.admitted', actor: 'recorder', what: command.what }]
    case 'runGates':
      return [{ type: 'preflight.recorded', actor: 'recorder', what: command.what }]
    case 'confirmGates': {
      const run = lastRun(state)
      const gates = run === undefined ? [] : [...askedGates(state, run)]
      const what = { run: run?.entry ?? 0, gates, ...command.signature }
      return [{ type: 'preflight.confirmed', actor: command.by, what }]
    }
    case 'restart':
      return restart(state, command.by)
    case 'stateHead': {
      const what = { entry: command.entry, ...command.signature }
      return [{ type: 'head.stated', actor: command.by, what }]
    }
    case 'declare':
      return [declaration(state, command.by, command.action, command.choice)]
    case 'approve':
    case 'withdraw': {
      const what = { intent: command.intent, ...command.signature }
      const type = command.do === 'approve' ? 'intent.approved' : 'intent.withdrawn'
      return [{ type, actor: command.by, what }]
    }
    case 'begin': {
      const { intent, by } = need(state, 'begin', time)
      return [{ type: 'ceremony.begun', actor: by, what: { intent } }]
    }
    case 'give': {
      const what = { given: command.given, ...command.signature }
      return [{ type: 'entropy.given', actor: command.by, what }]
    }
    case 'mix':
      return [{ type: 'entropy.mixed', actor: 'recorder', what: command.what }]
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
    case 'compare': {
      const { by, path, sha256, signature } = command
      return [{ type: 'fingerprint.compared', actor: by, what: { path, sha256, ...signature } }]
    }
    case 'startPackage': {
      const { intent, by, parameters } = need(state, 'wrap', time)
      const { commitment: _, options: __, ...facts } = wrapItem(parameters, command.path)
      const what = { intent, ...facts } as What<'package.started'>
      return [{ type: 'package.started', actor: by, what }]
    }
    case 'startExport': {
      const { intent, by, parameters } = need(state, 'export', time)
      const what = {
        intent,
        folder: String(parameters.folder),
        ...exportOf(parameters, command.label),
      }
      return [{ type: 'export.started', actor: by, what }]
    }
    case 'endExport':
      return [exportEnd(state, command)]
    case 'drill': {
      const { intent, by } = need(state, 'recover', time)
      const what = { ...command.what, set: liveSet(state)?.set ?? '', intent }
      return [{ type: 'drill.proven', actor: by, what }]
    }
    case 'rotate': {
      const what = { decisions: [...command.decisions], ...command.signature }
      return [{ type: 'rotation.decided', actor: command.by, what }]
    }
    case 'examineBag':
    case 'startDestruction':
    case 'finishDestruction':
    case 'failDestruction':
    case 'missDestruction':
    case 'witnessDestruction':
      return [destructionDraft(state, command, time)]
    case 'finishPackage':
    case 'failPackage':
      return [packageEnd(state, command)]
    case 'refuse': {
      const { code, claimed, count } = command
      return [{ type: 'access.refused', actor: 'recorder', what: { code, claimed, count } }]
    }
    case 'raise': {
      const { by, about, expected, happened, decided, signature } = command
      const exception = nextException(state)
      const what = { exception, about, expected, happened, decided, ...signature }
      return [{ type: 'exception.raised', actor: by, what }]
    }
    case 'cosign': {
      const what = { exception: command.exception, ...command.signature }
      return [{ type: 'exception.cosigned', actor: command.by, what }]
    }
    case 'stepClock':
      return [{ type: 'clock.stepped', actor: 'recorder', what: { seconds: command.seconds } }]
    case 'jumpClock': {
      const { seconds, since } = command
      return [{ type: 'clock.jumped', actor: 'recorder', what: { seconds, since } }]
    }
    case 'stateClock': {
      const { by, at, watch, room, seconds, signature } = command
      const what = { at, watch, room, seconds, ...signature }
      return [{ type: 'clock.stated', actor: by, what }]
    }
    case 'leave': {
      const { id, reason } = command
      return [{ type: 'person.left', actor: 'recorder', what: { id, reason } }]
    }
    case 'return': {
      const what = { id: command.by, ...command.signature }
      return [{ type: 'person.returned', actor: command.by, what }]
    }
    case 'startBreak': {
      const { by, reason } = command
      return [{ type: 'break.started', actor: 'recorder', what: { by, reason } }]
    }
    case 'endBreak':
      return [{ type: 'break.ended', actor: 'recorder', what: { by: command.by } }]
    case 'handOver': {
      const { from, to, signature } = command
      const what = { from, to, roles: [...handable(state, from, to)], ...signature }
      return [{ type: 'role.handed', actor: to, what }]
    }
    case 'acknowledge':
      return [{ type: 'duty.acknowledged', actor: command.by, what: command.signature }]
    case 'recordStep':
      return [recording(command)]
    case 'attest': {
      const { verdict, remarks, signature } = command
      return [
        { type: 'attestation.given', actor: command.by, what: { verdict, remarks, ...signature } },
      ]
    }
    case 'abandon':
      return abandonment(state)
    case 'list':
      return [{ type: 'files.listed', actor: 'recorder', what: { files: command.files } }]
    case 'close': {
      const { intent, by } = need(state, 'close', time)
      const what = { entries: state.entries + 1, signers: [...command.signers], intent }
      return [{ type: 'ceremony.closed', actor: by, what }]
    }
    case 'end':
      return [ending(state, command)]
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

/** Exceptions are numbered in order. */
export function nextException(state: State): string {
  return `x${state.exceptions.length + 1}`
}

function declaration(state: State, by: string, action: Action, choice?: Choice): Draft {
  const parameters = parametersFor(state, action, choice)
  const digest = parametersDigest(parameters)
  const what = { intent: nextIntent(state), action, parameters, digest }
  return { type: 'intent.declared', actor: by, what }
}

function enrolment(state: State, command: Extract<Command, { do: 'enrol' }>): Draft {
  const planned = person(state, command.id)
  if (planned === undefined)
    throw new CeremonyError('rule.people', `${command.id} is not in the plan`)
  const { id, name, roles } = planned
  const { key, fp, signature } = command
  const what = { id, name, roles: [...roles], key, fp, ...signature }
  return { type: 'participant.enrolled', actor: id, what }
}

function relaxation(state: State): Draft {
  const people = [...relaxedPeople(state.ground.plan)]
  return { type: 'duties.relaxed', actor: 'recorder', what: { people } }
}

/** After a restart: who unlocked, and what the vault lost with the process. */
function restart(state: State, by: string): readonly Draft[] {
  const unlocked: Draft = { type: 'recorder.unlocked', actor: 'recorder', what: { by } }
  if (!state.held) return [unlocked]
  if (!(liveSet(state)?.proven ?? false)) return [unlocked, ...abandonment(state)]
  const labels = liveKeys(state).map((key) => key.label)
  return [unlocked, { type: 'vault.emptied', actor: 'recorder', what: { labels } }]
}

/** Signed by who did the step where the script says so; otherwise observed. */
function recording(command: Extract<Command, { do: 'recordStep' }>): Draft {
  const { step, by, result, evidence, signature } = command
  const seen = evidence === undefined ? {} : { evidence }
  const what = { step, by, result, ...seen, ...signature }
  return { type: 'step.recorded', actor: signature === undefined ? 'recorder' : by, what }
}

/** The new set is proven: what was taken over is superseded in the same transaction. */
function supersession({ source, sets }: State): readonly Draft[] {
  const by = sets.at(-1)?.set
  if (source === undefined || by === undefined) return []
  return [{ type: 'set.superseded', actor: 'recorder', what: { set: source.set, by } }]
}

/** Voids the share set and gives up its keys; those that were taken over stay with their own set. */
function abandonment(state: State): readonly Draft[] {
  const set = dealtSet(state)
  const keys = state.source === undefined ? liveKeys(state) : []
  const lost = keys.map(
    ({ label }): Draft => ({ type: 'key.lost', actor: 'recorder', what: { label } }),
  )
  if (set === undefined) return lost
  const indexes = set.shares.filter((share) => share.copies > 0).map((share) => share.index)
  const what = { set: set.set, indexes }
  return [{ type: 'shares.voided', actor: 'recorder', what }, ...lost]
}

/** The item of a release intent for one share. */
export function releaseItem(parameters: ActionParameters, index: number): ReleaseItem {
  const items = (parameters.releases ?? []) as readonly ReleaseItem[]
  const item = items.find((one) => one.index === index)
  if (item === undefined)
    throw new CeremonyError('rule.intent', `the approved release does not list share ${index}`)
  return item
}

function wrapItem(parameters: ActionParameters, path: string): ActionParameters {
  const items = (parameters.packages ?? []) as readonly ActionParameters[]
  const item = items.find((one) => one.path === path)
  if (item === undefined)
    throw new CeremonyError('rule.intent', `the approved wrap does not list ${path}`)
  return item
}

function releaseEnd(state: State, failed: string | undefined): Draft {
  const release = releaseAtWork(state)
  if (release === undefined) throw new CeremonyError('rule.order', 'no release was started')
  const { by, ...what } = release
  return failed === undefined
    ? { type: 'share.release.finished', actor: by, what }
    : { type: 'share.release.failed', actor: by, what: { ...what, code: failed } }
}

function packageEnd(
  state: State,
  command: Extract<Command, { do: 'finishPackage' | 'failPackage' }>,
): Draft {
  const intent = state.intents.findLast((one) => one.action === 'wrap' && one.used.length > 0)
  if (intent === undefined) throw new CeremonyError('rule.order', 'no package was started')
  const item = Number(wrapItem(intent.parameters, command.path).item)
  const { path } = command
  return command.do === 'finishPackage'
    ? {
        type: 'package.finished',
        actor: intent.by,
        what: { item, path, manifest: command.manifest },
      }
    : { type: 'package.failed', actor: intent.by, what: { item, path, code: command.code } }
}

function exportOf(parameters: ActionParameters, label: string): ExportItem {
  const items = (parameters.exports ?? []) as readonly ExportItem[]
  const item = items.find((one) => one.label === label)
  if (item === undefined)
    throw new CeremonyError('rule.intent', `the approved export does not list ${label}`)
  return item
}

function exportEnd(state: State, command: Extract<Command, { do: 'endExport' }>): Draft {
  const intent = state.intents.findLast((one) => one.action === 'export' && one.used.length > 0)
  if (intent === undefined) throw new CeremonyError('rule.order', 'no export was started')
  const { item, label, file } = exportOf(intent.parameters, command.label)
  const what = { item, label, file }
  return command.failed === undefined
    ? { type: 'export.finished', actor: intent.by, what }
    : { type: 'export.failed', actor: intent.by, what: { ...what, code: command.failed } }
}

/** Rule 7: aborted while nothing has left, terminated after. */
function ending(state: State, command: Extract<Command, { do: 'end' }>): Draft {
  const left = packagesLeft(state)
  const files = exported(state)
  const type = hasLeft(state) ? 'ceremony.terminated' : 'ceremony.aborted'
  const { by, reason, signature } = command
  const what = {
    entries: state.entries + 1,
    by,
    reason,
    left: [...left],
    ...(files.length === 0 ? {} : { files }),
    ...(signature ?? { unsigned: true as const }),
  }
  return { type, actor: signature === undefined ? 'recorder' : by, what }
}
