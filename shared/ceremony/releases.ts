/** The releases that intents list: which one is going on, and how a share leaves or left. */
import type { Medium, ReleaseItem } from './parameters.ts'
import type { Intent } from './state/intent.ts'
import type { State } from './state.ts'
import { dealtSet } from './standing.ts'

/** An item of a release intent, with the intent. */
export interface Release extends ReleaseItem {
  readonly set: string
  readonly intent: string
  /** Who declared it, and in whose name it starts and ends. */
  readonly by: string
}

/** The release that was started and has no end yet. */
export function releaseAtWork(state: State): Release | undefined {
  const set = dealtSet(state)
  const share = set?.shares.find(({ index }) => isReleasing(state, index))
  if (set === undefined || share === undefined) return undefined
  const { index, copies } = share
  const found = releasesOf(state, index).findLast(
    ({ intent, item }) => intent.used.includes(`item ${item.item}`) && item.copy === copies,
  )
  if (found === undefined) throw new Error('a release without an intent')
  return { ...found.item, set: set.set, intent: found.intent.intent, by: found.intent.by }
}

/** True from the start of a release until its end. */
export function isReleasing(state: State, index: number): boolean {
  return state.effects.some(({ what }) => what.startsWith(`share ${index} of set`))
}

/** How a share leaves, as the last declared release of its set says; undefined before there is one. */
export function mediumOf(state: State, index: number): Medium | undefined {
  return releasesOf(state, index).at(-1)?.item.medium
}

function releasesOf(state: State, index: number) {
  const set = dealtSet(state)?.set
  return state.intents
    .filter(({ action, parameters }) => action === 'release' && parameters.set === set)
    .flatMap((intent) => {
      const item = itemOf(intent, index)
      return item === undefined ? [] : [{ intent, item }]
    })
}

function itemOf({ parameters }: Intent, index: number): ReleaseItem | undefined {
  const items = (parameters.releases ?? []) as readonly ReleaseItem[]
  return items.find((one) => one.index === index)
}
