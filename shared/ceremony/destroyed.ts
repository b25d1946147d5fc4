/** What is known of one share set from ceremonies that destroyed shares of it before. */
import type { What } from './events.ts'
import type { SetHistory } from './set-history.ts'

export type Destroyed = NonNullable<SetHistory['destroyed']>

/** A thing, and the ceremony that tells of it. */
export type ThingIn = NonNullable<Destroyed['things']>[number]

type Source = Pick<What<'source.admitted'>, 'set' | 'history' | 'custody' | 'also'>

/** What the history says of the set that a ceremony goes on from. */
function recordOf({ set, history = [] }: Source): Destroyed | undefined {
  return history.find((one) => one.set === set)?.destroyed
}

/** How the hand-out of a share is called. */
export function handOut(index: number, copy: number): string {
  return `share:${index}:${copy}`
}

/**
 * Every thing that earlier ceremonies have shown to be destroyed. An older log names whole shares
 * alone: then each of their hand-outs is gone.
 */
export function goneBefore(source: Source): readonly ThingIn[] {
  const record = recordOf(source)
  if (record === undefined) return []
  const { ceremony, indexes, things = [] } = record
  const whole = (source.custody ?? [])
    .filter(({ index }) => indexes.includes(index))
    .flatMap(({ index, copies }) => Array.from({ length: copies }, (_, i) => handOut(index, i + 1)))
    .map((thing) => ({ ceremony, thing }))
  return merged([things, whole])
}

/** The copies of the backup files that earlier ceremonies named and left at large. */
export function leftBefore(source: Source): readonly ThingIn[] {
  return recordOf(source)?.left ?? []
}

/** One ceremony that has destroyed a part of the set before. */
export interface Earlier {
  readonly ceremony: string
  /** The head of its evidence; undefined where that was not presented itself. */
  readonly checkpoint: string | undefined
  /** The plan pins that head. */
  readonly pinned?: true
  readonly things: readonly string[]
}

/** The ceremonies that have destroyed a part of the set before, and what. */
export function earlierOf(source: Source): readonly Earlier[] {
  const gone = goneBefore(source)
  const ceremonies = [...new Set(gone.map(({ ceremony }) => ceremony))]
  return ceremonies.map((ceremony) => ({
    ceremony,
    checkpoint: source.also?.find((one) => one.ceremony === ceremony)?.checkpoint,
    things: gone.filter((one) => one.ceremony === ceremony).map(({ thing }) => thing),
  }))
}

/**
 * What two records say of one set; of the ceremony the later one is named. A copy that either has
 * shown to be destroyed is at large no more.
 */
export function allDestroyed(
  a: Destroyed | undefined,
  b: Destroyed | undefined,
): Destroyed | undefined {
  if (a === undefined || b === undefined) return b ?? a
  const indexes = [...new Set([...a.indexes, ...b.indexes])].sort((x, y) => x - y)
  const things = merged([a.things ?? [], b.things ?? []])
  const gone = new Set(things.map(({ thing }) => thing))
  const left = merged([a.left ?? [], b.left ?? []]).filter(({ thing }) => !gone.has(thing))
  return {
    ceremony: b.ceremony,
    indexes,
    ...(things.length === 0 ? {} : { things }),
    ...(left.length === 0 ? {} : { left }),
  }
}

/** Each thing once, in the order in which it is named first. */
function merged(lists: readonly (readonly ThingIn[])[]): ThingIn[] {
  const all = new Map<string, ThingIn>()
  for (const one of lists.flat()) if (!all.has(one.thing)) all.set(one.thing, one)
  return [...all.values()]
}
