/** PCI PIN 21-2.4: who came to know which shares of the same keys, over every set on record. */
import type { What } from './events.ts'
import { allDestroyed, type Destroyed } from './destroyed.ts'
import { isShown, remainsOf, thingsOf } from './destruction.ts'
import type { State } from './state.ts'

/** One share set, and who knows which of its shares; the form in which a log carries it on. */
export type SetHistory = NonNullable<What<'source.admitted'>['history']>[number]

/** Somebody as two ceremonies know them: the id and the name they are given there. */
export interface Somebody {
  readonly id: string
  readonly name: string
}

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

function optional(destroyed: SetHistory['destroyed']): Pick<SetHistory, 'destroyed'> {
  return destroyed === undefined ? {} : { destroyed }
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

/** One entry for each person, in the order of their ids, each index once. */
function gathered(known: SetHistory['known']): SetHistory['known'] {
  const people = new Map<string, SetHistory['known'][number]>()
  for (const { id, name, indexes } of known) {
    const key = JSON.stringify([id, name])
    const all = new Set([...(people.get(key)?.indexes ?? []), ...indexes])
    people.set(key, { id, name, indexes: [...all].sort((a, b) => a - b) })
  }
  return [...people].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one)
}

/**
 * Several histories as one: a set of which more than one tells is named once, with everything that
 * any of them knows. In the order in which the sets are first named.
 */
export function joined(histories: readonly (readonly SetHistory[])[]): readonly SetHistory[] {
  const sets = new Map<string, SetHistory>()
  for (const one of histories.flat()) {
    const same = sets.get(one.set)
    const supersededBy = same?.supersededBy ?? one.supersededBy
    sets.set(one.set, {
      ...(same ?? one),
      ...(supersededBy === undefined ? {} : { supersededBy }),
      ...optional(allDestroyed(same?.destroyed, one.destroyed)),
      known: gathered([...(same?.known ?? []), ...one.known]),
    })
  }
  return [...sets.values()]
}

/**
 * How many shares somebody knows, current and earlier ones, each counted once. Whoever has the same
 * id or the same name is taken for the same person: to count too much is safe.
 */
export function sharesKnown(history: readonly SetHistory[], person: Somebody): number {
  return history.reduce((sum, { known }) => {
    const indexes = known.filter((one) => isSame(one, person)).flatMap((one) => one.indexes)
    return sum + new Set(indexes).size
  }, 0)
}

function isSame(a: Somebody, b: Somebody): boolean {
  return a.id === b.id || a.name.toLowerCase() === b.name.toLowerCase()
}

/** The set that replaced a set, as far as the history tells. */
export function superseding(history: readonly SetHistory[], set: string): string | undefined {
  return history.find((one) => one.set === set)?.supersededBy
}
