import type { Command } from '#shared/ceremony/command.ts'

/** After this many alike, refusals are counted in one event (rule 6). */
const ALIKE = 5

/** Counts refusals between two entries, so that a stuck key cannot fill the log. */
export class Refusals {
  readonly #queue: { code: string; claimed: string; count: number }[] = []
  #last: { code: string; claimed: string; run: number } | undefined
  #waiting: { code: string; claimed: string; count: number } | undefined

  /** Notes a refusal; true when it is to be written now, false when it is only counted. */
  add(code: string, claimed: string): boolean {
    const alike = this.#last?.code === code && this.#last.claimed === claimed
    const run = alike ? (this.#last?.run ?? 0) + 1 : 1
    const before = this.#waiting
    this.#last = { code, claimed, run }
    if (run > ALIKE) {
      this.#waiting = { code, claimed, count: (before?.count ?? 0) + 1 }
      return false
    }
    this.#queue.push(...(before === undefined ? [] : [before]), { code, claimed, count: 1 })
    this.#waiting = undefined
    return true
  }

  get isEmpty(): boolean {
    return this.#queue.length === 0 && this.#waiting === undefined
  }

  /** Everything noted and not written yet, as commands. */
  commands(): readonly Command[] {
    const all = this.#waiting === undefined ? this.#queue : [...this.#queue, this.#waiting]
    return all.map(({ code, claimed, count }) => ({ do: 'refuse', code, claimed, count }))
  }

  /** Forgets what has been written. */
  clear(): void {
    this.#queue.length = 0
    this.#waiting = undefined
  }
}
