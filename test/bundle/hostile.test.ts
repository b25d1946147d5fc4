import { execFileSync } from 'node:child_process'
import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { JsonValue } from '#shared/log/canonical.ts'
import { type Alter, editLine } from './support/alter.ts'
import { runSmall, verifySmall } from './support/child.ts'
import { verify } from './support/judge.ts'
import { cleanUp, copyOf, preparePlan, type Rehearsed, rehearse } from './support/rehearsed.ts'
import { type LooseEntry, notingHost, rewrite, type Seeds } from './support/rewrite.ts'

const MIB = 1024 * 1024
const seeds: Seeds = new Map()
let original: Rehearsed

beforeAll(async () => {
  original = await rehearse(preparePlan(), notingHost(seeds))
})
afterAll(cleanUp)

/** 8 GiB that take no room on the disk. */
function sparse(path: string): Alter {
  return (dir) => void execFileSync('truncate', ['-s', '8G', join(dir, path)])
}

function put(path: string, content: string | Uint8Array): Alter {
  return (dir) => {
    mkdirSync(dirname(join(dir, path)), { recursive: true })
    writeFileSync(join(dir, path), content)
  }
}

/** Entry 0 with something else in its free part, as wide or deep as it may be. */
function firstEntry(what: string): Alter {
  return editLine('log.jsonl', 0, (line) => line.replace(/"what":.*(?=\}\n)/s, `"what":${what}`))
}

function notUtf8(path: string): Alter {
  return (dir) => {
    const bytes = readFileSync(join(dir, path))
    bytes[bytes.length >> 1] = 0xff
    writeFileSync(join(dir, path), bytes)
  }
}

const SPARSE = [
  'log.jsonl',
  'log.sigs',
  'checkpoint',
  'allowed_signers',
  'fingerprint.txt',
  'plan.json',
  'report.html',
  'script.html',
  'verify.sh',
  'backups/orders.kwp',
  'sigs/checkpoint.c1.sig',
  'packages/orders/aws-kms/EncryptedKeyMaterial.bin',
]
const UTF8 = ['log.sigs', 'checkpoint', 'plan.json', 'fingerprint.txt', 'sigs/checkpoint.c1.sig']

/** What was done, how, and what the refusal names. */
const HOSTILE: readonly (readonly [name: string, alter: Alter, code: string, names: string])[] = [
  ...SPARSE.map((path) => [`8 GiB of ${path}`, sparse(path), 'bundle.file', path] as const),
  ...UTF8.map((path) => {
    const code = path === 'log.sigs' ? 'log.signature' : 'bundle.file'
    const names = path === 'log.sigs' ? 'entry' : path
    return [`${path} that is not UTF-8`, notUtf8(path), code, names] as const
  }),
  ['a log that is not UTF-8', notUtf8('log.jsonl'), 'log.line', 'entry'],
  ['a log of zeros', put('log.jsonl', new Uint8Array(MIB)), 'log.line', 'log.jsonl'],
  ['arrays 100,000 deep', firstEntry('['.repeat(100_000)), 'log.line', 'entry 0'],
  ['objects 100,000 deep', firstEntry('{"a":'.repeat(100_000)), 'log.line', 'entry 0'],
  ['a million arrays', firstEntry(`{"a":[${'[],'.repeat(MIB)}[]]}`), 'log.line', 'entry 0'],
  ['200,001 lines', put('log.jsonl', '{}\n'.repeat(200_001)), 'file.toolarge', 'log.jsonl'],
  ['60 MiB of newlines', put('log.jsonl', '\n'.repeat(60 * MIB)), 'file.toolarge', 'log.jsonl'],
  [
    'a line of 5 MiB',
    firstEntry(`{"a":"${'x'.repeat(5 * MIB)}"}`),
    'file.toolarge',
    'log.jsonl line 1',
  ],
  ['5 MiB without a newline', put('log.jsonl', ' '.repeat(5 * MIB)), 'log.line', 'log.jsonl'],
  [
    '90 MiB of newlines as signatures',
    put('log.sigs', '\n'.repeat(90 * MIB)),
    'log.signature',
    'log.sigs',
  ],
  [
    'a signature of 90 MiB',
    (dir) => {
      const lines = readFileSync(join(dir, 'log.sigs'), 'utf8').split('\n').length - 1
      writeFileSync(join(dir, 'log.sigs'), `${'A'.repeat(90 * MIB)}${'\n'.repeat(lines)}`)
    },
    'log.signature',
    'entry 0',
  ],
  [
    '20,001 files',
    (dir) => {
      mkdirSync(join(dir, 'many'))
      for (let i = 0; i <= 20_000; i++) writeFileSync(join(dir, 'many', `${i}`), '')
    },
    'bundle.file',
    'more files than are expected',
  ],
  ['17 folders in each other', put(`${'d/'.repeat(17)}file`, ''), 'bundle.file', 'd/d'],
  ['a name that is not UTF-8', (dir) => notUtf8Name(dir), 'bundle.stray', '\ufffd'],
]

function notUtf8Name(dir: string): void {
  writeFileSync(Buffer.concat([Buffer.from(`${dir}/`), Buffer.from([0x61, 0xff])]), 'x')
}

describe('a hostile bundle is refused by name, in little memory', () => {
  test.each(HOSTILE)('%s', (_, alter, code, names) => {
    const dir = copyOf(original.bundle)
    try {
      alter(dir)
      const { status, signal, out, err } = runSmall('electron/cli/claviger.mjs', [
        'verify',
        dir,
        '--json',
      ])
      expect({ status, signal, err: err.slice(-500) }).toMatchObject({ status: 1, signal: null })
      expect(JSON.parse(out)).toMatchObject({
        ok: false,
        code,
        message: expect.stringContaining(names),
      })
    } finally {
      rmSync(dirname(dir), { recursive: true, force: true })
    }
  })
})

test.each([
  ['that clears the screen', '\u001b[2J\u001b[Hok'],
  ['that adds a line', 'x\nPRODUCTION, closed, anchored: signers,head'],
  ['that is read backwards', 'x\u202egpj.exe'],
  ['with a C1 control character', 'x\u009b2Jy'],
])('a file name %s is shown by number', (_, name) => {
  const dir = copyOf(original.bundle)
  appendFileSync(join(dir, name), 'x')
  const { message, code } = verify(dir)
  expect(code).toBe('bundle.stray')
  expect(message).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u)
  expect(message).toContain('⟨U+')
})

test.each([
  ['verify', (dir: string) => ['verify', dir]],
  ['plan check', (dir: string) => ['plan', 'check', join(dir, '\u001b[2J\u202e')]],
])('nothing that %s prints steers the terminal', (_, args) => {
  const dir = copyOf(original.bundle)
  writeFileSync(join(dir, 'x\u001b[2Jy\u202e'), 'x')
  const { out, err } = runSmall('electron/cli/claviger.mjs', args(dir))
  expect(out + err).toContain('⟨U+001B⟩[2J')
  expect(out + err).not.toMatch(/[^\P{Cc}\n]|\p{Bidi_Control}/u)
})

/** The bundle as a dishonest program could have written it. */
function rewritten(change: (entries: LooseEntry[], dir: string) => void) {
  return verifySmall(rewrite(original.bundle, seeds, change)).report
}

function whatOf(entries: readonly LooseEntry[], type: string): { [field: string]: JsonValue } {
  const what = entries.find((entry) => entry.type === type)?.what
  if (what === undefined) throw new Error(`no ${type} in the log`)
  return what
}

function listed(entries: readonly LooseEntry[]) {
  return whatOf(entries, 'files.listed').files as { [path: string]: JsonValue }
}

describe('a program that lies about its own log is refused by entry', () => {
  test('rewriting nothing gives a bundle that is accepted', () => {
    expect(rewritten(() => {})).toMatchObject({ ok: true })
  })

  test.each([
    '../../../etc/passwd',
    '/etc/passwd',
    'inputs/../../x',
    'packages/orders/aws-kms/..',
    'packages/orders/../../x',
    'packages/../plan.json',
    'backups/../x.kwp',
    'C:/x',
    'a\\b',
    '',
    '.',
    '__proto__',
    'constructor',
    'log.jsonl',
    'sigs/checkpoint.c9.sig',
    'PLAN.JSON',
  ])('the path %j in the list of files', (path) => {
    const { ok, code, message, entry } = rewritten((entries) => {
      const value = { sha256: 'a'.repeat(64), bytes: 1 }
      const options = { value, enumerable: true, configurable: true, writable: true }
      Object.defineProperty(listed(entries), path, options)
    })
    expect({ ok, message }).toEqual({ ok: false, message: expect.not.stringContaining('root:') })
    if (code === 'bundle.file') expect(message).toContain(path)
    else expect(entry).toBeGreaterThan(0)
  })

  test.each(['packages/../../x', '../x', '/x', 'packages/orders/..', 'packages/Orders/aws-kms'])(
    'the path %j of a package',
    (path) => {
      const report = rewritten((entries) => {
        whatOf(entries, 'package.started').path = path
        whatOf(entries, 'package.finished').path = path
      })
      expect(report).toMatchObject({ ok: false, entry: expect.any(Number) })
    },
  )

  test.each(['script.html', 'packages/orders/aws-kms/more.bin'])(
    '8 GiB of %s, as listed',
    (path) => {
      const report = rewritten((entries, dir) => {
        sparse(path)(dir)
        listed(entries)[path] = { sha256: 'a'.repeat(64), bytes: 8 * 1024 * MIB }
      })
      expect(report).toMatchObject({ ok: false, code: 'bundle.file' })
      expect(report.message).toContain(path)
    },
  )

  test('a package of a hundred files', () => {
    const report = rewritten((entries, dir) => {
      for (let i = 0; i < 100; i++) {
        const path = `packages/orders/aws-kms/${i}`
        writeFileSync(join(dir, path), 'x')
        listed(entries)[path] = {
          sha256: '2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881',
          bytes: 1,
        }
      }
    })
    expect(report).toMatchObject({ ok: false, code: 'package.invalid' })
    expect(report.message).toContain('packages/orders/aws-kms')
  })

  test.each([
    ['of a newer version', { v: 2 }],
    ['of a type nobody knows', { type: 'key.teleported' }],
  ])('an entry %s asks for a newer release', (_, fields) => {
    const report = rewritten((entries) => Object.assign(entries[20] ?? {}, fields))
    expect(report).toMatchObject({ ok: false, code: 'format.newer', entry: 20 })
  })

  test('a script that no release has asks for a newer release', () => {
    const report = rewritten((entries) => {
      whatOf(entries, 'ceremony.opened').script = 'a'.repeat(64)
    })
    expect(report).toMatchObject({ ok: false, code: 'format.newer', entry: 0 })
  })

  test.each([
    ['a text that is read backwards', { name: 'Custodian \u202e1' }, 'log.line'],
    ['a text with a line feed', { name: 'Custodian\n1' }, 'log.line'],
    ['another name', { name: 'Somebody' }, ''],
    ['a field more', { more: 1 }, 'log.event'],
    ['a number in place of a text', { name: 1 }, 'log.event'],
    ['a key of small order', { key: `ssh-ed25519 ${smallOrderKey()}` }, ''],
  ])('an enrolment with %s', (_, fields, code) => {
    const report = rewritten((entries) => Object.assign(entries[3]?.what ?? {}, fields))
    expect(report).toMatchObject({ ok: false, entry: 3 })
    if (code !== '') expect(report.code).toBe(code)
  })

  test('a recorder key of small order', () => {
    const report = rewritten((entries) => {
      whatOf(entries, 'ceremony.opened').recorder = `ssh-ed25519 ${smallOrderKey()}`
    })
    expect(report).toMatchObject({ ok: false, entry: 0 })
  })
})

function smallOrderKey(): string {
  const blob = Buffer.alloc(51)
  blob.writeUInt32BE(11, 0)
  blob.write('ssh-ed25519', 4)
  blob.writeUInt32BE(32, 15)
  blob[19] = 1
  return blob.toString('base64')
}
