import { afterEach, describe, expect, test } from 'vitest'
import { declare } from '#electron/services/approving.ts'
import { stateClock } from '#electron/services/clock.ts'
import { openStore } from '#electron/db/store.ts'
import { resumeCeremony } from '#electron/services/resuming.ts'
import { formatTime } from '#shared/log/time.ts'
import { passphraseOf, type Room, runCeremony } from '../../support/ceremony.ts'
import { expectRefusal, expectRejection } from '../../support/refusal.ts'

const START = Date.UTC(2030, 5, 1, 9)
let wall = START
let steady = 0
let room: Room
afterEach(() => room.leave())

async function begun(): Promise<Room> {
  wall = START
  steady = 0
  const host = { clock: () => wall, monotonic: () => steady }
  room = await runCeremony({ custodians: 3, threshold: 2, until: 'begun', host })
  return room
}

/** Time passes; the clock may go another way. */
function pass(seconds: number, shown = seconds): void {
  steady += seconds * 1000
  wall += shown * 1000
}

function jumps(): readonly unknown[] {
  const { events } = room.ceremony.ledger
  return events.flatMap((event) => (event.type === 'clock.jumped' ? [event.what] : []))
}

function state(by: string, at: 'opening' | 'closing' | 'jump', watch = formatTime(wall)) {
  const reading = { at, watch, room: '10:00 CET' }
  return stateClock(room.ceremony, by, passphraseOf(room, by), reading)
}

describe('a clock that jumps against the time that only goes forward', () => {
  test.each([3600, 61, -61, -86_400])('by %i seconds is on record once', async (seconds) => {
    const { ceremony } = await begun()
    pass(10, 10 + seconds)
    expectRefusal(() => declare(ceremony, 'admin', 'generate'), 'rule.clock')
    expectRefusal(() => declare(ceremony, 'admin', 'generate'), 'rule.clock')
    expect(jumps()).toEqual([{ seconds, since: formatTime(START) }])
    await state('admin', 'jump')
    expectRefusal(() => declare(ceremony, 'admin', 'generate'), 'rule.clock')
    await expectRejection(state('admin', 'jump'), 'rule.clock')
    await state('c1', 'jump')
    declare(ceremony, 'admin', 'generate')
    expect(jumps()).toHaveLength(1)
    expect(ceremony.ledger.events.some(({ type }) => type === 'clock.stepped')).toBe(false)
  })

  test.each([60, -60, 0])('by %i seconds has not jumped', async (seconds) => {
    const { ceremony } = await begun()
    pass(3600, 3600 + seconds)
    declare(ceremony, 'admin', 'generate')
    expect(jumps()).toEqual([])
  })

  test('little by little has jumped all the same', async () => {
    const { ceremony } = await begun()
    for (const _ of [1, 2, 3]) {
      pass(100, 125)
      ceremony.ledger.refuse('rule.order', 'admin')
    }
    expect(jumps()).toHaveLength(1)
  })

  test('is measured anew after a restart', async () => {
    const { ceremony, database, host, store } = await begun()
    ceremony.ledger.lock()
    store.close()
    pass(10, 7200)
    const again = openStore(database)
    const resumed = await resumeCeremony(host, again, 'c1', passphraseOf(room, 'c1'))
    expect(resumed.ledger.events.at(-1)?.type).toBe('recorder.unlocked')
    again.close()
  })
})

test('how far the machine is ahead of a watch is computed here', async () => {
  const { ceremony } = await begun()
  await state('witness', 'opening', formatTime(wall - 95_000))
  await state('auditor', 'opening', formatTime(wall + 5_000))
  expect(ceremony.ledger.state.clocks).toMatchObject([
    { by: 'witness', at: 'opening', seconds: 95, room: '10:00 CET' },
    { by: 'auditor', at: 'opening', seconds: -5 },
  ])
})
