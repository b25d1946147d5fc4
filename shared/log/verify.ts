import { sha256Hex, type VerifyEd25519 } from '../bytes.ts'
import { destructionView } from '../ceremony/destruction-view.ts'
import { unopenedIn } from '../ceremony/findings.ts'
import { groundOf } from '../ceremony/ground.ts'
import { encodePlan, fileRefs, readPlan, resolvePlan } from '../ceremony/plan.ts'
import type { Ground, State } from '../ceremony/state.ts'
import { toWords } from '../crypto/pgpwords.ts'
import { verifyBoth } from '../crypto/ed25519.ts'
import { equalBytes, fromHex } from '../bytes.ts'
import { CeremonyError } from '../errors.ts'
import type { VerifyReport } from '../ipc/answers.ts'
import { drain, type Steps } from '../steps.ts'
import { say, withWords } from '../text/saying.ts'
import {
  type Anchors,
  anchoring,
  checkExpectations,
  checkHead,
  checkPaperList,
  type Expectation,
} from './checks/anchors.ts'
import { checkingChain, checkingRecorder, eventsOf, type Log } from './checks/chain.ts'
import { checkingContents } from './checks/contents.ts'
import { listFolder, readUnlisted, requireFile } from './checks/folder.ts'
import { checkingPackages } from './checks/packages.ts'
import { replaying } from './checks/rules.ts'
import { checkCheckpoint, checkDerived, checkSeals } from './checks/seals.ts'
import type { BundleSource } from './source.ts'
import { visibleText } from './text.ts'
import { inEnglish } from '../text/saying.ts'

export interface VerifyOptions extends Anchors {
  readonly source: BundleSource
  /** The fast native verifier; people and the checkpoint are checked by noble as well. */
  readonly verify: VerifyEd25519
  readonly expect?: readonly Expectation[]
  /** Accepts a bundle whose backups and packages were withheld. */
  readonly public?: boolean
}

/** A verification: the report for people, and what the log says, if it could be read. */
export interface Verification {
  readonly report: VerifyReport
  readonly state: State | undefined
  readonly withheld: readonly string[]
}

/** What has been established so far; each check adds to it. */
interface Progress {
  log?: Log
  state?: State
  head?: string
  withheld?: readonly string[]
}

/**
 * Verifies an evidence bundle: hashes, chain and signatures, then the log through the same rules
 * that led the ceremony, then everything else in the folder. The first failing check ends it.
 * Never compares with today's date.
 */
export function verifyBundle(options: VerifyOptions): Verification {
  return drain(verifyingBundle(options))
}

/** The same in steps: nothing is written, so it ends wherever somebody ends it. */
export function* verifyingBundle(options: VerifyOptions): Steps<Verification> {
  const progress: Progress = {}
  const checks: VerifyReport['checks'][number][] = []
  let refusal: CeremonyError | undefined
  for (const [name, check] of checklist(options, progress)) {
    try {
      yield* check()
      checks.push({ name, ok: true })
    } catch (error) {
      refusal = refusalFrom(error)
      const { entry, said } = refusal
      const at = entry === undefined ? {} : { entry }
      checks.push({ name, ok: false, message: inEnglish(said), saying: said, ...at })
      break
    }
  }
  return {
    report: reportOf(options, progress, checks, refusal),
    state: progress.state,
    withheld: progress.withheld ?? [],
  }
}

/** A refusal fit to be shown: names of files in a bundle are the choice of whoever made it. */
function refusalFrom(error: unknown): CeremonyError {
  if (!(error instanceof CeremonyError)) throw error
  const { code, said, entry, path } = error
  return new CeremonyError(code, withWords(said, visibleText), {
    ...(entry === undefined ? {} : { entry }),
    ...(path === undefined ? {} : { path: visibleText(path) }),
  })
}

type Check = readonly [name: string, check: () => Steps<void>]

/** A check that is short: others are heard before it, and once it has ended. */
function short(check: () => void): Check[1] {
  return function* () {
    yield { what: 'checks', done: 0, total: 0 }
    check()
  }
}

function checklist(options: VerifyOptions, progress: Progress): readonly Check[] {
  const { source, verify } = options
  const both = verifyBoth(verify)
  const files = listFolderOnce(source)
  const log = () => known(progress.log)
  const state = () => known(progress.state)
  return [
    ['folder', short(() => void files())],
    [
      'hash chain',
      function* () {
        progress.log = yield* checkingChain(readUnlisted(source, 'log.jsonl'))
      },
    ],
    [
      'recorder signatures',
      () => checkingRecorder(log(), readUnlisted(source, 'log.sigs'), verify),
    ],
    [
      'plan, people and rules',
      function* () {
        // An entry that only a newer release can judge comes before any refusal by the rules.
        yield* readingEvents(log())
        const ground = readGround(source, files(), log())
        progress.state = yield* replaying(ground, eventsOf(log()), log().hashes, both)
      },
    ],
    ['end of the log', short(() => checkEnded(state()))],
    [
      'listed files',
      function* () {
        progress.withheld = yield* checkingContents(
          state(),
          files(),
          source,
          options.public ?? false,
        )
      },
    ],
    ['packages', () => checkingPackages(state(), files(), source)],
    [
      'checkpoint',
      short(() => {
        progress.head = checkCheckpoint(state(), log(), source)
      }),
    ],
    ['checkpoint signatures', short(() => checkSeals(state(), source, files(), both))],
    ['derived files', short(() => checkDerived(state(), known(progress.head), source))],
    ...anchorChecks(options, progress),
  ]
}

function* readingEvents(log: Log): Steps<void> {
  const total = log.lines.length
  for (const { seq } of eventsOf(log)) yield { what: 'entries', done: seq, total }
}

function anchorChecks(options: VerifyOptions, progress: Progress): readonly Check[] {
  const { signers, head, expect } = options
  const checks: Check[] = []
  if (signers !== undefined)
    checks.push(['paper list', short(() => checkPaperList(known(progress.state), signers))])
  if (head !== undefined)
    checks.push(['head on paper', short(() => checkHead(known(progress.head), head))])
  if (expect !== undefined)
    checks.push([
      'expectations',
      short(() => checkExpectations(known(progress.state), options, expect)),
    ])
  return checks
}

function listFolderOnce(source: BundleSource) {
  let files: ReturnType<typeof listFolder> | undefined
  return () => {
    files ??= listFolder(source)
    return files
  }
}

function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('a check ran before the one it needs')
  return value
}

/** plan.json and the files it names, as the log's entry 0 pins them. */
function readGround(
  source: BundleSource,
  files: ReadonlyMap<string, { bytes: number }>,
  log: Log,
): Ground {
  requireFile(files as Parameters<typeof requireFile>[0], 'plan.json')
  const bytes = source.read('plan.json', 1024 * 1024)
  const pinned = log.first.what.plan
  if (sha256Hex(bytes) !== pinned)
    throw new CeremonyError('bundle.file', say('verify.other-plan'), {
      path: 'plan.json',
    })
  const draft = readPlan(bytes)
  const inputs = new Map<string, Uint8Array>()
  for (const ref of fileRefs(draft)) {
    if (ref.sha256 === undefined)
      throw new CeremonyError('bundle.file', say('verify.plan-without-hash', { path: ref.path }), {
        path: 'plan.json',
      })
    const path = `inputs/${ref.sha256}`
    requireFile(files as Parameters<typeof requireFile>[0], path)
    const input = source.read(path, 1024 * 1024)
    if (sha256Hex(input) !== ref.sha256)
      throw new CeremonyError('bundle.file', say('verify.other-input', { path }), {
        path,
      })
    inputs.set(ref.path, input)
  }
  const { plan, inputs: byHash } = resolvePlan(draft, inputs)
  if (!equalBytes(encodePlan(plan), bytes))
    throw new CeremonyError('bundle.file', say('verify.plan-not-canonical'), { path: 'plan.json' })
  const { script } = log.first.what
  return groundOf(plan, byHash, log.first.time, `${script}`)
}

function checkEnded(state: State): void {
  if (state.end === undefined)
    throw new CeremonyError('log.event', say('verify.no-end'), {
      entry: state.entries - 1,
    })
}

function reportOf(
  options: VerifyOptions,
  progress: Progress,
  checks: VerifyReport['checks'],
  refusal: CeremonyError | undefined,
): VerifyReport {
  const { state, head, log } = progress
  const anchored = refusal === undefined ? anchoring(options) : 'none'
  const first = log?.first
  return {
    ok: refusal === undefined,
    code: refusal?.code ?? 'ok',
    message: refusal?.message ?? summary(anchored),
    ...(refusal?.entry === undefined ? {} : { entry: refusal.entry }),
    ceremony: first?.ceremony ?? '',
    mode: state?.opened?.mode ?? '',
    outcome: state?.end?.outcome ?? '',
    anchored,
    entries: log?.lines.length ?? 0,
    fingerprint: head ?? '',
    words: head === undefined ? [] : toWords(fromHex(head)),
    checks,
    ...(refusal === undefined && state !== undefined ? { ...foundIn(state), ...endOf(state) } : {}),
  }
}

/** The backups that did not open; nothing where all did. */
function foundIn(state: State): Pick<VerifyReport, 'findings'> {
  return state.findings.length === 0 ? {} : { findings: unopenedIn(state) }
}

/** What a destruction came to; nothing of any other ceremony. */
function endOf(state: State): Pick<VerifyReport, 'destruction'> {
  const view = destructionView(state)
  if (view === undefined) return {}
  const people = state.ground.plan.people.map(({ id, name }) => ({ id, name }))
  return { destruction: { ...view, people } }
}

function summary(anchored: string): string {
  return anchored === 'none'
    ? 'CONSISTENT ONLY: no paper list was given; this does not show who signed'
    : `every check holds; anchored by ${anchored.replace(',', ' and ')}`
}
