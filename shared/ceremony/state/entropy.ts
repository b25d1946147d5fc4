import type { What } from '../events.ts'

/** What the keys and everything else random are drawn from. */
export interface Entropy {
  /** What people gave for the next keys, in the order in which they gave it. */
  readonly given: readonly (What<'entropy.given'> & { readonly by: string })[]
  /** The mix of what was given, or the system alone; undefined before it is settled. */
  readonly from: 'mix' | 'system' | undefined
}

/** At the beginning, and again after each restart: what the vault held is gone. */
export const NOTHING_GIVEN: Entropy = { given: [], from: undefined }
