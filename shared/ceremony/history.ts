/** What a ceremony adds to the history of its share sets: whom it dealt to, what it destroyed. */
import { allDestroyed, type Destroyed } from './destroyed.ts'
import { isShown, remainsOf, thingsOf } from './destruction.ts'
import { gathered, optional, type SetHistory, type Somebody } from './set-history.ts'
import type { State } from './state.ts'

/**
 * Every share set of the keys of a ceremony, the oldest first: those that the evidence it continues
 * tells of, then its own. A set that was voided with its keys tells nothing of the keys after it.
 */
export function historyOf(state: State): readonly SetHistory[] {
  const { source } = state
  const own = state.sets.filter(
    ({ set, voided }) => set !== source?.set && (source !== undefined || !voided),
  )
  const ceremony = state.opened?.ceremony ?? ''
  const here = own.map(({ set, threshold, supersededBy, shares }): SetHistory => {
    const known = shares.flatMap(({ index, known }) => known.map((id) => ({ id, index })))
    return {
      ceremony,
      set,
      threshold,
      ...(supersededBy === undefined ? {} : { supersededBy }),
      known: gathered(known.map(({ id, index }) => ({ ...somebody(state, id), indexes: [index] }))),
    }
  })
  return [...before(state), ...here]
}

/** What the evidence before tells, and what this ceremony knows of its set since. */
function before(state: State): readonly SetHistory[] {
  const { source } = state
  if (source === undefined) return []
  const earlier = source.history ?? [assumed(state)]
  const by = state.sets.find(({ set }) => set === source.set)?.supersededBy
  return earlier.map((one) =>
    one.set === source.set
      ? {
          ...one,
          ...(by === undefined ? {} : { supersededBy: by }),
          ...optional(allDestroyed(one.destroyed, destroyedHere(state, one.destroyed))),
        }
      : one,
  )
}

/**
 * What this ceremony has destroyed of its set, and what it named and left. The set goes by the last
 * ceremony that has destroyed something.
 */
function destroyedHere(state: State, before: Destroyed | undefined): Destroyed | undefined {
  const ceremony = state.opened?.ceremony ?? ''
  const here = (thing: string) => ({ ceremony, thing })
  const things = thingsOf(state).map(({ thing }) => thing)
  const gone = things.filter((thing) => isShown(state, thing))
  const left = things.filter((thing) => thing.startsWith('copy:') && !gone.includes(thing))
  if (gone.length === 0 && left.length === 0) return undefined
  return {
    ceremony: gone.length === 0 ? (before?.ceremony ?? ceremony) : ceremony,
    indexes: [...(remainsOf(state)?.destroyed ?? [])],
    ...(gone.length === 0 ? {} : { things: gone.map(here) }),
    ...(left.length === 0 ? {} : { left: left.map(here) }),
  }
}

/** Where an older log carries no history, each custodian knows the share they hold. */
function assumed(state: State): SetHistory {
  const { ceremony = '', set = '', threshold = 1, shares = [] } = state.source ?? {}
  const known = shares.map(({ index, custodian }) => ({
    ...somebody(state, custodian),
    indexes: [index],
  }))
  return { ceremony, set, threshold, known: gathered(known) }
}

function somebody({ ground }: State, id: string): Somebody {
  return { id, name: ground.plan.people.find((one) => one.id === id)?.name ?? id }
}
