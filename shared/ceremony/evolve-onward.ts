import { assertNever } from '../errors.ts'
import type { EventOf } from './events.ts'
import { exportText } from './exports.ts'
import { serve, voidOpen } from './intents.ts'
import { kindOf } from './plan.ts'
import type { Export } from './state/key.ts'
import type { State } from './state.ts'
import { say } from '../text/saying.ts'

type Onward = EventOf<
  | 'export.started'
  | 'export.finished'
  | 'export.failed'
  | 'rotation.decided'
  | 'backups.failed'
  | 'drill.failed'
  | 'drill.proven'
>

/** Folds what only a ceremony has that goes on from other evidence. */
export function onward(state: State, event: Onward): State {
  switch (event.type) {
    case 'export.started': {
      const { label, folder, file, intent, item } = event.what
      const next = serve(state, intent, `item ${item}`)
      return {
        ...next,
        exports: [
          ...next.exports.filter((one) => one.label !== label),
          { label, folder, file, status: 'started' },
        ],
        effects: [...next.effects, { entry: event.seq, what: exportText(file, folder) }],
      }
    }
    case 'export.finished':
      return { ...endExport(state, event.what.label, 'finished'), effects: [] }
    case 'export.failed':
      return {
        ...endExport(state, event.what.label, 'failed'),
        intents: voidOpen(
          state.intents,
          say('intent.export-failed'),
          (one) => one.action === 'export',
        ),
        effects: [],
        exposures: [...state.exposures, ...state.effects],
      }
    case 'rotation.decided': {
      const { actor: by, seq: entry, time } = event
      return { ...state, rotation: { by, entry, time, decisions: event.what.decisions } }
    }
    case 'backups.failed':
      return unopened(state, event)
    case 'drill.failed':
      return serve(state, event.what.intent, 'recover')
    case 'drill.proven': {
      const { what, seq: entry } = event
      return { ...serve(state, what.intent, 'recover'), drilled: { ...what, entry } }
    }
    default:
      return assertNever(event)
  }
}

/**
 * What does not open is given up here. A drill goes on with what did; a recovery is declared anew
 * without it, so that a quorum approves what is not recovered.
 */
function unopened(state: State, { what }: EventOf<'backups.failed'>): State {
  const failed = ({ label }: { label: string }) => what.failed.some((one) => one.label === label)
  const keys = state.keys.filter((one) => !failed(one))
  const backups = state.backups.filter((one) => !failed(one))
  if (kindOf(state.ground.plan) === 'drill') return { ...state, keys, backups }
  const intents = voidOpen(state.intents, say('intent.backup-failed'))
  return { ...state, keys, backups, intents, presented: [] }
}

function endExport(state: State, label: string, status: Export['status']): State {
  return {
    ...state,
    exports: state.exports.map((one) => (one.label === label ? { ...one, status } : one)),
  }
}
