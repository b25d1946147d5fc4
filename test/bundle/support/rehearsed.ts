import { generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Host } from '#electron/services/host.ts'
import { nodeHost } from '#electron/services/nodehost.ts'
import { loadPlan } from '#electron/services/planfile.ts'
import { runRehearsal } from '#electron/services/rehearsal.ts'
import type { Language } from '#shared/text/language.ts'
import type { Loose } from '../../support/plans.ts'

const EXAMPLE = new URL('../../../resources/plans/example.json', import.meta.url)

/** A whole rehearsal on disk: the evidence and what people carried away. */
export interface Rehearsed {
  readonly root: string
  readonly bundle: string
  readonly shares: string
  readonly ceremony: string
  readonly head: string
  /** paper.txt: fingerprints and head. */
  readonly paper: string
  /** What each log line says, parsed. */
  readonly log: readonly { readonly [field: string]: Loose }[]
  /** The private key behind the wrapping key of each label. */
  readonly wrapping: ReadonlyMap<string, KeyObject>
}

/** A plan in a folder of its own, with fresh wrapping keys and tokens. */
export interface Prepared {
  readonly root: string
  readonly plan: string
  readonly wrapping: ReadonlyMap<string, KeyObject>
}

const made: string[] = []

/** An empty folder that {@link cleanUp} removes. */
export function tempDir(): string {
  const dir = mkdtempSync(join(tmpdir(), 'claviger-bundle-'))
  made.push(dir)
  return dir
}

export function cleanUp(): void {
  for (const dir of made.splice(0)) rmSync(dir, { recursive: true, force: true })
}

/** The example plan with a second key, so that there is something to swap. */
export function preparePlan(change: (plan: Loose) => void = () => {}): Prepared {
  const root = tempDir()
  const plan = JSON.parse(readFileSync(EXAMPLE, 'utf8'))
  plan.keys.push(secondKey(plan.keys[0]))
  change(plan)
  const wrapping = new Map<string, KeyObject>()
  for (const { label } of plan.keys) wrapping.set(label, writeParameters(root, label))
  const file = join(root, 'plan.json')
  writeFileSync(file, JSON.stringify(plan, null, 2))
  return { root, plan: file, wrapping }
}

function secondKey(first: { targets: { key: string }[] }) {
  const targets = first.targets.map((target) => ({
    ...target,
    key: `${target.key.slice(0, -1)}1`,
    wrappingKey: 'invoices/WrappingPublicKey.bin',
    importToken: 'invoices/ImportToken.bin',
  }))
  return { ...first, label: 'invoices', targets }
}

function writeParameters(root: string, label: string): KeyObject {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  mkdirSync(join(root, label))
  const spki = publicKey.export({ format: 'der', type: 'spki' })
  writeFileSync(join(root, label, 'WrappingPublicKey.bin'), spki)
  writeFileSync(join(root, label, 'ImportToken.bin'), randomBytes(3000))
  return privateKey
}

/** Runs a whole rehearsal of a prepared plan into folders beside it. */
export async function rehearse(
  { root, plan, wrapping }: Prepared,
  host: Host = nodeHost(),
  language?: Language,
): Promise<Rehearsed> {
  const run = mkdtempSync(join(root, 'run-'))
  const bundle = join(run, 'bundle')
  const shares = join(run, 'shares')
  mkdirSync(shares)
  const { ceremony, head } = await runRehearsal({
    host,
    database: join(run, 'ceremony.sqlite'),
    loaded: loadPlan(plan),
    bundle,
    shares,
    say: () => {},
    language,
  })
  const paper = readFileSync(join(shares, 'paper.txt'), 'utf8')
  return { root: run, bundle, shares, ceremony, head, paper, log: readLog(bundle), wrapping }
}

/** The lines of a log, parsed. */
export function readLog(bundle: string): { [field: string]: Loose }[] {
  const lines = readFileSync(join(bundle, 'log.jsonl'), 'utf8').split('\n').slice(0, -1)
  return lines.map((line) => JSON.parse(line))
}

/** A copy of a bundle that a test may alter. */
export function copyOf(bundle: string): string {
  const copy = join(tempDir(), 'bundle')
  mkdirSync(dirname(copy), { recursive: true })
  cpSync(bundle, copy, { recursive: true })
  return copy
}
