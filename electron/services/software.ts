/** What this program is: its version, a hash over its own files, its constants, its library. */
import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sha256Hex, utf8 } from '#shared/bytes.ts'
import manifest from '../../package.json' with { type: 'json' }

export const VERSION: string = manifest.version
export const SOFTWARE = `claviger ${VERSION}`

/** The files of the release that go into every bundle, byte for byte. */
const CONSTANTS = ['RECOVER.md', 'VERIFY.md', 'recover.py', 'verify.sh'] as const

/** The program in a checkout, and as it is packaged. */
const CHECKOUT = ['electron', 'renderer', 'resources', 'shared']
const PACKAGED = ['out', 'resources']

/**
 * The build hash: SHA-256 over one line `<sha256>  <path>` for each of the program's own files,
 * sorted by path; the sources of a checkout, or what was packaged.
 */
export function buildHash(root: string = programRoot()): string {
  const folders = isPackaged(root) ? PACKAGED : CHECKOUT
  const files = folders.flatMap((folder) => filesBelow(root, folder)).sort()
  const lines = files.map((path) => `${sha256Hex(readFileSync(join(root, path)))}  ${path}\n`)
  return sha256Hex(utf8(lines.join('')))
}

/** The name and version of the native crypto library of this binary. */
export function cryptoLibrary(versions: NodeJS.ProcessVersions = process.versions): string {
  const boring = versions.electron !== undefined || 'boringssl' in versions
  return boring ? 'boringssl' : `openssl ${versions.openssl}`
}

/** verify.sh, recover.py, VERIFY.md and RECOVER.md of this release. */
export function releaseConstants(root: string = programRoot()): ReadonlyMap<string, Uint8Array> {
  return new Map(
    CONSTANTS.map((name) => [
      name,
      new Uint8Array(readFileSync(join(root, 'resources', 'bundle', name))),
    ]),
  )
}

/** The folder of package.json: above the sources in a checkout, above `out/` when packaged. */
export function programRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json'))) {
    const above = dirname(folder)
    if (above === folder) throw new Error('the program does not find its own folder')
    folder = above
  }
  return folder
}

function isPackaged(root: string): boolean {
  return !existsSync(join(root, 'electron'))
}

// Not opendir: inside a packaged archive only readdir is there. Links are no files of the program.
function filesBelow(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder)).flatMap((name) => {
    const path = `${folder}/${name}`
    const stats = lstatSync(join(root, path))
    if (stats.isDirectory()) return filesBelow(root, path)
    return stats.isFile() ? [path] : []
  })
}
