import type { Tick } from '#shared/steps.ts'
import type { Watch } from '#electron/services/watching.ts'
import { CeremonyError } from '#shared/errors.ts'

/** Somebody who cancels after so many units of work, and what they were told until then. */
export function cancelAfter(units: number): Watch & { readonly told: Tick[]; asked: number } {
  const told: Tick[] = []
  const watch = {
    told,
    asked: 0,
    onProgress: (done: number, total: number, what: Tick['what']) =>
      void told.push({ what, done, total }),
    cancelled: () => {
      watch.asked += 1
      return watch.asked > units
    },
  }
  return watch
}

/** How often a piece of work can be stopped until its end. */
export async function unitsOf(work: (watch: Watch) => Promise<unknown>): Promise<number> {
  const watch = cancelAfter(Number.POSITIVE_INFINITY)
  await work(watch)
  return watch.asked
}

/** Stops a piece of work; whether it was refused with the one code for that. */
export async function isStopped(work: Promise<unknown>): Promise<boolean> {
  try {
    await work
    return false
  } catch (error) {
    if (error instanceof CeremonyError && error.code === 'call.cancelled') return true
    throw error
  }
}
