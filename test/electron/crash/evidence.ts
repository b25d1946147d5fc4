import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { openBundleFolder } from '#electron/services/bundlefolder.ts'
import type { Ceremony } from '#electron/services/ceremony.ts'
import { deliver } from '#electron/services/closing.ts'
import { headOf } from '#electron/services/evidence.ts'
import { openStore } from '#electron/db/store.ts'
import { loadCeremony } from '#electron/services/opening.ts'
import { hex, sha256 } from '#shared/bytes.ts'
import type { CeremonyEvent } from '#shared/ceremony/events.ts'
import { keyOf, type State } from '#shared/ceremony/state.ts'
import { fingerprint, parsePublicKey } from '#shared/crypto/sshkey.ts'
import type { VerifyReport } from '#shared/ipc/api.ts'
import { verifyBundle } from '#shared/log/verify.ts'
import { rawBytes } from './disk.ts'
import { hostOf, type Room } from './room.ts'

/** What the file of a dead process says, before anybody takes the ceremony up. */
export function readDead(room: Room): { state: State; events: readonly CeremonyEvent[] } {
  const store = openStore(room.file)
  try {
    const { state, events } = loadCeremony(hostOf('reader'), store).ledger
    return { state, events }
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

/** Verifies a bundle against the paper list and the head, as an auditor holds them. */
export function audited(ceremony: Ceremony, bundle: string): VerifyReport {
  const { state } = ceremony.ledger
  const signers = new Map(
    state.members.map(({ id }) => [id, fingerprint(parsePublicKey(keyOf(state, id) ?? ''))]),
  )
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
  expect(report).toMatchObject({ ok: true, message: expect.any(String), outcome, anchored: 'signers,head' })
  ceremony.store.close()
  expect(rawBytes(room.data).includes('"claviger":"key/1"')).toBe(false)
}
