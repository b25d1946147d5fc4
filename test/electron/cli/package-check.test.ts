import {
  appendFileSync,
  cpSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { withCopy } from '../../support/bundles.ts'
import { leaveAll, type Room, sharedCeremony } from '../../support/ceremony.ts'
import { claviger, clavigerJson } from '../../support/cli.ts'

let room: Room
let other: Room
const path = 'packages/orders/aws-kms'
beforeAll(async () => {
  room = await sharedCeremony({ custodians: 3, threshold: 2, labels: ['orders', 'invoices'] })
  other = await sharedCeremony({ custodians: 4, threshold: 2 })
})
afterAll(leaveAll)

const check = (dir: string, ...rest: string[]) => [
  'package',
  'check',
  dir,
  '--bundle',
  room.bundle,
  ...rest,
]

describe('a package of the ceremony', () => {
  it('is refused without --rehearsal when it is of one', async () => {
    const { exit, answer } = await clavigerJson(check(join(room.bundle, path)))
    expect(exit).toBe(1)
    expect(answer.error).toMatchObject({
      code: 'rule.mode',
      message: 'this is the package of a rehearsal',
    })
  })

  it('is known by what the log lists', async () => {
    const { exit, answer } = await clavigerJson(check(join(room.bundle, path), '--rehearsal'))
    expect(exit).toBe(0)
    expect(answer).toMatchObject({
      ok: true,
      path,
      mode: 'rehearsal',
      label: 'orders',
      provider: 'aws-kms',
    })
    expect(answer.wrappingKey).toMatch(/^[0-9a-f]{64}$/)
  })

  it('says in words what it is and how much of its window is left', async () => {
    const { exit, out, err } = await claviger(check(join(room.bundle, path), '--rehearsal'))
    expect(exit).toBe(0)
    expect(out).toMatch(/^REHEARSAL package packages\/orders\/aws-kms, as the log lists it\n/)
    const { answer } = await clavigerJson(check(join(room.bundle, path), '--rehearsal'))
    expect(answer.minutesLeft).toBeGreaterThanOrEqual(0)
    const said = out + err
    if (answer.minutesLeft === 0)
      expect(said).toContain(`the import window closed at ${answer.expires}`)
    else expect(said).toMatch(/\d+ (?:h|min) are left to import it, until /)
  })

  it('is found wherever it was copied, and by a bundle without packages', async () => {
    await withCopy(room.bundle, async (copy, folder) => {
      cpSync(join(copy, path), join(folder, 'stick'), { recursive: true })
      rmSync(join(copy, 'packages'), { recursive: true })
      const line = ['package', 'check', join(folder, 'stick'), '--bundle', copy, '--rehearsal']
      expect((await claviger(line)).exit).toBe(0)
    })
  })
})

describe('a package is refused', () => {
  test.each([
    ['with an altered ciphertext', (dir: string) => appendFileSync(join(dir, wrapped(dir)), 'x')],
    ['with other instructions', (dir: string) => appendFileSync(join(dir, 'IMPORT.md'), 'x')],
    ['with a file missing', (dir: string) => rmSync(join(dir, wrapped(dir)))],
    ['with a file too many', (dir: string) => writeFileSync(join(dir, 'note'), 'x')],
    ['without its manifest', (dir: string) => rmSync(join(dir, 'manifest.json'))],
    [
      'without the mark of a rehearsal',
      (dir: string) => rmSync(join(dir, 'REHEARSAL-DO-NOT-IMPORT')),
    ],
    ['with a link', (dir: string) => symlinkSync('/etc/hostname', join(dir, 'link'))],
    ['with a folder', (dir: string) => mkdirSync(join(dir, 'more'))],
  ])('%s', async (_, spoil) => {
    await withCopy(room.bundle, async (copy, folder) => {
      const dir = join(folder, 'stick')
      cpSync(join(copy, path), dir, { recursive: true })
      spoil(dir)
      const { exit, answer } = await clavigerJson(check(dir, '--rehearsal'))
      expect(exit).toBe(1)
      expect(answer).toMatchObject({ ok: false, error: { code: 'package.invalid' } })
    })
  })

  test('that lies where another one belongs, and both are named', async () => {
    await withCopy(room.bundle, async (copy, folder) => {
      const other = 'packages/invoices/aws-kms'
      cpSync(join(copy, path), join(folder, 'stick', other), { recursive: true })
      const { exit, answer } = await clavigerJson(
        check(join(folder, 'stick', other), '--rehearsal'),
      )
      expect(exit).toBe(1)
      expect(answer.error).toMatchObject({
        code: 'package.invalid',
        message: `this is the package ${path}, found where ${other} belongs`,
      })
    })
  })

  test('of another ceremony', async () => {
    const { exit, answer } = await clavigerJson(check(join(other.bundle, path), '--rehearsal'))
    expect(exit).toBe(1)
    expect(answer.error).toMatchObject({
      code: 'package.invalid',
      path: 'manifest.json',
      message: expect.stringMatching(
        /^the package of orders for aws-kms is of the ceremony [0-9a-f]{32}, not of this one$/,
      ),
    })
  })
})

test.each([
  ['a folder that is not there', '/nowhere'],
  ['a file', '/etc/hostname'],
])('%s cannot be run', async (_, dir) => {
  const { exit, answer } = await clavigerJson(check(dir))
  expect(exit).toBe(2)
  expect(answer.error).toMatchObject({ code: 'file.missing', path: dir })
})

function wrapped(dir: string): string {
  return JSON.parse(readFileSync(join(dir, 'manifest.json'), 'utf8')).wrapped
}
