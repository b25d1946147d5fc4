/** npm run licences: the licence texts of everything that is shipped, into out/legal/. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readLockfile, type Shipped, shippedPackages } from './lockfile.ts'

const TEXT = /^(licen[cs]e|copying|notice)(\.(md|txt))?$/i
const SPDX = /^\(?[A-Za-z0-9.-]+( OR [A-Za-z0-9.-]+)*\)?$/

/**
 * One document with the licence of every package, by name. Refuses a package without a text, so
 * that none is forgotten; the few that publish none stand in {@link MISSING}, with their reason.
 */
export function licenceDocument(root: string): string {
  const packages = shippedPackages(readLockfile(root))
  const own = readFileSync(join(root, 'LICENSE'), 'utf8')
  const parts = packages.map((one) => section(root, one))
  return [INTRODUCTION, entry('claviger', own), ...parts].join('\n')
}

const INTRODUCTION = `Claviger is shipped with the software below. Electron brings further licences of
its own: LICENSE.electron.txt and LICENSES.chromium.html, beside the program.
`

function section(root: string, { name, version, path, licence }: Shipped): string {
  if (!SPDX.test(licence))
    throw new Error(`${name}: "${licence}" is no licence we know how to name`)
  return entry(`${name} ${version} (${licence})`, licenceText(root, path, name))
}

function entry(title: string, text: string): string {
  return `${'='.repeat(80)}\n${title}\n${'='.repeat(80)}\n\n${text.trim()}\n`
}

/** Packages that publish no licence file, and what is said in their place. */
export const MISSING: { readonly [name: string]: string } = {
  'client-only':
    'Published without a licence file; its package.json says MIT. The text is the one of react, below.',
}

function licenceText(root: string, path: string, name: string): string {
  const folder = join(root, path)
  const files = existsSync(folder)
    ? readdirSync(folder)
        .filter((file) => TEXT.test(file))
        .sort()
    : []
  if (files.length > 0)
    return files.map((file) => readFileSync(join(folder, file), 'utf8').trim()).join('\n\n')
  const said = MISSING[name]
  if (said === undefined) throw new Error(`${name} has no licence text in ${path}: run npm ci`)
  return said
}

if (import.meta.main) {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  mkdirSync(join(root, 'out/legal'), { recursive: true })
  writeFileSync(join(root, 'out/legal/LICENSES.txt'), licenceDocument(root))
}
