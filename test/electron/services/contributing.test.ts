import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openStore } from '#electron/db/store.ts'
import { approve, declare } from '#electron/services/approving.ts'
import { nodeHost } from '#electron/services/nodehost.ts'
import { osRandom } from '#electron/services/random.ts'
import { resumeCeremony, stateHead } from '#electron/services/resuming.ts'
import { presentShare } from '#electron/services/bringing.ts'
import { generate } from '#electron/services/sharing.ts'
import type { Oaep } from '#shared/byok/provider.ts'
import { hex, utf8 } from '#shared/bytes.ts'
import { missingGivers } from '#shared/ceremony/rules/entropy.ts'
import { keyCommitment } from '#shared/crypto/commitment.ts'
import { mixEntropy } from '#shared/crypto/entropy.ts'
import { makeEntropyStream } from '#shared/crypto/entropystream.ts'
import { CeremonyError } from '#shared/errors.ts'
import {
  advance,
  authorised,
  passphraseOf,
  type Room,
  type RunOptions,
  runCeremony,
  shareTextOf,
} from '../../support/ceremony.ts'
import { give, giveAll, lineOf, rollsOf } from '../../support/gifts.ts'
import type { Loose } from '../../support/plans.ts'
import { expectRejection } from '../../support/refusal.ts'
import { say } from '#shared/text/saying.ts'

const rooms: Room[] = []
afterAll(() => {
  for (const room of rooms) room.leave()
})

const asking = (entropy: object) => (plan: Loose) => void Object.assign(plan, { entropy })
const BOTH = asking({ dice: true, text: true, people: ['witness', 'c1'] })

async function roomAt(until: RunOptions['until'], options: RunOptions = {}): Promise<Room> {
  const room = await runCeremony({
    custodians: 3,
    threshold: 2,
    plan: BOTH,
    ...options,
    ...(until === undefined ? {} : { until }),
  })
  rooms.push(room)
  return room
}

const events = (room: Room, type: string) =>
  room.ceremony.ledger.events.filter((event) => event.type === type)
const whatOf = (room: Room, type: string, nth = 0) =>
  events(room, type)[nth]?.what as unknown as { [field: string]: never }

/** The system's bytes where they are known: 64 bytes of sevens, all else at random. */
const seven = new Uint8Array(64).fill(7)
const known = (bytes: number) => (bytes === 64 ? seven.slice() : osRandom(bytes))

function streamOf({ ceremony }: Room) {
  const given = ['witness', 'c1'].flatMap((by) => [
    { kind: 'dice' as const, by, bytesSecret: utf8(rollsOf(by)) },
    { kind: 'text' as const, by, bytesSecret: utf8(lineOf(by)) },
  ])
  const mixed = mixEntropy(ceremony.ledger.ceremony, seven, given)
  return { ...makeEntropyStream(mixed.streamSecret), commitments: mixed.commitments }
}

describe('everything that can take it is drawn from the mix', () => {
  it('the commitments, the key, its salt and the set id of the log are those of known inputs', async () => {
    const room = await roomAt('generated', { host: { random: known } })
    const { random, commitments } = streamOf(room)
    const { sources } = whatOf(room, 'entropy.mixed') as unknown as {
      sources: readonly { commitment: string }[]
    }
    expect(sources.map((one) => one.commitment)).toEqual(commitments)
    const [backupSecret, materialSecret, salt] = [random(32), random(32), random(32)]
    const set = random(8)
    set[0] = (set[0] ?? 0) | 0x80
    const key = whatOf(room, 'key.generated')
    expect(key.salt).toBe(hex(salt))
    const facts = { salt, label: 'orders', algorithm: 'AES-256', materialSecret }
    expect(key.commitment).toBe(keyCommitment(facts))
    expect(whatOf(room, 'shares.made').set).toBe(hex(set))
    expect(backupSecret).not.toEqual(materialSecret)
  })

  it('the ephemeral key of a package is the next of the stream', async () => {
    const carried: string[] = []
    const oaep: Oaep = async (...call) => {
      carried.push(...call.flatMap((one) => (one instanceof Uint8Array ? [hex(one)] : [])))
      return await nodeHost().oaep(...call)
    }
    const room = await roomAt('wrapped', {
      host: { random: known, oaep },
      plan: (plan) => {
        BOTH(plan)
        const [key] = plan.keys as unknown as { algorithm: string; targets: object[] }[]
        Object.assign(key ?? {}, { algorithm: 'EC-P256', use: 'sign' })
        Object.assign(key?.targets[0] ?? {}, { method: 'RSA_AES_KEY_WRAP_SHA_256' })
      },
    })
    const { random } = streamOf(room)
    // Backup key, scalar with its extra bits, salt, set id, coefficients of two shares of three.
    for (const length of [32, 48, 32, 8, 32]) random(length)
    expect(carried).toContain(hex(random(32)))
  })

  it('without dice in the plan the system gives everything, and the log says so', async () => {
    const room = await roomAt('generated', { plan: asking({ dice: false }) })
    expect(whatOf(room, 'entropy.system')).toEqual({ reason: 'plan' })
    expect(events(room, 'entropy.mixed')).toEqual([])
  })
})

describe('what is given', () => {
  it('is refused and counted, without the rolls, where a check fails', async () => {
    const room = await roomAt('begun')
    const rolls = rollsOf('witness')
    for (const dice of [rolls.slice(0, 99), '6'.repeat(100), '123456'.repeat(17), `${rolls}7`])
      await expectRejection(give(room, 'witness', { dice }), 'dice.refused')
    await expectRejection(give(room, 'witness', { text: 'short' }), 'text.refused')
    await giveAll(room)
    const told = room.ceremony.ledger.events.flatMap((one) =>
      one.type === 'access.refused' ? [[one.what.code, one.what.claimed, one.what.count]] : [],
    )
    expect(told).toEqual([
      ...Array.from({ length: 4 }, () => ['dice.refused', 'witness', 1]),
      ['text.refused', 'witness', 1],
    ])
  })

  it('is what the plan asks for, by who is asked, once, with their own passphrase', async () => {
    const room = await roomAt('begun')
    const { ceremony } = room
    await expectRejection(give(room, 'admin'), 'rule.entropy', 'nothing is asked of admin')
    await expectRejection(
      give(room, 'witness', { text: undefined }),
      'rule.parameters',
      'dice and text',
    )
    await expectRejection(
      give(room, 'c1', { passphrase: 'another one entirely, of six words' }),
      'passphrase.wrong',
    )
    await give(room, 'witness')
    await expectRejection(give(room, 'witness'), 'rule.entropy')
    expect(missingGivers(ceremony.ledger.state)).toEqual(['c1'])
    expect(() => declare(ceremony, 'admin', 'generate')).toThrow(CeremonyError)
    await give(room, 'c1')
    expect(events(room, 'entropy.given').map(({ actor }) => actor)).toEqual(['witness', 'c1'])
    await expectRejection(give(room, 'c1'), 'rule.entropy', 'the mix is made already')
  })

  it('of one person says nothing to the other: the log names amounts alone', async () => {
    const room = await roomAt('begun')
    await give(room, 'witness')
    expect(whatOf(room, 'entropy.given').given).toEqual([
      { kind: 'dice', count: 100 },
      { kind: 'text', count: lineOf('witness').length },
    ])
    expect(events(room, 'entropy.mixed')).toEqual([])
  })
})

describe('a mix', () => {
  it('that could not be recorded is made anew from what was given', async () => {
    let full = false
    const room = await roomAt('begun', { host: { committed: () => {} } })
    const { append } = room.store
    room.store.append = (batch) => {
      if (full) throw new CeremonyError('io.failed', say('medium.full'))
      full = batch.entries.some(({ line }) =>
        new TextDecoder().decode(line).includes('"actor":"c1"'),
      )
      append.call(room.store, batch)
    }
    await give(room, 'witness')
    await expectRejection(give(room, 'c1'), 'io.failed')
    expect(events(room, 'entropy.given')).toHaveLength(2)
    expect(events(room, 'entropy.mixed')).toHaveLength(0)
    room.store.append = append
    await authorised(room, 'generate', () => generate(room.ceremony))
    expect(events(room, 'entropy.mixed')).toHaveLength(1)
    await advance(room, 'generated', 'closed')
  })

  it('stays when the making of keys is cancelled, and nothing is drawn from it twice', async () => {
    const room = await roomAt('begun', { host: { random: known } })
    await giveAll(room)
    await authorised(room, 'generate')
    await expectRejection(generate(room.ceremony, { cancelled: () => true }), 'call.cancelled')
    await generate(room.ceremony)
    const { random } = streamOf(room)
    const salts = Array.from({ length: 12 }, () => hex(random(32)))
    expect(salts.indexOf(String(whatOf(room, 'key.generated').salt))).toBeGreaterThan(2)
  })
})

/** The room after a crash: the database as it lies there, read by another process. */
async function crashed(room: Room): Promise<Room> {
  const file = join(room.folder, `crashed-${room.ceremony.ledger.state.entries}.sqlite`)
  copyFileSync(room.database, file)
  const store = openStore(file)
  const ceremony = await resumeCeremony(room.host, store, 'admin', passphraseOf(room, 'admin'))
  const { entries } = room.ceremony.ledger.state
  const noted = { entry: entries - 1, head: room.ceremony.ledger.runningHead }
  for (const by of ['admin', 'witness'])
    await stateHead(ceremony, by, passphraseOf(room, by), noted)
  const after = { ...room, store, ceremony, shares: [...room.shares], leave: () => store.close() }
  rooms.push(after)
  return after
}

describe('a crash', () => {
  it('between two people: both give anew, and no key was made of what was lost', async () => {
    const room = await roomAt('begun')
    await give(room, 'witness')
    const after = await crashed(room)
    expect(missingGivers(after.ceremony.ledger.state)).toEqual(['witness', 'c1'])
    await advance(after, 'begun', 'delivered')
    expect(events(after, 'entropy.given')).toHaveLength(3)
  })

  it('behind the mix and before the keys: both give anew', async () => {
    const room = await roomAt('begun')
    await giveAll(room)
    const after = await crashed(room)
    expect(() => declare(after.ceremony, 'admin', 'generate')).toThrow(/nothing given yet/)
    await advance(after, 'begun', 'generated')
    expect(events(after, 'entropy.mixed')).toHaveLength(2)
  })

  it('behind the proof: the packages are made with the system alone, and the log says so', async () => {
    const room = await roomAt('proven')
    const after = await crashed(room)
    const { ceremony } = after
    declare(ceremony, 'admin', 'recover')
    const intent = ceremony.ledger.state.intents.at(-1)?.intent ?? ''
    for (const by of ['c1', 'c2', 'witness'])
      await approve(ceremony, by, passphraseOf(after, by), intent)
    for (const index of [1, 2])
      await presentShare(ceremony, `c${index}`, shareTextOf(after, index), 'typed')
    expect(whatOf(after, 'entropy.system')).toEqual({ reason: 'restart' })
    await advance(after, 'proven', 'delivered')
    expect(events(after, 'entropy.given')).toHaveLength(2)
  })
})
