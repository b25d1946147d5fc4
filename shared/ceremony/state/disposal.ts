import type { What } from '../events.ts'

/** What became of one thing that is to be destroyed. */
export interface Disposal {
  readonly thing: string
  /** The bag as it was before it was opened, and who looked. */
  readonly bag: (Pick<What<'bag.examined'>, 'bag' | 'seal'> & { readonly by: string }) | undefined
  readonly started: Omit<What<'destruction.started'>, 'intent' | 'item'> | undefined
  /** `started`: somebody is about to destroy it, and nobody has said that it is done. */
  readonly outcome: 'open' | 'started' | 'destroyed' | 'missing'
  /** Who destroyed it, or who said that it is missing. */
  readonly by: string | undefined
  readonly reason: string | undefined
  /** The entry of the outcome, which the witness signs. */
  readonly entry: number | undefined
  readonly time: string | undefined
  /** Ids of those who looked on when it began, and once it is destroyed were there then, too. */
  readonly watched: readonly string[]
  readonly witness: string | undefined
}
