import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { approversFor } from '#electron/services/actors.ts'
import { decryptAgeFile } from '#electron/services/agefile.ts'
import { approve, declare } from '#electron/services/approving.ts'
import { printShare, writeEncryptedShare } from '#electron/services/handout.ts'
import { endShare, releaseToFile, showShare, writeShare } from '#electron/services/releasing.ts'
import { sha256Hex, utf8 } from '#shared/bytes.ts'
import type { MediumOf } from '#shared/ceremony/parameters.ts'
import { parseShareFile } from '#shared/crypto/sharefile.ts'
import { passphraseOf, type Room, type RunOptions, runCeremony } from '../../support/ceremony.ts'
import { expectRefusal, expectRejection } from '../../support/refusal.ts'

const PASSPHRASE = 'six words that nobody else would guess'

let room: Room
let stick: string
afterEach(() => room.leave())

/** A release that is approved, each custodian with a medium of their own. */
async function released(media: readonly MediumOf[], host: RunOptions['host'] = {}) {
  room = await runCeremony({
    custodians: 4,
    threshold: 2,
    targets: false,
    until: 'generated',
    host,
  })
  stick = join(room.folder, 'stick')
  mkdirSync(stick)
  const { ceremony } = room
  declare(ceremony, 'admin', 'release', { media })
  const intent = ceremony.ledger.state.intents.at(-1)?.intent ?? ''
  for (const id of approversFor(ceremony.ledger.state, 'release'))
    await approve(ceremony, id, passphraseOf(room, id), intent)
  return ceremony
}

const MEDIA: readonly MediumOf[] = [
  { custodian: 'c1', medium: 'paper' },
  { custodian: 'c2', medium: 'file' },
  { custodian: 'c3', medium: 'age' },
]

/** What was recorded of releases: type, share, medium and copy. */
function recorded(): unknown[] {
  return room.ceremony.ledger.events.flatMap((event) =>
    event.type === 'share.release.started' ||
    event.type === 'share.release.finished' ||
    event.type === 'share.release.failed'
      ? [[event.type.slice(14), event.what.index, event.what.medium, event.what.copy]]
      : [],
  )
}

test('each share leaves by the medium of its custodian, the start before the effect', async () => {
  const ceremony = await released(MEDIA)
  const { card } = showShare(ceremony, 1)
  expect(card).toMatchObject({ holder: 'Custodian 1', index: 1, total: 4, copy: 1 })
  expect(recorded()).toEqual([['started', 1, 'paper', 1]])
  expect(await printShare(ceremony, 1, async () => true)).toBe(true)
  endShare(ceremony, true)

  const file = writeShare(ceremony, 2, stick)
  const bytes = new Uint8Array(readFileSync(file.path))
  expect(sha256Hex(bytes)).toBe(file.sha256)
  endShare(ceremony, true)

  const key = { passphrase: PASSPHRASE }
  const sealed = new Uint8Array(
    readFileSync((await writeEncryptedShare(ceremony, 3, stick, key)).path),
  )
  endShare(ceremony, true)
  const line = await decryptAgeFile(sealed, { passphraseSecret: utf8(PASSPHRASE) })
  expect(parseShareFile(line).text).toBe(ceremony.vault.shareText(3))
  expect(new TextDecoder().decode(sealed)).not.toContain('KSHARE1')

  // Nothing was said of the fourth: the screen.
  expect(showShare(ceremony, 4)).not.toHaveProperty('card')
  endShare(ceremony, true)
  const media = ['paper', 'file', 'age', 'screen']
  expect(recorded()).toEqual(
    media.flatMap((medium, i) => [
      ['started', i + 1, medium, 1],
      ['finished', i + 1, medium, 1],
    ]),
  )
})

describe('is refused, and exposes nothing', () => {
  test('a share by another medium than was approved', async () => {
    const ceremony = await released(MEDIA)
    expectRefusal(() => showShare(ceremony, 2), 'rule.parameters', 'by file')
    expectRefusal(() => releaseToFile(ceremony, 1, stick), 'rule.parameters', 'by paper')
    const sealed = writeEncryptedShare(ceremony, 4, stick, { passphrase: PASSPHRASE })
    await expectRejection(sealed, 'rule.parameters', 'by screen')
    await expectRejection(printShare(ceremony, 1, never), 'rule.order', 'not being handed out')
    expect(recorded()).toEqual([])
    expect(readdirSync(stick)).toEqual([])
  })

  test.each([
    ['a weak passphrase', { passphrase: 'short' }, 'passphrase.weak'],
    ['no recipient', { recipient: 'age1qqqq' }, 'age.key'],
    ['an identity in its place', { recipient: `AGE-SECRET-KEY-1${'Q'.repeat(58)}` }, 'age.key'],
  ] as const)('%s', async (_, key, code) => {
    const ceremony = await released(MEDIA)
    await expectRejection(writeEncryptedShare(ceremony, 3, stick, key), code)
    expect(recorded()).toEqual([])
    expect(readdirSync(stick)).toEqual([])
  })

  test('a file over another', async () => {
    const ceremony = await released(MEDIA)
    writeShare(ceremony, 2, stick)
    endShare(ceremony, false)
    expectRefusal(() => writeShare(ceremony, 2, stick), 'output.exists')
    expect(recorded()).toHaveLength(2)
  })
})

test('a choice for somebody who holds no share changes nothing', async () => {
  const ceremony = await released([{ custodian: 'witness', medium: 'paper' }])
  expect(showShare(ceremony, 1)).not.toHaveProperty('card')
})

async function never(): Promise<boolean> {
  throw new Error('nothing is printed here')
}

describe('the printer', () => {
  test('takes a card once in a release; what follows is another copy', async () => {
    const ceremony = await released(MEDIA)
    showShare(ceremony, 1)
    expect(await printShare(ceremony, 1, async () => false)).toBe(false)
    expect(await printShare(ceremony, 1, async () => true)).toBe(true)
    await expectRejection(printShare(ceremony, 1, never), 'rule.order', 'copy 1 of share 1')
    expect(ceremony.ledger.state.effects).toHaveLength(1)
    endShare(ceremony, false)
    expect(ceremony.ledger.state.exposures).toHaveLength(1)
    expect(recorded().at(-1)).toEqual(['failed', 1, 'paper', 1])
  })

  test('that breaks down may have printed: the card is not sent again', async () => {
    const ceremony = await released(MEDIA)
    showShare(ceremony, 1)
    await expect(printShare(ceremony, 1, never)).rejects.toThrow('nothing is printed here')
    await expectRejection(
      printShare(ceremony, 1, async () => true),
      'rule.order',
    )
  })
})

test('a stick that fails while the encrypted file is written: it counts as exposed', async () => {
  const write = (): number => {
    throw Object.assign(new Error('no space'), { code: 'ENOSPC' })
  }
  const ceremony = await released(MEDIA, { media: { write } })
  const sealed = writeEncryptedShare(ceremony, 3, stick, { passphrase: PASSPHRASE })
  await expectRejection(sealed, 'io.failed', 'no space')
  expect(readdirSync(stick)).toEqual([])
  expect(recorded()).toEqual([
    ['started', 3, 'age', 1],
    ['failed', 3, 'age', 1],
  ])
})
