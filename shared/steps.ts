/**
 * Long work, written once as steps: between two of them whoever runs it may draw the screen, hear
 * that it was cancelled, and end it there. Who has nobody to listen to drains it.
 */
import type { Stage } from './stages.ts'

/** What is being done, and how much of it is behind. A total of nothing: nobody can say how much. */
export interface Tick {
  readonly what: Stage
  readonly done: number
  readonly total: number
}

/** How far the work at hand is, and the number by which it alone is stopped. */
export interface Progress extends Tick {
  readonly work: number
}

/** Work that ends with a value. Ended early, its `finally` clauses leave nothing half done. */
export type Steps<T> = Generator<Tick, T, void>

/** Runs work to its end at one go. */
export function drain<T>(steps: Steps<T>): T {
  let step = steps.next()
  while (step.done !== true) step = steps.next()
  return step.value
}
