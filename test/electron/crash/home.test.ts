import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStore } from '#electron/db/store.ts'
import { Application } from '#electron/services/application.ts'
import type { Desktop } from '#electron/services/desktop.ts'
import { readDead } from './evidence.ts'
import { type Errand, killed } from './kill.ts'
import {
  CEREMONY,
  hostOf,
  makeRoom,
  passphraseOf,
  type Room,
  writePlan,
} from '../../support/place.ts'

let dir: string
let plan: string

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'claviger-home-'))
  plan = writePlan(dir)
})

afterAll(() => rmSync(dir, { recursive: true, force: true }))

const desktop: Desktop = {
  choosePlan: async () => plan,
  savePlan: async () => null,
  chooseFolder: async () => null,
  chooseShare: async () => null,
  chooseIdentity: async () => null,
  chooseBundle: async () => null,
  chooseProof: async () => null,
  chooseRecipient: async () => null,
  print: async () => true,
}

let rooms = 0

async function died(kill: Errand['kill']): Promise<Room> {
  rooms += 1
  const room = makeRoom(join(dir, String(rooms)), plan)
  await killed({ room, seed: 'home', kill })
  return room
}

function at(room: Room): Application {
  return new Application(hostOf('home'), desktop, room.data)
}

describe('the home screen after a death', () => {
  test.each([
    ['before anything was recorded', 'file made'],
    ['in the middle of the first record', 'before commit'],
  ])('%s: the empty file goes, and a ceremony can begin', async (_, place) => {
    const room = await died({ at: place, nth: 1 })
    expect(existsSync(room.file)).toBe(true)
    const application = at(room)
    expect(await application.home()).toEqual([])
    expect(readdirSync(room.data)).toEqual([])
    const review = await application.reviews.choosePlan()
    await application.openCeremony(review?.token ?? '', passphraseOf('admin'))
    expect(await application.home()).toMatchObject([{ phase: 'running', entries: 2 }])
    application.leave()
  })

  test('after the first record: one person is enrolled and can take it up', async () => {
    const room = await died({ at: 'commit', nth: 1 })
    const application = at(room)
    const people = [{ id: 'admin', name: 'Ceremony administrator' }]
    expect(await application.home()).toMatchObject([
      { ceremony: CEREMONY, phase: 'running', people },
    ])
    const { phase } = await application.resumeCeremony(CEREMONY, 'admin', passphraseOf('admin'))
    expect(phase).toBe('resuming')
    application.leave()
  })

  test('a file that is not whole has a card with its fault, beside the sound ones', async () => {
    const room = await died({ at: 'commit', nth: 3 })
    const unborn = '00'.repeat(16)
    writeFileSync(join(room.data, `${unborn}.sqlite`), '')
    const cards = await at(room).home()
    expect(cards).toMatchObject([
      { ceremony: unborn, fault: { key: 'store.no-ceremony' } },
      { entries: 4 },
    ])
    expect(cards[1]?.fault).toBeUndefined()
    expect(existsSync(join(room.data, `${unborn}.sqlite`))).toBe(true)
  })

  test('an empty file that somebody else is opening stays', async () => {
    const room = await died({ at: 'file made', nth: 1 })
    const other = openStore(room.file)
    expect(await at(room).home()).toMatchObject([{ fault: { key: 'store.elsewhere' } }])
    other.close()
    expect(existsSync(room.file)).toBe(true)
  })

  test('keys that outlived the last signature are deleted at the next opening', async () => {
    const room = await died({ at: 'before forgetting', nth: 1 })
    const application = at(room)
    expect(await application.home()).toMatchObject([{ phase: 'sealed', outcome: 'closed' }])
    await application.resumeCeremony(CEREMONY, 'c1', passphraseOf('c1'))
    application.leave()
    expect(readDead(room).state.end?.outcome).toBe('closed')
    const store = openStore(room.file)
    expect(store.keyIds()).toEqual([])
    store.close()
  })
})
