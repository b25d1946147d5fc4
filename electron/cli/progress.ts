/**
 * Long work on the command line: how far it is, on one line of the terminal that rewrites itself and
 * is gone at the end, and Ctrl-C, which stops the work between two steps and leaves nothing half made.
 */
import type { Steps, Tick } from '#shared/steps.ts'
import { work } from '#shared/text/en/work.ts'
import { walk } from '../services/watching.ts'

/** What a process offers to long work; a run without a terminal offers neither. */
export interface Watching {
  /** Writes to a terminal as it is; undefined where standard error is none. */
  readonly rewrite?: ((text: string) => void) | undefined
  /** Runs something and hears Ctrl-C meanwhile, which then ends nothing by itself. */
  readonly hearing?: <T>(run: (stopped: () => boolean) => Promise<T>) => Promise<T>
}

const ERASE = '\r\u001b[K'

/** Runs long work to its end; refuses with `call.cancelled` when somebody stopped it. */
export async function watched<T>(steps: Steps<T>, watching: Watching): Promise<T> {
  const { rewrite, hearing = unheard } = watching
  const onProgress = (done: number, total: number, what: Tick['what']) =>
    rewrite?.(`${ERASE}${lineOf({ what, done, total })}`)
  return await hearing(async (cancelled) => {
    try {
      return await walk(steps, { onProgress, cancelled })
    } finally {
      rewrite?.(ERASE)
    }
  })
}

/** Where nobody can press anything. */
export function unheard<T>(run: (stopped: () => boolean) => Promise<T>): Promise<T> {
  return run(() => false)
}

function lineOf({ what, done, total }: Tick): string {
  return total === 0 ? work.names[what] : work.lines[what](Math.min(done + 1, total), total)
}

/** Ctrl-C while something runs: heard, and heard once; a second one ends the program as it always does. */
export async function hearingInterrupt<T>(run: (stopped: () => boolean) => Promise<T>): Promise<T> {
  let stopped = false
  const stop = (): void => {
    stopped = true
  }
  process.once('SIGINT', stop)
  try {
    return await run(() => stopped)
  } finally {
    process.off('SIGINT', stop)
  }
}
