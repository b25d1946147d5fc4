import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Batch, createStore, openStore, type Store } from '#electron/db/store.ts'
import type { Ceremony } from '#electron/services/ceremony.ts'
import { deliver } from '#electron/services/closing.ts'
import type { MediaCalls } from '#electron/services/media.ts'
import { openCeremony } from '#electron/services/opening.ts'
import { loadPlan } from '#electron/services/planfile.ts'
import { releaseToFile } from '#electron/services/releasing.ts'
import { CeremonyError } from '#shared/errors.ts'
import { parseEntry } from '#shared/log/entry.ts'
import { isApproved, openIntent } from '#shared/ceremony/intents.ts'
import type { State } from '#shared/ceremony/state.ts'
import { mountSmall, systemError } from '../../support/medium.ts'
import { expectRefusal, expectRejection } from '../../support/refusal.ts'
import { audited, expectEvidence, readDead } from './evidence.ts'
import { goOn, goOnUntil } from '../../support/onward.ts'
import { takeUp } from './resume.ts'
import {
  CEREMONY,
  hostOf,
  makeRoom,
  passphraseOf,
  type Room,
  START,
  writePlan,
} from '../../support/place.ts'
import { say } from '#shared/text/saying.ts'

let dir: string
let plan: string
let room: Room
/** What the medium does instead of what it should; tests set it and take it back. */
let broken: Partial<MediaCalls> = {}
let rooms = 0

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'claviger-export-'))
  plan = writePlan(dir)
})

afterAll(() => rmSync(dir, { recursive: true, force: true }))

beforeEach(() => {
  rooms += 1
  broken = {}
  room = makeRoom(join(dir, String(rooms)), plan, 'file')
})

const media: Partial<MediaCalls> = {
  write: (...call) => (broken.write ?? writeSync)(...call),
}

async function begin(change: (store: Store) => Store = (store) => store): Promise<Ceremony> {
  const host = hostOf('medium', { media })
  const store = change(createStore(room.file))
  return openCeremony(host, store, loadPlan(plan), CEREMONY, passphraseOf('admin'))
}

/** A medium that has room for the first few bytes only. */
function full(room: number): Partial<MediaCalls> {
  let left = room
  return {
    write: (fd, bytes, offset, length) => {
      const count = Math.min(left, length)
      if (count === 0) throw systemError('ENOSPC')
      left -= count
      return writeSync(fd, bytes, offset, count)
    },
  }
}

const releasing = (state: State) => {
  const intent = openIntent(state, 'release', state.time || String(START))
  return intent !== undefined && isApproved(state, intent)
}

describe('a share that cannot be written', () => {
  test('a folder that is not there exposes nothing and is not recorded', async () => {
    const ceremony = await begin()
    await goOnUntil(ceremony, room, releasing)
    const { entries } = ceremony.ledger.state
    const gone = join(room.media, 'gone')
    expectRefusal(() => releaseToFile(ceremony, 1, gone), 'io.failed', 'not there', gone)
    writeFileSync(gone, '')
    expectRefusal(() => releaseToFile(ceremony, 1, gone), 'io.failed', 'not a folder', gone)
    expect(ceremony.ledger.state.entries).toBe(entries)
    await goOn(ceremony, room)
    expect(ceremony.ledger.state.exposures).toEqual([])
    expectEvidence(ceremony, room)
  })

  test.each([
    ['a full medium', () => full(40), 'no space is left'],
    [
      'a folder that is removed meanwhile',
      () => ({
        write: (...[fd, bytes, offset, length]: Parameters<MediaCalls['write']>) => {
          rmSync(room.media, { recursive: true })
          return writeSync(fd, bytes, offset, length)
        },
      }),
      'not there',
    ],
  ] as const)('%s: nothing stays, it counts as exposed, and is repeated', async (_, how, why) => {
    const ceremony = await begin()
    await goOnUntil(ceremony, room, releasing)
    broken = how()
    expectRefusal(() => releaseToFile(ceremony, 1, room.media), 'io.failed', why)
    broken = {}
    mkdirSync(room.media, { recursive: true })
    expect(readdirSync(room.media)).toEqual([])
    expect(ceremony.ledger.events.at(-1)).toMatchObject({
      type: 'share.release.failed',
      what: { index: 1, copy: 1, code: 'io.failed' },
    })
    await goOn(ceremony, room)
    const { state, events } = ceremony.ledger
    expect(state.sets).toHaveLength(1)
    expect(state.exceptions).toMatchObject([{ about: { kind: 'exposure' } }])
    expect(events.filter(({ type }) => type === 'share.release.finished')).toMatchObject([
      { what: { index: 1, copy: 2 } },
      { what: { index: 2, copy: 1 } },
      { what: { index: 3, copy: 1 } },
    ])
    expectEvidence(ceremony, room)
  })
})

describe('evidence that cannot be written', () => {
  test('nothing is under its name, and the next try is whole', async () => {
    const ceremony = await begin()
    await goOn(ceremony, room)
    const stick = join(room.media, 'stick')
    const bundle = join(stick, 'bundle')
    expectRefusal(() => deliver(ceremony, bundle), 'io.failed', 'not there')
    mkdirSync(stick)
    broken = full(20_000)
    expectRefusal(() => deliver(ceremony, bundle), 'io.failed', 'no space is left', bundle)
    expect(readdirSync(stick)).toEqual([])
    broken = {
      write: (fd, bytes, offset, length) => {
        rmSync(stick, { recursive: true, force: true })
        return writeSync(fd, bytes, offset, length)
      },
    }
    expectRefusal(() => deliver(ceremony, bundle), 'io.failed', 'not there', bundle)
    expect(existsSync(stick)).toBe(false)
    expect(ceremony.delivered).toEqual([])
    broken = {}
    mkdirSync(stick)
    deliver(ceremony, bundle)
    expect(ceremony.delivered).toEqual([bundle])
    expect(audited(ceremony, bundle)).toMatchObject({ ok: true })
    expectEvidence(ceremony, room)
  })

  test('a medium that is really full', async ({ skip }) => {
    const small = mountSmall(64)
    if (small === undefined) return skip('this user cannot mount')
    try {
      const ceremony = await begin()
      await goOn(ceremony, room)
      const bundle = join(small.dir, 'bundle')
      expectRefusal(() => deliver(ceremony, bundle), 'io.failed', 'no space is left', bundle)
      expect(readdirSync(small.dir)).toEqual([])
      expectEvidence(ceremony, room)
    } finally {
      small.unmount()
    }
  })
})

describe('a full disk under the ceremony file', () => {
  test('every kind of record fails once, and each time the ceremony stands where it was', async () => {
    const disk = new FullDisk()
    const ceremony = await begin((store) => disk.under(store))
    await insist(ceremony, disk)
    expect([...disk.met]).toEqual(expect.arrayContaining(KINDS))
    expect(ceremony.ledger.state.sets).toHaveLength(1)
    expectEvidence(ceremony, room)
  })

  test('a resumption fails whole, and so does the filling of the vault', async () => {
    const first = await begin()
    await goOnUntil(first, room, ({ sets }) => sets[0]?.proven ?? false)
    first.store.close()
    const { noted } = readDead(room)
    const disk = new FullDisk()
    const store = disk.under(openStore(room.file))
    const host = hostOf('after', { media })
    await expectRejection(takeUp(host, store, { by: 'c1', noted }), 'io.failed', 'no space is left')
    expect(store.count()).toBe(noted.entry + 1)
    disk.isFull = false
    disk.met.add('head.stated')
    const ceremony = await takeUp(host, store, { by: 'c1', noted })
    await insist(ceremony, disk)
    expect([...disk.met]).toEqual(expect.arrayContaining(['share.presented', 'vault.refilled']))
    expectEvidence(ceremony, room)
  })
})

/** Goes on and, after each failure, tries again when there is room again. */
async function insist(ceremony: Ceremony, disk: FullDisk): Promise<void> {
  for (;;) {
    const { entries } = ceremony.ledger.state
    const failures = disk.met.size
    try {
      return await goOn(ceremony, room)
    } catch (error) {
      expect(error).toMatchObject({ code: 'io.failed', message: 'no space is left on the medium' })
      expect(disk.met.size).toBeGreaterThan(failures)
      expect(ceremony.ledger.state.entries).toBeGreaterThanOrEqual(entries)
      disk.isFull = false
    }
  }
}

const KINDS = [
  'entropy.system key.generated shares.made',
  'share.release.started',
  'share.release.finished',
  'share.read share.received',
  'shares.proven backup.made',
  'package.started',
  'package.finished',
  'files.listed ceremony.closed',
  'seal',
]

/** Refuses the first batch of each kind, and from then on every batch until there is room again. */
class FullDisk {
  readonly met = new Set<string>()
  isFull = false

  under(store: Store): Store {
    return { ...store, append: (batch) => this.#append(store, batch) }
  }

  #append(store: Store, batch: Batch): void {
    const types = batch.entries.map(({ line }) => parseEntry(line).type)
    const kind = types.length === 0 ? 'seal' : types.join(' ')
    // The first entry has no ceremony yet that could be tried again.
    const isNew = !this.met.has(kind) && types[0] !== 'ceremony.opened'
    this.isFull ||= isNew
    this.met.add(kind)
    if (this.isFull) throw new CeremonyError('io.failed', say('medium.full'))
    store.append(batch)
  }
}
