/** The files of the bundle: those that the log lists, and those that depend on its end. */
import { concat, sha256Hex, utf8 } from '#shared/bytes.ts'
import type { CeremonyEvent } from '#shared/ceremony/events.ts'
import { drillFiles } from '#shared/ceremony/drill.ts'
import { keepsBackups } from '#shared/ceremony/kinds.ts'
import { encodePlan } from '#shared/ceremony/plan.ts'
import type { State } from '#shared/ceremony/state.ts'
import { armorSshsig, CHECKPOINT, signSshsig } from '#shared/crypto/sshsig.ts'
import { ceremonyReport } from '#shared/documents/report-document.ts'
import { executedScript } from '#shared/documents/script-document.ts'
import { canonical, parseCanonical } from '#shared/log/canonical.ts'
import { encodeCheckpoint } from '#shared/log/checkpoint.ts'
import { allowedSigners } from '#shared/log/checks/seals.ts'
import { encodeFingerprintFile } from '#shared/log/fingerprint.ts'
import { merkleRoot } from '#shared/log/merkle.ts'
import type { Store } from '../db/store.ts'
import type { Extras, Sealed } from './ledger.ts'

type Files = Map<string, Uint8Array>

/** The name of the fact that lists the files of a package folder by hash. */
function folderFact(path: string): string {
  return `folder ${path}`
}

/** What the store keeps of a package folder: its files by hash, and which hash has which name. */
export function folderExtras(path: string, folder: ReadonlyMap<string, Uint8Array>): Extras {
  const names = Object.fromEntries([...folder].map(([name, bytes]) => [name, sha256Hex(bytes)]))
  return {
    artefacts: [...folder.values()],
    facts: [{ name: folderFact(path), value: canonical(names) }],
  }
}

function readFolder(store: Store, path: string): Files {
  const names = parseCanonical(store.fact(folderFact(path)) ?? '{}') as { [name: string]: string }
  return new Map(
    Object.entries(names).map(([name, hash]) => [`${path}/${name}`, artefact(store, hash)]),
  )
}

function artefact(store: Store, hash: string): Uint8Array {
  const bytes = store.artefact(hash)
  if (bytes === undefined) throw new Error(`the store does not hold ${hash}`)
  return bytes
}

/** The log as the documents print it. */
export interface LogView {
  readonly state: State
  readonly events: readonly CeremonyEvent[]
  readonly hashes: readonly string[]
}

/** Every file that files.listed names. */
export function listedFiles(
  store: Store,
  constants: ReadonlyMap<string, Uint8Array>,
  record: LogView,
): Files {
  const { state, events, hashes } = record
  const { plan, script: steps, inputs } = state.ground
  const ceremony = state.opened?.ceremony ?? ''
  const files: Files = new Map(constants)
  files.set('plan.json', encodePlan(plan))
  files.set('script.html', utf8(executedScript({ state, events, hashes, steps, ceremony })))
  for (const hash of inputs) files.set(`inputs/${hash}`, artefact(store, hash))
  if (keepsBackups(plan))
    for (const { label, sha256 } of state.backups)
      files.set(`backups/${label}.kwp`, artefact(store, sha256))
  for (const [name, bytes] of drillFiles(state)) files.set(name, bytes)
  for (const { path, status } of state.packages)
    if (status === 'finished')
      for (const [name, bytes] of readFolder(store, path)) files.set(name, bytes)
  return files
}

/** Names, hashes and sizes of files, as the log lists them. */
export function listingOf(files: ReadonlyMap<string, Uint8Array>) {
  return Object.fromEntries(
    [...files].map(([name, bytes]) => [name, { sha256: sha256Hex(bytes), bytes: bytes.length }]),
  )
}

export function sealName(id: string): string {
  return `sigs/checkpoint.${id}.sig`
}

/** A signature over the checkpoint, armored as ssh-keygen writes it. */
export function sealWith(seedSecret: Uint8Array, checkpoint: Uint8Array): Uint8Array {
  return utf8(armorSshsig(signSshsig(seedSecret, CHECKPOINT, checkpoint)))
}

/** The files that depend on the log's end, checkpoint and recorder's signature among them. */
export function closingFiles(
  store: Store,
  sealed: Sealed,
  before: readonly CeremonyEvent[],
  recorderSecret: Uint8Array,
): Files {
  const { state, entries, hashes } = sealed
  const old = store.lines()
  const lines = [...old, ...entries].map(({ line }) => line)
  const sigs = [...old, ...entries].map(({ sig }) => `${sig}\n`).join('')
  const root = merkleRoot(lines)
  const events = [...before, ...sealed.events]
  const log = concat(...lines)
  const report = utf8(ceremonyReport({ state, events, hashes, root }))
  const checkpoint = utf8(
    encodeCheckpoint({
      ceremony: state.opened?.ceremony ?? '',
      entries: lines.length,
      root,
      mode: state.ground.plan.mode,
      plan: state.ground.digest,
      files: {
        'log.jsonl': sha256Hex(log),
        'log.sigs': sha256Hex(utf8(sigs)),
        'report.html': sha256Hex(report),
      },
    }),
  )
  return new Map([
    ['report.html', report],
    ['checkpoint', checkpoint],
    [sealName('recorder'), sealWith(recorderSecret, checkpoint)],
  ])
}

/** The whole bundle of an ended ceremony, by relative path: what was listed, and the end. */
export function bundleFiles(store: Store, state: State): Files {
  const files: Files = new Map()
  for (const [name, { sha256 }] of Object.entries(state.files ?? {}))
    files.set(name, artefact(store, sha256))
  const lines = store.lines()
  files.set('log.jsonl', concat(...lines.map(({ line }) => line)))
  files.set('log.sigs', utf8(lines.map(({ sig }) => `${sig}\n`).join('')))
  for (const { name, bytes } of store.seals()) files.set(name, bytes)
  files.set('allowed_signers', utf8(allowedSigners(state)))
  files.set('fingerprint.txt', utf8(encodeFingerprintFile(headOf(store))))
  return files
}

/** The head of an ended ceremony: SHA-256 of its checkpoint. */
export function headOf(store: Store): string {
  const checkpoint = store.seal('checkpoint')
  if (checkpoint === undefined) throw new Error('the ceremony has not ended')
  return sha256Hex(checkpoint)
}
