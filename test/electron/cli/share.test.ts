import { chmodSync, existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { parseChallenge } from '#shared/crypto/challenge.ts'
import { withCopy } from '../../support/bundles.ts'
import { leaveAll, type Room, shareTextOf } from '../../support/ceremony.ts'
import { claviger, clavigerJson } from '../../support/cli.ts'
import { closedRooms, fileIn, freshIn, NONCE, sshKeygen } from '../../support/closed.ts'
import { blot, forgeByte } from '../../support/sharefiles.ts'

let room: Room
let two: Room
let set: string
beforeAll(async () => {
  ;({ room, two, set } = await closedRooms())
})
afterAll(leaveAll)

const fresh = () => freshIn(room)
const file = (content: string) => fileIn(room, content)

describe('share check', () => {
  it('says whose share it is', async () => {
    const line = ['share', 'check', room.shares[3] ?? '', '--bundle', room.bundle]
    const { exit, answer } = await clavigerJson(line)
    expect(exit).toBe(0)
    expect(answer).toEqual({
      ok: true,
      set,
      index: 4,
      threshold: 3,
      n: 5,
      custodian: 'c4',
      holder: 'Custodian 4',
      mode: 'rehearsal',
    })
    expect((await claviger(line)).out).toContain('share 4 of 5')
  })

  it('reads standard input', async () => {
    const line = ['share', 'check', '-', '--bundle', room.bundle]
    expect((await clavigerJson(line, { stdin: shareTextOf(room, 5) })).answer).toMatchObject({
      index: 5,
    })
    const { exit, answer } = await clavigerJson(line, { stdin: 'Q'.repeat(5000) })
    expect(exit).toBe(1)
    expect(answer.error.code).toBe('file.toolarge')
  })

  it('says what was corrected', async () => {
    const line = ['share', 'check', '-', '--bundle', room.bundle]
    const stdin = blot(shareTextOf(room, 5), 100)
    expect((await clavigerJson(line, { stdin })).exit).toBe(1)
    const { answer } = await clavigerJson([...line, '--accept-corrections'], { stdin })
    expect(answer).toMatchObject({ ok: true, index: 5, corrected: [25] })
  })

  it.each([
    ['nothing', '', 1, 'there is no share in it'],
    ['a word', 'hello\n', 1, 'groups 1, 2 of the share'],
    ['JSON that is no share', '{"a": 1}\n', 1, 'this is no share file as it was written'],
    ['a plan', '{"claviger":"plan/1"}\n', 1, 'claviger is not share/1'],
    ['bytes that are no text', Uint8Array.of(0, 1, 200, 201), 1, 'not UTF-8 at byte 2'],
    ['5 KiB', 'Q'.repeat(5120), 1, 'a share has at most 4096 bytes'],
  ])('names the file that holds %s', async (_, content, code, message) => {
    const path = file(content as string)
    const { exit, err } = await claviger(['share', 'check', path, '--bundle', room.bundle])
    expect(err).toContain(`claviger: ${path}: ${message}`)
    expect(exit).toBe(code)
  })

  it('works with a bundle for the public', async () => {
    await withCopy(room.bundle, async (copy) => {
      rmSync(join(copy, 'backups'), { recursive: true })
      expect(
        (await claviger(['share', 'check', room.shares[0] ?? '', '--bundle', copy])).exit,
      ).toBe(0)
    })
  })

  test.each([
    ['a share of another ceremony', () => two.shares[0] ?? '', 1, 'share.foreign'],
    ['a forged share', () => file(forgeByte(shareTextOf(room, 2))), 1, 'share.forged'],
    ['a share that is not there', () => '/nowhere', 2, 'file.missing'],
  ])('%s is refused', async (_, share, exit, code) => {
    const ran = await clavigerJson(['share', 'check', share(), '--bundle', room.bundle])
    expect(ran.exit).toBe(exit)
    expect(ran.answer).toMatchObject({ ok: false, error: { code } })
  })
})

describe('share prove', () => {
  it('writes evidence that stock ssh-keygen checks', async () => {
    const out = fresh()
    const line = ['share', 'prove', room.shares[1] ?? '', '--bundle', room.bundle, '--out', out]
    const { exit, answer } = await clavigerJson([...line, '--challenge', file(NONCE)])
    expect(exit).toBe(0)
    expect(answer).toMatchObject({ ok: true, set, index: 2, custodian: 'c2', out })
    const principal = `share.${set}.2`
    expect(readdirSync(out).sort()).toEqual(['allowed_signers', 'challenge', `${principal}.sig`])
    expect(sshKeygen(out, principal)).toBe(true)
    expect(parseChallenge(answer.challenge)).toMatchObject({
      purpose: 'health',
      nonce: { verifier: NONCE },
      indexes: [2],
      ok: [],
    })
  })

  it('refuses an output that exists and a share that is another', async () => {
    const line = (share: string, out: string) => [
      'share',
      'prove',
      share,
      '--bundle',
      room.bundle,
      '--out',
      out,
    ]
    expect((await clavigerJson(line(room.shares[1] ?? '', room.folder))).answer.error.code).toBe(
      'output.exists',
    )
    const out = fresh()
    const { exit, answer } = await clavigerJson(line(two.shares[1] ?? '', out))
    expect(exit).toBe(1)
    expect(answer.error.code).toBe('share.foreign')
    expect(existsSync(out)).toBe(false)
  })
})

test('a share that may not be read cannot be run', async () => {
  const share = file('secret')
  chmodSync(share, 0)
  const ran = await clavigerJson(['share', 'check', share, '--bundle', room.bundle])
  // The superuser may read everything; then the text is judged.
  expect(ran.exit).toBe(process.getuid?.() === 0 ? 1 : 2)
})
