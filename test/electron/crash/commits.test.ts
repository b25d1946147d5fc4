import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { createStore, openStore } from '#electron/db/store.ts'
import { openCeremony } from '#electron/services/opening.ts'
import { loadPlan } from '#electron/services/planfile.ts'
import { hex } from '#shared/bytes.ts'
import type { CeremonyEvent, EventType } from '#shared/ceremony/events.ts'
import type { Effect } from '#shared/ceremony/state/exception.ts'
import type { State } from '#shared/ceremony/state.ts'
import { isEffective, liveSet, unsettled } from '#shared/ceremony/standing.ts'
import { canariesOf, holdsAny, rawBytes, spelled } from './disk.ts'
import { type Dead, expectEvidence, readDead } from './evidence.ts'
import { killedInTurn } from './kill.ts'
import { goOn } from '../../support/onward.ts'
import { takeUp } from './resume.ts'
import { CEREMONY, hostOf, makeRoom, passphraseOf, writePlan } from '../../support/place.ts'

const SEED = 'every commit'
const dir = mkdtempSync(join(tmpdir(), 'claviger-commits-'))
const plan = writePlan(dir)
const canaries = canariesOf(SEED)

/** How often a ceremony without any death commits. */
async function countCommits(): Promise<number> {
  let commits = 0
  const host = hostOf(SEED, { committed: () => commits++ })
  const loaded = loadPlan(plan)
  const store = createStore(':memory:')
  const ceremony = await openCeremony(host, store, loaded, CEREMONY, passphraseOf('admin'))
  await goOn(ceremony, makeRoom(join(dir, 'undisturbed'), plan))
  return commits
}

const errands = Array.from({ length: await countCommits() }, (_, i) => ({
  room: makeRoom(join(dir, String(i + 1)), plan),
  seed: SEED,
  kill: { at: 'commit', nth: i + 1 },
}))
const deaths = killedInTurn(errands)
for (const death of deaths) death.catch(() => {})

afterAll(async () => {
  await Promise.allSettled(deaths)
  rmSync(dir, { recursive: true, force: true })
})

describe('a process that dies after a commit', () => {
  test.each(errands)('number $kill.nth is taken up and ends in sound evidence', async (errand) => {
    const { room, kill } = errand
    await deaths[kill.nth - 1]
    const dead = readDead(room)
    expectNothingSecret(room.data, dead.state)
    const by = dead.state.members[kill.nth % dead.state.members.length]?.id ?? ''
    const host = hostOf(`after ${kill.nth}`)
    const ceremony = await takeUp(host, openStore(room.file), { by, noted: dead.noted })
    expectLosses(dead, ceremony.ledger.events.slice(dead.state.entries))
    expect(unsettled(ceremony.ledger.state)).toEqual(dead.state.effects)
    expectNothingSecret(room.data, dead.state)
    await goOn(ceremony, room)
    expectSettled(ceremony.ledger.state, dead.state.effects)
    expectEvidence(ceremony, room)
  })
})

/** Before the proof no backup is anywhere on the disk; a secret never is. */
function expectNothingSecret(data: string, state: State): void {
  const bytes = rawBytes(data)
  // The salts of the commitments are drawn in the same way, and public.
  const salts = state.keys.map(({ salt }) => salt)
  const secrets = canaries.secrets.filter((secret) => !salts.includes(hex(secret)))
  expect(holdsAny(bytes, spelled(secrets))).toBe(false)
  // After the proof the backup must be found, or this search would show nothing.
  expect(holdsAny(bytes, canaries.backups)).toBe(liveSet(state)?.proven ?? false)
}

/** What was in the vault is on record as lost, with every share that was handed out. */
function expectLosses({ state, events }: Dead, since: readonly CeremonyEvent[]): void {
  const lost = since.filter(({ type }) => LOSSES.includes(type))
  expect(lost).toMatchObject(lossesOf(state, events))
  if (state.end !== undefined) expect(since).toEqual([])
}

function lossesOf(state: State, events: readonly CeremonyEvent[]): object[] {
  const set = liveSet(state)
  if (state.end !== undefined || set === undefined) return []
  if (set.proven) return [{ type: 'vault.emptied', what: { labels: ['orders'] } }]
  const indexes = events.flatMap((event) =>
    event.type === 'share.release.started' && event.what.set === set.set ? [event.what.index] : [],
  )
  return [
    { type: 'shares.voided', what: { set: set.set, indexes } },
    { type: 'key.lost', what: { label: 'orders' } },
  ]
}

const LOSSES: readonly EventType[] = ['shares.voided', 'key.lost', 'vault.emptied']

/** Whatever was started without an end is an exposure that people agreed about. */
function expectSettled(state: State, effects: readonly Effect[]): void {
  expect(state.exposures).toEqual(effects)
  for (const { entry } of effects)
    expect(state.exceptions.filter(isEffective).map(({ about }) => about)).toContainEqual({
      kind: 'exposure',
      entry,
    })
}
