import { spawnSync } from 'node:child_process'
import {
  linkSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  caseCollisions,
  listTree,
  readInside,
  readRegularFile,
} from '#electron/services/safefile.ts'
import { utf8 } from '#shared/bytes.ts'
import { expectRefusal } from '../../support/refusal.ts'

let dir: string
let folder: string

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'claviger-safefile-'))
  folder = join(dir, 'BUNDLE')
  mkdirSync(join(folder, 'sub', 'deep'), { recursive: true })
  writeFileSync(join(dir, 'secret'), 'outside')
  writeFileSync(join(folder, 'file'), 'hello')
  writeFileSync(join(folder, 'sub', 'deep', 'file'), 'deep')
})

afterEach(() => rmSync(dir, { recursive: true, force: true }))

/** Makes a sparse file: it takes no room, only claims it. */
function sparse(path: string, bytes: number): void {
  writeFileSync(path, '')
  truncateSync(path, bytes)
}

describe('readRegularFile', () => {
  test('reads the whole file up to the bound', () => {
    expect(readRegularFile(join(folder, 'file'), 5)).toEqual(utf8('hello'))
    writeFileSync(join(folder, 'empty'), '')
    expect(readRegularFile(join(folder, 'empty'), 0)).toEqual(new Uint8Array(0))
  })

  test('reads a large file in full', () => {
    const bytes = new Uint8Array(3_000_000).fill(7)
    writeFileSync(join(folder, 'large'), bytes)
    expect(readRegularFile(join(folder, 'large'), bytes.length)).toEqual(bytes)
  })

  test('refuses one byte too many, and a sparse gigabyte, before reading', () => {
    expectRefusal(() => readRegularFile(join(folder, 'file'), 4), 'file.toolarge', '5 bytes')
    sparse(join(folder, 'sparse'), 64 * 2 ** 30)
    expectRefusal(() => readRegularFile(join(folder, 'sparse'), 2 ** 20), 'file.toolarge')
  })

  test('refuses what is not there', () => {
    expectRefusal(() => readRegularFile(join(folder, 'none'), 5), 'file.missing', '', 'none')
    expectRefusal(() => readRegularFile(join(folder, 'file', 'none'), 5), 'file.missing')
  })

  test('refuses a folder, a link, a dangling link, a device and a NUL', () => {
    symlinkSync(join(dir, 'secret'), join(folder, 'link'))
    symlinkSync(join(dir, 'nowhere'), join(folder, 'dangling'))
    for (const path of [folder, join(folder, 'link'), join(folder, 'dangling'), '/dev/zero']) {
      expectRefusal(() => readRegularFile(path, 2 ** 20), 'file.unsafe', '', path)
    }
    expectRefusal(() => readRegularFile(`${folder}/file\0.txt`, 5), 'file.unsafe', 'NUL')
  })

  test('refuses a pipe without waiting for anybody', () => {
    expect(spawnSync('mkfifo', [join(folder, 'pipe')]).status).toBe(0)
    expectRefusal(() => readRegularFile(join(folder, 'pipe'), 5), 'file.unsafe', 'regular')
  })

  test('refuses a file that says it is empty and is not', () => {
    expectRefusal(() => readRegularFile('/proc/self/status', 2 ** 20), 'file.unsafe', 'longer')
  })
})

describe('readInside', () => {
  test('reads below the folder, which may itself be reached through a link', () => {
    expect(readInside(folder, 'sub/deep/file', 4)).toEqual(utf8('deep'))
    symlinkSync(folder, join(dir, 'alias'))
    expect(readInside(join(dir, 'alias'), 'file', 5)).toEqual(utf8('hello'))
  })

  test.each([
    '../secret',
    'sub/../../secret',
    'sub/../file',
    './file',
    '/etc/passwd',
    'C:/secret',
    'C:secret',
    '..\\secret',
    'sub\\file',
    'sub//deep/file',
    'file/',
    '',
    '..',
    '.',
    'file\0',
  ])('refuses %j', (path) => {
    expectRefusal(() => readInside(folder, path, 2 ** 20), 'file.unsafe')
  })

  test('refuses a link as any part of the path, even one that stays inside', () => {
    symlinkSync(dir, join(folder, 'out'))
    symlinkSync('sub', join(folder, 'in'))
    symlinkSync('file', join(folder, 'sub', 'self'))
    for (const path of ['out/secret', 'in/deep/file', 'sub/self']) {
      expectRefusal(() => readInside(folder, path, 2 ** 20), 'file.unsafe', 'link')
    }
  })

  test('refuses a file used as a folder, and a missing one', () => {
    expectRefusal(() => readInside(folder, 'file/x', 5), 'file.unsafe', 'not a folder')
    expectRefusal(() => readInside(folder, 'none/x', 5), 'file.missing')
  })
})

describe('listTree', () => {
  test('names everything, sorted, and follows nothing', () => {
    symlinkSync('/', join(folder, 'root'))
    linkSync(join(folder, 'file'), join(folder, 'Zfile'))
    spawnSync('mkfifo', [join(folder, 'pipe')])
    expect(listTree(folder, { maxFiles: 100 })).toEqual([
      { path: 'Zfile', kind: 'file', bytes: 5 },
      { path: 'file', kind: 'file', bytes: 5 },
      { path: 'pipe', kind: 'other', bytes: 0 },
      { path: 'root', kind: 'link', bytes: 0 },
      { path: 'sub', kind: 'dir', bytes: 0 },
      { path: 'sub/deep', kind: 'dir', bytes: 0 },
      { path: 'sub/deep/file', kind: 'file', bytes: 4 },
    ])
  })

  test('shows a name that is not UTF-8 instead of leaving it out', () => {
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xff, 0xfe])]), 'x')
    const names = listTree(folder, { maxFiles: 100 }).map(({ path, kind }) => `${kind} ${path}`)
    expect(names).toContain('other \ufffd\ufffd')
  })

  test('counts against the bound', () => {
    expect(listTree(folder, { maxFiles: 4 })).toHaveLength(4)
    expectRefusal(() => listTree(folder, { maxFiles: 3 }), 'file.toolarge', 'more files')
    for (let i = 0; i < 50; i++) writeFileSync(join(folder, 'sub', `${i}`), '')
    expectRefusal(() => listTree(folder, { maxFiles: 20 }), 'file.toolarge')
  })

  test('bounds the depth', () => {
    mkdirSync(join(folder, ...'abcdefghijklmnop'), { recursive: true })
    expectRefusal(() => listTree(folder, { maxFiles: 1000 }), 'file.unsafe', 'inside each other')
  })

  test('says so when the folder is gone', () => {
    expectRefusal(() => listTree(join(dir, 'none'), { maxFiles: 5 }), 'io.failed', 'not there')
  })
})

test('caseCollisions names what other file systems would merge', () => {
  expect(caseCollisions(['a', 'b', 'sub/a', 'sub/b'])).toEqual([])
  expect(caseCollisions(['a', 'A', 'x'])).toEqual([['A', 'a']])
  expect(caseCollisions(['sub/x', 'Sub/y'])).toEqual([['Sub', 'sub']])
  expect(caseCollisions(['\u00e9', 'e\u0301'])).toEqual([['e\u0301', '\u00e9']])
  expect(caseCollisions(['straße', 'STRASSE'])).toEqual([['STRASSE', 'straße']])
})
