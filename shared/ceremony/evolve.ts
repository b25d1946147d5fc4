import { assertNever } from '../errors.ts'
import { leads } from './duties.ts'
import type { CeremonyEvent, EventOf } from './events.ts'
import { destroying, interrupted } from './evolve-destruction.ts'
import { gated } from './evolve-gates.ts'
import { intending } from './evolve-intents.ts'
import { packaged } from './evolve-packages.ts'
import { changeShare, dealt } from './evolve-shares.ts'
import { inRoom } from './evolve-room.ts'
import { onward } from './evolve-onward.ts'
import { sourced } from './evolve-source.ts'
import { findingsIn } from './findings.ts'
import { serve, voidOpen } from './intents.ts'
import { showingOf } from './showings.ts'
import { NOTHING_GIVEN } from './state/entropy.ts'
import type { State } from './state.ts'
import { say } from '../text/saying.ts'

/** Folds one permitted event into the state. Pure and total; the rules live in permits. */
export function evolve(state: State, event: CeremonyEvent): State {
  const next = applied(state, event)
  const shown = showingOf(state, event)
  const showings = shown === undefined ? next.showings : [...next.showings, shown]
  const findings = [...next.findings, ...findingsIn(event)]
  return { ...next, showings, findings, entries: event.seq + 1, time: event.time }
}

function applied(state: State, event: CeremonyEvent): State {
  switch (event.type) {
    case 'ceremony.opened':
      return { ...state, opened: { ...event.what, ceremony: event.ceremony, time: event.time } }
    case 'participant.enrolled':
    case 'person.left':
    case 'person.returned':
    case 'break.started':
    case 'break.ended':
    case 'role.handed':
    case 'duty.acknowledged':
    case 'step.recorded':
    case 'clock.jumped':
    case 'clock.stated':
      return inRoom(state, event)
    case 'duties.relaxed':
      return { ...state, relaxed: true }
    case 'source.admitted':
      return sourced(state, event)
    case 'preflight.recorded':
    case 'preflight.confirmed':
      return gated(state, event)
    case 'recorder.unlocked':
      return restarted(state, event.seq)
    case 'head.stated':
      return stated(state, event.actor)
    case 'intent.declared':
    case 'intent.approved':
    case 'intent.withdrawn':
    case 'ceremony.begun':
      return intending(state, event)
    case 'entropy.given': {
      const given = { ...event.what, by: event.actor }
      const { entropy } = state
      return { ...state, entropy: { ...entropy, given: [...entropy.given, given] } }
    }
    case 'entropy.mixed':
      return { ...state, entropy: { ...state.entropy, from: 'mix' } }
    case 'entropy.system':
      return { ...state, entropy: { ...state.entropy, from: 'system' } }
    case 'key.generated': {
      const { label, algorithm, kcv, spki, pem, salt, commitment, intent } = event.what
      const identity = { kcv, spki, pem }
      const key = { label, algorithm, entry: event.seq, ...identity, salt, commitment, lost: false }
      const next = serve(state, intent, `key ${label}`)
      return { ...next, keys: [...next.keys, key], held: true }
    }
    case 'shares.made':
    case 'share.release.started':
    case 'share.release.finished':
    case 'share.release.failed':
    case 'share.read':
    case 'share.received':
    case 'shares.proven':
    case 'set.superseded':
    case 'shares.voided':
    case 'share.presented':
      return dealt(state, event)
    case 'key.lost':
      return {
        ...state,
        keys: state.keys.map((key) =>
          key.label === event.what.label ? { ...key, lost: true } : key,
        ),
      }
    case 'vault.emptied':
      return {
        ...state,
        held: false,
        presented: [],
        intents: voidOpen(state.intents, say('intent.vault-emptied')),
      }
    case 'vault.refilled':
      return { ...serve(state, event.what.intent, 'recover'), held: true, presented: [] }
    case 'backup.made':
      return { ...state, backups: [...state.backups, event.what] }
    case 'fingerprint.compared':
      return {
        ...state,
        compared: [
          ...state.compared,
          { path: event.what.path, by: event.actor, leads: leads(state, event.actor) },
        ],
      }
    case 'package.started':
    case 'package.finished':
    case 'package.failed':
      return packaged(state, event)
    case 'export.started':
    case 'export.finished':
    case 'export.failed':
    case 'rotation.decided':
    case 'backups.failed':
    case 'drill.failed':
    case 'drill.proven':
      return onward(state, event)
    case 'bag.examined':
    case 'destruction.started':
    case 'destruction.finished':
    case 'destruction.failed':
    case 'destruction.missing':
    case 'destruction.witnessed':
      return destroying(state, event)
    case 'access.refused':
    case 'clock.stepped':
      return state
    case 'exception.raised': {
      const { exception, about, expected, happened, decided } = event.what
      const raised = { exception, about, expected, happened, decided }
      const next = seenBy(state, event)
      return {
        ...next,
        exceptions: [
          ...state.exceptions,
          { ...raised, by: event.actor, entry: event.seq, cosigned: [] },
        ],
      }
    }
    case 'exception.cosigned':
      return {
        ...state,
        exceptions: state.exceptions.map((one) =>
          one.exception === event.what.exception
            ? { ...one, cosigned: [...one.cosigned, event.actor] }
            : one,
        ),
      }
    case 'attestation.given': {
      const { verdict, remarks } = event.what
      return {
        ...state,
        attestations: [...state.attestations, { id: event.actor, verdict, remarks }],
      }
    }
    case 'files.listed':
      return { ...state, files: event.what.files }
    case 'ceremony.closed': {
      const end = { outcome: 'closed' as const, signers: event.what.signers, reason: '' }
      return { ...serve(state, event.what.intent, 'close'), end }
    }
    case 'ceremony.aborted':
    case 'ceremony.terminated': {
      const { by, reason, unsigned } = event.what
      const outcome = event.type === 'ceremony.aborted' ? 'aborted' : 'terminated'
      const exposures = [...state.exposures, ...state.effects]
      return {
        ...state,
        effects: [],
        exposures,
        end: { outcome, signers: unsigned ? [] : [by], reason },
      }
    }
    default:
      return assertNever(event)
  }
}

/** A restart voids what was approved, and what was started without an end counts as exposed. */
function restarted(state: State, seq: number): State {
  return {
    ...state,
    intents: voidOpen(state.intents, say('intent.restarted')),
    exposures: [...state.exposures, ...state.effects],
    effects: [],
    packages: state.packages.map((one) =>
      one.status === 'started' ? { ...one, status: 'failed' } : one,
    ),
    exports: state.exports.map((one) =>
      one.status === 'started' ? { ...one, status: 'failed' } : one,
    ),
    disposals: interrupted(state.disposals),
    presented: [],
    gatesStale: true,
    // The system is still there; what people gave is not.
    entropy: state.entropy.from === 'system' ? state.entropy : NOTHING_GIVEN,
    resuming: { ...(state.resuming ?? { entry: seq - 1, since: lastShown(state) }), stated: [] },
  }
}

/** The last entry that approvers had before them to note, with the running head beside it. */
function lastShown(state: State): number {
  return state.intents.findLast((one) => one.approvals.length > 0)?.entry ?? 0
}

/** Who is named in an exception as having seen a share knows it (rule 3), co-signed or not. */
function seenBy(state: State, { what }: EventOf<'exception.raised'>): State {
  const { about } = what
  if (about.kind !== 'exposure' || about.seen === undefined) return state
  const { seen } = about
  const shown = state.exposures.find(({ entry }) => entry === about.entry)?.share
  if (shown === undefined) return state
  return changeShare(state, shown.set, shown.index, (share) => ({
    ...share,
    known: [...new Set([...share.known, ...seen])],
  }))
}

function stated(state: State, id: string): State {
  if (state.resuming === undefined) return state
  const people = [...state.resuming.stated, id]
  const needed = Math.min(2, state.members.length)
  return {
    ...state,
    resuming: people.length >= needed ? undefined : { ...state.resuming, stated: people },
  }
}
