import {
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type MediaCalls, writeFileOnce, writeTree } from '#electron/services/media.ts'
import { sha256Hex, utf8 } from '#shared/bytes.ts'
import { mountSmall, systemError } from '../../support/medium.ts'
import { expectRefusal } from '../../support/refusal.ts'

let dir: string
let path: string

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'claviger-media-'))
  path = join(dir, 'BUNDLE')
})

afterEach(() => rmSync(dir, { recursive: true, force: true }))

const bytes = new Uint8Array(200_000).map((_, i) => i % 251)
const files = new Map([
  ['log.jsonl', utf8('one\n')],
  ['packages/orders/aws-kms/key.bin', bytes],
  ['packages/orders/IMPORT.md', utf8('text')],
  ['empty', new Uint8Array(0)],
])

/** A medium that is full after so many bytes. */
function fullAfter(room: number): Partial<MediaCalls> {
  let left = room
  return {
    write: (fd, data, offset, length) => {
      const count = Math.min(left, length)
      if (count === 0) throw systemError('ENOSPC')
      left -= count
      return writeSync(fd, data, offset, count)
    },
  }
}

function failing(call: keyof MediaCalls, code: string): Partial<MediaCalls> {
  return {
    [call]: () => {
      throw systemError(code)
    },
  }
}

describe('writeFileOnce', () => {
  test('writes, says what is there, and leaves no other name', () => {
    expect(writeFileOnce(path, bytes)).toEqual({ sha256: sha256Hex(bytes), bytes: 200_000 })
    expect(new Uint8Array(readFileSync(path))).toEqual(bytes)
    expect(readdirSync(dir)).toEqual(['BUNDLE'])
    expect(statSync(path).nlink).toBe(1)
  })

  test('gives the file the mode that is asked for', () => {
    writeFileOnce(path, bytes, { mode: 0o600 })
    expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  test('survives short writes', () => {
    const hooks: Partial<MediaCalls> = {
      write: (fd, data, offset, length) => writeSync(fd, data, offset, Math.min(length, 777)),
    }
    writeFileOnce(path, bytes, { hooks })
    expect(new Uint8Array(readFileSync(path))).toEqual(bytes)
  })

  test.each(['a file', 'a folder', 'a dangling link'])('never overwrites %s', (what) => {
    if (what === 'a file') writeFileSync(path, 'precious')
    else if (what === 'a folder') mkdirSync(path)
    else symlinkSync(join(dir, 'nowhere'), path)
    expectRefusal(() => writeFileOnce(path, bytes), 'output.exists', '', path)
    expect(readdirSync(dir)).toEqual(['BUNDLE'])
    expect(existsSync(join(dir, 'nowhere'))).toBe(false)
    if (what === 'a file') expect(readFileSync(path, 'utf8')).toBe('precious')
  })

  test.each([true, false])(
    'never overwrites a file that appears meanwhile (links: %s)',
    (links) => {
      const hooks: Partial<MediaCalls> = {
        link: (from, to) => {
          writeFileSync(to, 'precious')
          if (!links) throw systemError('EPERM')
          linkSync(from, to)
        },
      }
      expectRefusal(() => writeFileOnce(path, bytes, { hooks }), 'output.exists')
      expect(readFileSync(path, 'utf8')).toBe('precious')
      expect(readdirSync(dir)).toEqual(['BUNDLE'])
    },
  )

  test.each(['EPERM', 'ENOTSUP', 'EISDIR'])('writes to a stick without hard links (%s)', (code) => {
    writeFileOnce(path, bytes, { hooks: failing('link', code) })
    expect(new Uint8Array(readFileSync(path))).toEqual(bytes)
    expect(readdirSync(dir)).toEqual(['BUNDLE'])
  })

  test.each<[string, string, Partial<MediaCalls>]>([
    ['a full medium', 'no space', fullAfter(100_000)],
    ['a full medium at once', 'no space', fullAfter(0)],
    ['a failing flush', 'medium failed', failing('fsync', 'EIO')],
    ['a failing publication', 'medium failed', failing('link', 'EIO')],
    ['a failing read back', 'medium failed', failing('read', 'EIO')],
    ['other bytes read back', 'differs', { read: () => utf8('other') }],
    ['a failing rename', 'folder', { ...failing('link', 'EPERM'), ...failing('rename', 'ENOENT') }],
  ])('leaves nothing after %s', (_, message, hooks) => {
    expectRefusal(() => writeFileOnce(path, bytes, { hooks }), 'io.failed', message, path)
    expect(readdirSync(dir)).toEqual([])
  })

  test('leaves nothing when the folder cannot be flushed after the publication', () => {
    let calls = 0
    const fsync = (): void => {
      if (++calls === 2) throw systemError('EIO')
    }
    expectRefusal(() => writeFileOnce(path, bytes, { hooks: { fsync } }), 'io.failed')
    expect(readdirSync(dir)).toEqual([])
  })

  test('says so when the folder is gone', () => {
    expectRefusal(() => writeFileOnce(join(dir, 'no', 'x'), bytes), 'io.failed', 'not there')
    const fsync = (): void => rmSync(dir, { recursive: true })
    expectRefusal(() => writeFileOnce(path, bytes, { hooks: { fsync } }), 'io.failed', 'not there')
  })
})

describe('writeTree', () => {
  test('writes every file, says what is there, and leaves no other name', () => {
    const written = writeTree(path, files)
    expect(written.get('log.jsonl')).toEqual({ sha256: sha256Hex(utf8('one\n')), bytes: 4 })
    for (const [name, content] of files) {
      expect(new Uint8Array(readFileSync(join(path, name)))).toEqual(content)
      expect(written.has(name)).toBe(true)
    }
    expect(readdirSync(dir)).toEqual(['BUNDLE'])
  })

  test('refuses a folder that exists before anything happens', () => {
    mkdirSync(path)
    const write = (): number => expect.unreachable('wrote something')
    expectRefusal(() => writeTree(path, files, { hooks: { write } }), 'output.exists', '', path)
    expect(readdirSync(path)).toEqual([])
  })

  test.each(['../x', '/x', 'a//b', 'a\\b', 'a/./b', '', 'C:x', 'a\0b'])('refuses %j', (name) => {
    expectRefusal(() => writeTree(path, new Map([[name, bytes]])), 'file.unsafe')
    expect(readdirSync(dir)).toEqual([])
  })

  test('refuses names that differ only in case', () => {
    const both = new Map([
      ['a/x', bytes],
      ['A/y', bytes],
    ])
    expectRefusal(() => writeTree(path, both), 'file.unsafe', 'only in case')
  })

  test('refuses a file that is also a folder, and leaves nothing', () => {
    const both = new Map([
      ['a', bytes],
      ['a/x', bytes],
    ])
    expectRefusal(() => writeTree(path, both), 'file.unsafe', 'both a file and a folder', 'a')
    expect(readdirSync(dir)).toEqual([])
  })

  test.each<[string, Partial<MediaCalls>]>([
    ['a full medium', fullAfter(100_000)],
    ['a failing flush', failing('fsync', 'EIO')],
    ['a failing rename', failing('rename', 'EIO')],
    ['a failing read back', failing('read', 'EIO')],
    ['other bytes read back', { read: () => utf8('other') }],
  ])('leaves nothing after %s', (_, hooks) => {
    expectRefusal(() => writeTree(path, files, { hooks }), 'io.failed')
    expect(readdirSync(dir)).toEqual([])
  })

  test('does not replace a folder that appears meanwhile', () => {
    const rename = (from: string, to: string): void => {
      mkdirSync(to)
      writeFileSync(join(to, 'precious'), '')
      renameSync(from, to)
    }
    expectRefusal(() => writeTree(path, files, { hooks: { rename } }), 'output.exists')
    expect(readdirSync(dir)).toEqual(['BUNDLE'])
    expect(readdirSync(path)).toEqual(['precious'])
  })

  test('says so when the folder is removed meanwhile', () => {
    const rename = (from: string, to: string): void => {
      rmSync(dir, { recursive: true })
      renameSync(from, to)
    }
    expectRefusal(() => writeTree(path, files, { hooks: { rename } }), 'io.failed', 'not there')
  })
})

const small = mountSmall(64)
afterAll(() => small?.unmount())
describe.skipIf(small === undefined)('a medium that is really full (skipped: cannot mount)', () => {
  test('keeps nothing of a file or a folder, and says why', () => {
    const stick = small?.dir ?? ''
    expectRefusal(() => writeFileOnce(join(stick, 'x'), bytes), 'io.failed', 'no space')
    expect(readdirSync(stick)).toEqual([])
    expectRefusal(() => writeTree(join(stick, 'B'), files), 'io.failed', 'no space')
    expect(readdirSync(stick)).toEqual([])
    writeFileOnce(join(stick, 'x'), utf8('fits'))
    expect(readdirSync(stick)).toEqual(['x'])
  })
})
