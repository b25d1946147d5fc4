import { CeremonyError } from '#shared/errors.ts'

/** What `read` returns; a refusal by it that does not name this file or folder does so. */
export function naming<T>(path: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof CeremonyError) || error.path?.startsWith(path)) throw error
    const { code, entry } = error
    const message = error.path === undefined ? error.message : `${error.path}: ${error.message}`
    throw new CeremonyError(code, message, { path, ...(entry === undefined ? {} : { entry }) })
  }
}
