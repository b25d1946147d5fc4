import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { parseChallenge } from '#shared/crypto/challenge.ts'
import { groupsOf } from '#shared/crypto/sharetext.ts'
import { withCopy } from '../../support/bundles.ts'
import { leaveAll, type Room, sharedCeremony, shareTextOf } from '../../support/ceremony.ts'
import { claviger, clavigerJson } from '../../support/cli.ts'
import { blot, forgeByte } from '../../support/sharefiles.ts'

const NONCE = 'c0ffee00'.repeat(8)

let room: Room
let two: Room
let set: string
beforeAll(async () => {
  room = await sharedCeremony()
  two = await sharedCeremony({
    labels: ['orders', 'refunds'],
    custodians: 3,
    threshold: 2,
    targets: false,
  })
  set = room.ceremony.ledger.state.sets[0]?.set ?? ''
})
afterAll(leaveAll)

const quorum = () => room.shares.slice(0, 3)
const signers = () => ['--signers', room.paper]
let made = 0
const fresh = () => join(room.folder, `out-${++made}`)

function file(content: string): string {
  const path = fresh()
  writeFileSync(path, content)
  return path
}

/** Asks stock ssh-keygen whether a signature in a folder of evidence holds. */
function sshKeygen(folder: string, principal: string): boolean {
  const done = spawnSync(
    'ssh-keygen',
    [
      '-Y',
      'verify',
      '-n',
      'claviger-drill-v1',
      '-f',
      'allowed_signers',
      '-I',
      principal,
      '-s',
      `${principal}.sig`,
    ],
    { cwd: folder, input: readFileSync(join(folder, 'challenge')) },
  )
  return done.status === 0
}

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
