import type { Task } from './step.ts'
import { type Earlier, earlierOf, goneBefore, handOut, leftBefore } from './destroyed.ts'
import { looksOn } from './duties.ts'
import type { ActionParameters } from './event-fields.ts'
import type { What } from './events.ts'
import { isPinned } from './pinned.ts'
import { type BackupCopy, kindOf } from './plan.ts'
import { superseding } from './set-history.ts'
import type { Disposal } from './state/disposal.ts'
import type { State } from './state.ts'
import { isEffective, isHere } from './standing.ts'

/** One thing that the plan has destroyed: a carrier of a share, or a copy of the backup files. */
export type Thing =
  | {
      readonly of: 'share'
      readonly thing: string
      readonly index: number
      readonly custodian: string
      /** Which hand-out of this share it came from. */
      readonly copy: number
      /** What the receipt says of medium and bag, as it was typed. */
      readonly medium: string
      readonly bag: string
    }
  | ({ readonly of: 'copy'; readonly thing: string } & BackupCopy)

/** Every thing that is to be destroyed here: what no earlier ceremony has shown to be destroyed. */
export function thingsOf(state: State): readonly Thing[] {
  if (state.source === undefined) return []
  const gone = new Set(goneBefore(state.source).map(({ thing }) => thing))
  return everyThing(state).filter(({ thing }) => !gone.has(thing))
}

/** Each hand-out of each share, and each copy of the plan. */
function everyThing({ ground, source }: State): readonly Thing[] {
  if (kindOf(ground.plan) !== 'destroy' || source === undefined) return []
  const shares = (source.custody ?? []).flatMap(({ index, copies, medium, bag }) =>
    Array.from({ length: copies }, (_, i): Thing => {
      const custodian = source.shares.find((one) => one.index === index)?.custodian ?? ''
      const thing = handOut(index, i + 1)
      // The receipt is about what was handed out last.
      const told = i + 1 === copies ? { medium, bag } : { medium: '', bag: '' }
      return { of: 'share', thing, index, custodian, copy: i + 1, ...told }
    }),
  )
  const copies = (ground.plan.destruction?.copies ?? []).map(
    (copy): Thing => ({ of: 'copy', thing: `copy:${copy.id}`, ...copy }),
  )
  return [...shares, ...copies]
}

export function thingOf(state: State, name: string): Thing | undefined {
  return thingsOf(state).find(({ thing }) => thing === name)
}

/** What one step of the script has destroyed: every hand-out of a share, or one copy. */
export function thingsFor(state: State, task: Extract<Task, { do: 'destroy' }>): readonly Thing[] {
  return thingsOf(state).filter((one) =>
    one.of === 'share'
      ? task.of === 'share' && task.index === one.index
      : task.of === 'copy' && task.copy === one.id,
  )
}

const UNTOUCHED: Omit<Disposal, 'thing'> = {
  bag: undefined,
  started: undefined,
  outcome: 'open',
  by: undefined,
  reason: undefined,
  entry: undefined,
  time: undefined,
  watched: [],
  witness: undefined,
}

/** What became of a thing so far. */
export function disposalOf({ disposals }: State, thing: string): Disposal {
  return disposals.find((one) => one.thing === thing) ?? { thing, ...UNTOUCHED }
}

/** Destroyed or missing, and a witness has signed it; or nobody is left who could. */
export function isAccounted(state: State, thing: string): boolean {
  return disposalOf(state, thing).witness !== undefined || isUnwitnessed(state, thing)
}

/**
 * Destroyed, and everybody who looked on has left without a signature, each excused since by a
 * co-signed exception: the ceremony goes on. Nobody else signs for it, so it is not shown to be destroyed.
 */
export function isUnwitnessed(state: State, thing: string): boolean {
  const { outcome, watched, witness, entry = 0 } = disposalOf(state, thing)
  if (outcome !== 'destroyed' || witness !== undefined) return false
  return watched.every(
    (id) =>
      !(isHere(state, id) && looksOn(state, id)) &&
      state.exceptions.some(
        (one) =>
          isEffective(one) &&
          one.about.kind === 'absence' &&
          one.about.person === id &&
          one.entry > entry,
      ),
  )
}

/** Destroyed by one person, and another one who looked on has signed. */
export function isShown(state: State, thing: string): boolean {
  const { outcome, witness } = disposalOf(state, thing)
  return outcome === 'destroyed' && witness !== undefined
}

/** Things that are neither shown to be destroyed nor accounted for in another way. */
export function openThings(state: State): readonly Thing[] {
  return thingsOf(state).filter(({ thing }) => !isAccounted(state, thing))
}

/** Things that may still be destroyed, a missing one that turned up among them. */
export function pendingThings(state: State): readonly Thing[] {
  return thingsOf(state).filter(({ thing }) => {
    const { outcome } = disposalOf(state, thing)
    return outcome === 'open' || outcome === 'missing'
  })
}

/** A thing in words, for texts that people sign. */
export function thingText(state: State, name: string): string {
  const found = thingOf(state, name)
  if (found === undefined) return name
  if (found.of === 'share')
    return `share ${found.index} of set ${state.source?.set}, hand-out ${found.copy}, for ${found.custodian}`
  const place = found.place === undefined ? '' : `, ${JSON.stringify(found.place)}`
  return `the copy ${found.id} of the backup files, ${JSON.stringify(found.medium)}${place}`
}

/** What a share set can still do, as far as log and plan tell. */
export interface Remains {
  readonly total: number
  readonly threshold: number
  /** Indexes of the shares of which every hand-out is shown to be destroyed. */
  readonly destroyed: readonly number[]
  /** Indexes of the others, but for those that were never handed out. */
  readonly atLarge: readonly number[]
  /** As many shares are at large as recover. */
  readonly recovers: boolean
  /** Ids of the copies that are not shown to be destroyed, those that an earlier ceremony left among them. */
  readonly copiesAtLarge: readonly string[]
  /** What earlier ceremonies have destroyed of it; it is counted in. */
  readonly before: readonly Earlier[]
}

/** What is left of the set; undefined in any other ceremony. */
export function remainsOf(state: State): Remains | undefined {
  const { source, ground } = state
  if (kindOf(ground.plan) !== 'destroy' || source === undefined) return undefined
  const things = everyThing(state)
  const before = new Set(goneBefore(source).map(({ thing }) => thing))
  const gone = (thing: string) => before.has(thing) || isShown(state, thing)
  const carriers = (index: number) =>
    things.filter((one) => one.of === 'share' && one.index === index)
  const dealt = source.shares.map(({ index }) => index).filter((one) => carriers(one).length > 0)
  const destroyed = dealt.filter((one) => carriers(one).every(({ thing }) => gone(thing)))
  const atLarge = dealt.filter((one) => !destroyed.includes(one))
  const copies = [
    ...things.filter((one) => one.of === 'copy').map(({ thing }) => thing),
    ...leftBefore(source).map(({ thing }) => thing),
  ]
  return {
    total: source.n,
    threshold: source.threshold,
    destroyed,
    atLarge,
    recovers: atLarge.length >= source.threshold,
    copiesAtLarge: [...new Set(copies)]
      .filter((thing) => !gone(thing))
      .map((thing) => thing.replace(/^copy:/, '')),
    before: earlierOf(source).map((one) => {
      const { ceremony, checkpoint = '' } = one
      return isPinned(ground.plan, { ceremony, checkpoint }) ? { ...one, pinned: true } : one
    }),
  }
}

/** The set that replaced the one that is destroyed, and in which ceremony; undefined where none did. */
export function replacement({
  source,
}: State): { readonly set: string; readonly ceremony: string } | undefined {
  const history = source?.history ?? []
  const set = superseding(history, source?.set ?? '')
  if (set === undefined) return undefined
  return { set, ceremony: history.find((one) => one.set === set)?.ceremony ?? '' }
}

/** One thing on the list of an intent to destroy. */
export interface DestroyItem {
  readonly item: number
  readonly thing: string
  readonly what: string
}

/**
 * The complete parameters: the set, what it opened and what follows it, every thing by name, and what
 * counts as destroyed because earlier evidence says so.
 */
export function destroyParameters(state: State): ActionParameters {
  const { source } = state
  const { threshold = 0, n = 0, set = '', keys = [] } = source ?? {}
  const by = replacement(state)
  const before = (source === undefined ? [] : earlierOf(source)).map((one) => ({
    ceremony: one.ceremony,
    checkpoint: one.checkpoint ?? null,
    things: one.things,
  }))
  return {
    ...(before.length === 0 ? {} : { before }),
    set,
    threshold,
    n,
    labels: keys.map(({ label }) => label),
    successor: by === undefined ? 'none' : `${by.set} of ceremony ${by.ceremony}`,
    things: pendingThings(state).map(
      ({ thing }, i): DestroyItem => ({ item: i + 1, thing, what: thingText(state, thing) }),
    ),
  }
}

/** What the close names: each thing and what became of it. */
export function disposalsInShort(state: State): readonly ActionParameters[] {
  return thingsOf(state).map(({ thing }) => {
    const { outcome, started } = disposalOf(state, thing)
    const method = outcome === 'destroyed' && started !== undefined ? started.method : null
    const weak = isUnwitnessed(state, thing) ? { unwitnessed: true } : {}
    return { thing, outcome, method, ...weak }
  })
}

/** What a receipt of the source says of each share: the form in which the log carries it on. */
export type Custody = NonNullable<What<'source.admitted'>['custody']>[number]
