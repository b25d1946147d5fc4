import type { Tick } from '#shared/steps.ts'
import type { Watch } from './watching.ts'

/** The long piece of work at hand: how far it is, and whether somebody has cancelled it. */
export class Work {
  readonly #tell: (progress: Tick) => void
  #cancelled = false

  constructor(tell: (progress: Tick) => void) {
    this.#tell = tell
  }

  /** Begins a piece of work; what was cancelled before does not touch it. */
  begin(): Watch {
    this.#cancelled = false
    return {
      onProgress: (done, total, what) => this.#tell({ what, done, total }),
      cancelled: () => this.#cancelled,
    }
  }

  /** The work at hand stops where nothing is lost by it; without any, nothing happens. */
  cancel(): void {
    this.#cancelled = true
  }
}
