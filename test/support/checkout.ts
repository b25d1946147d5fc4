/** A checkout of its own to package, and a folder that stands in for the Electron binary. */
import { spawnSync } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createPackage } from '@electron/asar'
import { readLockfile, shippedPackages } from '../../resources/packaging/lockfile.ts'

export const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const BIN = join(ROOT, 'node_modules')

const OWN = [
  'LICENSE',
  'electron',
  'electron-builder.yml',
  'package-lock.json',
  'package.json',
  'renderer',
  'resources',
  'shared',
  'tsconfig.json',
]

/**
 * Copies the program to a folder, with what is shipped in a `node_modules` of its own: a link would
 * show in what is built. The tools are linked.
 */
export function makeCheckout(folder: string, touched?: Date): void {
  for (const name of OWN) cpSync(join(ROOT, name), join(folder, name), { recursive: true })
  const shipped = shippedPackages(readLockfile(ROOT)).map(({ path }) => path)
  for (const path of installed()) {
    const [from, to] = [join(ROOT, path), join(folder, path)]
    mkdirSync(dirname(to), { recursive: true })
    if (shipped.includes(path) && path !== 'node_modules/electron') placeCopy(from, to)
    else symlinkSync(from, to)
  }
  if (touched === undefined) return
  for (const name of ['electron', 'renderer', 'resources', 'shared'])
    touchFiles(join(folder, name), touched)
}

/** Hard links where the file system has them: nothing writes to these files. */
function placeCopy(from: string, to: string): void {
  const linked = spawnSync('cp', ['-al', from, to]).status === 0
  if (!linked) cpSync(from, to, { recursive: true })
}

function installed(): string[] {
  return readdirSync(BIN)
    .filter((name) => !name.startsWith('.'))
    .flatMap((name) =>
      name.startsWith('@') ? readdirSync(join(BIN, name)).map((one) => `${name}/${one}`) : [name],
    )
    .map((name) => `node_modules/${name}`)
}

function touchFiles(folder: string, time: Date): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) utimesSync(join(entry.parentPath, entry.name), time, time)
}

/** Builds what is packaged, as `npm run package:ready` does. */
export function buildCheckout(folder: string): void {
  run(folder, join(BIN, 'electron-vite/bin/electron-vite.js'), [
    ...['build', '-c', 'electron/vite.config.ts', '--logLevel', 'warn'],
  ])
  run(folder, join(BIN, 'vite/bin/vite.js'), [
    ...['build', '-c', 'electron/vite.witness.ts', '--logLevel', 'warn'],
  ])
  for (const script of ['licences', 'sbom']) run(folder, `resources/packaging/${script}.ts`, [])
}

/** What electron-builder made of a checkout. */
export interface Packaged {
  /** Its output; the program lies in `linux-unpacked`. */
  readonly folder: string
  readonly program: string
  readonly resources: string
  /** The desktop entries of the AppImage and of the Debian package, and the arguments of the latter. */
  readonly appImage: { readonly desktop: string; readonly desktopFileName: string }
  readonly deb: { readonly desktop: string; readonly args: readonly string[] }
}

/** Runs electron-builder on a checkout, up to where it would download a tool. */
export function packageCheckout(folder: string, dist: string, out: string): Packaged {
  const said = run(folder, join(ROOT, 'test/support/packager.mjs'), [folder, dist, out])
  const program = join(out, 'linux-unpacked')
  const { appImage, deb } = JSON.parse(said.trim().split('\n').at(-1) ?? '')
  return { folder: out, program, resources: join(program, 'resources'), appImage, deb }
}

function run(folder: string, script: string, args: readonly string[]): string {
  const done = spawnSync(process.execPath, [script, ...args], { cwd: folder, encoding: 'utf8' })
  if (done.status !== 0) throw new Error(`${script}: ${done.stdout}${done.stderr}`)
  return done.stdout
}

// @electron/fuses: the sentinel, then the version of the wire, its length, one byte for each fuse.
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'

/** The values that Electron ships: docs/tutorial/fuses.md. */
export const SHIPPED_WIRE = '101100011'

/** A folder laid out as Electron's, whose binary is nothing but a fuse wire. */
export async function makeElectronDist(folder: string, wire = SHIPPED_WIRE): Promise<void> {
  mkdirSync(join(folder, 'locales'), { recursive: true })
  mkdirSync(join(folder, 'resources'))
  const filling = Buffer.alloc(4096, 7)
  const head = Buffer.concat([Buffer.from(SENTINEL), Buffer.from([1, wire.length])])
  const binary = Buffer.concat([filling, head, Buffer.from(wire), filling])
  writeFileSync(join(folder, 'electron'), binary, { mode: 0o755 })
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'chrome-sandbox', 'version'])
    writeFileSync(join(folder, name), `${name} of a stand-in\n`)
  for (const name of ['de', 'en-US', 'fr'])
    writeFileSync(join(folder, 'locales', `${name}.pak`), name)
  const app = join(folder, 'default_app')
  mkdirSync(app)
  writeFileSync(join(app, 'main.js'), '')
  await createPackage(app, join(folder, 'resources/default_app.asar'))
}

/** The bytes of the fuse wire of a binary, as text: `0` off, `1` on. */
export function readWire(file: string): string {
  const bytes = readFileSync(file)
  const at = bytes.indexOf(SENTINEL) + SENTINEL.length
  return bytes.subarray(at + 2, at + 2 + (bytes[at + 1] ?? 0)).toString('latin1')
}
