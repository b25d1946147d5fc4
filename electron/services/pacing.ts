/** Seconds to wait before a try, by the number of failures just before it; the last one stays. */
const WAIT_SECONDS = [0, 1, 2, 4, 8, 16, 30] as const

/** Slows down the guessing of passphrases, separately for each person who is claimed. */
export interface Pacing {
  /** Waits before a try; calls come one at a time, so a try cannot run ahead of another. */
  before(id: string): Promise<void>
  failed(id: string): void
  succeeded(id: string): void
}

/**
 * Counts failures in memory only and forgets them at the first success: nobody is locked out for
 * good, and a restart, which is an event of its own, begins anew.
 */
export function createPacing(options: { sleep(milliseconds: number): Promise<void> }): Pacing {
  const failures = new Map<string, number>()
  return {
    before: async (id) => {
      const count = Math.min(failures.get(id) ?? 0, WAIT_SECONDS.length - 1)
      const seconds = WAIT_SECONDS[count] ?? 0
      if (seconds > 0) await options.sleep(seconds * 1000)
    },
    failed: (id) => {
      failures.set(id, (failures.get(id) ?? 0) + 1)
    },
    succeeded: (id) => {
      failures.delete(id)
    },
  }
}
