import type { Code } from '#shared/errors.ts'

/** 0 done, 1 refused: the input was judged bad, 2 cannot run. */
export type ExitCode = 0 | 1 | 2

/**
 * Refusals that judge no input: usage, somebody who stopped it, the machine, a file that was named
 * and is not there, bytes that only a newer release can judge. What is wrong inside a bundle is
 * `bundle.file` and refused.
 */
const CANNOT_RUN: readonly Code[] = [
  'usage.invalid',
  'call.cancelled',
  'io.failed',
  'bundle.missing',
  'file.missing',
  'file.unsafe',
  'format.newer',
  'store.busy',
  'store.newer',
  'host.refused',
]

/** The exit code of a refusal. */
export function exitCodeOf(code: Code): ExitCode {
  return CANNOT_RUN.includes(code) ? 2 : 1
}
