import type { Command } from './command.ts'
import { assertNever } from '../errors.ts'
import type { Draft } from './events.ts'
import { destructionDraft } from './drafts-destruction.ts'
import { leavingDraft } from './drafts-leaving.ts'
import { roomDraft } from './drafts-room.ts'
import { shareDrafts } from './drafts-shares.ts'
import { exported } from './exports.ts'
import { askedGates, lastRun } from './gates.ts'
import { needIntent as need } from './intents.ts'
import { type Choice, parametersDigest, parametersFor } from './parameters.ts'
import type { Action } from './plan.ts'
import { nextIntent } from './rules/declaring.ts'
import { isRelaxed, relaxedPeople } from './rules/opening.ts'
import { hasLeft, packagesLeft } from './rules/ending.ts'
import type { State } from './state.ts'
import { dealtSet, liveKeys, liveSet } from './standing.ts'

/** The events a command asks for, before any rule has been asked. */
export function draftsFor(state: State, command: Command, time: string): readonly Draft[] {
  switch (command.do) {
    case 'open':
      return [{ type: 'ceremony.opened', actor: 'recorder', what: command.what }]
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
    case 'generate':
    case 'reshare':
    case 'release':
    case 'endRelease':
    case 'receive':
    case 'prove':
    case 'present':
    case 'refill':
      return shareDrafts(state, command, time)
    case 'compare': {
      const { by, path, sha256, signature } = command
      return [{ type: 'fingerprint.compared', actor: by, what: { path, sha256, ...signature } }]
    }
    case 'startPackage':
    case 'startExport':
    case 'endExport':
    case 'finishPackage':
    case 'failPackage':
      return [leavingDraft(state, command, time)]
    case 'failBackups': {
      const { intent } = need(state, 'recover', time)
      const what = { set: liveSet(state)?.set ?? '', failed: [...command.failed], intent }
      return [{ type: 'backups.failed', actor: 'recorder', what }]
    }
    case 'failDrill': {
      const { intent, by } = need(state, 'recover', time)
      const what = { set: liveSet(state)?.set ?? '', intent }
      return [{ type: 'drill.failed', actor: by, what }]
    }
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
    case 'enrol':
    case 'jumpClock':
    case 'stateClock':
    case 'leave':
    case 'return':
    case 'startBreak':
    case 'endBreak':
    case 'handOver':
    case 'acknowledge':
    case 'recordStep':
      return [roomDraft(state, command)]
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

/** Exceptions are numbered in order. */
function nextException(state: State): string {
  return `x${state.exceptions.length + 1}`
}

function declaration(state: State, by: string, action: Action, choice?: Choice): Draft {
  const parameters = parametersFor(state, action, choice)
  const digest = parametersDigest(parameters)
  const what = { intent: nextIntent(state), action, parameters, digest }
  return { type: 'intent.declared', actor: by, what }
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
