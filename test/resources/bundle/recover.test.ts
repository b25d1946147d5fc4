import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hex, sha256Hex } from '#shared/bytes.ts'
import {
  type Bundle,
  cleanUp,
  makeBundle,
  recover,
  run,
  tempDir,
  verify,
} from './support/bundle.ts'
import { RESOURCES, SET, wrap } from './support/ceremony.ts'
import { forge } from './support/cards.ts'
import { copyOf, editFile, setWhat } from './support/edit.ts'
import type { Draft } from './support/log.ts'

let bundle: Bundle
beforeAll(async () => {
  bundle = await makeBundle()
})
afterAll(cleanUp)

const fresh = () => join(tempDir(), 'key')
const texts = (from: Bundle, ...indexes: number[]) =>
  indexes.map((index) => `${from.cards[index - 1]?.text}\n`).join('')

function shareFiles(from: Bundle, ...indexes: number[]): string[] {
  const dir = tempDir()
  return indexes.map((index) => {
    const path = join(dir, `${index}.share`)
    writeFileSync(path, from.cards[index - 1]?.file ?? '')
    return path
  })
}

const orders = (dir: string, out: string) => [dir, '--key', 'orders', '--out', out]

describe('recover.py recovers', () => {
  test.each([
    [1, 2],
    [1, 3],
    [2, 3],
    [3, 2, 1],
  ])('from the share files %i, %i', (...indexes) => {
    const out = fresh()
    const result = recover([...orders(bundle.dir, out), ...shareFiles(bundle, ...indexes)])
    expect(result.err).toContain('The key orders (AES-256, 32 bytes, raw) is in ')
    expect(result.err).toContain('Signatures are not checked here: verify.sh does that.')
    expect(result.err).toContain(', a rehearsal.')
    expect(readFileSync(out)).toEqual(Buffer.from(bundle.keys.get('orders') ?? []))
    expect(statSync(out).mode & 0o777).toBe(0o600)
    expect([result.code, result.out]).toEqual([0, ''])
  })

  test('an asymmetric key from share texts in groups and small letters', () => {
    const out = fresh()
    const input = texts(bundle, 3, 1)
      .toLowerCase()
      .replace(/.{4}(?=.)/g, '$& ')
      .replace(' ', ' – ')
    const result = recover([bundle.dir, '--out', out, '--key', 'signing'], `\n${input}`)
    expect(result.err).toContain('PKCS#8 DER')
    expect(readFileSync(out)).toEqual(Buffer.from(bundle.keys.get('signing') ?? []))
    const key = run('openssl', ['pkey', '-inform', 'DER', '-in', out, '-noout', '-text'])
    expect(key.out).toContain('P-256')
  })

  test('from four of seven shares, in any choice', async () => {
    const large = await makeBundle({ threshold: 4, total: 7 })
    for (const choice of [
      [1, 2, 3, 4],
      [7, 5, 3, 1],
      [2, 4, 6, 7, 1],
    ]) {
      const out = fresh()
      expect(recover(orders(large.dir, out), texts(large, ...choice)).code).toBe(0)
      expect(readFileSync(out)).toEqual(Buffer.from(large.keys.get('orders') ?? []))
    }
    const few = recover(orders(large.dir, fresh()), texts(large, 1, 2, 3))
    expect(few.err).toContain('Refused: 3 shares are too few, 4 are needed')
    expect(few.code).toBe(1)
  })

  test('what openssl recovers by the manual way of RECOVER.md', () => {
    const out = fresh()
    const args = [
      'enc',
      '-d',
      '-id-aes256-wrap-pad',
      '-iv',
      'A65959A6',
      '-K',
      hex(bundle.backupKey),
    ]
    run('openssl', [...args, '-in', join(bundle.dir, 'backups/orders.kwp'), '-out', out])
    expect(readFileSync(out)).toEqual(Buffer.from(bundle.keys.get('orders') ?? []))
    const line = bundle.log.lines.find((one) => one.includes('"key.generated"')) ?? ''
    const { salt, commitment } = JSON.parse(line).what
    const command = readFileSync(`${RESOURCES}RECOVER.md`, 'utf8').match(/^ +\{ printf .*$/m)?.[0]
    const setup = `SALT=${salt}; LABEL=orders; ALGORITHM=AES-256; cd ${join(out, '..')}; mv key FILE`
    expect(run('sh', ['-c', `${setup}\n${command}`]).out).toContain(commitment)
  })

  test('without a checkpoint, with a warning', () => {
    const dir = copyOf(bundle)
    rmSync(join(dir, 'checkpoint'))
    const { code, err } = recover(orders(dir, fresh()), texts(bundle, 1, 2))
    expect(err).toContain('Warning: the bundle has no checkpoint')
    expect(code).toBe(0)
  })

  test('keys of other lengths, down to one block of the wrapping', () => {
    const python = `import sys; sys.path.insert(0, sys.argv[1]); import recover
for line in sys.stdin:
    key, wrapped = map(bytes.fromhex, line.split())
    print(recover.unwrap(key, wrapped).hex())`
    const keys = Array.from({ length: 70 }, (_, i) => new Uint8Array(i + 1).fill(i))
    const input = keys.map(
      (key) => `${hex(bundle.backupKey)} ${hex(wrap(bundle.backupKey, key))}\n`,
    )
    const { out } = run('python3', ['-B', '-c', python, RESOURCES], { input: input.join('') })
    expect(out.trim().split('\n')).toEqual(keys.map(hex))
  })
})

describe('recover.py refuses', () => {
  const cases: [string, (dir: string) => void, string][] = [
    [
      'an altered backup',
      (dir) =>
        editFile(
          join(dir, 'backups/orders.kwp'),
          (s) => `${s.slice(0, -1)}${s.endsWith('0') ? '1' : '0'}`,
        ),
      'backups/orders.kwp is not the backup that the log names',
    ],
    [
      'a missing backup',
      (dir) => rmSync(join(dir, 'backups/orders.kwp')),
      'backups/orders.kwp is missing from the bundle: find another copy of it',
    ],
    [
      'backups exchanged',
      (dir) =>
        writeFileSync(
          join(dir, 'backups/orders.kwp'),
          readFileSync(join(dir, 'backups/signing.kwp')),
        ),
      'is not the backup that the log names',
    ],
    [
      'a backup behind a link',
      (dir) => {
        rmSync(join(dir, 'backups/orders.kwp'))
        symlinkSync('signing.kwp', join(dir, 'backups/orders.kwp'))
      },
      'orders.kwp is a link or no regular file',
    ],
    [
      'a huge backup',
      (dir) => writeFileSync(join(dir, 'backups/orders.kwp'), new Uint8Array(9000)),
      'is larger than 8192 bytes',
    ],
    [
      'an altered log',
      (dir) => editFile(join(dir, 'log.jsonl'), (s) => s.replace('AES-256', 'AES-128')),
      'log.jsonl is altered or damaged at entry',
    ],
    [
      'an altered last line',
      (dir) => editFile(join(dir, 'log.jsonl'), (s) => s.replace('"intent":"i5"', '"intent":"i6"')),
      'log.jsonl is not the log of the checkpoint',
    ],
    [
      'a log cut at a line',
      (dir) =>
        editFile(join(dir, 'log.jsonl'), (s) => `${s.split('\n').slice(0, -2).join('\n')}\n`),
      'log.jsonl is not the log of the checkpoint',
    ],
    [
      'a log cut in a line',
      (dir) => editFile(join(dir, 'log.jsonl'), (s) => s.slice(0, -1)),
      'log.jsonl is cut off',
    ],
    [
      'a log of something else',
      (dir) => writeFileSync(join(dir, 'log.jsonl'), '[]\n'),
      'the log is damaged, or malformed',
    ],
    ['a missing log', (dir) => rmSync(join(dir, 'log.jsonl')), 'log.jsonl is missing'],
  ]
  test.each(cases)('%s', (_, tamper, message) => {
    const dir = copyOf(bundle)
    tamper(dir)
    const out = fresh()
    const { code, err } = recover(orders(dir, out), texts(bundle, 1, 2))
    expect(err).toContain(message)
    expect(code).toBe(1)
    expect(existsSync(out)).toBe(false)
  })

  test('keys that a signed log exchanged, by their commitments', async () => {
    const { dir, cards } = await makeBundle({
      backups: (backups) => {
        const [a, b] = [...backups.values()]
        if (a && b) backups.set('orders', b).set('signing', a)
      },
    })
    expect(verify(dir).code).toBe(0) // no signature shows it
    const input = cards.map(({ text }) => `${text}\n`).join('')
    const out = fresh()
    const { code, err } = recover(orders(dir, out), input)
    expect(err).toContain('Refused: the key that came out is not the one that the log names')
    expect(code).toBe(1)
    expect(existsSync(out)).toBe(false)
  })

  test('a backup under another backup key', async () => {
    const { dir, cards } = await makeBundle({
      backups: (backups) => backups.set('orders', wrap(new Uint8Array(32), new Uint8Array(32))),
    })
    const input = cards.map(({ text }) => `${text}\n`).join('')
    expect(recover(orders(dir, fresh()), input).err).toContain('do not open this backup')
  })

  test('a voided set by name, and recovers from the one that replaced it', async () => {
    const voided = await makeBundle({
      draft: (draft: Draft) =>
        draft.type === 'shares.proven'
          ? [{ ...draft, type: 'shares.voided', what: { set: SET, indexes: [1, 2, 3] } }]
          : [draft],
    })
    const { code, err } = recover(orders(voided.dir, fresh()), texts(voided, 1, 2))
    expect(err).toContain(`belongs to set ${SET}, which was voided`)
    expect(code).toBe(1)
  })

  test('the card of a set that a reshare replaced, and takes those of the new one', async () => {
    const replaced = 'aa'.repeat(8)
    const reshared = await makeBundle({
      draft: (draft: Draft) => {
        if (draft.type !== 'key.generated') return [draft]
        const { intent: _, ...key } = draft.what
        const what = { ceremony: 'b'.repeat(32), set: replaced, keys: [key] }
        return [{ ...draft, type: 'source.admitted', what }]
      },
    })
    const out = fresh()
    expect(recover(orders(reshared.dir, out), texts(reshared, 1, 3)).code).toBe(0)
    expect(readFileSync(out)).toEqual(Buffer.from(reshared.keys.get('orders') ?? []))
    const old = `${forge({ set: replaced })}\n${reshared.cards[1]?.text}\n`
    const { code, err } = recover(orders(reshared.dir, fresh()), old)
    expect(err).toContain(`belongs to set ${replaced}, which is superseded: bring the newer card`)
    expect(code).toBe(1)
  })

  test('a malformed event instead of crashing', async () => {
    for (const [type, what] of [
      ['shares.made', { shares: 7 }],
      ['key.generated', { salt: 'xyz' }],
      ['backup.made', { sha256: null }],
      ['files.listed', { files: [] }],
    ] as const) {
      const broken = await makeBundle({ what: setWhat(type, what) })
      const { code, err } = recover(orders(broken.dir, fresh()), texts(broken, 1, 2))
      expect(err).toMatch(/Refused: .*(damaged, or malformed|not the backup)/)
      expect(code).toBe(1)
    }
  })

  test('to overwrite a file, a link or a folder', () => {
    const dir = tempDir()
    writeFileSync(join(dir, 'file'), 'precious')
    symlinkSync('nowhere', join(dir, 'link'))
    for (const out of [join(dir, 'file'), join(dir, 'link'), dir]) {
      const { code, err } = recover(orders(bundle.dir, out), texts(bundle, 1, 2))
      expect(err).toContain('exists: choose a new name, nothing is overwritten')
      expect(code).toBe(1)
    }
    expect(readFileSync(join(dir, 'file'), 'utf8')).toBe('precious')
    expect(existsSync(join(dir, 'nowhere'))).toBe(false)
  })

  test.each([
    [() => [bundle.dir], '--out'],
    [() => ['--out', fresh()], 'BUNDLE'],
    [() => ['/nonexistent', '--out', fresh()], 'there is no bundle /nonexistent'],
    [
      () => [bundle.dir, '--out', fresh()],
      'there are several keys, name one with --key: orders, signing',
    ],
    [() => orders(bundle.dir, '/nonexistent/key'), "No such file or directory: '/nonexistent/key'"],
    [
      () => [...orders(bundle.dir, fresh()), '/nonexistent.share'],
      "No such file or directory: '/nonexistent.share'",
    ],
    [() => [...orders(bundle.dir, fresh()), '--wrong'], 'unrecognized arguments'],
  ])('what cannot run, with status 2 (%#)', (args, message) => {
    const { code, err } = recover(args(), texts(bundle, 1, 2))
    expect(err).toContain(message)
    expect(code).toBe(2)
  })

  test('a key that the log does not know', () => {
    const { code, err } = recover([bundle.dir, '--key', '../x', '--out', fresh()])
    expect(err).toContain("there is no backup of '../x': the log knows orders, signing")
    expect(code).toBe(1)
  })
})

test('stopped from the keyboard it says so, and writes no key', async () => {
  const out = fresh()
  const child = spawn('python3', ['-B', `${RESOURCES}recover.py`, ...orders(bundle.dir, out)])
  let err = ''
  child.stderr.setEncoding('utf8').on('data', (said: string) => {
    err += said
  })
  child.stdin.write(texts(bundle, 1))
  // It has one share and waits for the next: somebody changes their mind.
  await once(child.stderr, 'data')
  child.kill('SIGINT')
  const [code] = await once(child, 'close')
  expect(err).toContain('Stopped from the keyboard.')
  expect(err).not.toContain('Traceback')
  expect(code).toBe(2)
  expect(existsSync(out)).toBe(false)
})

test('no key and no share is ever on a command line', () => {
  expect(readFileSync(`${RESOURCES}recover.py`, 'utf8')).not.toMatch(/subprocess|os\.system|popen/)
  const { out } = run('python3', ['-B', `${RESOURCES}recover.py`, '--help'])
  expect(out).not.toMatch(/--share\b|passphrase/)
})

test('can be read in one sitting, and by the python of 2019', () => {
  const lines = readFileSync(`${RESOURCES}recover.py`, 'utf8').split('\n')
  expect(lines.length).toBeLessThan(450)
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(100)
  const python = 'import ast, sys; ast.parse(sys.stdin.read(), feature_version=(3, 8))'
  expect(run('python3', ['-c', python], { input: lines.join('\n') })).toMatchObject({ code: 0 })
})

test('needs nothing but the standard library, in isolation', () => {
  const out = fresh()
  const dir = tempDir()
  chmodSync(dir, 0o755)
  const args = ['-I', '-S', '-B', `${RESOURCES}recover.py`, ...orders(bundle.dir, out)]
  const { code } = run('python3', args, { input: texts(bundle, 1, 2), cwd: dir, env: {} })
  expect(code).toBe(0)
  expect(sha256Hex(readFileSync(out))).toBe(
    sha256Hex(bundle.keys.get('orders') ?? new Uint8Array()),
  )
})
