/** Shares on their way in: whatever is wrong is named and logged, takes nothing and loses nothing. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { encryptAgeFile } from '#electron/services/agefile.ts'
import { broughtTo, ChosenShares } from '#electron/services/chosenshares.ts'
import { readBack } from '#electron/services/bringing.ts'
import { releaseToFile } from '#electron/services/releasing.ts'
import { prove } from '#electron/services/sharing.ts'
import { utf8 } from '#shared/bytes.ts'
import { liveSet } from '#shared/ceremony/standing.ts'
import { parseShareFile } from '#shared/crypto/sharefile.ts'
import type { Code } from '#shared/errors.ts'
import { ageKeygen } from '../../support/age.ts'
import { passphraseOf, type Room, runCeremony } from '../../support/ceremony.ts'
import { expectRejection } from '../../support/refusal.ts'
import { bendByte, blot, forgeByte, forgeText, mistype } from '../../support/sharefiles.ts'

let room: Room
let paths: string[]
beforeAll(async () => {
  room = await runCeremony({ custodians: 3, threshold: 2, targets: false, until: 'released' })
  const { ceremony, folder } = room
  paths = [1, 2, 3].map((index) => releaseToFile(ceremony, index, join(folder, 'shares')))
})
afterAll(() => room.leave())

const fileOf = (index: number) => new Uint8Array(readFileSync(paths[index - 1] ?? ''))
const textOf = (index: number) => parseShareFile(fileOf(index)).text
const shareOf = (index: number) => liveSet(room.ceremony.ledger.state)?.shares[index - 1]
const bring = (text: string, how: 'typed' | 'file' | 'qr' = 'typed', index = 1) => {
  const by = `c${index}`
  const passphrase = passphraseOf(room, by)
  return readBack(room.ceremony, { by, passphrase, index, text, how, medium: 'card', bag: 'A-1' })
}

/** What was refused since an entry, by code and claimed identity. */
const refusedSince = (entry: number) =>
  room.ceremony.ledger.events
    .slice(entry)
    .flatMap((one) =>
      one.type === 'access.refused' ? [`${one.what.code} ${one.what.claimed}`] : [],
    )

const WRONG: readonly (readonly [string, () => string, Code])[] = [
  ['mistyped', () => mistype(textOf(1), 50), 'share.mistyped'],
  ['unreadable in one place', () => blot(textOf(1), 50), 'share.mistyped'],
  ['of another custodian', () => textOf(2), 'share.custodian'],
  [
    'of another set',
    () => forgeText(textOf(1), () => ({ set: `f${'0'.repeat(15)}` })),
    'share.foreign',
  ],
  [
    'of a production set',
    () => forgeText(textOf(1), () => ({ set: '0'.repeat(16) })),
    'share.foreign',
  ],
  ['of another version', () => bendByte(textOf(1), 0, 2), 'share.version'],
  ['of another shape', () => forgeText(textOf(1), () => ({ index: 9, total: 9 })), 'share.damaged'],
  ['with check bytes that do not fit', () => bendByte(textOf(1), 20, 1, false), 'share.damaged'],
  ['forged in one byte', () => forgeByte(textOf(1)), 'share.forged'],
  ['forged with x = 0', () => bendByte(textOf(1), 44, 0), 'share.forged'],
  ['nothing', () => '', 'share.mistyped'],
]

describe('at the read-back, in this order', () => {
  test.each(WRONG)('%s', async (_, make, code) => {
    const { ledger, vault, store } = room.ceremony
    const before = ledger.state.entries
    await expectRejection(bring(make()), code)
    expect(refusedSince(before)).toEqual([`${code} c1`])
    expect(shareOf(1)).toMatchObject({ received: false })
    expect(vault.holdsShare(1)).toBe(true)
    const lines = store.lines().map(({ line }) => Buffer.from(line).toString())
    expect(lines.slice(before).join('\n')).not.toContain(textOf(1).slice(30, 42))
  })

  it('a wrong passphrase takes nothing either', async () => {
    const { ceremony } = room
    const back = {
      by: 'c1',
      index: 1,
      text: textOf(1),
      how: 'typed',
      medium: 'card',
      bag: '',
    } as const
    await expectRejection(
      readBack(ceremony, { ...back, passphrase: 'not this one' }),
      'passphrase.wrong',
    )
    expect(ceremony.vault.holdsShare(1)).toBe(true)
  })

  it('the right one: the vault drops its copy, the way in is recorded, a second time is a duplicate', async () => {
    const { vault, ledger } = room.ceremony
    await bring(textOf(1), 'qr')
    expect(vault.holdsShare(1)).toBe(false)
    expect(vault.holdsShare(2)).toBe(true)
    expect(shareOf(1)).toMatchObject({ received: true, read: { how: 'qr', medium: 'card' } })
    await expectRejection(bring(textOf(1), 'qr'), 'share.duplicate')
    expect(ledger.events.filter(({ type }) => type === 'share.received')).toHaveLength(1)
  })
})

describe('a share file that a dialog chose', () => {
  const shares = new ChosenShares()
  const choose = (by: string, path: string, identity: string | null = null) =>
    shares.choose(broughtTo(room.ceremony), by, path, async () => identity)
  const lend = (by: string, file: string, filePassphrase = '') => {
    const taken: string[] = []
    const use = async (text: string) => void taken.push(text)
    const share = { how: 'file', file, filePassphrase } as const
    return shares.lend(broughtTo(room.ceremony), by, share, use).then(() => taken)
  }

  it('is named at once, and lends its text later; the page never has its path', async () => {
    const chosen = await choose('c2', paths[1] ?? '')
    expect(chosen).toEqual({
      file: expect.stringMatching(/^[0-9a-f]{32}$/),
      name: expect.stringMatching(/^[^/]+-2\.share$/),
      encrypted: false,
    })
    expect(await lend('c2', chosen?.file ?? '')).toEqual([textOf(2)])
  })

  it('of another custodian, or of nothing, is refused in the dialog', async () => {
    await expectRejection(choose('c2', paths[2] ?? ''), 'share.custodian', 'share 3')
    const junk = join(room.folder, 'junk.share')
    writeFileSync(junk, 'good morning')
    await expectRejection(choose('c2', junk), 'share.mistyped')
    await expectRejection(choose('c2', room.folder), 'file.unsafe')
  })

  it('that is encrypted is opened with its passphrase alone', async () => {
    const path = join(room.folder, 'two.share.age')
    const target = { passphraseSecret: utf8('six other words of two'), workFactor: 10 }
    writeFileSync(path, await encryptAgeFile(fileOf(2), target))
    const chosen = await choose('c2', path)
    const file = chosen?.file ?? ''
    expect(chosen?.encrypted).toBe(true)
    await expectRejection(lend('c2', file, 'another'), 'passphrase.wrong')
    expect(await lend('c2', file, 'six other words of two')).toEqual([textOf(2)])
    await expectRejection(lend('c1', file, 'six other words of two'), 'share.custodian')
  })

  it('that is encrypted to a recipient is opened with the identity file of a second dialog', async () => {
    const identity = join(room.folder, 'identity.txt')
    const path = join(room.folder, 'two.recipient.share.age')
    writeFileSync(path, await encryptAgeFile(fileOf(2), { recipient: ageKeygen(identity) }))
    expect(await choose('c2', path)).toBeNull()
    const chosen = await choose('c2', path, identity)
    expect(chosen?.encrypted).toBe(false)
    expect(await lend('c2', chosen?.file ?? '')).toEqual([textOf(2)])
    ageKeygen(join(room.folder, 'other.txt'))
    const wrong = await choose('c2', path, join(room.folder, 'other.txt'))
    await expectRejection(lend('c2', wrong?.file ?? ''), 'age.recipient')
  })

  it('is chosen again after another one was, and after the ceremony was left', async () => {
    const first = await choose('c2', paths[1] ?? '')
    await choose('c3', paths[2] ?? '')
    await expectRejection(lend('c2', first?.file ?? ''), 'file.missing')
    const last = await choose('c2', paths[1] ?? '')
    shares.forget()
    await expectRejection(lend('c2', last?.file ?? ''), 'file.missing')
  })
})

it('the proof waits for all receipts and uses what was read back', async () => {
  const { ceremony } = room
  await expectRejection(prove(ceremony), 'rule.receipt')
  await bring(textOf(2), 'file', 2)
  await bring(textOf(3), 'typed', 3)
  for (const index of [1, 2, 3]) expect(ceremony.vault.holdsShare(index)).toBe(false)
  await prove(ceremony)
  expect(liveSet(ceremony.ledger.state)).toMatchObject({ proven: true })
})
