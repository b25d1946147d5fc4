import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createStore, openStore } from '#electron/db/store.ts'
import type { Ceremony } from '#electron/services/ceremony.ts'
import { abort } from '#electron/services/closing.ts'
import { openCeremony } from '#electron/services/opening.ts'
import { resumeCeremony, stateHead } from '#electron/services/resuming.ts'
import { createPacing } from '#electron/services/pacing.ts'
import { loadPlan } from '#electron/services/planfile.ts'
import type { State } from '#shared/ceremony/state.ts'
import { liveSet } from '#shared/ceremony/standing.ts'
import { expectRejection } from '../../support/refusal.ts'
import { expectEvidence, readDead } from './evidence.ts'
import { type Errand, killed } from './kill.ts'
import { except, goOn, goOnUntil } from '../../support/onward.ts'
import { type Noted, takeUp } from './resume.ts'
import {
  CEREMONY,
  hostOf,
  makeRoom,
  passphraseOf,
  type Room,
  START,
  writePlan,
} from '../../support/place.ts'

let dir: string
let plan: string
let rooms = 0

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'claviger-restart-'))
  plan = writePlan(dir)
})

afterAll(() => rmSync(dir, { recursive: true, force: true }))

function newRoom(): Room {
  rooms += 1
  return makeRoom(join(dir, String(rooms)), plan)
}

async function died(kill: Errand['kill']): Promise<Room> {
  const room = newRoom()
  await killed({ room, seed: 'restart', kill })
  return room
}

/** A ceremony led in this process until the state is as wished, then left as a crash leaves it. */
async function leftAt(reached: (state: State) => boolean): Promise<Room> {
  const room = newRoom()
  const store = createStore(room.file)
  const loaded = loadPlan(plan)
  const ceremony = await openCeremony(
    hostOf('left'),
    store,
    loaded,
    CEREMONY,
    passphraseOf('admin'),
  )
  await goOnUntil(ceremony, room, reached)
  store.close()
  return room
}

const proven = (state: State) => liveSet(state)?.proven ?? false
const packed = (state: State) => state.packages.some(({ status }) => status === 'finished')

async function resumed(room: Room, clock = START): Promise<Ceremony> {
  const host = hostOf('resumed', { clock: () => clock })
  return resumeCeremony(host, openStore(room.file), 'c2', passphraseOf('c2'))
}

function state(ceremony: Ceremony, by: string, noted: Noted): Promise<void> {
  return stateHead(ceremony, by, passphraseOf(by), noted)
}

function refusals(ceremony: Ceremony): unknown[] {
  return ceremony.ledger.events.flatMap((event) =>
    event.type === 'access.refused' ? [event.what] : [],
  )
}

describe('a second death while the ceremony is being taken up', () => {
  // The commits of a resumption: unlocked and lost, two heads, an exception, two co-signatures.
  test.each([1, 2, 3, 4, 5, 6])('after commit %i', async (nth) => {
    const room = await died({ at: 'share shown', nth: 2 })
    const { noted, state: first } = readDead(room)
    const resume = { by: 'c1', noted }
    await killed({ room, seed: 'again', resume, kill: { at: 'commit', nth } })
    const dead = readDead(room)
    expect(dead.state.entries).toBeGreaterThan(first.entries)
    const store = openStore(room.file)
    // Who stated the head before may have noted nothing since.
    const still = dead.state.resuming === undefined ? dead.noted : noted
    const ceremony = await takeUp(hostOf('third'), store, { by: 'witness', noted: still })
    await goOn(ceremony, room)
    const { events } = ceremony.ledger
    expect(events.filter(({ type }) => type === 'shares.voided')).toHaveLength(1)
    expect(events.filter(({ type }) => type === 'recorder.unlocked')).toHaveLength(2)
    expect(ceremony.ledger.state.exposures).toHaveLength(1)
    expectEvidence(ceremony, room)
  })

  test('while custodians bring their shares: they bring them again', async () => {
    const room = await died({ at: 'wrapping', nth: 1 })
    const resume = { by: 'c1', noted: readDead(room).noted }
    await killed({ room, seed: 'again', resume, kill: { at: 'share presented', nth: 1 } })
    const dead = readDead(room)
    expect(dead.state.presented).toEqual([1])
    const store = openStore(room.file)
    const ceremony = await takeUp(hostOf('third'), store, { by: 'witness', noted: dead.noted })
    expect(ceremony.ledger.state.presented).toEqual([])
    await goOn(ceremony, room)
    expectEvidence(ceremony, room)
  })

  test('after the vault was filled again: it is empty again', async () => {
    const room = await died({ at: 'wrapping', nth: 1 })
    const resume = { by: 'c1', noted: readDead(room).noted }
    await killed({ room, seed: 'again', resume, kill: { at: 'wrapping', nth: 1 } })
    const { noted } = readDead(room)
    const store = openStore(room.file)
    const ceremony = await takeUp(hostOf('third'), store, { by: 'witness', noted })
    await goOn(ceremony, room)
    const { events } = ceremony.ledger
    expect(events.filter(({ type }) => type === 'vault.emptied')).toHaveLength(2)
    expect(events.filter(({ type }) => type === 'vault.refilled')).toHaveLength(2)
    expectEvidence(ceremony, room)
  })
})

describe('who takes a ceremony up', () => {
  test('wrong passphrases are recorded once somebody has unlocked', async () => {
    const room = await leftAt(({ begun }) => begun)
    const unlocking = { pacing: createPacing({ sleep: async () => {} }), failed: [] as string[] }
    for (const by of ['c3', 'c3', 'admin']) {
      const store = openStore(room.file)
      const wrong = resumeCeremony(hostOf('guess'), store, by, 'not the one at all', unlocking)
      await expectRejection(wrong, 'passphrase.wrong')
      store.close()
    }
    const before = readDead(room).events.length
    const store = openStore(room.file)
    const host = hostOf('resumed')
    const ceremony = await resumeCeremony(host, store, 'c3', passphraseOf('c3'), unlocking)
    expect(ceremony.ledger.events[before]).toMatchObject({
      type: 'recorder.unlocked',
      what: { by: 'c3' },
    })
    expect(refusals(ceremony)).toEqual([
      { code: 'passphrase.wrong', claimed: 'c3', count: 1 },
      { code: 'passphrase.wrong', claimed: 'c3', count: 1 },
      { code: 'passphrase.wrong', claimed: 'admin', count: 1 },
    ])
    store.close()
  })

  test('nobody who is not enrolled', async () => {
    const room = await leftAt(({ members }) => members.length === 2)
    const store = openStore(room.file)
    const nobody = resumeCeremony(hostOf('guess'), store, 'c3', passphraseOf('c3'))
    await expectRejection(nobody, 'rule.people', 'c3 is not enrolled')
    store.close()
  })
})

describe('the head that people noted', () => {
  test('another head is refused and recorded, and nothing goes on', async () => {
    const room = await leftAt(({ begun }) => begun)
    const { noted } = readDead(room)
    const ceremony = await resumed(room)
    const other = { entry: noted.entry, head: 'f'.repeat(64) }
    await expectRejection(state(ceremony, 'admin', other), 'rule.resume', 'may be a fork')
    const later = { entry: noted.entry + 1, head: noted.head }
    await expectRejection(state(ceremony, 'c1', later), 'rule.resume', 'may be a fork')
    expect(refusals(ceremony)).toEqual([
      { code: 'rule.resume', claimed: 'admin', count: 1 },
      { code: 'rule.resume', claimed: 'c1', count: 1 },
    ])
    await expectRejection(
      goOn(ceremony, room),
      'rule.resume',
      'two people have not stated the head',
    )
    await state(ceremony, 'admin', noted)
    await expectRejection(state(ceremony, 'admin', noted), 'rule.resume', 'stated it already')
    await state(ceremony, 'c1', noted)
    await goOn(ceremony, room)
    expectEvidence(ceremony, room)
  })

  test('what the last approvers had before them counts as noted; older heads do not', async () => {
    const room = await leftAt(({ begun }) => begun)
    const { events, noted } = readDead(room)
    const declared = events.findLast(({ type }) => type === 'intent.declared')?.seq ?? 0
    const ceremony = await resumed(room)
    const at = (entry: number) => ({ entry, head: ceremony.ledger.hash(entry) ?? '' })
    expect(declared).toBeLessThan(noted.entry)
    await expectRejection(
      state(ceremony, 'c1', at(declared - 1)),
      'rule.resume',
      'people approved after',
    )
    await state(ceremony, 'c1', at(declared))
    await state(ceremony, 'c2', noted)
    await goOn(ceremony, room)
    expectEvidence(ceremony, room)
  })

  test('a clock that went back meanwhile does not stand in the way', async () => {
    const room = await leftAt(({ begun }) => begun)
    const { noted } = readDead(room)
    const ceremony = await resumed(room, START - 86_400_000)
    for (const id of ['admin', 'witness']) await state(ceremony, id, noted)
    await goOn(ceremony, room)
    expect(ceremony.ledger.events).toContainEqual(
      expect.objectContaining({ type: 'clock.stepped', what: { seconds: 86_400 } }),
    )
    expectEvidence(ceremony, room)
  })

  test('an old copy of the file is a fork', async () => {
    const room = await leftAt(({ begun }) => begun)
    const copy = `${room.file}.copy`
    copyFileSync(room.file, copy)
    const { noted: early } = readDead(room)
    const store = openStore(room.file)
    const first = await takeUp(hostOf('one'), store, { by: 'c1', noted: early })
    await goOnUntil(first, room, proven)
    store.close()
    const { noted } = readDead(room)
    copyFileSync(copy, room.file)
    const ceremony = await resumed(room)
    for (const id of ['admin', 'witness'])
      await expectRejection(state(ceremony, id, noted), 'rule.resume', 'ends before it')
    ceremony.store.close()
  })

  test('two logs that grew from one copy are told apart', async () => {
    const room = await leftAt(({ begun }) => begun)
    const { noted } = readDead(room)
    const copy = `${room.file}.copy`
    copyFileSync(room.file, copy)
    const heads: Noted[] = []
    for (const seed of ['one', 'two']) {
      copyFileSync(copy, room.file)
      const ceremony = await takeUp(hostOf(seed), openStore(room.file), { by: 'c1', noted })
      await goOnUntil(ceremony, room, proven)
      ceremony.store.close()
      heads.push(readDead(room).noted)
    }
    const [one, two] = heads
    if (one === undefined || two === undefined) throw new Error('no heads')
    expect(one.entry).toBe(two.entry)
    const ceremony = await resumed(room)
    await expectRejection(state(ceremony, 'admin', one), 'rule.resume', 'may be a fork')
    await state(ceremony, 'admin', two)
    ceremony.store.close()
  })
})

describe('the end without anybody else', () => {
  test.each([
    ['signed, with shares out', 'c2', 'share shown', 2],
    ['unsigned, with shares out', undefined, 'share shown', 2],
    ['signed, with a proven set', 'c2', 'commit', 27],
    ['unsigned, with one person enrolled', undefined, 'commit', 1],
  ] as const)('one person aborts after a restart: %s', async (_, signer, at, nth) => {
    const room = await died({ at, nth })
    const by = nth === 1 ? 'admin' : 'c2'
    const store = openStore(room.file)
    const ceremony = await resumeCeremony(hostOf('resumed'), store, by, passphraseOf(by))
    const passphrase = signer === undefined ? undefined : passphraseOf(signer)
    await abort(ceremony, by, 'Nobody else is left.', passphrase)
    const { end } = ceremony.ledger.state
    expect(end).toMatchObject({ outcome: 'aborted', signers: signer === undefined ? [] : [signer] })
    expect(liveSet(ceremony.ledger.state)).toBeUndefined()
    expect(store.keyIds()).toEqual([])
    expectEvidence(ceremony, room, 'aborted')
  })

  test('after a package has left people decide together, even where nobody noted the head', async () => {
    const room = await leftAt(packed)
    const ceremony = await resumed(room)
    const end = () => abort(ceremony, 'c2', 'The papers are lost.', passphraseOf('c2'))
    await expectRejection(end(), 'rule.exception', 'no co-signed decision')
    await expectRejection(except(ceremony, { kind: 'note' }), 'rule.resume')
    await except(ceremony, { kind: 'ending' })
    await end()
    expect(ceremony.ledger.state.end).toMatchObject({ outcome: 'terminated' })
    expectEvidence(ceremony, room, 'terminated')
  })
})
