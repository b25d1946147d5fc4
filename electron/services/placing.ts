import { CeremonyError } from '#shared/errors.ts'
import type { Place } from '#shared/places.ts'
import type { Steps } from '#shared/steps.ts'

/** Runs something; its refusal says where it comes from, unless it does already. */
export function placing<T>(place: Place, run: () => T): T {
  try {
    const result = run()
    if (!(result instanceof Promise)) return result
    return result.catch((error: unknown) => {
      throw placed(place, error)
    }) as T
  } catch (error) {
    throw placed(place, error)
  }
}

/** The same for what is done in steps. */
export function* placingSteps<T>(place: Place, steps: Steps<T>): Steps<T> {
  try {
    return yield* steps
  } catch (error) {
    throw placed(place, error)
  }
}

function placed(place: Place, error: unknown): unknown {
  if (!(error instanceof CeremonyError) || error.place !== undefined) return error
  return error.at(place)
}
