import { afterEach, describe, expect, it } from 'vitest'
import { makeHandlers } from '#electron/ipc/handlers.ts'
import { makeRouter } from '#electron/ipc/router.ts'
import type { Application } from '#electron/services/application.ts'
import { openBundleFolder } from '#electron/services/bundlefolder.ts'
import { verifyNative } from '#electron/services/ed25519.ts'
import { oaepEncrypt } from '#electron/services/oaep.ts'
import { wrapAll } from '#electron/services/packaging.ts'
import { generate } from '#electron/services/sharing.ts'
import { CeremonyError } from '#shared/errors.ts'
import { verifyBundle } from '#shared/log/verify.ts'
import type { Progress } from '#shared/steps.ts'
import {
  advance,
  authorised,
  type Room,
  type RunOptions,
  runCeremony,
} from '../../support/ceremony.ts'
import type { Loose } from '../../support/plans.ts'
import { expectRejection } from '../../support/refusal.ts'
import { say } from '#shared/text/saying.ts'

let room: Room | undefined
afterEach(() => {
  room?.leave()
  room = undefined
})

async function roomOf(options: RunOptions): Promise<Room> {
  room = await runCeremony({ custodians: 3, threshold: 2, ...options })
  return room
}

const labelsOf = (count: number) => Array.from({ length: count }, (_, i) => `key-${i + 1}`)

/** Each key for a target of its own. */
function ownTargets(plan: Loose): void {
  const keys = plan.keys as unknown as { targets: { key: string }[] }[]
  keys.forEach((key, i) => {
    const [target] = key.targets
    const end = (i + 16).toString(16)
    key.targets = target === undefined ? [] : [{ ...target, key: target.key.slice(0, -2) + end }]
  })
}

const eventsOf = ({ ceremony }: Room) =>
  ceremony.ledger.events
    .filter(({ type }) => type.startsWith('package.'))
    .map(({ type, what }) => [type.slice('package.'.length), (what as { path?: string }).path])

const pairs = (labels: readonly string[]) =>
  labels.flatMap((label) => [
    ['started', `packages/${label}/aws-kms`],
    ['finished', `packages/${label}/aws-kms`],
  ])

const verdict = ({ bundle }: Room) =>
  verifyBundle({ source: openBundleFolder(bundle), verify: verifyNative }).report

describe('a plan of hundreds of keys', () => {
  it('is made, proven and written under one quorum, and verifies', async () => {
    const made = await roomOf({ labels: labelsOf(300), targets: false })
    expect(made.ceremony.ledger.state.keys).toHaveLength(300)
    expect(made.ceremony.ledger.state.sets).toHaveLength(1)
    expect(verdict(made)).toMatchObject({ ok: true })
  })
})

describe('making many keys, cancelled', () => {
  it('leaves nothing, and the same approval serves again', async () => {
    const { ceremony } = await roomOf({ labels: labelsOf(12), until: 'begun' })
    const { ledger, vault } = ceremony
    await authorised(room as Room, 'generate')
    const before = ledger.events.length
    const told: number[] = []
    const watch = {
      onProgress: (done: number) => void told.push(done),
      cancelled: () => told.includes(5),
    }
    await expectRejection(generate(ceremony, watch), 'call.cancelled', 'was cancelled')
    expect(told.slice(0, 6)).toEqual([0, 1, 2, 3, 4, 5])
    expect(ledger.events.length).toBe(before)
    expect(vault.holdsShare(1)).toBe(false)
    await expectRejection(
      vault.use('key-1', async () => 0),
      'vault.empty',
      'does not hold key-1',
    )
    await generate(ceremony)
    expect(ledger.state.keys).toHaveLength(12)
  })
})

describe('the bridge', () => {
  it('tells how far the work is, and stops it when it is asked to', async () => {
    const { ceremony } = await roomOf({ labels: labelsOf(12), until: 'begun' })
    await authorised(room as Room, 'generate')
    const told: Progress[] = []
    const app = { ceremony, snapshot: () => ceremony.ledger.state.entries }
    const tell = (progress: Progress) => {
      told.push(progress)
      if (progress.done === 3) void router.call('cancelWork', [{ work: progress.work }])
    }
    const router = makeRouter(makeHandlers(app as unknown as Application, [], tell))
    const before = ceremony.ledger.events.length
    const perform = () => router.call('perform', [{ action: 'generate' }])
    expect(await perform()).toMatchObject({ ok: false, error: { code: 'call.cancelled' } })
    expect(ceremony.ledger.events.length).toBe(before)
    expect(told[0]).toEqual({ work: 1, what: 'keys', done: 0, total: 12 })
    expect(told.length).toBeLessThan(12)
  })
})

describe('wrapping many packages', () => {
  const labels = labelsOf(6)

  it('goes on under the same approval after it was cancelled', async () => {
    const made = await roomOf({ labels, plan: ownTargets, until: 'compared' })
    const told: (readonly [number, number])[] = []
    const onProgress = (done: number, total: number) => void told.push([done, total])
    await authorised(made, 'wrap')
    await wrapAll(made.ceremony, { onProgress, cancelled: () => told.at(-1)?.[0] === 2 })
    expect(told).toEqual([0, 1, 2].map((done) => [done, 6]))
    expect(eventsOf(made)).toEqual(pairs(labels.slice(0, 2)))
    await wrapAll(made.ceremony, { onProgress })
    expect(told.slice(3)).toEqual([2, 3, 4, 5, 6].map((done) => [done, 6]))
    expect(eventsOf(made)).toEqual(pairs(labels))
    expect(new Set(made.ceremony.ledger.state.intents.map(({ action }) => action)).size).toBe(
      made.ceremony.ledger.state.intents.length,
    )
    await advance(made, 'wrapped', 'delivered')
    expect(verdict(made)).toMatchObject({ ok: true })
  })

  it('goes on after a failure in the middle, declared and approved anew', async () => {
    let blocks = 0
    // The first block is the trial's.
    const oaep: typeof oaepEncrypt = async (...given) => {
      blocks += 1
      if (blocks === 4) throw new CeremonyError('wrappingkey.invalid', say('machine.no-rsa'))
      return await oaepEncrypt(...given)
    }
    const made = await roomOf({ labels, plan: ownTargets, until: 'compared', host: { oaep } })
    const { ceremony } = made
    await authorised(made, 'wrap', () =>
      expectRejection(wrapAll(ceremony), 'wrappingkey.invalid', 'not an RSA key'),
    )
    await expectRejection(wrapAll(ceremony), 'rule.approval', 'no approved intent')
    await authorised(made, 'wrap', () => wrapAll(ceremony))
    const [first, second, third, ...rest] = labels
    expect(eventsOf(made)).toEqual([
      ...pairs([first ?? '', second ?? '']),
      ['started', `packages/${third}/aws-kms`],
      ['failed', `packages/${third}/aws-kms`],
      ...pairs([third ?? '', ...rest]),
    ])
    await advance(made, 'wrapped', 'delivered')
    expect(verdict(made)).toMatchObject({ ok: true })
  })
})
