import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openBundleFolder } from '#electron/services/bundlefolder.ts'
import { utf8 } from '#shared/bytes.ts'
import { expectRefusal } from '../../support/refusal.ts'

let dir: string

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'claviger-bundle-'))
  mkdirSync(join(dir, 'sigs'))
  writeFileSync(join(dir, 'log.jsonl'), 'line\n')
})

afterEach(() => rmSync(dir, { recursive: true, force: true }))

test('lists and reads a bundle', () => {
  const bundle = openBundleFolder(dir)
  expect(bundle.list().map(({ path }) => path)).toEqual(['log.jsonl', 'sigs'])
  expect(bundle.read('log.jsonl', 100)).toEqual(utf8('line\n'))
})

test('refuses a bundle that is not there, or no folder', () => {
  expectRefusal(() => openBundleFolder(join(dir, 'none')), 'bundle.missing', '', 'none')
  expectRefusal(() => openBundleFolder(join(dir, 'log.jsonl')), 'bundle.missing')
  expectRefusal(() => openBundleFolder(join(dir, 'log.jsonl', 'x')), 'bundle.missing')
})

test('refuses what is wrong inside a bundle as such, naming it', () => {
  const bundle = openBundleFolder(dir)
  symlinkSync('/etc/passwd', join(dir, 'plan.json'))
  for (const path of ['none', 'sigs', 'plan.json', '../x', '/etc/passwd']) {
    expectRefusal(() => bundle.read(path, 100), 'bundle.file', '', path)
  }
  expectRefusal(() => bundle.read('log.jsonl', 4), 'bundle.file', '5 bytes', 'log.jsonl')
})
