import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest'
import { nodeHost } from '#electron/services/nodehost.ts'
import {
  buildHash,
  cryptoLibrary,
  programRoot,
  releaseConstants,
  SOFTWARE,
} from '#electron/services/software.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'claviger-build-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

function write(path: string, text: string): void {
  mkdirSync(join(root, path, '..'), { recursive: true })
  writeFileSync(join(root, path), text)
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

describe('the build hash', () => {
  it('is what sha256sum makes of the sorted files of a checkout', () => {
    write('shared/b.ts', 'two')
    write('electron/cli/a.ts', 'one')
    write('resources/c.md', 'three')
    write('test/d.ts', 'not the program')
    write('out/main/main.js', 'not a checkout')
    const lines = [
      `${sha256('one')}  electron/cli/a.ts\n`,
      `${sha256('three')}  resources/c.md\n`,
      `${sha256('two')}  shared/b.ts\n`,
    ]
    expect(buildHash(root)).toBe(sha256(lines.join('')))
  })

  it('tells the packages of one lockfile from those of another', () => {
    write('electron/a.ts', 'one')
    const before = buildHash(root)
    write('package-lock.json', '{}')
    expect(buildHash(root)).not.toBe(before)
  })

  it('of a packaged program is what sha256sum makes of its archive', () => {
    write('app.asar', 'bytes')
    expect(buildHash(join(root, 'app.asar'))).toBe(sha256('bytes'))
  })

  it('changes with a byte, a name and a new file, and not with a link', () => {
    write('electron/a.ts', 'one')
    const hashes = [buildHash(root)]
    write('electron/a.ts', 'One')
    hashes.push(buildHash(root))
    write('electron/b.ts', '')
    hashes.push(buildHash(root))
    expect(new Set(hashes).size).toBe(3)
    symlinkSync(join(root, 'electron/a.ts'), join(root, 'electron/c.ts'))
    expect(buildHash(root)).toBe(hashes[2])
  })
})

test('the crypto library is named with its version', () => {
  expect(cryptoLibrary()).toBe(`openssl ${process.versions.openssl}`)
  expect(cryptoLibrary({ ...process.versions, electron: '45.4.1' })).toBe('boringssl')
})

test('the constants are the files of the release', () => {
  const constants = releaseConstants('en')
  expect([...constants.keys()]).toEqual(['RECOVER.md', 'VERIFY.md', 'recover.py', 'verify.sh'])
  const file = join(programRoot(), 'resources', 'bundle', 'verify.sh')
  expect(constants.get('verify.sh')).toEqual(new Uint8Array(readFileSync(file)))
})

test('in German the guides say everything in German first, and the scripts are the same', () => {
  const english = releaseConstants('en')
  const german = releaseConstants('de')
  expect([...german.keys()]).toEqual([...english.keys()])
  for (const name of ['recover.py', 'verify.sh'])
    expect(german.get(name)).toEqual(english.get(name))
  for (const [name, title] of [
    ['RECOVER.md', '# Wie ein Schlüssel wiederhergestellt wird'],
    ['VERIFY.md', '# Wie dieses Bündel geprüft wird'],
  ] as const) {
    const text = Buffer.from(german.get(name) ?? []).toString()
    expect(text.startsWith(`${title}\n`)).toBe(true)
    expect(text.endsWith(`\n---\n\n${Buffer.from(english.get(name) ?? [])}`)).toBe(true)
  }
})

test('Node is a host with the cheap cost for rehearsals only', () => {
  const host = nodeHost()
  expect(host).toMatchObject({ name: 'node', software: SOFTWARE, build: buildHash() })
  expect(host.kdf('rehearsal')).toEqual({ n: 4096, r: 8, p: 1 })
  expect(host.kdf('production')).toEqual({ n: 131072, r: 8, p: 1 })
  expect(host.random(32).buffer.byteLength).toBe(32)
})
