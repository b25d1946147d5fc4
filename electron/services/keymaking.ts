/** All keys of a plan, made side by side: RSA takes seconds, everything else no time. */
import { setImmediate } from 'node:timers/promises'
import { type Random, wipe } from '#shared/bytes.ts'
import { CeremonyError } from '#shared/errors.ts'
import { say } from '#shared/text/saying.ts'
import { type MadeKey, makeKey } from './material.ts'
import type { Watch } from './watching.ts'

/** As many threads as Node has for such work. */
const AT_ONCE = 4

/**
 * Makes a key of each algorithm, in their order. All or none: when one fails, or somebody cancels,
 * every key is wiped once the last one at work has ended, and the refusal is thrown on.
 */
export async function makeKeys(
  algorithms: readonly string[],
  random: Random,
  { onProgress, cancelled }: Watch = {},
): Promise<readonly MadeKey[]> {
  const total = algorithms.length
  const made = new Map<number, MadeKey>()
  const waiting = algorithms.entries()
  let failure: unknown
  const work = async (): Promise<void> => {
    for (const [place, algorithm] of waiting) {
      if (failure !== undefined) return
      try {
        // Between two keys others are heard: somebody may have cancelled.
        await setImmediate()
        demandGoing(cancelled)
        made.set(place, await makeKey(algorithm, random))
        onProgress?.(made.size, total, 'keys')
        demandGoing(cancelled)
      } catch (error) {
        failure ??= error
      }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  const keys = algorithms.flatMap((_, place) => made.get(place) ?? [])
  if (failure === undefined) return keys
  wipe(...keys.map(({ materialSecret }) => materialSecret))
  throw failure
}

/** Refuses with `call.cancelled` to go on when somebody has cancelled. */
export function demandGoing(cancelled: Watch['cancelled']): void {
  if (cancelled?.() === true) throw new CeremonyError('call.cancelled', say('call.keys-cancelled'))
}
