import type { Progress } from '#shared/steps.ts'
import type { Watch } from './watching.ts'

/** The long piece of work at hand: how far it is, and whether somebody has cancelled it. */
export class Work {
  readonly #tell: (progress: Progress) => void
  #latest = 0
  #cancelled = 0

  constructor(tell: (progress: Progress) => void) {
    this.#tell = tell
  }

  /** Begins a piece of work under a number of its own, which no other work ever has. */
  begin(): Watch {
    this.#latest += 1
    const work = this.#latest
    return {
      onProgress: (done, total, what) => this.#tell({ work, what, done, total }),
      cancelled: () => this.#cancelled === work,
    }
  }

  /**
   * The work of this number stops where nothing is lost by it. Any other is left alone: what a
   * late press meant is over, and nobody can stop what has not begun.
   */
  cancel(work: number): void {
    if (work === this.#latest) this.#cancelled = work
  }
}
