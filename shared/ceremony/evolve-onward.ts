import { assertNever } from '../errors.ts'
import type { EventOf } from './events.ts'
import { exportText } from './exports.ts'
import { serve, voidOpen } from './intents.ts'
import type { Export } from './state/key.ts'
import type { State } from './state.ts'

type Onward = EventOf<
  'export.started' | 'export.finished' | 'export.failed' | 'rotation.decided' | 'drill.proven'
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
        intents: voidOpen(state.intents, 'an export failed', (one) => one.action === 'export'),
        effects: [],
        exposures: [...state.exposures, ...state.effects],
      }
    case 'rotation.decided': {
      const { actor: by, seq: entry, time } = event
      return { ...state, rotation: { by, entry, time, decisions: event.what.decisions } }
    }
    case 'drill.proven': {
      const { what, seq: entry } = event
      return { ...serve(state, what.intent, 'recover'), drilled: { ...what, entry } }
    }
    default:
      return assertNever(event)
  }
}

function endExport(state: State, label: string, status: Export['status']): State {
  return {
    ...state,
    exports: state.exports.map((one) => (one.label === label ? { ...one, status } : one)),
  }
}
