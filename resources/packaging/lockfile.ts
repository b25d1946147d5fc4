/** What is shipped, read from package-lock.json: the packages of production, and Electron. */
import { readFileSync } from 'node:fs'

/** One package as the lockfile pins it. */
export interface Shipped {
  readonly name: string
  readonly version: string
  /** Its folder, from the top of the checkout. */
  readonly path: string
  readonly licence: string
  /** Subresource integrity of the published archive. */
  readonly integrity: string
  /** Folders of the packages it needs. */
  readonly needs: readonly string[]
}

interface Locked {
  readonly version: string
  readonly license?: string
  readonly integrity?: string
  readonly dev?: boolean
  readonly optional?: boolean
  readonly devOptional?: boolean
  readonly dependencies?: { readonly [name: string]: string }
}

export interface Lockfile {
  readonly packages: { readonly [path: string]: Locked }
}

const FOLDER = 'node_modules/'
const ELECTRON = `${FOLDER}electron`

/** Reads the lockfile of a checkout. */
export function readLockfile(root: string): Lockfile {
  return JSON.parse(readFileSync(`${root}/package-lock.json`, 'utf8'))
}

/** Every shipped package, by path. Refuses one whose licence or integrity the lockfile leaves out. */
export function shippedPackages({ packages }: Lockfile): readonly Shipped[] {
  return Object.entries(packages)
    .filter(([path, locked]) => path === ELECTRON || (path !== '' && isProduction(locked)))
    .map(([path, locked]) => shipped(path, locked, packages))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
}

function isProduction({ dev, optional, devOptional }: Locked): boolean {
  return !(dev || optional || devOptional)
}

function shipped(path: string, locked: Locked, packages: Lockfile['packages']): Shipped {
  const { version, license, integrity, dependencies = {} } = locked
  if (license === undefined || integrity === undefined)
    throw new Error(`package-lock.json says no licence or no integrity for ${path}`)
  // What npm needs to fetch Electron's binary is not shipped with it.
  const names = path === ELECTRON ? [] : Object.keys(dependencies)
  return {
    name: path.slice(path.lastIndexOf(FOLDER) + FOLDER.length),
    version,
    path,
    licence: license,
    integrity,
    needs: names.map((name) => resolve(path, name, packages)).sort(),
  }
}

/** Where Node finds a package that another one asks for: beside it, or further up. */
function resolve(from: string, name: string, packages: Lockfile['packages']): string {
  for (let folder = from; ; folder = above(folder)) {
    const path = folder === '' ? `${FOLDER}${name}` : `${folder}/${FOLDER}${name}`
    if (Object.hasOwn(packages, path)) return path
    if (folder === '') throw new Error(`package-lock.json has no ${name} for ${from}`)
  }
}

function above(folder: string): string {
  const at = folder.lastIndexOf(`/${FOLDER}`)
  return at < 0 ? '' : folder.slice(0, at)
}
