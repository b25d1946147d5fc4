/** PCI PIN 21-2.4: what is on record of the share sets of the same keys, and who knows which share. */
import { allDestroyed } from './destroyed.ts'
import type { What } from './events.ts'

/** One share set, and who knows which of its shares; the form in which a log carries it on. */
export type SetHistory = NonNullable<What<'source.admitted'>['history']>[number]

/** Somebody as two ceremonies know them: the id and the name they are given there. */
export interface Somebody {
  readonly id: string
  readonly name: string
}

/** A field that is left out where nothing was destroyed. */
export function optional(destroyed: SetHistory['destroyed']): Pick<SetHistory, 'destroyed'> {
  return destroyed === undefined ? {} : { destroyed }
}

/** One entry for each person, in the order of their ids, each index once. */
export function gathered(known: SetHistory['known']): SetHistory['known'] {
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
