/**
 * The packaged program as files: the archive, and the native files beside it. Under Electron a path
 * into an archive is a folder; here it is the file that it is.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { sha256Hex } from '#shared/bytes.ts'
import { CeremonyError } from '#shared/errors.ts'
import { say } from '#shared/text/saying.ts'

/** A file of machine code, by its path in the program, and its SHA-256. */
export interface NativeFile {
  readonly file: string
  readonly sha256: string
}

const ARCHIVE = 'app.asar'

/** True for the root of a packaged program: code runs inside the archive. */
export function isArchive(root: string): boolean {
  return basename(root) === ARCHIVE
}

/** SHA-256 of the archive, as `sha256sum app.asar` says it. */
export function archiveHash(archive: string): string {
  return sha256Hex(asFiles(() => readFileSync(archive)))
}

/** Every file that the packaging left outside of the archive, by path. */
export function filesBesideArchive(archive: string): readonly NativeFile[] {
  return asFiles(() => hashedBelow(`${archive}.unpacked`))
}

/** Finds the archive of a packaged program: in its folder, in `resources`, in a macOS bundle. */
export function findArchive(folder: string): string {
  const places = ['', 'resources', 'Contents/Resources'].map((one) => join(folder, one, ARCHIVE))
  const found = places.find((file) => statSync(file, { throwIfNoEntry: false })?.isFile())
  if (found !== undefined) return found
  throw new CeremonyError('file.missing', say('medium.no-archive', { name: ARCHIVE }), {
    path: folder,
  })
}

/**
 * Reads an archive as the file that it is. Electron looks at `process.noAsar` at every call; what
 * is done in here is synchronous.
 */
export function asFiles<T>(read: () => T): T {
  const scope: { noAsar?: boolean } = process
  const before = scope.noAsar
  scope.noAsar = true
  try {
    return read()
  } finally {
    if (before === undefined) delete scope.noAsar
    else scope.noAsar = before
  }
}

function hashedBelow(folder: string): NativeFile[] {
  if (statSync(folder, { throwIfNoEntry: false }) === undefined) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort()
    .map((path) => ({
      file: path.slice(folder.length + 1).replaceAll('\\', '/'),
      sha256: sha256Hex(readFileSync(path)),
    }))
}

/** Native files of a checkout: what the database would load on this platform. */
export function nativeFilesOf(root: string): readonly NativeFile[] {
  if (isArchive(root)) return filesBesideArchive(root)
  return LOADED.map((name) => `node_modules/better-sqlite3/${name}`)
    .filter((file) => statSync(join(root, file), { throwIfNoEntry: false })?.isFile())
    .map((file) => ({ file, sha256: sha256Hex(readFileSync(join(root, file))) }))
}

// better-sqlite3, lib/binding.js: what somebody compiled comes before what was published.
const LOADED = [
  'build/Debug/better_sqlite3.node',
  'build/Release/better_sqlite3.node',
  `prebuilds/${process.platform}-${process.arch}.node`,
]
