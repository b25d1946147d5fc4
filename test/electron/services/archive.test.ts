/** The packaged program as files, with a real archive. Electron's own reading of it is not here. */
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPackageWithOptions } from '@electron/asar'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  archiveHash,
  filesBesideArchive,
  findArchive,
  isArchive,
  nativeFilesOf,
} from '#electron/services/archive.ts'
import { programRoot } from '#electron/services/software.ts'
import { buildWords } from '#shared/crypto/buildwords.ts'
import { clavigerJson } from '../../support/cli.ts'

const NATIVE = 'node_modules/better-sqlite3/prebuilds/a.node'
const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex')

let folder: string
let archive: string

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'claviger-archive-'))
  archive = join(folder, 'resources/app.asar')
  write(`files/${NATIVE}`, 'machine code')
  write('files/out/main/main.js', 'script')
  mkdirSync(join(folder, 'resources'))
  await createPackageWithOptions(join(folder, 'files'), archive, { unpack: '**/*.node' })
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function write(path: string, text: string): void {
  mkdirSync(join(folder, path, '..'), { recursive: true })
  writeFileSync(join(folder, path), text)
}

describe('a packaged program', () => {
  it('is known by the name of its archive', () => {
    expect(isArchive(archive)).toBe(true)
    expect(isArchive(join(folder, 'files'))).toBe(false)
  })

  it('is named by what sha256sum says of the archive, which changes with a byte in it', async () => {
    expect(archiveHash(archive)).toBe(sha256(readFileSync(archive)))
    const before = archiveHash(archive)
    write('files/out/main/main.js', 'Script')
    await createPackageWithOptions(join(folder, 'files'), archive, { unpack: '**/*.node' })
    expect(archiveHash(archive)).not.toBe(before)
  })

  it('lists every file beside the archive, known to it or not', () => {
    expect(filesBesideArchive(archive)).toEqual([{ file: NATIVE, sha256: sha256('machine code') }])
    write('resources/app.asar.unpacked/added.node', 'other code')
    expect(filesBesideArchive(archive).map(({ file }) => file)).toEqual(['added.node', NATIVE])
    expect(nativeFilesOf(archive)).toEqual(filesBesideArchive(archive))
  })

  it('has nothing beside it where nothing was left out', () => {
    rmSync(`${archive}.unpacked`, { recursive: true })
    expect(filesBesideArchive(archive)).toEqual([])
  })

  it('is read with the archives of Electron switched off, and on again after', () => {
    const scope = process as { noAsar?: boolean }
    const seen: unknown[] = []
    let value: boolean | undefined
    Object.defineProperty(scope, 'noAsar', {
      configurable: true,
      get: () => value,
      set: (given) => {
        value = given
        seen.push(given)
      },
    })
    try {
      value = false
      archiveHash(archive)
      expect(() => archiveHash(join(folder, 'missing.asar'))).toThrow()
      expect(seen).toEqual([true, false, true, false])
    } finally {
      delete scope.noAsar
    }
  })
})

describe('claviger self --app', () => {
  it.each(['.', 'resources'])(
    'finds the archive from %s, and says its hash in words',
    async (at) => {
      const { exit, answer } = await clavigerJson(['self', '--app', join(folder, at)])
      const build = sha256(readFileSync(archive))
      expect(exit).toBe(0)
      expect(answer).toMatchObject({ ok: true, app: archive, build, words: buildWords(build) })
      expect(answer.native).toEqual([{ file: NATIVE, sha256: sha256('machine code') }])
    },
  )

  it('refuses a folder without one', async () => {
    const { exit, answer } = await clavigerJson(['self', '--app', join(folder, 'files')])
    expect(exit).toBe(2)
    expect(answer.error).toMatchObject({ code: 'file.missing' })
    expect(() => findArchive(join(folder, 'files'))).toThrow('app.asar')
  })
})

describe('the native files of a checkout', () => {
  it('are the one that the database was published with, for this platform', () => {
    const file = `node_modules/better-sqlite3/prebuilds/${process.platform}-${process.arch}.node`
    const hash = sha256(readFileSync(join(programRoot(), file)))
    expect(nativeFilesOf(programRoot())).toEqual([{ file, sha256: hash }])
  })

  it('are also one that was compiled, which would be loaded in its place', () => {
    const file = 'node_modules/better-sqlite3/build/Release/better_sqlite3.node'
    write(`files/${file}`, 'compiled')
    expect(nativeFilesOf(join(folder, 'files'))).toContainEqual({
      file,
      sha256: sha256('compiled'),
    })
  })
})

describe('the words of a build', () => {
  it('are sixteen, and none where the build is no hash', () => {
    expect(buildWords('00'.repeat(32))).toHaveLength(16)
    expect(buildWords('ff'.repeat(32))).not.toEqual(buildWords('00'.repeat(32)))
    expect(buildWords('forged')).toEqual([])
  })
})
