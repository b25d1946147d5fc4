import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStore } from '#electron/db/store.ts'
import { deliver, isSealed, sealedBy } from '#electron/services/closing.ts'
import { resumeCeremony } from '#electron/services/resuming.ts'
import type { EventType } from '#shared/ceremony/events.ts'
import { unsettled } from '#shared/ceremony/standing.ts'
import { audited, expectEvidence, expectStockTools, readDead } from './evidence.ts'
import { type Errand, killed } from './kill.ts'
import { goOn } from '../../support/onward.ts'
import { takeUp } from './resume.ts'
import {
  hostOf,
  makeRoom,
  passphraseOf,
  PEOPLE,
  type Room,
  writePlan,
} from '../../support/place.ts'

let dir: string
let plan: string

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'claviger-effects-'))
  plan = writePlan(dir)
})

afterAll(() => rmSync(dir, { recursive: true, force: true }))

async function died(kill: Errand['kill'], medium: Room['medium'] = 'screen'): Promise<Room> {
  const room = makeRoom(join(dir, `${kill.at} ${kill.nth} ${medium}`), plan, medium)
  await killed({ room, seed: kill.at, kill })
  return room
}

/** Takes the ceremony of a dead process up and says what the restart found. */
async function found(room: Room) {
  const dead = readDead(room)
  const store = openStore(room.file)
  const ceremony = await takeUp(hostOf('after'), store, { by: 'witness', noted: dead.noted })
  const { state, events } = ceremony.ledger
  const since = events.slice(dead.state.entries)
  const what = (type: EventType) =>
    since.filter((event) => event.type === type).map((one) => one.what)
  const exposed = unsettled(state).map((effect) => effect.what)
  return { ceremony, dead, exposed, voided: what('shares.voided'), emptied: what('vault.emptied') }
}

describe('a share on its way out counts as exposed', () => {
  test('while it is on the screen', async () => {
    const room = await died({ at: 'share shown', nth: 2 })
    const { ceremony, exposed, voided } = await found(room)
    expect(exposed).toEqual([
      expect.stringMatching(/^share 2 of set [0-9a-f]{16}, copy 1, for c2$/),
    ])
    expect(voided).toMatchObject([{ indexes: [1, 2] }])
    await goOn(ceremony, room)
    expectEvidence(ceremony, room)
    expectStockTools(ceremony, room)
  })

  test('after it was copied, while the end of it was being recorded', async () => {
    const room = await died({ at: 'before commit', nth: 18 })
    const { ceremony, exposed, voided } = await found(room)
    expect(exposed).toEqual([expect.stringContaining('share 1 of set')])
    expect(voided).toMatchObject([{ indexes: [1] }])
    await goOn(ceremony, room)
    expectEvidence(ceremony, room)
  })

  test.each([
    ['in the middle of its file', 'writing', 1, false],
    ['before its file has a name', 'before naming', 1, false],
    ['after its file has its name', 'named', 1, true],
  ] as const)('%s', async (_, at, nth, isNamed) => {
    const room = await died({ at, nth }, 'file')
    const files = readdirSync(room.media)
    expect(files.filter((name) => name.endsWith('.share'))).toHaveLength(isNamed ? 1 : 0)
    const { ceremony, exposed, voided } = await found(room)
    expect(exposed).toEqual([expect.stringContaining('share 1 of set')])
    expect(voided).toMatchObject([{ indexes: [1] }])
    await goOn(ceremony, room)
    expectEvidence(ceremony, room)
  })
})

describe('what is finished is not exposed, and yet not kept', () => {
  test('a share read back is voided with its set, the receipt stays in the log', async () => {
    const room = await died({ at: 'share read', nth: 1 })
    const { ceremony, exposed, voided, dead } = await found(room)
    expect(exposed).toEqual([])
    expect(voided).toMatchObject([{ indexes: [1] }])
    await goOn(ceremony, room)
    const receipts = ceremony.ledger.events.filter(({ type }) => type === 'share.received')
    expect(receipts.filter(({ seq }) => seq < dead.state.entries)).toHaveLength(1)
    expect(receipts).toHaveLength(4)
    expectEvidence(ceremony, room)
  })

  test('a proof that was not recorded is none', async () => {
    const room = await died({ at: 'before commit', nth: 26 })
    const { ceremony, voided } = await found(room)
    expect(voided).toMatchObject([{ indexes: [1, 2, 3] }])
    await goOn(ceremony, room)
    expectEvidence(ceremony, room)
  })
})

describe('a package is made whole or not at all', () => {
  test.each([
    ['while the key is being wrapped', 'wrapping', 1],
    ['while the package is being recorded', 'before commit', 33],
  ] as const)('%s', async (_, at, nth) => {
    const room = await died({ at, nth })
    const { ceremony, exposed, emptied } = await found(room)
    expect(exposed).toEqual(['packages/orders/aws-kms'])
    expect(emptied).toEqual([{ labels: ['orders'] }])
    await goOn(ceremony, room)
    const types = ceremony.ledger.events.map(({ type }) => type)
    expect(types.filter((type) => type === 'share.presented')).toHaveLength(2)
    expect(types.filter((type) => type === 'vault.refilled')).toHaveLength(1)
    expect(types.filter((type) => type === 'package.finished')).toHaveLength(1)
    expectEvidence(ceremony, room)
    expectStockTools(ceremony, room)
  })
})

describe('the end', () => {
  test('a close that was not recorded is repeated', async () => {
    const room = await died({ at: 'before commit', nth: 42 })
    const { ceremony, emptied } = await found(room)
    expect(ceremony.ledger.state.end).toBeUndefined()
    expect(emptied).toHaveLength(1)
    await goOn(ceremony, room)
    expectEvidence(ceremony, room)
  })

  test.each([1, 4])('after %i signatures the others sign, and the keys wait', async (nth) => {
    const room = await died({ at: 'checkpoint sealed', nth })
    const store = openStore(room.file)
    const ceremony = await resumeCeremony(hostOf('after'), store, 'c1', passphraseOf('c1'))
    expect(sealedBy(ceremony)).toEqual(PEOPLE.slice(0, nth))
    expect(store.keyIds()).toHaveLength(2 * PEOPLE.length)
    expect(() => deliver(ceremony, join(room.media, 'early'))).toThrow('not everybody has signed')
    await goOn(ceremony, room)
    expect(store.keyIds()).toEqual([])
    expectEvidence(ceremony, room)
  })

  test('keys that outlived the last signature go before the evidence is written', async () => {
    const room = await died({ at: 'before forgetting', nth: 1 })
    const store = openStore(room.file)
    const ceremony = await resumeCeremony(hostOf('after'), store, 'c1', passphraseOf('c1'))
    expect(isSealed(ceremony)).toBe(true)
    expect(store.keyIds()).not.toEqual([])
    expectEvidence(ceremony, room)
  })

  test.each([
    ['in the middle of a file', 'writing', 5, false],
    ['in the middle of a later file', 'writing', 60, false],
    ['before the folder has its name', 'before naming', 1, false],
    ['before it was read back', 'named', 1, true],
  ] as const)(
    'the evidence is whole under its name, or not there: %s',
    async (_, at, nth, named) => {
      const room = await died({ at, nth })
      const bundle = join(room.media, 'bundle')
      expect(existsSync(bundle)).toBe(named)
      const store = openStore(room.file)
      const ceremony = await resumeCeremony(hostOf('after'), store, 'c1', passphraseOf('c1'))
      if (!named) deliver(ceremony, bundle)
      expect(audited(ceremony, bundle)).toMatchObject({ ok: true })
      expectEvidence(ceremony, room)
    },
  )
})
