import type { Action } from '#shared/ceremony/plan.ts'
import type { Progress } from '#shared/ipc/answers.ts'
import type { Watch } from './keymaking.ts'

/** The long piece of work at hand: how far it is, and whether somebody has cancelled it. */
export class Work {
  readonly #tell: (progress: Progress) => void
  #cancelled = false

  constructor(tell: (progress: Progress) => void) {
    this.#tell = tell
  }

  /** Begins a piece of work; what was cancelled before does not touch it. */
  begin(action: Action): Watch {
    this.#cancelled = false
    return {
      onProgress: (done, total) => this.#tell({ action, done, total }),
      cancelled: () => this.#cancelled,
    }
  }

  /** The work at hand stops where nothing is lost by it; without any, nothing happens. */
  cancel(): void {
    this.#cancelled = true
  }
}
