import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { abort, deliver } from '#electron/services/closing.ts'
import { withCopy } from '../../support/bundles.ts'
import {
  leaveAll,
  passphraseOf,
  type Room,
  runCeremony,
  sharedCeremony,
} from '../../support/ceremony.ts'
import { claviger, clavigerJson } from '../../support/cli.ts'

let room: Room
let head: string
let words: string[]
beforeAll(async () => {
  room = await sharedCeremony({ custodians: 3, threshold: 2 })
  const [hex = '', spoken = ''] = readFileSync(join(room.bundle, 'fingerprint.txt'), 'utf8').split(
    '\n',
  )
  head = hex
  words = spoken.split(' ')
})
afterAll(leaveAll)

describe('a bundle that holds', () => {
  it('says on its first line what it is and how it is anchored', async () => {
    const { exit, out } = await claviger(['verify', room.bundle])
    const [first, second] = out.split('\n')
    expect(first).toBe('REHEARSAL, closed, anchored: none')
    expect(second).toBe('CONSISTENT ONLY: no paper list was given; this does not show who signed')
    expect(exit).toBe(0)
  })

  test.each([
    ['signers', () => ['--signers', room.paper]],
    ['head', () => ['--head', head]],
    ['head', () => ['--head', head.toUpperCase()]],
    ['head', () => ['--head', words.join(' ')]],
    ['head', () => ['--head', ...words]],
    ['signers,head', () => ['--signers', room.paper, '--head', ...words]],
  ])('is anchored by %s', async (anchored, paper) => {
    const line = ['verify', ...paper(), room.bundle]
    expect((await claviger(line)).out.split('\n')[0]).toBe(
      `REHEARSAL, closed, anchored: ${anchored}`,
    )
    const { exit, answer } = await clavigerJson(line)
    expect(exit).toBe(0)
    expect(answer).toMatchObject({
      ok: true,
      code: 'ok',
      anchored,
      mode: 'rehearsal',
      outcome: 'closed',
    })
  })

  it('has every field of the contract', async () => {
    const { answer, err } = await clavigerJson(['verify', room.bundle, '--expect', 'closed'])
    expect(answer).toMatchObject({
      ceremony: expect.stringMatching(/^[0-9a-f]{32}$/),
      anchored: 'none',
      entries: room.ceremony.ledger.state.entries,
      fingerprint: head,
      words,
      withheld: [],
    })
    expect(answer.message).toMatch(/^CONSISTENT ONLY/)
    expect(answer.checks).toContainEqual({ name: 'hash chain', ok: true })
    expect(err).toMatch(/^REHEARSAL, closed, anchored: none\n/)
  })

  it('takes an allowed_signers file that came another way', async () => {
    await withCopy(room.bundle, async (copy, folder) => {
      const signers = join(folder, 'signers')
      copyFileSync(join(copy, 'allowed_signers'), signers)
      expect((await clavigerJson(['verify', copy, '--signers', signers])).answer.anchored).toBe(
        'signers',
      )
    })
  })

  it('takes a bundle for the public with --public and lists what was withheld', async () => {
    await withCopy(room.bundle, async (copy) => {
      rmSync(join(copy, 'backups'), { recursive: true })
      rmSync(join(copy, 'packages'), { recursive: true })
      expect((await clavigerJson(['verify', copy])).answer).toMatchObject({
        ok: false,
        code: 'bundle.file',
      })
      const { exit, answer } = await clavigerJson(['verify', copy, '--public'])
      expect(exit).toBe(0)
      expect(answer.withheld).toContain('backups/orders.kwp')
      expect((await claviger(['verify', copy, '--public'])).out).toContain('  backups/orders.kwp\n')
    })
  })
})

describe('paper that does not fit refuses in the shape of verify', () => {
  const other = () =>
    readFileSync(room.paper, 'utf8').replace(/^(witness) .*$/m, `$1 SHA256:${'A'.repeat(43)}`)
  const without = () => readFileSync(room.paper, 'utf8').replace(/^c3 .*\n/m, '')
  const more = () => `${readFileSync(room.paper, 'utf8')}c9 SHA256:${'A'.repeat(43)}\n`

  test.each([
    ['another fingerprint', other, 'signers.mismatch', 'witness'],
    ['a person missing', without, 'signers.mismatch', 'c3'],
    ['a person too many', more, 'signers.mismatch', 'c9'],
    ['no list at all', () => 'good morning', 'encoding.invalid', 'line 1'],
    ['an empty list', () => '', 'encoding.invalid', 'nobody'],
  ])('%s', async (_, text, code, message) => {
    const signers = join(room.folder, 'spoiled')
    writeFileSync(signers, text())
    const { exit, answer } = await clavigerJson(['verify', room.bundle, '--signers', signers])
    expect(exit).toBe(1)
    expect(answer).toMatchObject({
      ok: false,
      code,
      message: expect.stringContaining(message),
      anchored: 'none',
    })
    expect(answer.checks.at(-1)).toMatchObject({ ok: false })
    expect(answer.error).toMatchObject({ code, hint: expect.any(String) })
  })

  test.each([
    ['inside the bundle', () => join(room.bundle, 'allowed_signers')],
    ['inside the bundle by a detour', () => `${room.bundle}/sigs/../allowed_signers`],
  ])('%s', async (_, path) => {
    const { exit, out } = await claviger(['verify', room.bundle, '--signers', path()])
    expect(exit).toBe(1)
    expect(out).toContain('a bundle cannot vouch for its own keys')
  })

  it('inside the bundle by a folder that is a link', async () => {
    const link = join(room.folder, 'elsewhere')
    symlinkSync(room.bundle, link)
    const { exit } = await claviger([
      'verify',
      room.bundle,
      '--signers',
      join(link, 'allowed_signers'),
    ])
    expect(exit).toBe(1)
    expect(
      (await claviger(['verify', link, '--signers', join(room.bundle, 'allowed_signers')])).exit,
    ).toBe(1)
  })

  test.each([
    ['another head', () => ['00'.repeat(32)], 'head.mismatch'],
    ['a head cut short', () => ['abcdef'], 'encoding.invalid'],
    ['a word that is not in the list', () => ['nonsense', ...words.slice(1)], 'text.invalid'],
    ['words out of order', () => [words[1], words[0], ...words.slice(2)], 'text.invalid'],
    ['a word missing', () => words.slice(1), 'encoding.invalid'],
  ])('%s', async (_, spoken, code) => {
    const line = ['verify', room.bundle, '--head', ...spoken().map(String)]
    const { exit, answer } = await clavigerJson(line)
    expect(exit).toBe(1)
    expect(answer).toMatchObject({ ok: false, code })
  })

  test('a list that is not there cannot be run', async () => {
    const { exit, answer } = await clavigerJson(['verify', room.bundle, '--signers', '/nowhere'])
    expect(exit).toBe(2)
    expect(answer).toMatchObject({ ok: false, error: { code: 'file.missing', path: '/nowhere' } })
  })
})

describe('expectations', () => {
  test.each([
    ['production', 1],
    ['closed', 0],
    ['anchored', 1],
    ['closed,production', 1],
  ])('%s of an unanchored rehearsal ends with %i', async (words, exit) => {
    expect((await claviger(['verify', room.bundle, '--expect', words])).exit).toBe(exit)
  })

  it('names the unmet one', async () => {
    const { out } = await claviger(['verify', room.bundle, '--expect', 'closed,production'])
    expect(out).toMatch(/^REFUSED: expectations\nthis bundle is not production/)
  })

  it('holds for an anchored one', async () => {
    const line = ['verify', room.bundle, '--signers', room.paper, '--expect', 'closed,anchored']
    expect((await claviger(line)).exit).toBe(0)
  })
})

describe('a spoiled bundle is refused with the first failing check', () => {
  const spoil: readonly (readonly [string, (bundle: string) => void, string, string])[] = [
    [
      'a byte of the plan',
      (b) => appendFileSync(join(b, 'plan.json'), ' '),
      'plan, people and rules',
      'bundle.file',
    ],
    [
      'a log without its end',
      (b) => dropLastLine(join(b, 'log.jsonl')),
      'recorder signatures',
      'log.signature',
    ],
    ['an empty log', (b) => truncateSync(join(b, 'log.jsonl')), 'folder', 'bundle.file'],
    ['a missing checkpoint', (b) => rmSync(join(b, 'checkpoint')), 'folder', 'bundle.file'],
    [
      'a file too many',
      (b) => writeFileSync(join(b, 'note.txt'), 'x'),
      'listed files',
      'bundle.stray',
    ],
    ['a link', (b) => symlinkSync('/etc/hostname', join(b, 'link')), 'folder', 'bundle.stray'],
    [
      'a missing backup',
      (b) => rmSync(join(b, 'backups/orders.kwp')),
      'listed files',
      'bundle.file',
    ],
    ['another backup', (b) => flip(join(b, 'backups/orders.kwp')), 'listed files', 'bundle.file'],
    [
      'a missing signature',
      (b) => rmSync(join(b, 'sigs/checkpoint.c1.sig')),
      'checkpoint signatures',
      'signature.invalid',
    ],
    [
      'another head',
      (b) => appendFileSync(join(b, 'fingerprint.txt'), '\n'),
      'derived files',
      'bundle.file',
    ],
  ]
  test.each(spoil)('%s', async (_, act, check, code) => {
    await withCopy(room.bundle, async (copy) => {
      act(copy)
      const { exit, out } = await claviger(['verify', copy])
      expect(out.split('\n')[0]).toMatch(new RegExp(`^REFUSED: ${check}`))
      expect(exit).toBe(1)
      const { answer } = await clavigerJson(['verify', copy])
      expect(answer).toMatchObject({ ok: false, code, error: { code } })
      expect(answer.checks.at(-1)).toMatchObject({ name: check, ok: false })
    })
  })

  it('and a file that a medium has renamed is named as what it is, never as a stray', async () => {
    for (const [name, other] of [
      ['backups/orders.kwp', 'backups/ORDERS.KWP'],
      ['script.html', 'script (1).html'],
      ['report.html', 'Report.html'],
    ] as const)
      await withCopy(room.bundle, async (copy) => {
        renameSync(join(copy, name), join(copy, other))
        const { exit, answer } = await clavigerJson(['verify', copy])
        expect(exit).toBe(1)
        expect(answer.error).toMatchObject({ code: 'bundle.stray' })
        expect(answer.error.message).toContain(`${other} is ${name} of this bundle`)
        expect(answer.error.hint).toContain('Delete nothing.')
      })
  })

  it('and every file that does not belong to it is named, a folder by its own name', async () => {
    await withCopy(room.bundle, async (copy) => {
      mkdirSync(join(copy, 'System'))
      for (const name of ['.DS_Store', '._report.html', 'System/IndexerVolumeGuid'])
        writeFileSync(join(copy, name), 'x')
      const { answer } = await clavigerJson(['verify', copy])
      expect(answer.error.message).toBe(
        'these do not belong to the bundle: .DS_Store, ._report.html, System',
      )
    })
  })

  it('with the number of the entry', async () => {
    await withCopy(room.bundle, async (copy) => {
      const log = join(copy, 'log.jsonl')
      const lines = readFileSync(log, 'utf8').split('\n')
      lines[5] = (lines[5] ?? '').replace('"v":1', '"v":2')
      writeFileSync(log, lines.join('\n'))
      const { answer } = await clavigerJson(['verify', copy])
      expect(answer).toMatchObject({ ok: false, code: 'log.chain', entry: 6 })
      expect((await claviger(['verify', copy])).out).toMatch(/^REFUSED: hash chain, entry 6\n/)
    })
  })

  it('whichever byte of a small file is changed', async () => {
    for (const name of [
      'checkpoint',
      'allowed_signers',
      'sigs/checkpoint.admin.sig',
      'log.sigs',
      'plan.json',
    ]) {
      await withCopy(room.bundle, async (copy) => {
        const file = join(copy, name)
        const bytes = readFileSync(file)
        const at = Math.floor(bytes.length / 2)
        for (const place of [0, at, bytes.length - 1]) {
          const changed = Buffer.from(bytes)
          changed[place] = (changed[place] ?? 0) ^ 0x01
          writeFileSync(file, changed)
          const { exit, answer } = await clavigerJson(['verify', copy])
          expect({ name, place, exit, ok: answer.ok }).toEqual({ name, place, exit: 1, ok: false })
        }
      })
    }
  })
})

test('a folder that is not there cannot be run', async () => {
  for (const path of ['/nowhere', room.paper]) {
    const { exit, answer } = await clavigerJson(['verify', path])
    expect(exit).toBe(2)
    expect(answer).toEqual({
      ok: false,
      error: expect.objectContaining({ code: 'bundle.missing', path }),
    })
  }
})

test('an empty folder is a bundle without its files', async () => {
  const { exit, answer } = await clavigerJson(['verify', join(room.folder, 'orders')])
  expect(exit).toBe(1)
  expect(answer).toMatchObject({ ok: false, code: 'bundle.file' })
  expect(answer.error.message).toContain('this folder holds no bundle')
})

test('an aborted ceremony says so and is not closed', async () => {
  const aborted = await runCeremony({ custodians: 3, threshold: 2, until: 'received' })
  try {
    await abort(aborted.ceremony, 'witness', 'fire alarm', passphraseOf(aborted, 'witness'))
    deliver(aborted.ceremony, aborted.bundle)
    const { exit, out } = await claviger(['verify', aborted.bundle])
    expect(out.split('\n')[0]).toBe('REHEARSAL, aborted, anchored: none')
    expect(exit).toBe(0)
    expect((await claviger(['verify', aborted.bundle, '--expect', 'closed'])).exit).toBe(1)
  } finally {
    aborted.leave()
  }
})

test('a production ceremony meets every expectation', async () => {
  const production = await sharedCeremony({
    custodians: 2,
    threshold: 2,
    mode: 'production',
    targets: false,
  })
  const expected = ['--expect', 'production,closed,anchored']
  const line = ['verify', production.bundle, '--signers', production.paper, ...expected]
  const { exit, out } = await claviger(line)
  expect(out.split('\n')[0]).toBe('PRODUCTION, closed, anchored: signers')
  expect(exit).toBe(0)
})

function dropLastLine(file: string): void {
  const lines = readFileSync(file, 'utf8').split('\n')
  writeFileSync(file, `${lines.slice(0, -2).join('\n')}\n`)
}

function flip(file: string): void {
  const bytes = readFileSync(file)
  bytes[0] = (bytes[0] ?? 0) ^ 0x80
  writeFileSync(file, bytes)
}
