import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { parseChallenge } from '#shared/crypto/challenge.ts'
import { withCopy } from '../../support/bundles.ts'
import { leaveAll, type Room, shareTextOf } from '../../support/ceremony.ts'
import { claviger, clavigerJson } from '../../support/cli.ts'
import { closedRooms, fileIn, freshIn, NONCE, sshKeygen } from '../../support/closed.ts'
import { forgeByte } from '../../support/sharefiles.ts'

let room: Room
let two: Room
let set: string
beforeAll(async () => {
  ;({ room, two, set } = await closedRooms())
})
afterAll(leaveAll)

const quorum = () => room.shares.slice(0, 3)
const signers = () => ['--signers', room.paper]
const fresh = () => freshIn(room)
const file = (content: string) => fileIn(room, content)

describe('drill', () => {
  it('writes evidence that stock ssh-keygen checks, and nothing else', async () => {
    const out = fresh()
    const challenge = file(`${NONCE}\n`)
    const line = ['drill', '--bundle', room.bundle, '--share', ...quorum(), ...signers()]
    const { exit, answer, err } = await clavigerJson([
      ...line,
      '--challenge',
      challenge,
      '--out',
      out,
    ])
    expect(exit).toBe(0)
    expect(answer).toMatchObject({ ok: true, set, people: ['c1', 'c2', 'c3'], out })
    expect(err).not.toContain('CONSISTENT ONLY')
    const names = ['1', '2', '3'].map((index) => `share.${set}.${index}`)
    const principals = [`recovery.${set}`, ...names]
    expect(readdirSync(out).sort()).toEqual(
      ['allowed_signers', 'challenge', ...principals.map((name) => `${name}.sig`)].sort(),
    )
    for (const principal of principals) expect(sshKeygen(out, principal)).toBe(true)
    expect(readFileSync(join(out, 'challenge'), 'utf8')).toBe(answer.challenge)
    expect(readFileSync(join(out, `recovery.${set}.sig`), 'utf8')).toBe(answer.signatures.recovery)
    const { index, custodian, signature } = answer.signatures.shares[1]
    expect({ index, custodian }).toEqual({ index: 2, custodian: 'c2' })
    expect(readFileSync(join(out, `share.${set}.2.sig`), 'utf8')).toBe(signature)
  })

  it('signs what the verifier gave, for exactly the shares that were brought', async () => {
    const challenge = file(NONCE)
    const brought = [room.shares[4], room.shares[1], room.shares[3], room.shares[0]].map(String)
    const line = ['drill', '--bundle', room.bundle, '--share', ...brought, '--challenge', challenge]
    const { answer } = await clavigerJson(line)
    const parsed = parseChallenge(answer.challenge)
    expect(parsed).toMatchObject({
      set,
      purpose: 'drill',
      nonce: { verifier: NONCE },
      indexes: [1, 2, 4, 5],
      ok: [{ label: 'orders' }],
    })
    expect(parsed.checkpoint).toBe(
      readFileSync(join(room.bundle, 'fingerprint.txt'), 'utf8').slice(0, 64),
    )
    expect(answer.signatures.shares.map(({ index }: { index: number }) => index)).toEqual([
      1, 2, 4, 5,
    ])
  })

  it('says when the challenge is its own, and prints the signatures without --out', async () => {
    const before = readdirSync(room.folder)
    const { exit, out, err } = await claviger([
      'drill',
      '--bundle',
      room.bundle,
      '--share',
      ...quorum(),
    ])
    expect(exit).toBe(0)
    expect(out).toMatch(/^DRILL: c1, c2, c3 opened every backup/)
    expect(out).toContain('\nself-issued ')
    expect(out.match(/BEGIN SSH SIGNATURE/g)).toHaveLength(4)
    expect(err).toContain('CONSISTENT ONLY')
    expect(readdirSync(room.folder)).toEqual(before)
  })

  it('never prints a share or key', async () => {
    const { out, err } = await claviger(['drill', '--bundle', room.bundle, '--share', ...quorum()])
    for (const index of [1, 2, 3]) {
      const { text, share } = JSON.parse(readFileSync(room.shares[index - 1] ?? '', 'utf8'))
      expect(out + err).not.toContain(text)
      expect(out + err).not.toContain(share)
    }
  })

  test.each([
    ['too few shares', () => room.shares.slice(0, 2), 1, 'share.few'],
    [
      'the same share twice',
      () => [...room.shares.slice(0, 2), room.shares[0]],
      1,
      'share.duplicate',
    ],
    ['a share of another ceremony', () => [...quorum(), two.shares[0]], 1, 'share.foreign'],
    [
      'a forged share',
      () => [...quorum(), file(forgeByte(shareTextOf(room, 5)))],
      1,
      'share.forged',
    ],
    ['an empty file', () => [...quorum(), file('')], 1, 'share.invalid'],
    ['a file that is too large', () => [...quorum(), file('Q'.repeat(5000))], 1, 'file.toolarge'],
    ['a share that is not there', () => [...quorum(), '/nowhere'], 2, 'file.missing'],
    ['a folder', () => [...quorum(), room.folder], 2, 'file.unsafe'],
    [
      'an encrypted share that is not there',
      () => [...quorum(), 'c4.share.age'],
      2,
      'file.missing',
    ],
  ])('%s is refused', async (_, shares, exit, code) => {
    const out = fresh()
    const line = [
      'drill',
      '--bundle',
      room.bundle,
      '--share',
      ...shares().map(String),
      '--out',
      out,
    ]
    const ran = await clavigerJson(line, { base: room.folder })
    expect(ran.exit).toBe(exit)
    expect(ran.answer).toEqual({
      ok: false,
      error: expect.objectContaining({
        code,
        message: expect.any(String),
        hint: expect.any(String),
      }),
    })
    expect(existsSync(out)).toBe(false)
  })

  test('an output that exists, before a share is read', async () => {
    const line = ['drill', '--bundle', '/nowhere', '--share', '/nowhere', '--out', room.folder]
    const { exit, answer } = await clavigerJson(line)
    expect(exit).toBe(1)
    expect(answer.error).toMatchObject({ code: 'output.exists', path: room.folder })
  })

  test.each([
    ['63 digits', NONCE.slice(1)],
    ['capitals', NONCE.toUpperCase()],
    ['a whole challenge', 'claviger-drill/1\n'],
    ['nothing', ''],
  ])('a challenge of %s', async (_, text) => {
    const challenge = file(text)
    const line = [
      'drill',
      '--bundle',
      room.bundle,
      '--share',
      ...quorum(),
      '--challenge',
      challenge,
    ]
    const { exit, answer } = await clavigerJson(line)
    expect(exit).toBe(1)
    expect(answer.error).toMatchObject({ code: 'encoding.invalid', path: challenge })
  })

  test('a bundle that does not verify, or not under this paper', async () => {
    await withCopy(room.bundle, async (copy) => {
      const line = ['drill', '--bundle', copy, '--share', ...quorum()]
      expect((await clavigerJson([...line, '--signers', two.paper])).answer.error.code).toBe(
        'signers.mismatch',
      )
      expect((await clavigerJson([...line, '--head', '00'.repeat(32)])).answer.error.code).toBe(
        'head.mismatch',
      )
      rmSync(join(copy, 'packages'), { recursive: true })
      const { exit, answer } = await clavigerJson(line)
      expect(exit).toBe(1)
      expect(answer.error).toMatchObject({ code: 'bundle.file' })
      expect(answer.error.message).toContain('the bundle does not verify (listed files)')
    })
  })
})
