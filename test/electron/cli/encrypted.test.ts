/** Shares that are encrypted to their custodians, brought to the commands. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { encryptAgeFile } from '#electron/services/agefile.ts'
import { utf8 } from '#shared/bytes.ts'
import { ageKeygen, typeInto } from '../../support/age.ts'
import { leaveAll, type Room, sharedCeremony } from '../../support/ceremony.ts'
import { claviger, clavigerJson } from '../../support/cli.ts'

const PASSPHRASES = ['first of the custodians', 'Zwölf Boxkämpfer jagen', 'the third: 7$%&']

let room: Room
let folder: string
/** Of custodians 1 to 3 to a passphrase each, of custodian 4 to a recipient. */
let files: string[]
let identity: string
let passphraseFiles: string[]
beforeAll(async () => {
  room = await sharedCeremony()
  folder = join(room.folder, 'encrypted')
  mkdirSync(folder)
  identity = join(folder, 'key.txt')
  const recipient = ageKeygen(identity)
  const targets = [
    ...PASSPHRASES.map((one) => ({ passphraseSecret: utf8(one), workFactor: 10 })),
    { recipient },
  ]
  files = await Promise.all(
    targets.map(async (target, i) => {
      const line = new Uint8Array(readFileSync(room.shares[i] ?? ''))
      return write(`${i + 1}.share.age`, await encryptAgeFile(line, target))
    }),
  )
  passphraseFiles = PASSPHRASES.map((one, i) => write(`${i + 1}.txt`, `${one}\n`))
})
afterAll(leaveAll)

function write(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const check = (file: string, ...more: string[]) => [
  'share',
  'check',
  file,
  '--bundle',
  room.bundle,
  ...more,
]
const at = (list: readonly string[], ...places: number[]) => places.map((i) => list[i - 1] ?? '')

describe('an encrypted share', () => {
  it('asks for its passphrase, and says whose it is', async () => {
    const ran = await clavigerJson(check(files[0] ?? ''), { typed: at(PASSPHRASES, 1) })
    expect(ran.answer).toMatchObject({ ok: true, index: 1, custodian: 'c1' })
    expect(ran.err).toContain('Passphrase of')
    expect(ran.err).not.toContain(PASSPHRASES[0])
  })

  it('may be asked for three times, then it is refused', async () => {
    const again = await clavigerJson(check(files[0] ?? ''), { typed: ['x', ...PASSPHRASES] })
    expect(again).toMatchObject({ exit: 0, answer: { index: 1 } })
    const wrong = await clavigerJson(check(files[0] ?? ''), { typed: ['x', 'y', 'z', 'x'] })
    expect(wrong).toMatchObject({ exit: 1, answer: { error: { code: 'passphrase.wrong' } } })
    expect(wrong.err.match(/Passphrase of/g)).toHaveLength(3)
  })

  it('comes on standard input too', async () => {
    const stdin = readFileSync(files[1] ?? '', 'utf8')
    const ran = await clavigerJson(check('-', '--passphrase-file', passphraseFiles[1] ?? ''), {
      stdin,
    })
    expect(ran.answer).toMatchObject({ ok: true, index: 2 })
  })

  it('counts in a drill, each with its own key, beside one that is not encrypted', async () => {
    const ran = await clavigerJson([
      'drill',
      '--bundle',
      room.bundle,
      '--share',
      ...at(files, 2, 4, 1),
      ...at(room.shares, 5),
      '--passphrase-file',
      ...at(passphraseFiles, 2, 1),
      '--identity',
      identity,
    ])
    expect(ran.answer).toMatchObject({ ok: true, people: ['c1', 'c2', 'c4', 'c5'] })
  })

  it('recovers a key, and proves its share', async () => {
    const out = join(folder, 'key')
    const quorum = [...at(files, 3), ...at(room.shares, 1, 2)]
    const given = ['--bundle', room.bundle, '--passphrase-file', ...at(passphraseFiles, 3)]
    const recovered = await clavigerJson(['recover', '--share', ...quorum, ...given, '--out', out])
    expect(recovered.answer).toMatchObject({ ok: true, key: 'orders' })
    expect(readFileSync(out)).toHaveLength(32)
    const proved = ['share', 'prove', ...at(files, 3), ...given, '--out', join(folder, 'proof')]
    expect((await clavigerJson(proved)).answer).toMatchObject({ ok: true, index: 3 })
  })

  it('on a real terminal shows nothing of what is typed', () => {
    const program = fileURLToPath(new URL('../../../electron/cli/claviger.mjs', import.meta.url))
    const passphrase = PASSPHRASES[1] ?? ''
    const typed = `${passphrase}xö\x7f\x7f`
    const argv = [process.execPath, program, ...check(files[1] ?? '')]
    const { status, shown } = typeInto(argv, [['Passphrase of', typed]], dirname(room.bundle))
    expect(shown).toContain('share 2 of 5')
    expect(status).toBe(0)
    expect(shown).not.toContain(passphrase.slice(0, 5))
  })
})

describe('is refused', () => {
  test.each([
    [
      'with a wrong passphrase',
      () => [files[0], '--passphrase-file', passphraseFiles[1]],
      1,
      'passphrase.wrong',
    ],
    ['with no terminal to ask on', () => [files[0]], 2, 'usage.invalid'],
    [
      'with an empty passphrase file',
      () => [files[0], '--passphrase-file', write('none.txt', '\n')],
      2,
      'usage.invalid',
    ],
    [
      'with two lines in it',
      () => [files[0], '--passphrase-file', write('two.txt', 'a\nb\n')],
      2,
      'usage.invalid',
    ],
    [
      'with a passphrase file too many',
      () => [files[0], '--passphrase-file', passphraseFiles[0], passphraseFiles[1]],
      2,
      'usage.invalid',
    ],
    [
      'with a passphrase file for a plain share',
      () => [room.shares[0], '--passphrase-file', passphraseFiles[0]],
      2,
      'usage.invalid',
    ],
    [
      'with an identity for a plain share',
      () => [room.shares[0], '--identity', identity],
      2,
      'usage.invalid',
    ],
    ['without its identity', () => [files[3]], 1, 'age.recipient'],
    ['with another identity', () => [files[3], '--identity', another()], 1, 'age.recipient'],
    [
      'when it is not an age file',
      () => [write('plain.share.age', readFileSync(room.shares[0] ?? ''))],
      1,
      'age.invalid',
    ],
    [
      'when it is cut off',
      () => [write('cut.share.age', readFileSync(files[0] ?? '').subarray(0, 300))],
      1,
      'age.invalid',
    ],
    [
      'when it is too large',
      () => [write('large.share.age', 'A'.repeat(20_000))],
      1,
      'file.toolarge',
    ],
    [
      'when something else is inside',
      () => [write('text.share.age', inside), '--passphrase-file', passphraseFiles[0]],
      1,
      'share.mistyped',
    ],
  ])('%s', async (_, words, exit, code) => {
    const [file = '', ...more] = words().map(String)
    const ran = await clavigerJson(check(file, ...more))
    expect(ran.answer).toMatchObject({ ok: false, error: { code } })
    expect(ran.exit).toBe(exit)
  })
})

let inside: Uint8Array
beforeAll(async () => {
  const passphraseSecret = utf8(PASSPHRASES[0] ?? '')
  inside = await encryptAgeFile(utf8('good morning'), { passphraseSecret, workFactor: 10 })
})

let others = 0
function another(): string {
  const file = join(folder, `other-${++others}.txt`)
  ageKeygen(file)
  return file
}

it('the passphrase is in no output of a command', async () => {
  const ran = await claviger(check(files[0] ?? ''), { typed: at(PASSPHRASES, 1) })
  expect(ran.exit).toBe(0)
  expect(ran.out + ran.err).not.toContain(PASSPHRASES[0])
})
