import { sha256Hex, type VerifyEd25519 } from '../bytes.ts'
import { destructionView } from '../ceremony/destruction-view.ts'
import { groundOf } from '../ceremony/ground.ts'
import { encodePlan, fileRefs, readPlan, resolvePlan } from '../ceremony/plan.ts'
import type { Ground, State } from '../ceremony/state.ts'
import { toWords } from '../crypto/pgpwords.ts'
import { verifyBoth } from '../crypto/ed25519.ts'
import { equalBytes, fromHex } from '../bytes.ts'
import { CeremonyError } from '../errors.ts'
import type { VerifyReport } from '../ipc/answers.ts'
import {
  type Anchors,
  anchoring,
  checkExpectations,
  checkHead,
  checkPaperList,
  type Expectation,
} from './checks/anchors.ts'
import { checkChain, checkRecorder, eventsOf, type Log } from './checks/chain.ts'
import { checkContents } from './checks/contents.ts'
import { listFolder, readUnlisted, requireFile } from './checks/folder.ts'
import { checkPackages } from './checks/packages.ts'
import { replay } from './checks/rules.ts'
import { checkCheckpoint, checkDerived, checkSeals } from './checks/seals.ts'
import type { BundleSource } from './source.ts'
import { visibleText } from './text.ts'

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
  const progress: Progress = {}
  const checks: { name: string; ok: boolean; entry?: number; message?: string }[] = []
  let refusal: CeremonyError | undefined
  for (const [name, check] of checklist(options, progress)) {
    try {
      check()
      checks.push({ name, ok: true })
    } catch (error) {
      refusal = refusalFrom(error)
      const { entry, message } = refusal
      checks.push({ name, ok: false, message, ...(entry === undefined ? {} : { entry }) })
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
  const { code, message, entry, path } = error
  return new CeremonyError(code, visibleText(message), {
    ...(entry === undefined ? {} : { entry }),
    ...(path === undefined ? {} : { path: visibleText(path) }),
  })
}

type Check = readonly [name: string, check: () => void]

function checklist(options: VerifyOptions, progress: Progress): readonly Check[] {
  const { source, verify } = options
  const both = verifyBoth(verify)
  const files = listFolderOnce(source)
  const log = () => known(progress.log)
  const state = () => known(progress.state)
  return [
    ['folder', () => void files()],
    [
      'hash chain',
      () => {
        progress.log = checkChain(readUnlisted(source, 'log.jsonl'))
      },
    ],
    ['recorder signatures', () => checkRecorder(log(), readUnlisted(source, 'log.sigs'), verify)],
    [
      'plan, people and rules',
      () => {
        // An entry that only a newer release can judge comes before any refusal by the rules.
        for (const event of eventsOf(log())) void event
        const ground = readGround(source, files(), log())
        progress.state = replay(ground, eventsOf(log()), log().hashes, both)
      },
    ],
    ['end of the log', () => checkEnded(state())],
    [
      'listed files',
      () => {
        progress.withheld = checkContents(state(), files(), source, options.public ?? false)
      },
    ],
    ['packages', () => checkPackages(state(), files(), source)],
    [
      'checkpoint',
      () => {
        progress.head = checkCheckpoint(state(), log(), source)
      },
    ],
    ['checkpoint signatures', () => checkSeals(state(), source, files(), both)],
    ['derived files', () => checkDerived(state(), known(progress.head), source)],
    ...anchorChecks(options, progress),
  ]
}

function anchorChecks(options: VerifyOptions, progress: Progress): readonly Check[] {
  const { signers, head, expect } = options
  const checks: Check[] = []
  if (signers !== undefined)
    checks.push(['paper list', () => checkPaperList(known(progress.state), signers)])
  if (head !== undefined)
    checks.push(['head on paper', () => checkHead(known(progress.head), head)])
  if (expect !== undefined)
    checks.push(['expectations', () => checkExpectations(known(progress.state), options, expect)])
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
    throw new CeremonyError('bundle.file', 'plan.json is not the plan of entry 0', {
      path: 'plan.json',
    })
  const draft = readPlan(bytes)
  const inputs = new Map<string, Uint8Array>()
  for (const ref of fileRefs(draft)) {
    if (ref.sha256 === undefined)
      throw new CeremonyError('bundle.file', `plan.json names ${ref.path} without its hash`, {
        path: 'plan.json',
      })
    const path = `inputs/${ref.sha256}`
    requireFile(files as Parameters<typeof requireFile>[0], path)
    const input = source.read(path, 1024 * 1024)
    if (sha256Hex(input) !== ref.sha256)
      throw new CeremonyError('bundle.file', `${path} is not the file that the plan names`, {
        path,
      })
    inputs.set(ref.path, input)
  }
  const { plan, inputs: byHash } = resolvePlan(draft, inputs)
  if (!equalBytes(encodePlan(plan), bytes))
    throw new CeremonyError('bundle.file', 'plan.json is not canonical', { path: 'plan.json' })
  const { script } = log.first.what
  return groundOf(plan, byHash, log.first.time, `${script}`)
}

function checkEnded(state: State): void {
  if (state.end === undefined)
    throw new CeremonyError('log.event', 'the log has no end: the ceremony was not closed', {
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
    ...(refusal === undefined && state !== undefined ? endOf(state) : {}),
  }
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
