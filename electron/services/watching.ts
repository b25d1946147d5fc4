/** How long work is watched, and how it is stopped: where nothing is lost by it. */
import { setImmediate } from 'node:timers/promises'
import { CeremonyError } from '#shared/errors.ts'
import { canStop, type Stage } from '#shared/stages.ts'
import type { Steps, Tick } from '#shared/steps.ts'
import { say } from '#shared/text/saying.ts'

/** Somebody who is told how far the work is, and may have it stopped. */
export interface Watch {
  readonly onProgress?: (done: number, total: number, what: Stage) => void
  readonly cancelled?: () => boolean
}

/** For so long nobody else is heard: shorter than an eye sees. */
const SLICE_MILLISECONDS = 20

/**
 * Runs work and hears others meanwhile: at the beginning of each stage, and every few milliseconds.
 * Cancelled, it is ended between two steps, and refused with `call.cancelled`.
 */
export async function walk<T>(steps: Steps<T>, watch: Watch = {}): Promise<T> {
  let since = performance.now()
  let step = steps.next()
  while (step.done !== true) {
    const tick = step.value
    if (tick.done === 0 || performance.now() - since > SLICE_MILLISECONDS) {
      tell(watch, tick)
      await setImmediate()
      since = performance.now()
    }
    if (isCancelled(watch, tick.what)) {
      steps.return(undefined as never)
      throw stopped(tick)
    }
    step = steps.next()
  }
  return step.value
}

/** Between two pieces of work others are heard; refuses to go on when somebody has cancelled. */
export async function between(watch: Watch, tick: Tick): Promise<void> {
  tell(watch, tick)
  await setImmediate()
  if (isCancelled(watch, tick.what)) throw stopped(tick)
}

/** Says what is done now, before it begins, where nobody is heard until it has ended. */
export async function announce(watch: Watch, what: Stage): Promise<void> {
  await between(watch, { what, done: 0, total: 0 })
}

function tell({ onProgress }: Watch, { what, done, total }: Tick): void {
  onProgress?.(done, total, what)
}

function isCancelled({ cancelled }: Watch, what: Stage): boolean {
  return canStop(what) && cancelled?.() === true
}

function stopped(tick: Tick): CeremonyError {
  const { what, done, total } = tick
  return new CeremonyError('call.cancelled', say('call.stopped', { stage: what, done, total }), {
    tick,
  })
}
