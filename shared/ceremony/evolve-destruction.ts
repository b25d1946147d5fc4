import { assertNever } from '../errors.ts'
import { onlookers } from './duties.ts'
import { disposalOf, thingOf, thingText } from './destruction.ts'
import type { EventOf } from './events.ts'
import { serve, voidOpen } from './intents.ts'
import type { Disposal } from './state/disposal.ts'
import type { Effect } from './state/exception.ts'
import type { State } from './state.ts'
import { isHere } from './standing.ts'
import { say } from '../text/saying.ts'

type Destroying = EventOf<
  | 'bag.examined'
  | 'destruction.started'
  | 'destruction.finished'
  | 'destruction.failed'
  | 'destruction.missing'
  | 'destruction.witnessed'
>

/** Folds what only the end of a share set has. */
export function destroying(state: State, event: Destroying): State {
  const { thing } = event.what
  const { seq: entry, time } = event
  switch (event.type) {
    case 'bag.examined': {
      const { bag, seal } = event.what
      return changeDisposal(state, thing, { bag: { bag, seal, by: event.actor } })
    }
    case 'destruction.started': {
      const { intent, item, ...started } = event.what
      const next = serve(state, intent, `item ${item}`)
      const watched = onlookers(state, started.by)
      const begun = { started, outcome: 'started', ...UNSAID, watched } as const
      return {
        ...changeDisposal(next, thing, begun),
        effects: [...next.effects, effectOf(state, thing, entry)],
      }
    }
    case 'destruction.finished': {
      const watched = disposalOf(state, thing).watched.filter((id) => isHere(state, id))
      const done = { outcome: 'destroyed', by: event.actor, entry, time, watched } as const
      return { ...changeDisposal(state, thing, done), effects: [] }
    }
    case 'destruction.failed':
      return {
        ...changeDisposal(state, thing, { outcome: 'open', started: undefined }),
        intents: voidOpen(
          state.intents,
          say('intent.destruction-failed'),
          (one) => one.action === 'destroy',
        ),
        effects: [],
        exposures: [...state.exposures, ...state.effects],
      }
    case 'destruction.missing': {
      const { reason } = event.what
      const said = { outcome: 'missing', by: event.actor, reason, entry, time } as const
      return changeDisposal(state, thing, { ...said, witness: undefined })
    }
    case 'destruction.witnessed':
      return changeDisposal(state, thing, { witness: event.actor })
    default:
      return assertNever(event)
  }
}

/** What was said of a missing thing is void once it turns up. */
const UNSAID = {
  by: undefined,
  reason: undefined,
  entry: undefined,
  time: undefined,
  witness: undefined,
}

function effectOf(state: State, name: string, entry: number): Effect {
  const found = thingOf(state, name)
  const { source } = state
  const share =
    found?.of === 'share' && source !== undefined
      ? { share: { set: source.set, index: found.index } }
      : {}
  return { entry, what: `the destruction of ${thingText(state, name)}`, ...share }
}

function changeDisposal(state: State, thing: string, change: Partial<Disposal>): State {
  const changed = { ...disposalOf(state, thing), ...change }
  const others = state.disposals.filter((one) => one.thing !== thing)
  return { ...state, disposals: [...others, changed] }
}

/** After a restart nobody knows how far it came: what was started is open again. */
export function interrupted(disposals: State['disposals']): State['disposals'] {
  return disposals.map((one) =>
    one.outcome === 'started' ? { ...one, outcome: 'open', started: undefined } : one,
  )
}
