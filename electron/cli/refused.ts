import { CeremonyError, type Code, type Fault, hintFor } from '#shared/errors.ts'

/** What the command line refuses: in a sentence of every language, or in words of its own. */
export type Refused = CeremonyError | CommandError

interface Where {
  readonly path?: string
  readonly faults?: readonly Fault[]
}

/** A refusal that the command line alone says, in English: no screen and no paper ever shows it. */
export class CommandError extends Error {
  override readonly name = 'CommandError'
  readonly code: Code
  readonly path: string | undefined
  readonly faults: readonly Fault[] | undefined

  constructor(code: Code, words: string, { path, faults }: Where = {}) {
    super(words)
    this.code = code
    this.path = path
    this.faults = faults
  }

  get hint(): string {
    return hintFor(this.code)
  }
}

/** True for an expected refusal; everything else is a fault of the program. */
export function isRefused(error: unknown): error is Refused {
  return error instanceof CeremonyError || error instanceof CommandError
}
