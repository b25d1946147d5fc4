import { CeremonyError } from '#shared/errors.ts'
import type { Steps } from '#shared/steps.ts'
import { say } from '#shared/text/saying.ts'

/** What `read` returns; a refusal by it that does not name this file or folder does so. */
export function naming<T>(path: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw named(path, error)
  }
}

/** The same for what is read in steps. */
export function* namingSteps<T>(path: string, read: Steps<T>): Steps<T> {
  try {
    return yield* read
  } catch (error) {
    throw named(path, error)
  }
}

function named(path: string, error: unknown): unknown {
  if (!(error instanceof CeremonyError) || error.path?.startsWith(path)) return error
  const { code, entry, faults, place, tick } = error
  const at = error.path
  const said = at === undefined ? error.said : say('form.at', { place: at, why: error.said })
  return new CeremonyError(code, said, {
    path,
    ...(entry === undefined ? {} : { entry }),
    ...(faults === undefined ? {} : { faults }),
    ...(place === undefined ? {} : { place }),
    ...(tick === undefined ? {} : { tick }),
  })
}
