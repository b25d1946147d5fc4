import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { combine } from 'shamir-secret-sharing'
import { constants, privateDecrypt } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { openBundleFolder } from '#electron/services/bundlefolder.ts'
import { type Recovered, withQuorum } from '#electron/services/recovery.ts'
import { utf8 } from '#shared/bytes.ts'
import type { Combine } from '#shared/crypto/shamir.ts'
import type { State } from '#shared/ceremony/state.ts'
import { CeremonyError } from '#shared/errors.ts'
import { withCopy } from '../../support/bundles.ts'
import { leaveAll, type Room, sharedCeremony, shareTextOf } from '../../support/ceremony.ts'
import { expectRejection } from '../../support/refusal.ts'
import { forgeByte } from '../../support/sharefiles.ts'
import { say } from '#shared/text/saying.ts'

let room: Room
let state: State
beforeAll(async () => {
  room = await sharedCeremony({ labels: ['orders', 'refunds'] })
  state = room.ceremony.ledger.state
})
afterAll(leaveAll)

const card = (index: number) => ({
  name: `card ${index}`,
  bytesSecret: utf8(shareTextOf(room, index)),
})

function recover<T>(
  inputs: { name: string; bytesSecret: Uint8Array }[],
  use: (recovered: Recovered) => T | Promise<T>,
  options: { bundle?: string; state?: State; combine?: Combine } = {},
): Promise<T> {
  const source = openBundleFolder(options.bundle ?? room.bundle)
  const log = options.state ?? state
  return withQuorum(
    { state: log, source, inputs, combine: options.combine ?? combine, acceptCorrections: false },
    use,
  )
}

describe('a quorum', () => {
  it('opens every backup, with exactly m shares or with more', async () => {
    for (const indexes of [
      [1, 2, 3],
      [5, 3, 1],
      [4, 2, 5, 1],
      [1, 2, 3, 4, 5],
    ]) {
      await recover(indexes.map(card), ({ keys, shares }) => {
        expect(keys.map(({ key }) => key.label)).toEqual(['orders', 'refunds'])
        expect(keys.map(({ materialSecret }) => materialSecret.length)).toEqual([32, 32])
        expect(shares.map(({ share }) => share.index)).toEqual([...indexes].sort())
      })
    }
  })

  it('recovers what the package for the cloud holds', async () => {
    const folder = join(room.bundle, 'packages', 'refunds', 'aws-kms')
    const { wrapped } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))
    const inCloud = privateDecrypt(
      {
        key: room.wrappingPrivateKey,
        padding: constants.RSA_PKCS1_OAEP_PADDING,
        oaepHash: 'sha256',
      },
      readFileSync(join(folder, wrapped)),
    )
    await recover([1, 4, 5].map(card), ({ keys }) => {
      expect(new Uint8Array(inCloud)).toEqual(keys[1]?.materialSecret)
    })
  })

  it('leaves nothing behind', async () => {
    const inputs = [1, 2, 3].map(card)
    const kept = await recover(inputs, (recovered) => recovered)
    const secrets = [
      kept.backupSecret,
      ...kept.keys.map(({ materialSecret }) => materialSecret),
      ...kept.shares.map(({ rawSecret }) => rawSecret),
      ...inputs.map(({ bytesSecret }) => bytesSecret),
    ]
    for (const secret of secrets) expect(secret.every((byte) => byte === 0)).toBe(true)
  })

  it('leaves nothing behind when it fails either', async () => {
    const inputs = [1, 2, 3].map(card)
    let kept: Recovered | undefined
    const failing = recover(inputs, (recovered) => {
      kept = recovered
      throw new CeremonyError('io.failed', say('medium.full'))
    })
    await expectRejection(failing, 'io.failed')
    expect(kept?.backupSecret.every((byte) => byte === 0)).toBe(true)
    expect(inputs.every(({ bytesSecret }) => bytesSecret.every((byte) => byte === 0))).toBe(true)
  })
})

describe('where a backup does not open', () => {
  it('lends the others, and names it', async () => {
    const keys = state.keys.map((key) =>
      key.label === 'refunds' ? { ...key, commitment: '0'.repeat(64) } : key,
    )
    await recover(
      [1, 2, 3].map(card),
      ({ keys, unopened }) => {
        expect(keys.map(({ key }) => key.label)).toEqual(['orders'])
        expect(unopened).toEqual([{ label: 'refunds', fault: 'check' }])
      },
      { state: { ...state, keys } },
    )
  })
})

describe('is refused', () => {
  const never = () => expect.unreachable('a key was lent')

  test('without shares', () => expectRejection(recover([], never), 'share.few'))
  test('with fewer than m shares', () =>
    expectRejection(recover([card(1), card(4)], never), 'share.few', '2 of the 3'))
  test('with the same share twice', () =>
    expectRejection(recover([card(1), card(2), card(1)], never), 'share.duplicate', 'card 1'))

  test('with one wrong share among good ones, by its name', async () => {
    const forged = { name: 'stick', bytesSecret: utf8(forgeByte(shareTextOf(room, 2))) }
    await expectRejection(
      recover([card(1), forged, card(3), card(4)], never),
      'share.forged',
      'stick',
      'stick',
    )
  })

  test('with several, each by its name', async () => {
    const forged = { name: 'stick', bytesSecret: utf8(forgeByte(shareTextOf(room, 2))) }
    const empty = { name: 'envelope', bytesSecret: utf8('') }
    const error: unknown = await recover([forged, card(1), empty], never).catch(
      (one: unknown) => one,
    )
    if (!(error instanceof CeremonyError)) throw error
    expect(error.code).toBe('share.forged')
    expect(error.message).toMatch(/2 of 3 shares are wrong: stick: .*; envelope: /)
    expect(error.faults?.map(({ path }) => path)).toEqual(['stick', 'envelope'])
  })

  test('when combining gives another secret', async () => {
    const wrong: Combine = async () => new Uint8Array(32).fill(1)
    await expectRejection(recover([1, 2, 3].map(card), never, { combine: wrong }), 'share.wrong')
  })

  test('when a backup is another one', async () => {
    await withCopy(room.bundle, async (bundle) => {
      writeFileSync(
        join(bundle, 'backups/refunds.kwp'),
        readFileSync(join(bundle, 'backups/orders.kwp')),
      )
      await expectRejection(
        recover([1, 2, 3].map(card), never, { bundle }),
        'bundle.file',
        'refunds.kwp',
      )
    })
  })

  test('when the log commits to another key', async () => {
    const keys = state.keys.map((key) => ({ ...key, commitment: '0'.repeat(64) }))
    const other = recover([1, 2, 3].map(card), never, { state: { ...state, keys } })
    await expectRejection(other, 'key.commitment', 'orders, refunds')
  })

  test('when two backups are swapped in log and folder alike', async () => {
    await withCopy(room.bundle, async (bundle) => {
      const [a, b] = ['orders', 'refunds'].map((label) => join(bundle, `backups/${label}.kwp`))
      const first = readFileSync(a ?? '')
      writeFileSync(a ?? '', readFileSync(b ?? ''))
      writeFileSync(b ?? '', first)
      const [one, two] = state.backups
      const backups = [
        { ...one, sha256: two?.sha256 },
        { ...two, sha256: one?.sha256 },
      ] as State['backups']
      const swapped = recover([1, 2, 3].map(card), never, { bundle, state: { ...state, backups } })
      await expectRejection(swapped, 'key.commitment', 'orders')
    })
  })
})
