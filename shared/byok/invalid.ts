import { CeremonyError } from '../errors.ts'

/** The refusal of a package, or of what it is to be made from, by the field or file at fault. */
export function invalid(message: string, path: string): CeremonyError {
  return new CeremonyError('package.invalid', message, { path })
}
