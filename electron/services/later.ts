/**
 * Bundles presented beside the one that counts, such as a later reshare of its keys: they tell who
 * else knows a share (rule 3), which set was superseded, and what was shown of its shares.
 */
import type { VerifyEd25519 } from '#shared/bytes.ts'
import { type Finding, findingsOf, joinedFindings } from '#shared/ceremony/findings.ts'
import { historyOf } from '#shared/ceremony/history.ts'
import { joined, type SetHistory, superseding } from '#shared/ceremony/set-history.ts'
import {
  joinedShowings,
  latestDrill,
  type NextDrill,
  nextDrillOf,
  type Showing,
  showingsOf,
} from '#shared/ceremony/showings.ts'
import type { ShareSet } from '#shared/ceremony/state/share.ts'
import type { State } from '#shared/ceremony/state.ts'
import { liveKeys, liveSet } from '#shared/ceremony/standing.ts'
import { CeremonyError } from '#shared/errors.ts'
import { canonical } from '#shared/log/canonical.ts'
import { drain, type Steps } from '#shared/steps.ts'
import { say } from '#shared/text/saying.ts'
import { openBundleFolder } from './bundlefolder.ts'
import { namingSteps } from './naming.ts'
import { placingSteps } from './placing.ts'
import { type Evidence, verifying } from './verified.ts'

/** What one such bundle is named by, and what it tells. */
export interface Later {
  readonly ceremony: string
  /** SHA-256 of the bundle's checkpoint. */
  readonly checkpoint: string
  readonly history: readonly SetHistory[]
  readonly shown: readonly Showing[]
  readonly found: readonly Finding[]
  readonly next: NextDrill | undefined
}

/**
 * Verifies the bundles in these folders, each of a ceremony with keys of this one. No paper is asked
 * for them: they open nothing that would be refused without them, and the end of a set names its
 * successor by the head. What they tell of drills, recoveries and earlier destructions is believed as
 * they tell it, so the sets that they name have to be those of this evidence, with the same proof
 * keys; who reads that a thing was destroyed before is told to compare that head with paper.
 */
export function readLater(...given: Parameters<typeof readingLater>): readonly Later[] {
  return drain(readingLater(...given))
}

/** The same in steps. */
export function readingLater(...given: Parameters<typeof reading>): Steps<readonly Later[]> {
  return placingSteps('later', reading(...given))
}

function* reading(
  folders: readonly string[],
  { state, report }: Pick<Evidence, 'state' | 'report'>,
  verify: VerifyEd25519,
): Steps<readonly Later[]> {
  const seen = new Set([report.fingerprint])
  const all: Later[] = []
  for (const folder of folders) {
    const source = openBundleFolder(folder)
    const other = yield* namingSteps(folder, verifying({ source, verify, public: true }))
    const { ceremony, fingerprint: checkpoint } = other.report
    if (seen.has(checkpoint))
      throw new CeremonyError('expect.unmet', say('source.twice', { ceremony }))
    seen.add(checkpoint)
    demandSameKeys(state, other.state, ceremony)
    demandSameSets(state, other.state, ceremony)
    const shown = joinedShowings([other.state.source?.shown ?? [], other.state.showings])
    const next = nextDrillOf(other.state)
    const found = joinedFindings([other.state.source?.findings ?? [], other.state.findings])
    all.push({ ceremony, checkpoint, history: historyOf(other.state), shown, found, next })
  }
  return all
}

function demandSameKeys(state: State, other: State, ceremony: string): void {
  const own = new Set(liveKeys(state).map(({ commitment }) => commitment))
  // A drill in which no backup opened is about these keys, too.
  const theirs = [...liveKeys(other), ...(other.source?.keys ?? [])]
  if (theirs.some(({ commitment }) => own.has(commitment))) return
  throw new CeremonyError('expect.unmet', say('source.no-keys', { ceremony }))
}

/** A set that both know has the same shares in both: under another proof key anybody could hold a drill. */
function demandSameSets(state: State, other: State, ceremony: string): void {
  for (const theirs of other.sets) {
    const own = state.sets.find(({ set }) => set === theirs.set)
    if (own === undefined || canonical(factsOf(own)) === canonical(factsOf(theirs))) continue
    throw new CeremonyError('share.foreign', say('source.other-shares', { ceremony, set: own.set }))
  }
}

/** What a log carries on of a share set, and the same in every log that tells of it. */
export function factsOf({ set, threshold, recovery, shares }: ShareSet) {
  return {
    set,
    threshold,
    n: shares.length,
    recovery,
    shares: shares.map(({ index, custodian, commitment, proof }) => ({
      index,
      custodian,
      commitment,
      proof,
    })),
  }
}

/** Everything that is known of the shares of these keys, within the bundles presented. */
export function wholeHistory(state: State, later: readonly Later[]): readonly SetHistory[] {
  return joined([historyOf(state), ...later.map(({ history }) => history)])
}

/** Refuses a share set of which another bundle shows that too few shares are left. */
function demandLeft(live: ShareSet | undefined, history: readonly SetHistory[]): void {
  const destroyed = history.find(({ set }) => set === live?.set)?.destroyed
  if (live === undefined || destroyed === undefined) return
  const left = live.shares.length - destroyed.indexes.length
  if (left >= live.threshold) return
  throw new CeremonyError(
    'share.superseded',
    say('rule.source-destroyed', {
      set: live.set,
      ceremony: destroyed.ceremony,
      left,
      threshold: live.threshold,
    }),
  )
}

/** What was shown of the set that counts, within the bundles and health checks presented. */
export function wholeShown(
  state: State,
  later: readonly Later[],
  proofs: readonly Showing[] = [],
): readonly Showing[] {
  const set = liveSet(state)?.set ?? ''
  const records = [showingsOf(state, set), ...later.map(({ shown }) => shown), proofs]
  return joinedShowings(records).filter((one) => one.set === set)
}

/** What was found of the backups of the set that counts, within the bundles presented. */
export function wholeFound(state: State, later: readonly Later[]): readonly Finding[] {
  const set = liveSet(state)?.set ?? ''
  const records = [findingsOf(state, set), ...later.map(({ found }) => found)]
  return joinedFindings(records).filter((one) => one.set === set)
}

/** What was agreed last about the next drill, within the bundles presented. */
export function agreedDrill(state: State, later: readonly Later[]): NextDrill | undefined {
  return latestDrill([nextDrillOf(state), ...later.map(({ next }) => next)])
}

/** Refuses the share set of a bundle that another one, presented beside it, has replaced. */
export function demandLatest(state: State, later: readonly Later[]): void {
  const live = liveSet(state)
  const set = live?.set ?? ''
  const history = wholeHistory(state, later)
  demandLeft(live, history)
  const by = superseding(history, set)
  if (by === undefined) return
  const where = later.find(({ history }) => history.some((one) => one.set === by))
  throw new CeremonyError(
    'share.superseded',
    say('source.superseded-by', { set, by, ceremony: where?.ceremony ?? '' }),
  )
}
