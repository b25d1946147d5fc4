import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { abort, deliver } from '#electron/services/closing.ts'
import { openBundleFolder } from '#electron/services/bundlefolder.ts'
import { verifyNative } from '#electron/services/ed25519.ts'
import { loadPlan } from '#electron/services/planfile.ts'
import { readBack } from '#electron/services/bringing.ts'
import { sharePath } from '#electron/services/rehearsed-shares.ts'
import { passphraseOf } from '#electron/services/actors.ts'
import { readSource } from '#electron/services/source.ts'
import type { State } from '#shared/ceremony/state.ts'
import { isSuperseded, liveSet } from '#shared/ceremony/standing.ts'
import { verifyBundle } from '#shared/log/verify.ts'
import { leaveAll, type Room, sharedCeremony, shareTextOf } from '../../support/ceremony.ts'
import { clavigerJson } from '../../support/cli.ts'
import {
  anchorsOf,
  currentOf,
  finish,
  followUntil,
  openRecovery,
  type Recovery,
  restart,
} from '../../support/recovering.ts'
import type { Loose } from '../../support/plans.ts'
import { expectRejection } from '../../support/refusal.ts'

let before: Room
beforeAll(async () => {
  before = await sharedCeremony({ labels: ['orders', 'refunds'] })
})
afterAll(leaveAll)

let reshare: Recovery | undefined
afterEach(() => {
  reshare?.leave()
  reshare = undefined
})

const NEXT = ['c1', 'c6', 'c7', 'c8', 'c9']

/** From 3 of c1 to c5 to 4 of c1 and four others. */
function asReshare(plan: Loose): void {
  const people = plan.people as unknown as object[]
  for (const id of NEXT.slice(1))
    people.push({ id, name: `Custodian ${id.slice(1)}`, roles: ['custodian'] })
  const keys = plan.keys as unknown as { targets?: object[] }[]
  for (const key of keys) delete key.targets
  Object.assign(plan, { kind: 'reshare', backup: { threshold: 4, custodians: NEXT } })
}

async function opened(): Promise<Recovery> {
  reshare = await openRecovery(before, { plan: asReshare })
  return reshare
}

const stateOf = ({ room }: Recovery): State => room.ceremony.ledger.state
const oldSet = () => liveSet(before.ceremony.ledger.state)?.set ?? ''
const newSet = (one: Recovery) => stateOf(one).sets.at(-1)?.set ?? ''

/** The share files of the new set, as its custodians carry them. */
function newShares(one: Recovery, ...indexes: number[]): string[] {
  return indexes.map((index) => sharePath(one.room, newSet(one), index))
}

async function recover(bundle: string, shares: readonly string[], out: string) {
  const given = ['--key', 'orders', '--out', out, '--share', ...shares]
  return (await clavigerJson(['recover', '--bundle', bundle, ...given])).answer
}

function verified(one: Recovery) {
  const { report } = verifyBundle({ source: openBundleFolder(one.bundle), verify: verifyNative })
  return report
}

describe('a reshare that crashes before the proof', () => {
  it.each([
    ['with the new set in the vault', (state: State) => state.sets.length === 2],
    [
      'with a new share handed out',
      (state: State) => state.sets[1]?.shares.some((one) => one.released) ?? false,
    ],
    [
      'with every receipt in',
      (state: State) => state.sets[1]?.shares.every((one) => one.received) ?? false,
    ],
  ] as [string, (state: State) => boolean][])(
    '%s leaves the old set the one that counts, and is done again',
    async (_, reached) => {
      const one = await opened()
      await followUntil(one, reached)
      await restart(one)
      const state = stateOf(one)
      expect(liveSet(state)?.set).toBe(oldSet())
      expect(isSuperseded(state)).toBe(false)
      expect(state.sets.slice(1).every(({ voided }) => voided)).toBe(true)
      expect(state.keys.some(({ lost }) => lost)).toBe(false)
      await finish(one)
      expect(verified(one)).toMatchObject({ ok: true, outcome: 'closed' })
      const answer = await recover(one.bundle, newShares(one, 1, 2, 4, 5), join(one.folder, 'key'))
      expect(answer).toMatchObject({ ok: true })
      expect(statSync(join(one.folder, 'key')).size).toBe(32)
    },
    120_000,
  )
})

describe('a reshare that crashes or is aborted after the proof', () => {
  const proven = (state: State) => isSuperseded(state)

  it('keeps the new set through a crash', async () => {
    const one = await opened()
    await followUntil(one, proven)
    const set = newSet(one)
    await restart(one)
    expect(liveSet(stateOf(one))).toMatchObject({ set, proven: true, voided: false })
    await finish(one)
    expect(verified(one)).toMatchObject({ ok: true, outcome: 'closed' })
    const answer = await recover(one.bundle, newShares(one, 2, 3, 4, 5), join(one.folder, 'key'))
    expect(answer).toMatchObject({ ok: true })
  }, 60_000)

  it('keeps the new set through an abort: its bundle recovers', async () => {
    const one = await opened()
    await followUntil(one, proven)
    await abort(one.room.ceremony, 'witness', 'fire alarm', passphraseOf(one.room, 'witness'))
    deliver(one.room.ceremony, one.bundle)
    expect(verified(one)).toMatchObject({ ok: true, outcome: 'aborted' })
    const answer = await recover(one.bundle, newShares(one, 1, 2, 3, 4), join(one.folder, 'key'))
    expect(answer).toMatchObject({ ok: true })
  }, 60_000)
})

describe('a reshare that is aborted before the proof', () => {
  it('leaves the old evidence as good as it was, and nothing to continue in its own', async () => {
    const one = await opened()
    await followUntil(one, (state) => state.sets[1]?.shares[0]?.received ?? false)
    const given = newShares(one, 1)
    await abort(one.room.ceremony, 'witness', 'fire alarm', passphraseOf(one.room, 'witness'))
    deliver(one.room.ceremony, one.bundle)
    expect(verified(one)).toMatchObject({ ok: true, outcome: 'aborted' })
    const { plan } = loadPlan(one.plan)
    const anchors = anchorsOf(before.paper)
    const source = readSource(before.bundle, plan, {
      verify: verifyNative,
      also: [one.bundle],
      ...anchors,
    })
    expect(source.what.set).toBe(oldSet())
    // What was handed out of the void set is known all the same.
    const [, second] = source.what.history ?? []
    expect(second).toMatchObject({ set: newSet(one), known: [{ id: 'c1', indexes: [1] }] })
    const own = await clavigerJson(['share', 'check', given[0] ?? '', '--bundle', one.bundle])
    expect(own.answer.error).toMatchObject({ code: 'expect.unmet' })
    const old = await recover(before.bundle, before.shares.slice(0, 3), join(one.folder, 'key'))
    expect(old).toMatchObject({ ok: true })
  }, 60_000)
})

it('an old share read back in the place of a new one is refused by name', async () => {
  const one = await opened()
  await followUntil(one, (state) => state.sets[1]?.shares[0]?.released ?? false)
  const back = { by: 'c1', passphrase: passphraseOf(one.room, 'c1'), index: 1 }
  const facts = { how: 'typed', medium: 'card', bag: '' } as const
  const text = shareTextOf(before, 1)
  await expectRejection(
    readBack(one.room.ceremony, { ...back, ...facts, text }),
    'share.superseded',
    'of a superseded set',
  )
  expect(stateOf(one).sets[1]?.shares[0]?.received).toBe(false)
})

it('nothing of the new shares or the keys is in the log or the store', async () => {
  const one = await opened()
  await followUntil(one, (state) => isSuperseded(state))
  const stored = readFileSync(one.room.database).toString('latin1')
  for (const path of newShares(one, 1, 2)) {
    const { text, share } = JSON.parse(readFileSync(path, 'utf8'))
    expect(stored).not.toContain(text)
    expect(stored).not.toContain(share)
    expect(stored).not.toContain(Buffer.from(share, 'hex').toString('latin1'))
  }
})

it('asks for the old shares those alone who hold one, and records how each came in', async () => {
  const one = await opened()
  await followUntil(one, (_, step) => step === 'present')
  const current = currentOf(one)
  expect(current?.task.do).toBe('present')
  expect(current?.who).toContain('c1')
  for (const id of NEXT.slice(1)) expect(current?.who).not.toContain(id)
  await followUntil(one, (state) => state.sets.length === 2)
  const { events } = one.room.ceremony.ledger
  const hows = events.flatMap((event) => (event.type === 'share.presented' ? [event.what.how] : []))
  expect(hows).toEqual(['file', 'file', 'file'])
})
