import { CeremonyError } from '#shared/errors.ts'

/** What an action was refused with; undefined when it was not. Any other error is a bug and thrown. */
export function refusalOf(action: () => unknown): CeremonyError | undefined {
  try {
    action()
    return undefined
  } catch (error) {
    if (error instanceof CeremonyError) return error
    throw error
  }
}

/** As `refusalOf`, for a promise. */
export async function refusalOfAsync(
  promise: Promise<unknown>,
): Promise<CeremonyError | undefined> {
  try {
    await promise
    return undefined
  } catch (error) {
    if (error instanceof CeremonyError) return error
    throw error
  }
}
