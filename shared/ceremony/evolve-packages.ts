import { assertNever } from '../errors.ts'
import type { EventOf } from './events.ts'
import { serve, voidOpen } from './intents.ts'
import type { State } from './state.ts'
import { say } from '../text/saying.ts'

/** What becomes of a package. */
type PackageEvent = EventOf<'package.started' | 'package.finished' | 'package.failed'>

/** Folds how far each package is. */
export function packaged(state: State, event: PackageEvent): State {
  switch (event.type) {
    case 'package.started': {
      const { path, intent, item } = event.what
      const next = serve(state, intent, `item ${item}`)
      return {
        ...setPackage(next, path, 'started'),
        effects: [...next.effects, { entry: event.seq, what: path }],
      }
    }
    case 'package.finished':
      return {
        ...setPackage(state, event.what.path, 'finished', event.what.manifest),
        effects: [],
      }
    case 'package.failed':
      return {
        ...setPackage(state, event.what.path, 'failed'),
        intents: voidOpen(
          state.intents,
          say('intent.package-failed'),
          (one) => one.action === 'wrap',
        ),
        effects: [],
      }
    default:
      return assertNever(event)
  }
}

function setPackage(
  state: State,
  path: string,
  status: 'started' | 'finished' | 'failed',
  manifest?: string,
): State {
  const others = state.packages.filter((one) => one.path !== path)
  return { ...state, packages: [...others, { path, status, manifest }] }
}
