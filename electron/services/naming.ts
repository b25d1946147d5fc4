import { CeremonyError } from '#shared/errors.ts'
import type { Steps } from '#shared/steps.ts'
import { type Saying, say } from '#shared/text/saying.ts'

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
  const said = at === undefined ? error.said : saidAt(at, error.said)
  return new CeremonyError(code, said, {
    path,
    ...(entry === undefined ? {} : { entry }),
    ...(faults === undefined ? {} : { faults }),
    ...(place === undefined ? {} : { place }),
    ...(tick === undefined ? {} : { tick }),
  })
}

/** An entry of a log has its word in every language; a path is the same in all of them. */
function saidAt(place: string, why: Saying): Saying {
  const entry = /^entry (\d+)$/.exec(place)?.[1]
  return entry === undefined
    ? say('form.at', { place, why })
    : say('verify.at-entry', { entry: Number(entry), why })
}
