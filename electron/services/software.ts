/** What this program is: its version, a hash that names it, its constants, its library. */
import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { concat, sha256Hex, utf8 } from '#shared/bytes.ts'
import type { Language } from '#shared/text/language.ts'
import { archiveHash, isArchive } from './archive.ts'
import manifest from '../../package.json' with { type: 'json' }

export const VERSION: string = manifest.version
export const SOFTWARE = `claviger ${VERSION}`

/** The files of the release that go into every bundle, byte for byte. */
const CONSTANTS = ['RECOVER.md', 'VERIFY.md', 'recover.py', 'verify.sh'] as const

/** The program's own files in a checkout, and what pins the code of others. */
const CHECKOUT = ['electron', 'package-lock.json', 'renderer', 'resources', 'shared']

/**
 * The build hash. Of a packaged program: SHA-256 of its archive, as `sha256sum app.asar` says it. Of
 * a checkout: SHA-256 over one line `<sha256>  <path>` for each of its files, sorted by path.
 */
export function buildHash(root: string = programRoot()): string {
  if (isArchive(root)) return archiveHash(root)
  const files = CHECKOUT.flatMap((path) => filesBelow(root, path)).sort()
  const lines = files.map((path) => `${sha256Hex(readFileSync(join(root, path)))}  ${path}\n`)
  return sha256Hex(utf8(lines.join('')))
}

/** The name and version of the native crypto library of this binary. */
export function cryptoLibrary(versions: NodeJS.ProcessVersions = process.versions): string {
  const boring = versions.electron !== undefined || 'boringssl' in versions
  return boring ? 'boringssl' : `openssl ${versions.openssl}`
}

/**
 * verify.sh, recover.py, VERIFY.md and RECOVER.md of this release, for a ceremony in one language.
 * The guides keep their names, because verifiers know no other files; in another language than
 * English they say everything in it first, and then in English.
 */
export function releaseConstants(
  language: Language,
  root: string = programRoot(),
): ReadonlyMap<string, Uint8Array> {
  const read = (name: string) =>
    new Uint8Array(readFileSync(join(root, 'resources', 'bundle', name)))
  return new Map(
    CONSTANTS.map((name) => {
      const english = read(name)
      if (language === 'en' || !name.endsWith('.md')) return [name, english]
      const translated = read(name.replace(/md$/, `${language}.md`))
      return [name, concat(translated, utf8('\n---\n\n'), english)]
    }),
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

// Links are no files of the program.
function filesBelow(root: string, path: string): string[] {
  const stats = lstatSync(join(root, path), { throwIfNoEntry: false })
  if (stats?.isDirectory())
    return readdirSync(join(root, path)).flatMap((name) => filesBelow(root, `${path}/${name}`))
  return stats?.isFile() ? [path] : []
}
