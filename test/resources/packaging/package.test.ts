/** The program is packaged for Linux, twice, with a stand-in for the Electron binary. */
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPackageWithOptions, extractAll, extractFile, listPackage } from '@electron/asar'
import { FuseV1Options } from '@electron/fuses'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sha256Hex } from '#shared/bytes.ts'
import { contentFaults } from '../../../resources/packaging/contents.ts'
import { fusesFor } from '../../../resources/packaging/fuses.ts'
import { finishPackage, type Laid } from '../../../resources/packaging/shipping.ts'
import {
  buildCheckout,
  makeCheckout,
  makeElectronDist,
  packageCheckout,
  type Packaged,
  readWire,
  ROOT,
  SHIPPED_WIRE,
} from '../../support/checkout.ts'

const NATIVE = 'node_modules/better-sqlite3/prebuilds/linux-x64.node'
const work = mkdtempSync(join(tmpdir(), 'claviger-packaging-'))
const dist = join(work, 'electron')
const one = join(work, 'one')
const other = join(work, 'somewhere/else')
let first: Packaged
let second: Packaged

beforeAll(async () => {
  await makeElectronDist(dist)
  makeCheckout(one)
  makeCheckout(other, new Date('2001-01-01'))
  for (const folder of [one, other]) buildCheckout(folder)
  first = packageCheckout(one, dist, join(one, 'dist'))
  second = packageCheckout(other, dist, join(work, 'made'))
}, 300_000)

afterAll(() => rmSync(work, { recursive: true, force: true }))

/** The files below a folder, by path. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
    .sort()
}

/** A copy of the packaged resources that a test may spoil. */
function copyOf(what: string): string {
  const folder = mkdtempSync(join(work, 'copy-'))
  cpSync(join(first.program, what), folder, { recursive: true })
  return folder
}

describe('the archive', () => {
  it('is the same, byte for byte, from another folder with other times', () => {
    const [a, b] = [first, second].map(({ resources }) => readFileSync(join(resources, 'app.asar')))
    expect(sha256Hex(b ?? new Uint8Array())).toBe(sha256Hex(a ?? new Uint8Array()))
  })

  it('names no folder of the machine that built it', () => {
    const folders = [work, ROOT, tmpdir()].map((folder) => folder.replace(/\/$/, ''))
    for (const file of filesBelow(join(one, 'out'))) {
      const text = readFileSync(join(one, 'out', file), 'utf8')
      for (const folder of folders) expect(text.includes(`${folder}/`), file).toBe(false)
    }
  })

  it('holds what is allowed and needed, and one native file lies outside', () => {
    expect(contentFaults(first.resources, 'linux', 'x64')).toEqual([])
    expect(filesBelow(join(first.resources, 'app.asar.unpacked'))).toEqual([NATIVE])
    const listed = listPackage(join(first.resources, 'app.asar'), { isPack: false })
    expect(
      listed.filter((path) => /\.(ts|tsx|map|[ch]pp|gyp)$|\/(deps|src|test)\//.test(path)),
    ).toEqual([])
  })

  it('has every module that its code asks for', () => {
    const main = extractFile(join(first.resources, 'app.asar'), 'out/main/main.js').toString()
    const asked = [...main.matchAll(/^import .*?["']([^"']+)["'];?$/gm)].map(
      ([, name]) => name ?? '',
    )
    const outside = asked.filter((name) => !/^(node:|electron$|module$)/.test(name))
    expect([...new Set(outside)]).toEqual(['better-sqlite3'])
  })

  it('carries the licences and the bill of materials of this checkout', () => {
    const archive = join(first.resources, 'app.asar')
    for (const name of ['LICENSES.txt', 'sbom.cdx.json'])
      expect(extractFile(archive, `out/legal/${name}`)).toEqual(
        readFileSync(join(one, 'out/legal', name)),
      )
  })

  it('has the native file as its publisher made it', () => {
    const shipped = readFileSync(join(first.resources, 'app.asar.unpacked', NATIVE))
    expect(sha256Hex(shipped)).toBe(sha256Hex(readFileSync(join(ROOT, NATIVE))))
  })
})

describe('a package is refused', () => {
  it.each([
    ['another native file', 'app.asar.unpacked/node_modules/x/y.node', 'beside the archive: '],
    ['a script outside', 'app.asar.unpacked/node_modules/better-sqlite3/lib/index.js', 'beside '],
    ['the binary of another platform', 'app.asar.unpacked/win32-x64.node', 'beside the archive: '],
  ])('with %s', (_, path, fault) => {
    const resources = copyOf('resources')
    mkdirSync(join(resources, path, '..'), { recursive: true })
    writeFileSync(join(resources, path), 'x')
    expect(contentFaults(resources, 'linux', 'x64').join('\n')).toContain(fault)
  })

  it.each([
    ['a source map', 'out/main/main.js.map', 'not for the archive: out/main/main.js.map'],
    ['a source file', 'electron/main.ts', 'not for the archive: electron/main.ts'],
    ['a test', 'test/house.test.ts', 'not for the archive: test/house.test.ts'],
    ['another package', 'node_modules/x/index.js', 'not for the archive: node_modules/x/index.js'],
    ['sources of the database', 'node_modules/better-sqlite3/src/a.cpp', 'not for the archive: '],
    ['a native file inside', 'node_modules/better-sqlite3/lib/a.node', 'left outside: '],
  ])('with %s in it', async (_, path, fault) => {
    const faults = await repacked((folder) => {
      mkdirSync(join(folder, path, '..'), { recursive: true })
      writeFileSync(join(folder, path), 'x')
    })
    expect(faults.join('\n')).toContain(fault)
  })

  it.each(['resources/bundle/verify.sh', 'out/legal/LICENSES.txt', 'out/preload/preload.cjs'])(
    'without %s',
    async (path) => {
      const faults = await repacked((folder) => rmSync(join(folder, path)))
      expect(faults).toEqual([`not in the archive: ${path}`])
    },
  )

  it('without its native file', async () => {
    const faults = await repacked((folder) => rmSync(join(folder, NATIVE)))
    expect(faults).toEqual([`no native file: ${NATIVE}`])
  })

  it('by the packaging itself', async () => {
    const program = copyOf('.')
    writeFileSync(join(program, 'resources/app.asar.unpacked/other.node'), 'x')
    await expect(finishPackage(context(program))).rejects.toThrow('beside the archive: other.node')
  })
})

/** What is wrong with an archive packed again after a change. */
async function repacked(change: (folder: string) => void): Promise<string[]> {
  const resources = mkdtempSync(join(work, 'repacked-'))
  const files = join(resources, 'files')
  extractAll(join(first.resources, 'app.asar'), files)
  change(files)
  await createPackageWithOptions(files, join(resources, 'app.asar'), { unpack: '**/*.node' })
  mkdirSync(join(resources, 'app.asar.unpacked'), { recursive: true })
  return contentFaults(resources, 'linux', 'x64')
}

/** As electron-builder calls the hook. */
function context(program: string): Laid {
  return {
    appOutDir: program,
    arch: 1,
    electronPlatformName: 'linux',
    packager: { executableName: 'claviger', getResourcesDir: () => join(program, 'resources') },
  }
}

describe('the fuses', () => {
  const asText = (platform: string) =>
    fusesFor(platform)
      .map(([, on]) => (on ? '1' : '0'))
      .join('')

  it('of the packaged binary are those of the table, all nine, and were not before', () => {
    const fuses = Object.values(FuseV1Options).filter((value) => typeof value === 'number')
    expect(fusesFor('linux').map(([fuse]) => fuse)).toEqual(fuses)
    expect(readWire(join(dist, 'electron'))).toBe(SHIPPED_WIRE)
    expect(readWire(join(first.program, 'claviger'))).toBe(asText('linux'))
    expect(asText('linux')).toBe('000001001')
  })

  it.each(['darwin', 'win32'])('on %s check the archive too', (platform) => {
    expect(asText(platform)).toBe('000011001')
  })

  it.each([
    ['has one that we do not name', `${SHIPPED_WIRE}1`, 'strictlyRequireAllFuses'],
    ['lacks one that we name', SHIPPED_WIRE.slice(1), 'not long enough'],
  ])('stop the packaging of a binary that %s', async (_, wire, said) => {
    const folder = mkdtempSync(join(work, 'wire-'))
    await makeElectronDist(join(folder, 'dist'), wire)
    const program = copyOf('.')
    cpSync(join(folder, 'dist/electron'), join(program, 'claviger'))
    await expect(finishPackage(context(program))).rejects.toThrow(said)
  })

  it('stop the packaging of a binary without any', async () => {
    const program = copyOf('.')
    writeFileSync(join(program, 'claviger'), 'no wire')
    await expect(finishPackage(context(program))).rejects.toThrow('sentinel')
  })
})

describe('what starts the program', () => {
  it('is a desktop entry without switches, in both packages for Linux', () => {
    expect(first.deb.desktop).toMatch(/^Exec=\/opt\/Claviger\/claviger %U$/m)
    expect(first.appImage.desktop).toMatch(/^Exec=AppRun %U$/m)
    for (const { desktop } of [first.deb, first.appImage]) expect(desktop).not.toContain('--')
    expect(first.deb.args.join(' ')).not.toContain('no-sandbox')
  })

  it('has one language of Chromium and an icon in every size', () => {
    expect(filesBelow(join(first.program, 'locales'))).toEqual(['en-US.pak'])
    const sizes = first.deb.args.flatMap((arg) => /hicolor\/(\d+)x/.exec(arg)?.[1] ?? [])
    expect(sizes).toEqual(['16', '24', '32', '48', '64', '128', '256', '512', '1024'])
  })
})
