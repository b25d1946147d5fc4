/** Evidence that something is built on: a bundle whose every check holds, or the refusal of it. */
import { remainsOf } from '#shared/ceremony/destruction.ts'
import type { ShareSet } from '#shared/ceremony/state/share.ts'
import type { State } from '#shared/ceremony/state.ts'
import { dealtSet, liveSet } from '#shared/ceremony/standing.ts'
import { CeremonyError, isCode } from '#shared/errors.ts'
import type { VerifyReport } from '#shared/ipc/answers.ts'
import type { BundleSource } from '#shared/log/source.ts'
import { verifyingBundle, type VerifyOptions } from '#shared/log/verify.ts'
import { drain, type Steps } from '#shared/steps.ts'

/** A bundle whose every check holds. */
export interface Evidence {
  readonly source: BundleSource
  readonly state: State
  readonly report: VerifyReport
}

/** Verifies a bundle; refuses what does not hold, naming the check. */
export function verified(options: VerifyOptions): Evidence {
  return drain(verifying(options))
}

/** The same in steps. */
export function* verifying(options: VerifyOptions): Steps<Evidence> {
  const { report, state } = yield* verifyingBundle(options)
  if (!report.ok || state === undefined) throw refusalOf(report).at('evidence')
  return { source: options.source, state, report }
}

/** The refusal of a bundle that does not verify, naming the check. */
export function refusalOf(report: VerifyReport): CeremonyError {
  const { code, message, entry } = report
  const check = report.checks.find(({ ok }) => !ok)?.name ?? 'the bundle'
  return new CeremonyError(
    isCode(code) ? code : 'bundle.file',
    `the bundle does not verify (${check}): ${message}`,
    entry === undefined ? {} : { entry },
  )
}

/** Shares are judged by the log that they were made in: refuses a log that made none that count. */
export function demandOwnSet(state: State): void {
  const { source } = state
  if (source === undefined || dealtSet(state) !== undefined) return
  demandNotDestroyed(state)
  throw new CeremonyError(
    'expect.unmet',
    `this ceremony made no share set: use the evidence of ceremony ${source.ceremony}`,
    { place: 'source' },
  )
}

/** The evidence of a destruction says so itself, before it names the evidence of the set. */
function demandNotDestroyed(state: State): void {
  const remains = remainsOf(state)
  if (remains === undefined) return
  const { destroyed, total, atLarge, threshold, recovers } = remains
  const set = state.source?.set
  const shown = `${destroyed.length} of ${total} shares of set ${set} are shown to be destroyed`
  const left = `${atLarge.length} are left, and ${threshold} recover`
  throw new CeremonyError(
    recovers ? 'expect.unmet' : 'share.superseded',
    `this is the evidence of a destruction: ${shown}, ${left}. The shares themselves are judged by the evidence of ceremony ${state.source?.ceremony}, with this one as a later bundle`,
  )
}

/** The share set of a ceremony whose shares recover; refuses with `rule.proof` where none does. */
export function provenSet(state: State): ShareSet {
  const set = liveSet(state)
  if (set === undefined || !set.proven)
    throw new CeremonyError('rule.proof', 'no share set of that ceremony counts', {
      place: 'source',
    })
  return set
}
