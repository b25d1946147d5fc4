/**
 * Known answers for every primitive, on the very binary that will carry the ceremony. Each test
 * names the standard that its answer is from.
 */
import type { KnownAnswer } from './knownanswers/answer.ts'
import { CIPHERS } from './knownanswers/ciphers.ts'
import { FRESH } from './knownanswers/fresh.ts'
import { HASHES } from './knownanswers/hashes.ts'
import { SHARES } from './knownanswers/shares.ts'
import { SIGNATURES } from './knownanswers/signatures.ts'

/** One known answer and whether this machine gives it. */
export interface Known {
  readonly name: string
  readonly ok: boolean
}

/** All that is asked, in the order in which it is shown. */
export const SELF_TESTS: readonly KnownAnswer[] = [
  ...HASHES,
  ...CIPHERS,
  ...SIGNATURES,
  ...SHARES,
  ...FRESH,
]

/** Runs every test, all of them whatever fails; a test that throws has failed. */
export async function runSelfTest(
  tests: readonly KnownAnswer[] = SELF_TESTS,
): Promise<readonly Known[]> {
  const results: Known[] = []
  for (const test of tests) results.push({ name: test.name, ok: await passes(test) })
  return results
}

async function passes({ known, give }: KnownAnswer): Promise<boolean> {
  try {
    const given = await give()
    return known.length > 0 && JSON.stringify(given) === JSON.stringify(known)
  } catch {
    return false
  }
}
