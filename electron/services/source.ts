/** The evidence that a recovery continues, read once and compared with its plan. */
import type { VerifyEd25519 } from '#shared/bytes.ts'
import type { What } from '#shared/ceremony/events.ts'
import type { Custody } from '#shared/ceremony/destruction.ts'
import { backupPath, soundLabels, takesDamaged } from '#shared/ceremony/findings.ts'
import { isDestruction } from '#shared/ceremony/kinds.ts'
import { kindOf, type Plan } from '#shared/ceremony/plan.ts'
import { anchorsIn } from '#shared/ceremony/rules/anchored.ts'
import { demandSource } from '#shared/ceremony/rules/source.ts'
import type { Key } from '#shared/ceremony/state/key.ts'
import type { Share } from '#shared/ceremony/state/share.ts'
import type { State } from '#shared/ceremony/state.ts'
import { isSuperseded, liveKeys } from '#shared/ceremony/standing.ts'
import { CeremonyError } from '#shared/errors.ts'
import type { Anchors } from '#shared/log/checks/anchors.ts'
import { drain, type Steps } from '#shared/steps.ts'
import { say } from '#shared/text/saying.ts'
import { openBundleFolder } from './bundlefolder.ts'
import { demandGivenUp, type Sound, verifyingSound } from './damaged.ts'
import {
  agreedDrill,
  demandLatest,
  factsOf,
  readingLater,
  wholeFound,
  wholeHistory,
  wholeShown,
} from './later.ts'
import { readProof } from './proofs.ts'
import { placingSteps } from './placing.ts'
import { demandOwnSet, type Evidence, provenSet, verifying } from './verified.ts'

/** What a recovery takes over; nothing in it is secret. */
export interface Source {
  /** What the log of the recovery says of it. */
  readonly what: What<'source.admitted'>
  /** The wrapped keys that its shares open. */
  readonly backups: readonly Uint8Array[]
  /** The ceremony that made the shares: share files are judged by it. */
  readonly state: State
}

/**
 * Verifies the bundle in a folder against what is held on paper, and refuses, before anything
 * exists, what is not the evidence that the plan continues, or has no share set that counts.
 */
export function readSource(...given: Parameters<typeof readingSource>): Source {
  return drain(readingSource(...given))
}

/** The same in steps. */
export function readingSource(...given: Parameters<typeof reading>): Steps<Source> {
  return placingSteps('source', reading(...given))
}

function* reading(
  folder: string,
  plan: Plan,
  options: Anchors & {
    readonly verify: VerifyEd25519
    /** The folders of later bundles of the same keys; absent where nobody was asked for them. */
    readonly also?: readonly string[]
    /** The folders of health checks and drills that `share prove` and `drill` wrote. */
    readonly proofs?: readonly string[]
  },
): Steps<Source> {
  const { also, proofs = [], ...anchors } = options
  const ends = isDestruction(plan)
  // The end of a set needs its log, not its backups: they may be destroyed already.
  const evidence = yield* readingEvidence(folder, plan, anchors)
  const { state, report, damaged } = evidence
  demandNamed(plan, evidence)
  demandOwnSet(state)
  // Once it has superseded the set before it, a set stays valid whatever came after.
  if (state.end?.outcome === 'aborted' && !isSuperseded(state))
    throw new CeremonyError('rule.end', say('source.aborted'))
  const set = provenSet(state)
  const later = yield* readingLater(also ?? [], evidence, options.verify)
  if (!ends) demandLatest(state, later)
  const proven = proofs.map((one) => readProof(one, evidence, options.verify))
  const next = agreedDrill(state, later)
  const found = wholeFound(state, later)
  const what: Source['what'] = {
    ceremony: report.ceremony,
    checkpoint: report.fingerprint,
    mode: state.ground.plan.mode,
    anchored: anchorsIn(options),
    ...factsOf(set),
    keys: liveKeys(state).map(keyOf),
    backups: liveKeys(state).map(({ label }) => backupOf(state, label)),
    history: wholeHistory(state, later).map((one) => ({ ...one, known: [...one.known] })),
    ...(also === undefined
      ? {}
      : { also: later.map(({ ceremony, checkpoint }) => ({ ceremony, checkpoint })) }),
    ...(ends ? { custody: set.shares.map(custodyOf) } : {}),
    shown: wholeShown(state, later, proven).map((one) => ({ ...one, indexes: [...one.indexes] })),
    ...(next === undefined ? {} : { next }),
    ...(damaged.length === 0 ? {} : { damaged: damaged.map((one) => ({ ...one })) }),
    ...(found.length === 0 ? {} : { findings: found.map((one) => ({ ...one })) }),
  }
  demandSource(plan, what)
  if (ends) return { what, backups: [], state }
  const sound = soundLabels(what)
  const backups = what.backups
    .filter(({ label }) => sound.includes(label))
    .map(({ label, bytes }) => evidence.source.read(backupPath(label), bytes))
  return { what, backups, state }
}

/** A recovery and a drill may go on from a copy in which backups are damaged, and nothing else is. */
function* readingEvidence(
  folder: string,
  plan: Plan,
  anchors: Anchors & { readonly verify: VerifyEd25519 },
): Steps<Sound> {
  const options = { ...anchors, source: openBundleFolder(folder) }
  if (isDestruction(plan)) {
    const evidence = yield* verifying({ ...options, public: true })
    return { ...evidence, damaged: [] }
  }
  const evidence = yield* verifyingSound(options)
  if (!takesDamaged(kindOf(plan))) demandWhole(evidence)
  return evidence
}

function demandWhole({ damaged }: Sound): void {
  const named = damaged.map(({ label }) => label)
  if (named.length === 0) return
  throw new CeremonyError(
    'backup.damaged',
    say('source.reshare-damaged', { labels: named.join(', ') }),
    { path: backupPath(named[0] ?? '') },
  )
}

/** Refuses to open a ceremony before every damaged backup was named as given up. */
export function demandAccepted({ what }: Source, accepted: readonly string[]): void {
  demandGivenUp(what.damaged ?? [], accepted)
}

/** The plan pins the bundle by the hash of its checkpoint. */
function demandNamed({ source }: Plan, { report }: Evidence): void {
  if (source === undefined) throw new CeremonyError('rule.parameters', say('source.none'))
  if (report.ceremony !== source.ceremony)
    throw new CeremonyError(
      'head.mismatch',
      say('source.other', { ceremony: report.ceremony, planned: source.ceremony }),
    )
  if (report.fingerprint !== source.checkpoint)
    throw new CeremonyError('head.mismatch', say('source.other-checkpoint'))
}

/** How often a share was handed out, and what its receipt says of medium and bag. */
function custodyOf({ index, copies, read }: Share): Custody {
  return { index, copies, medium: read?.medium ?? '', bag: read?.bag ?? '' }
}

function keyOf({ label, algorithm, kcv, spki, pem, salt, commitment }: Key) {
  return {
    label,
    algorithm,
    ...(kcv === undefined ? {} : { kcv }),
    ...(spki === undefined ? {} : { spki }),
    ...(pem === undefined ? {} : { pem }),
    salt,
    commitment,
  }
}

function backupOf({ backups }: State, label: string): What<'backup.made'> {
  const found = backups.find((one) => one.label === label)
  if (found === undefined) throw new CeremonyError('rule.proof', say('source.no-backup', { label }))
  return found
}
