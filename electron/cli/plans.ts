/** A plan that a command is given: read with its files, judged as a whole. */
import { toWords } from '#shared/crypto/pgpwords.ts'
import { fromHex } from '#shared/bytes.ts'
import { type Lint, lintPlan } from '#shared/ceremony/lint.ts'
import { planRefusal } from '#shared/ceremony/plan-refusal.ts'
import { formatTime } from '#shared/log/time.ts'
import { type LoadedPlan, loadPlan } from '../services/planfile.ts'
import { faultLine, type Terminal } from './terminal.ts'

/** A plan and what is to be said about it, at a time. */
export interface Judged {
  readonly loaded: LoadedPlan
  readonly lint: Lint
  readonly now: string
}

/** Reads and judges a plan; refuses at once what cannot be read as one. */
export function judgePlan(argument: string, terminal: Terminal): Judged {
  const loaded = loadPlan(terminal.path(argument))
  const now = formatTime(terminal.host.clock())
  return { loaded, lint: lintPlan(loaded.plan, loaded.inputs, now), now }
}

/** As {@link judgePlan}, for a plan that is to be used: its faults refuse it. */
export function readGoodPlan(argument: string, terminal: Terminal): Judged {
  const judged = judgePlan(argument, terminal)
  if (judged.lint.faults.length > 0) throw planRefusal(judged.lint.faults)
  return judged
}

export function sayWarnings({ warnings }: Lint, terminal: Terminal): void {
  for (const warning of warnings) terminal.warn(`warning: ${faultLine(warning)}`)
}

/** The words of a plan digest, to read aloud. */
export function digestWords(digest: string): readonly string[] {
  return toWords(fromHex(digest))
}
