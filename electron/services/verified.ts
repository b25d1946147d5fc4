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
import { say } from '#shared/text/saying.ts'

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
  const { code, entry } = report
  const failed = report.checks.find(({ ok }) => !ok)
  if (failed?.saying === undefined) throw new Error('a bundle is refused by one of its checks')
  return new CeremonyError(
    isCode(code) ? code : 'bundle.file',
    say('verify.no-bundle', {
      check: failed.name,
      why: failed.saying,
    }),
    entry === undefined ? {} : { entry },
  )
}

/** Shares are judged by the log that they were made in: refuses a log that made none that count. */
export function demandOwnSet(state: State): void {
  const { source } = state
  if (source === undefined || dealtSet(state) !== undefined) return
  demandNotDestroyed(state)
  throw new CeremonyError('expect.unmet', say('source.no-own-set', { ceremony: source.ceremony }), {
    place: 'source',
  })
}

/** The evidence of a destruction says so itself, before it names the evidence of the set. */
function demandNotDestroyed(state: State): void {
  const remains = remainsOf(state)
  if (remains === undefined) return
  const { destroyed, total, atLarge, threshold, recovers } = remains
  throw new CeremonyError(
    recovers ? 'expect.unmet' : 'share.superseded',
    say('source.of-destruction', {
      destroyed: destroyed.length,
      total,
      set: state.source?.set ?? '',
      left: atLarge.length,
      threshold,
      ceremony: state.source?.ceremony ?? '',
    }),
  )
}

/** The share set of a ceremony whose shares recover; refuses with `rule.proof` where none does. */
export function provenSet(state: State): ShareSet {
  const set = liveSet(state)
  if (set === undefined || !set.proven)
    throw new CeremonyError('rule.proof', say('source.no-set'), {
      place: 'source',
    })
  return set
}
