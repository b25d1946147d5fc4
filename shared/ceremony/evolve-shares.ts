import { assertNever } from '../errors.ts'
import type { EventOf } from './events.ts'
import { serve, voidOpen } from './intents.ts'
import { liveKeys, liveSet } from './standing.ts'
import { releaseName } from './state/exception.ts'
import type { State } from './state.ts'
import type { Share, ShareSet } from './state/share.ts'
import { say } from '../text/saying.ts'

/** What becomes of a share set. */
type ShareEvent = EventOf<
  | 'shares.made'
  | 'share.release.started'
  | 'share.release.finished'
  | 'share.release.failed'
  | 'share.read'
  | 'share.received'
  | 'shares.proven'
  | 'set.superseded'
  | 'shares.voided'
  | 'share.presented'
>

/** Folds a share set from its making to its end, and each share of it. */
export function dealt(state: State, event: ShareEvent): State {
  switch (event.type) {
    case 'shares.made': {
      const next = serve(state, event.what.intent, 'shares')
      // The backups of a set that was taken over open nothing with the new shares.
      return { ...next, sets: [...state.sets, setOf(event)], backups: [] }
    }
    case 'share.release.started': {
      const { set, index, custodian, copy, intent, item } = event.what
      const next = serve(state, intent, `item ${item}`)
      return {
        ...changeShare(next, set, index, (share) => ({
          ...share,
          copies: copy,
          released: false,
          read: undefined,
          known: share.known.includes(custodian) ? share.known : [...share.known, custodian],
        })),
        effects: [
          ...next.effects,
          { entry: event.seq, what: releaseName(event.what), share: { set, index } },
        ],
      }
    }
    case 'share.release.finished':
      return {
        ...changeShare(state, event.what.set, event.what.index, (share) => ({
          ...share,
          released: true,
        })),
        effects: [],
      }
    case 'share.release.failed':
      return {
        ...state,
        intents: voidOpen(
          state.intents,
          say('intent.share-exposed'),
          (one) => one.action === 'release',
        ),
        effects: [],
        exposures: [...state.exposures, ...state.effects],
      }
    case 'share.read':
      return changeShare(state, event.what.set, event.what.index, (share) => ({
        ...share,
        read: event.what,
      }))
    case 'share.received':
      return changeShare(state, event.what.set, event.what.index, (share) => ({
        ...share,
        received: true,
      }))
    case 'shares.proven':
      return changeSet(state, event.what.set, (set) => ({ ...set, proven: true }))
    case 'set.superseded':
      return changeSet(state, event.what.set, (set) => ({ ...set, supersededBy: event.what.by }))
    case 'shares.voided':
      return {
        ...changeSet(state, event.what.set, (set) => ({ ...set, voided: true })),
        abandoned: state.resuming === undefined || (liveSet(state)?.proven ?? false),
        intents: voidOpen(state.intents, say('intent.set-voided')),
        // What was taken over counts again.
        backups: state.source?.backups ?? [],
        held: false,
        presented: [],
        steps: stepsBefore(state, event.what.set),
      }
    case 'share.presented':
      return { ...state, presented: [...state.presented, event.what.index] }
    default:
      return assertNever(event)
  }
}

function setOf(event: EventOf<'shares.made'>): ShareSet {
  const { set, threshold, recovery, shares } = event.what
  const blank = { copies: 0, released: false, read: undefined, received: false, known: [] }
  return {
    set,
    threshold,
    recovery,
    entry: event.seq,
    shares: shares.map((share): Share => ({ ...share, ...blank })),
    proven: false,
    voided: false,
    supersededBy: undefined,
  }
}

/** What was written down about keys and shares that are gone is done again for the new ones. */
function stepsBefore(state: State, id: string): State['steps'] {
  const set = state.sets.find((one) => one.set === id)
  // Keys that were taken over stay.
  const keys = state.source === undefined ? liveKeys(state) : []
  const first = Math.min(...[...keys, set].map((one) => one?.entry ?? Number.POSITIVE_INFINITY))
  return state.steps.filter(({ entry }) => entry < first)
}

function changeSet(state: State, id: string, change: (set: ShareSet) => ShareSet): State {
  return { ...state, sets: state.sets.map((one) => (one.set === id ? change(one) : one)) }
}

/** Changes one share of one set. */
export function changeShare(
  state: State,
  id: string,
  index: number,
  change: (share: Share) => Share,
): State {
  return changeSet(state, id, (set) => ({
    ...set,
    shares: set.shares.map((one) => (one.index === index ? change(one) : one)),
  }))
}
