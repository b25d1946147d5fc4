import { CeremonyError } from '../errors.ts'
import type { Saying } from '../text/saying.ts'

/** The refusal of a package, or of what it is to be made from, by the field or file at fault. */
export function invalid(said: Saying, path: string): CeremonyError {
  return new CeremonyError('package.invalid', said, { path })
}
