import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import { openBundleFolder } from '#electron/services/bundlefolder.ts'
import type { Ceremony } from '#electron/services/ceremony.ts'
import { deliver } from '#electron/services/closing.ts'
import { headOf } from '#electron/services/evidence.ts'
import { openStore } from '#electron/db/store.ts'
import { loadingCeremony } from '#electron/services/opening.ts'
import { hex, sha256 } from '#shared/bytes.ts'
import type { CeremonyEvent } from '#shared/ceremony/events.ts'
import type { State } from '#shared/ceremony/state.ts'
import { keyOf } from '#shared/ceremony/standing.ts'
import { fingerprint, parsePublicKey } from '#shared/crypto/sshkey.ts'
import type { VerifyReport } from '#shared/ipc/answers.ts'
import { verifyBundle } from '#shared/log/verify.ts'
import { rawBytes } from './disk.ts'
import type { Noted } from './resume.ts'
import { hostOf, type Room } from '../../support/place.ts'
import { drain } from '#shared/steps.ts'

/** What a dead process left behind: its log, and what the screen showed last. */
export interface Dead {
  readonly state: State
  readonly events: readonly CeremonyEvent[]
  readonly noted: Noted
}

/** What the file of a dead process says, before anybody takes the ceremony up. */
export function readDead(room: Room): Dead {
  const store = openStore(room.file)
  try {
    const { state, events, runningHead } = drain(loadingCeremony(hostOf('reader'), store)).ledger
    return { state, events, noted: { entry: state.entries - 1, head: runningHead } }
  } finally {
    store.close()
  }
}

/** The names and bytes of a folder. */
export function treeOf(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  return Object.fromEntries(
    files
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(folder.length), hex(sha256(readFileSync(path)))]),
  )
}

/** Verifies the first copy with stock tools alone, as an outsider does. */
export function expectStockTools(ceremony: Ceremony, room: Room): void {
  const { state } = ceremony.ledger
  const lines = state.members.map(({ id }) => `${id} ${printOf(state, id)}\n`)
  const head = readFileSync(join(room.media, 'first/fingerprint.txt'), 'utf8').split('\n')[0]
  const paper = join(room.paper, 'paper.txt')
  writeFileSync(paper, `${lines.join('')}head ${head}\n`)
  const script = fileURLToPath(new URL('../../../resources/bundle/verify.sh', import.meta.url))
  const { status, stdout, stderr } = spawnSync('sh', [script, join(room.media, 'first'), paper])
  expect({ status, said: status === 0 ? '' : `${stdout}${stderr}` }).toEqual({
    status: 0,
    said: '',
  })
}

function printOf(state: State, id: string): string {
  return fingerprint(parsePublicKey(keyOf(state, id) ?? ''))
}

/** Verifies a bundle against the paper list and the head, as an auditor holds them. */
export function audited(ceremony: Ceremony, bundle: string): VerifyReport {
  const { state } = ceremony.ledger
  const signers = new Map(state.members.map(({ id }) => [id, printOf(state, id)]))
  const head = headOf(ceremony.store)
  const source = openBundleFolder(bundle)
  return verifyBundle({ source, signers, head, verify: ceremony.host.verify }).report
}

/** Writes the evidence twice: both copies are the same and hold; no private key is left. */
export function expectEvidence(
  ceremony: Ceremony,
  room: Room,
  outcome: 'closed' | 'aborted' | 'terminated' = 'closed',
): void {
  const copies = ['first', 'second'].map((name) => join(room.media, name))
  for (const copy of copies) deliver(ceremony, copy)
  const [first, second] = copies.map(treeOf)
  expect(first).toEqual(second)
  const report = audited(ceremony, copies[0] ?? '')
  expect(report).toMatchObject({
    ok: true,
    message: expect.any(String),
    outcome,
    anchored: 'signers,head',
  })
  ceremony.store.close()
  expect(rawBytes(room.data).includes('"claviger":"key/1"')).toBe(false)
}
