import { CeremonyError } from '#shared/errors.ts'
import type { Steps } from '#shared/steps.ts'

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
  const { code, entry, place } = error
  const message = error.path === undefined ? error.message : `${error.path}: ${error.message}`
  return new CeremonyError(code, message, {
    path,
    ...(entry === undefined ? {} : { entry }),
    ...(place === undefined ? {} : { place }),
  })
}
