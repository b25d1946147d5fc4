import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { hex, sha256, sha256Hex, utf8 } from '#shared/bytes.ts'
import { toWords } from '#shared/crypto/pgpwords.ts'
import { fingerprint, parsePublicKey } from '#shared/crypto/sshkey.ts'
import { armorSshsig, CHECKPOINT, signSshsig } from '#shared/crypto/sshsig.ts'
import { encodeCheckpoint } from '#shared/log/checkpoint.ts'
import { merkleRoot } from '#shared/log/merkle.ts'
import { encodeAllowedSigners } from '#shared/log/signers.ts'
import { type Ceremony, type CeremonyOptions, play, RESOURCES } from './ceremony.ts'
import { CEREMONY, type Fields, RECORDER, type Signer, signerOf } from './log.ts'

export interface BundleOptions extends CeremonyOptions {
  signersFile?: (text: string) => string
  checkpoint?: (text: string) => string
  signers?: (signers: string[]) => string[]
  /** Who really signs the checkpoint as this id. */
  signerOf?: (id: string) => Signer
}

export interface Bundle extends Ceremony {
  dir: string
  head: string
  /** The paper list that people take home. */
  paper: string
}

const made: string[] = []

/** An empty folder that `cleanUp` removes. */
export function tempDir(): string {
  const dir = mkdtempSync(join(tmpdir(), 'bundle-test-'))
  made.push(dir)
  return dir
}

export function cleanUp(): void {
  for (const dir of made.splice(0)) rmSync(dir, { recursive: true, force: true })
}

/** Plays a ceremony and writes its bundle to a new folder. */
export async function makeBundle(options: BundleOptions = {}): Promise<Bundle> {
  const ceremony = await play(options)
  const { log, people, plan } = ceremony
  const dir = join(tempDir(), 'bundle')
  const files = new Map(ceremony.files)
  files.set('log.jsonl', utf8(log.lines.join('')))
  files.set('log.sigs', utf8(log.signatures.map((line) => `${line}\n`).join('')))
  files.set('report.html', utf8('<!doctype html><title>Report</title>'))
  const signers = signersFileOf(log.lines)
  files.set('allowed_signers', utf8(options.signersFile?.(signers) ?? signers))
  const text = encodeCheckpoint({
    ceremony: CEREMONY,
    entries: log.lines.length,
    root: merkleRoot(log.lines.map(utf8)),
    mode: 'rehearsal',
    plan,
    files: {
      'log.jsonl': digest(files, 'log.jsonl'),
      'log.sigs': digest(files, 'log.sigs'),
      'report.html': digest(files, 'report.html'),
    },
  })
  const checkpoint = utf8(options.checkpoint?.(text) ?? text)
  files.set('checkpoint', checkpoint)
  const ids = options.signers?.(people) ?? people
  for (const id of ['recorder', ...ids]) {
    const { seed } = (options.signerOf ?? signerOf)(id)
    const signature = armorSshsig(signSshsig(seed, CHECKPOINT, checkpoint))
    files.set(`sigs/checkpoint.${id}.sig`, utf8(signature))
  }
  const head = sha256(checkpoint)
  files.set('fingerprint.txt', utf8(`${hex(head)}\n${toWords(head).join(' ')}\n`))
  for (const [path, data] of files) {
    mkdirSync(dirname(join(dir, path)), { recursive: true })
    writeFileSync(join(dir, path), data)
  }
  const list = people.map((id) => `${id} ${fingerprint(parsePublicKey(signerOf(id).key))}\n`)
  return { ...ceremony, dir, head: hex(head), paper: `${list.join('')}head ${hex(head)}\n` }
}

function signersFileOf(lines: string[]): string {
  try {
    return signersOf(lines)
  } catch {
    return '' // a log that the product would not write
  }
}

/** What the product derives from the log; here from its lines. */
function signersOf(lines: string[]): string {
  const people = new Map<string, string[]>()
  const shares: { set: string; index: number; key: string }[] = []
  const recoveries: { set: string; key: string }[] = []
  for (const line of lines) {
    const { type, what } = JSON.parse(line) as { type: string; what: Fields }
    const { id, key, set, recovery } = what as { [field: string]: string }
    if (type === 'participant.enrolled' && id && key) {
      people.set(id, [...(people.get(id) ?? []), key])
    }
    if (type !== 'shares.made' || !set || !recovery) continue
    for (const share of what.shares as { index: number; proof: string }[]) {
      shares.push({ set, index: share.index, key: share.proof })
    }
    recoveries.push({ set, key: recovery })
  }
  const list = [...people].map(([id, keys]) => ({ id, keys }))
  return encodeAllowedSigners({ recorder: RECORDER.key, people: list, shares, recoveries })
}

function digest(files: Map<string, Uint8Array>, path: string): string {
  return sha256Hex(files.get(path) ?? new Uint8Array())
}

export interface Result {
  code: number | null
  out: string
  err: string
}

export function run(
  command: string,
  args: string[],
  options: { input?: string; cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Result {
  const { input = '', cwd, env = process.env } = options
  const result = spawnSync(command, args, { input, cwd, env, encoding: 'utf8', timeout: 100_000 })
  if (result.error) throw result.error
  return { code: result.status, out: result.stdout, err: result.stderr }
}

/** dash is the strictest of the common shells. */
export const SHELL = existsSync('/usr/bin/dash') ? '/usr/bin/dash' : '/bin/sh'

export function verify(dir: string, paper?: string): Result {
  const args = [`${RESOURCES}verify.sh`, dir]
  if (paper !== undefined) {
    const file = join(tempDir(), 'paper.txt')
    writeFileSync(file, paper)
    args.push(file)
  }
  return run(SHELL, args)
}

export function recover(args: string[], input?: string): Result {
  return run('python3', ['-B', `${RESOURCES}recover.py`, ...args], input ? { input } : {})
}
