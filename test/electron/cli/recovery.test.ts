import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { groupsOf } from '#shared/crypto/sharetext.ts'
import { withCopy } from '../../support/bundles.ts'
import { leaveAll, type Room, shareTextOf } from '../../support/ceremony.ts'
import { claviger, clavigerJson } from '../../support/cli.ts'
import { closedRooms, fileIn, freshIn } from '../../support/closed.ts'
import { blot, forgeByte } from '../../support/sharefiles.ts'

let room: Room
let two: Room
beforeAll(async () => {
  ;({ room, two } = await closedRooms())
})
afterAll(leaveAll)

const quorum = () => room.shares.slice(0, 3)
const signers = () => ['--signers', room.paper]
const fresh = () => freshIn(room)
const file = (content: string) => fileIn(room, content)

describe('recover', () => {
  it('writes the key for its owner alone', async () => {
    const out = fresh()
    const line = ['recover', '--bundle', room.bundle, '--share', ...quorum(), '--out', out]
    const { exit, answer, err } = await clavigerJson([...line, ...signers()])
    expect(exit).toBe(0)
    expect(answer).toEqual({ ok: true, key: 'orders', out })
    expect(err).not.toContain('warning')
    expect(readFileSync(out)).toHaveLength(32)
    expect(statSync(out).mode & 0o777).toBe(0o600)
  })

  it('is the key that openssl unwraps with what recover.py combines', async () => {
    const [ours, theirs] = [fresh(), fresh()]
    await claviger(['recover', '--bundle', room.bundle, '--share', ...quorum(), '--out', ours])
    const argv = [
      join(room.bundle, 'recover.py'),
      room.bundle,
      '--out',
      theirs,
      ...room.shares.slice(2),
    ]
    const python = spawnSync('python3', argv, { encoding: 'utf8' })
    expect(python.stderr + python.stdout).not.toContain('Traceback')
    expect(python.status).toBe(0)
    expect(readFileSync(ours)).toEqual(readFileSync(theirs))
  })

  it('takes files, texts in groups and standard input alike', async () => {
    const outs = [fresh(), fresh()]
    await claviger([
      'recover',
      '--bundle',
      room.bundle,
      '--share',
      ...quorum(),
      '--out',
      outs[0] ?? '',
    ])
    const card = file(`${groupsOf(shareTextOf(room, 4)).join(' ')}\n`)
    const shares = ['--share', card, '--share', '-', '--share', room.shares[4] ?? '']
    const ran = await claviger(
      ['recover', '--bundle', room.bundle, ...shares, '--out', outs[1] ?? ''],
      {
        stdin: `${shareTextOf(room, 2)}\n`,
      },
    )
    expect(ran.exit).toBe(0)
    expect(readFileSync(outs[1] ?? '')).toEqual(readFileSync(outs[0] ?? ''))
  })

  it('warns without paper', async () => {
    const line = ['recover', '--bundle', room.bundle, '--share', ...quorum(), '--out', fresh()]
    expect((await claviger(line)).err).toContain('warning: CONSISTENT ONLY')
  })

  it('takes a damaged card once its correction is accepted, and says which groups', async () => {
    const card = file(blot(shareTextOf(room, 1), 30, 31))
    const out = fresh()
    const line = [
      'recover',
      '--bundle',
      room.bundle,
      '--share',
      card,
      ...room.shares.slice(1, 3),
      '--out',
      out,
    ]
    const refused = await clavigerJson(line)
    expect(refused.exit).toBe(1)
    expect(refused.answer.error).toMatchObject({ code: 'share.mistyped', path: card })
    const message = 'group 8 can be corrected: compare with the card, then add --accept-corrections'
    expect(refused.answer.error.message).toContain(message)
    expect(existsSync(out)).toBe(false)
    const accepted = await claviger([...line, '--accept-corrections'])
    expect(accepted.exit).toBe(0)
    expect(accepted.err).toContain(`${card}: corrected, as accepted: groups 8`)
  })

  it('says after it that the key is no longer split', async () => {
    const line = ['recover', '--bundle', room.bundle, '--share', ...quorum(), '--out', fresh()]
    expect((await claviger(line)).out).toContain('decide now when to replace it')
  })

  it('asks which key where there are several', async () => {
    const line = ['recover', '--bundle', two.bundle, '--share', ...two.shares, '--out', fresh()]
    for (const key of [[], ['--key', 'invoices']]) {
      const { exit, answer } = await clavigerJson([...line, ...key])
      expect(exit).toBe(2)
      expect(answer.error.code).toBe('usage.invalid')
      expect(answer.error.message).toContain('orders, refunds')
    }
    expect((await clavigerJson([...line, '--key', 'refunds'])).answer).toMatchObject({
      ok: true,
      key: 'refunds',
    })
  })

  it('never replaces a file', async () => {
    const out = file('precious')
    const line = ['recover', '--bundle', room.bundle, '--share', ...quorum(), '--out', out]
    const { exit, answer } = await clavigerJson(line)
    expect(exit).toBe(1)
    expect(answer.error.code).toBe('output.exists')
    expect(readFileSync(out, 'utf8')).toBe('precious')
  })

  it('leaves nothing when the folder is not there', async () => {
    const out = join(room.folder, 'nowhere', 'key')
    const line = ['recover', '--bundle', room.bundle, '--share', ...quorum(), '--out', out]
    const { exit, answer } = await clavigerJson(line)
    expect(exit).toBe(2)
    expect(answer.error.code).toBe('io.failed')
  })

  it('names every wrong share', async () => {
    const [one, other] = [file(forgeByte(shareTextOf(room, 1))), file('nonsense')]
    const line = [
      'recover',
      '--bundle',
      room.bundle,
      '--share',
      one,
      other,
      ...quorum(),
      '--out',
      fresh(),
    ]
    const { exit, err } = await claviger(line)
    expect(exit).toBe(1)
    expect(err).toContain('2 of 5 shares are wrong')
    expect(err).toContain(`  ${one}: `)
    expect(err).toContain(`  ${other}: `)
  })

  it('takes no share as an argument and does not repeat it', async () => {
    const text = shareTextOf(room, 1)
    const ran = await claviger([
      'recover',
      '--bundle',
      room.bundle,
      '--share',
      text,
      '--out',
      fresh(),
    ])
    expect(ran.exit).toBe(2)
    expect(ran.err + ran.out).not.toContain(text)
  })

  it('needs the backups: a bundle for the public recovers nothing', async () => {
    await withCopy(room.bundle, async (copy) => {
      rmSync(join(copy, 'backups'), { recursive: true })
      const line = ['recover', '--bundle', copy, '--share', ...quorum(), '--out', fresh()]
      const { exit, answer } = await clavigerJson(line)
      expect(exit).toBe(1)
      expect(answer.error.code).toBe('bundle.file')
    })
  })
})

describe('recover from a copy with a damaged backup', () => {
  const OTHER = join('backups', 'refunds.kwp')
  const recoverFrom = (bundle: string, key: string, out: string, ...more: string[]) =>
    clavigerJson([
      ...['recover', '--bundle', bundle, '--share', ...two.shares.slice(0, 2)],
      ...['--key', key, '--out', out, ...more],
    ])
  const flip = (path: string) => {
    const bytes = readFileSync(path)
    bytes.writeUInt8(bytes.readUInt8(5) ^ 1, 5)
    writeFileSync(path, bytes)
  }
  const spoilt: readonly (readonly [string, (path: string) => void])[] = [
    ['altered', flip],
    ['missing', (path) => rmSync(path)],
    ['empty', (path) => writeFileSync(path, '')],
  ]

  test.each(spoilt)(
    '%s: refused by name, and the others come once it is accepted',
    async (_, spoil) => {
      await withCopy(two.bundle, async (copy) => {
        spoil(join(copy, OTHER))
        const out = fresh()
        const refused = await recoverFrom(copy, 'orders', out)
        expect(refused.exit).toBe(1)
        expect(refused.answer.error).toMatchObject({
          code: 'bundle.file',
          path: 'backups/refunds.kwp',
          message: expect.stringContaining('--accept-damaged refunds'),
        })
        expect(existsSync(out)).toBe(false)
        const taken = await recoverFrom(copy, 'orders', out, '--accept-damaged', 'refunds')
        expect(taken.answer).toEqual({ ok: true, key: 'orders', out, damaged: ['refunds'] })
        expect(taken.err).toContain('the backup of refunds is damaged or missing')
        const whole = fresh()
        expect((await recoverFrom(two.bundle, 'orders', whole)).exit).toBe(0)
        expect(readFileSync(out)).toEqual(readFileSync(whole))
        // What is damaged stays refused: by verify, and as the key that is wanted.
        expect((await clavigerJson(['verify', copy])).answer).toMatchObject({ ok: false })
        const lost = await recoverFrom(copy, 'refunds', fresh(), '--accept-damaged', 'refunds')
        expect(lost.answer.error).toMatchObject({ code: 'bundle.file' })
      })
    },
  )

  it('accepts nothing else that is wrong, and no word about a backup that is whole', async () => {
    const accept = ['--accept-damaged', 'refunds']
    const whole = await recoverFrom(two.bundle, 'orders', fresh(), ...accept)
    expect(whole.answer.error).toMatchObject({ code: 'usage.invalid' })
    const wrongs: readonly (readonly [named: string, (copy: string) => void])[] = [
      ['script.html', (copy) => flip(join(copy, 'script.html'))],
      ['stray.kwp', (copy) => writeFileSync(join(copy, 'backups', 'stray.kwp'), 'stray')],
      ['entry', (copy) => flip(join(copy, 'log.jsonl'))],
    ]
    for (const [named, wrong] of wrongs)
      await withCopy(two.bundle, async (copy) => {
        flip(join(copy, OTHER))
        wrong(copy)
        const out = fresh()
        const { exit, answer } = await recoverFrom(copy, 'orders', out, ...accept)
        expect(exit).toBe(1)
        expect(answer.ok).toBe(false)
        expect(answer.error.message).toContain(named)
        expect(existsSync(out)).toBe(false)
      })
  })

  it('says what is damaged where the label is another, and promises no others where all are', async () => {
    await withCopy(two.bundle, async (copy) => {
      flip(join(copy, OTHER))
      const { exit, answer } = await recoverFrom(copy, 'orders', fresh(), '--accept-damaged', 'x')
      expect(exit).toBe(2)
      expect(answer.error.message).toContain('damaged in this copy: refunds')
      rmSync(join(copy, 'backups', 'orders.kwp'))
      const all = (await recoverFrom(copy, 'orders', fresh())).answer.error.message
      expect(all).toContain('the backup of orders, refunds. Take another copy')
      expect(all).not.toContain('--accept-damaged')
    })
  })
})
