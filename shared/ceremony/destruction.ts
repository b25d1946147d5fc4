import type { Task } from '../ipc/views/step.ts'
import type { ActionParameters } from './event-fields.ts'
import type { What } from './events.ts'
import { superseding } from './history.ts'
import { type BackupCopy, kindOf } from './plan.ts'
import type { Disposal } from './state/disposal.ts'
import type { State } from './state.ts'

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

/** Every thing that is to be destroyed: each hand-out of each share, and each copy of the plan. */
export function thingsOf({ ground, source }: State): readonly Thing[] {
  if (kindOf(ground.plan) !== 'destroy' || source === undefined) return []
  const shares = (source.custody ?? []).flatMap(({ index, copies, medium, bag }) =>
    Array.from({ length: copies }, (_, i): Thing => {
      const custodian = source.shares.find((one) => one.index === index)?.custodian ?? ''
      const thing = `share:${index}:${i + 1}`
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

/** Destroyed or missing, and a witness has signed it. */
export function isAccounted(state: State, thing: string): boolean {
  return disposalOf(state, thing).witness !== undefined
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
  readonly copies: readonly Disposal[]
  /** Ids of the copies that are not shown to be destroyed. */
  readonly copiesAtLarge: readonly string[]
}

/** What is left of the set; undefined in any other ceremony. */
export function remainsOf(state: State): Remains | undefined {
  const { source } = state
  if (kindOf(state.ground.plan) !== 'destroy' || source === undefined) return undefined
  const things = thingsOf(state)
  const gone = (thing: string) => {
    const { outcome, witness } = disposalOf(state, thing)
    return outcome === 'destroyed' && witness !== undefined
  }
  const carriers = (index: number) =>
    things.filter((one) => one.of === 'share' && one.index === index)
  const dealt = source.shares.map(({ index }) => index).filter((one) => carriers(one).length > 0)
  const destroyed = dealt.filter((one) => carriers(one).every(({ thing }) => gone(thing)))
  const atLarge = dealt.filter((one) => !destroyed.includes(one))
  const copies = things.filter((one) => one.of === 'copy')
  return {
    total: source.n,
    threshold: source.threshold,
    destroyed,
    atLarge,
    recovers: atLarge.length >= source.threshold,
    copies: copies.map(({ thing }) => disposalOf(state, thing)),
    copiesAtLarge: copies.filter(({ thing }) => !gone(thing)).map(({ id }) => id),
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

/** The complete parameters: the set, what it opened and what follows it, and every thing by name. */
export function destroyParameters(state: State): ActionParameters {
  const { source } = state
  const { threshold = 0, n = 0, set = '', keys = [] } = source ?? {}
  const by = replacement(state)
  return {
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
    return { thing, outcome, method }
  })
}

/** What a receipt of the source says of each share: the form in which the log carries it on. */
export type Custody = NonNullable<What<'source.admitted'>['custody']>[number]
