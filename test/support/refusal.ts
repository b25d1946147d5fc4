import { expect } from 'vitest'
import { CeremonyError, type Code } from '#shared/errors.ts'
import { expectGerman } from './german.ts'
import { isRefused } from '#electron/cli/refused.ts'

/**
 * Asserts that a call is refused with a code and, where given, parts of the message and path; and
 * that a German screen says it in German.
 */
export function expectRefusal(call: () => unknown, code: Code, message = '', path = ''): void {
  let result: unknown
  try {
    result = call()
  } catch (error) {
    assertRefusal(error, code, message, path)
    return
  }
  expect.unreachable(`not refused: ${String(result)}`)
}

/** As {@link expectRefusal}, for a promise. */
export async function expectRejection(
  promise: Promise<unknown>,
  code: Code,
  message = '',
  path = '',
): Promise<void> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  assertRefusal(error, code, message, path)
}

function assertRefusal(error: unknown, code: Code, message: string, path: string): void {
  if (!isRefused(error)) throw error ?? new Error('not refused')
  expect({ code: error.code, message: error.message, path: error.path ?? '' }).toEqual({
    code,
    message: expect.stringContaining(message),
    path: expect.stringContaining(path),
  })
  // What the command line alone says is in English.
  if (error instanceof CeremonyError) expectGerman(error.said)
}
