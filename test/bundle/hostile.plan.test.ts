import { execFileSync } from 'node:child_process'
import { readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import type { Loose } from '../support/plans.ts'
import { runSmall } from './support/child.ts'
import { cleanUp, preparePlan } from './support/rehearsed.ts'

afterAll(cleanUp)

const KEY = 'orders/WrappingPublicKey.bin'

/** `claviger plan check` in a child with little memory. */
function check(plan: string) {
  const { status, signal, out, err } = runSmall('electron/cli/claviger.mjs', [
    'plan',
    'check',
    plan,
    '--json',
  ])
  expect({ signal, err: err.slice(-500) }).toMatchObject({ signal: null })
  return { status, document: JSON.parse(out) }
}

function refused(plan: string, code: string): { message: string; faults: string } {
  const { status, document } = check(plan)
  expect({ status, document }).toMatchObject({ document: { ok: false, error: { code } } })
  expect(status).toBeGreaterThan(0)
  expect(document.error.code).not.toBe('io.failed')
  return { message: document.error.message, faults: JSON.stringify(document.error.faults ?? []) }
}

/** The first target of the first key. */
function target(plan: Loose): { [field: string]: unknown } {
  return plan.keys?.[0]?.targets?.[0] as unknown as { [field: string]: unknown }
}

test('the plan as it is has no fault', () => {
  expect(check(preparePlan().plan)).toMatchObject({ status: 0, document: { ok: true } })
})

describe('a path that leaves the folder of the plan', () => {
  test.each([
    '../secret.bin',
    'orders/../../secret.bin',
    '/etc/passwd',
    './orders/WrappingPublicKey.bin',
    'orders//WrappingPublicKey.bin',
    'orders\\WrappingPublicKey.bin',
    'C:\\secret.bin',
    'C:/secret.bin',
    '\\\\server\\share',
    'orders/',
    '..',
    '.',
    '',
    'a\u0000b',
    'a\nb',
    'x\u202egpj.bin',
  ])('%j', (path) => {
    const { plan } = preparePlan((loose) => {
      target(loose).wrappingKey = path
    })
    writeFileSync(join(dirname(plan), '..', 'secret.bin'), 'secret')
    const { faults } = refused(plan, 'plan.invalid')
    expect(faults).toContain('keys[0].targets[0].wrappingKey')
    rmSync(join(dirname(plan), '..', 'secret.bin'))
  })
})

describe('a file of the plan that is no file', () => {
  const outside = (root: string) => join(root, '..', 'outside.bin')
  test.each([
    ['a link to itself elsewhere', (root: string) => move(root, KEY)],
    ['a link to nothing', (root: string) => relink(root, KEY, 'missing')],
    ['a link to a device', (root: string) => relink(root, KEY, '/dev/zero')],
    ['in a folder that is a link', (root: string) => move(root, 'orders')],
    ['a pipe', (root: string) => make(root, 'mkfifo')],
    ['a folder', (root: string) => make(root, 'mkdir')],
    ['8 GiB', (root: string) => make(root, 'truncate', '-s', '8G')],
    ['empty', (root: string) => make(root, 'touch')],
    ['missing', (root: string) => rmSync(join(root, KEY))],
  ])('%s', (_, alter) => {
    const { plan, root } = preparePlan()
    try {
      alter(root)
      expect(refused(plan, 'plan.invalid').faults).toContain('keys[0].targets[0].wrappingKey')
    } finally {
      rmSync(outside(root), { recursive: true, force: true })
    }
  })

  function move(root: string, path: string): void {
    renameSync(join(root, path), outside(root))
    symlinkSync(outside(root), join(root, path))
  }

  function relink(root: string, path: string, to: string): void {
    rmSync(join(root, path))
    symlinkSync(to, join(root, path))
  }

  function make(root: string, command: string, ...args: string[]): void {
    rmSync(join(root, KEY))
    execFileSync(command, [...args, join(root, KEY)])
  }
})

describe('a plan that is no plan', () => {
  const NESTED = 100_000
  test.each([
    ['JSON 100,000 deep', '['.repeat(NESTED), 'json.invalid'],
    ['objects 100,000 deep', '{"a":'.repeat(NESTED), 'json.invalid'],
    ['a million arrays', `[${'[],'.repeat(300_000)}[]]`, 'json.invalid'],
    ['50,000 unknown fields', fields(50_000), 'plan.invalid'],
    [
      'a key given twice',
      '{"claviger":"plan/1","mode":"rehearsal","mode":"production"}',
      'json.invalid',
    ],
    ['a byte order mark', '\ufeff{}', 'json.invalid'],
    ['2 MiB', ' '.repeat(2 * 1024 * 1024), 'file.toolarge'],
    ['nothing', '', 'json.invalid'],
    ['zeros', '\0'.repeat(1000), 'json.invalid'],
    ['another version', '{"claviger":"plan/2"}', 'plan.version'],
    ['a list', '[]', 'plan.invalid'],
    [
      'names of every object',
      '{"__proto__":{"mode":"production"},"constructor":1}',
      'plan.invalid',
    ],
  ])('%s', (_, text, code) => {
    const { plan } = preparePlan()
    writeFileSync(plan, text)
    refused(plan, code)
  })

  test.each([
    ['8 GiB', ['truncate', '-s', '8G'], 'file.toolarge'],
    ['a pipe', ['mkfifo'], 'file.unsafe'],
    ['a folder', ['mkdir'], 'file.unsafe'],
    ['a link', ['ln', '-s', 'other.json'], 'file.unsafe'],
  ])('%s', (_, [command = '', ...args], code) => {
    const { plan } = preparePlan()
    rmSync(plan)
    execFileSync(command, [...args, plan])
    refused(plan, code)
  })

  function fields(count: number): string {
    return JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, i) => [`f${i}`, 1])))
  }
})

describe('invisible and direction-changing characters', () => {
  const HIDDEN = ['\u0000', '\u001b', '\u007f', '\u009b', '\u200f', '\u202e', '\u2066', '\ufeff']
  const TEXTS: readonly (readonly [path: string, set: (plan: Loose, text: string) => void])[] = [
    ['title', (plan, text) => assign(plan, { title: text })],
    ['number', (plan, text) => assign(plan, { number: text })],
    ['organization', (plan, text) => assign(plan, { organization: text })],
    ['location', (plan, text) => assign(plan, { location: text })],
    ['purpose', (plan, text) => assign(plan, { purpose: text })],
    ['people[2].name', (plan, text) => assign(plan.people?.[2], { name: text })],
    ['backup.reason', (plan, text) => assign(plan.backup, { reason: text })],
    ['keys[0].owner', (plan, text) => assign(plan.keys?.[0], { owner: text })],
    ['keys[0].targets[0].key', (plan, text) => assign(target(plan), { key: text })],
    ['keys[0].targets[0].method', (plan, text) => assign(target(plan), { method: text })],
    ['keys[0].targets[0].description', (plan, text) => assign(target(plan), { description: text })],
    ['keys[0].targets[0].kid', (plan, text) => assign(target(plan), { kid: text })],
  ]

  function assign(place: object | undefined, fields: { [field: string]: string }): void {
    if (place === undefined) throw new Error('the example plan has no such place')
    Object.assign(place, fields)
  }

  test.each(HIDDEN)('%j is refused in every text', (character) => {
    const { plan } = preparePlan((loose) => {
      for (const [, set] of TEXTS) set(loose, `a${character}b`)
    })
    const { faults } = refused(plan, 'plan.invalid')
    for (const [path] of TEXTS) expect(faults).toContain(`"path":"${path}"`)
  })

  test('a decomposed letter is composed, not refused', () => {
    const { plan } = preparePlan((loose) => assign(loose, { title: 'Cle\u0301s' }))
    expect(check(plan).document).toMatchObject({ ok: true, title: 'Cl\u00e9s' })
    expect(readFileSync(plan, 'utf8')).toContain('e\u0301')
  })
})
