/**
 * Writing what leaves the room: exclusively, flushed, published under its name only when whole,
 * read back and compared. Whatever fails leaves nothing behind.
 */
import {
  closeSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { createHash, randomBytes } from 'node:crypto'
import { dirname, join } from 'node:path'
import { CeremonyError } from '#shared/errors.ts'
import { caseCollisions, pathFault } from '#shared/log/source.ts'
import { drain, type Steps } from '#shared/steps.ts'
import { say } from '#shared/text/saying.ts'
import { syncFolder } from './durable.ts'
import { ioFault, systemCode } from './iofault.ts'

/** What is now on the medium. */
export interface Written {
  readonly sha256: string
  readonly bytes: number
}

/** The calls that a medium can fail; tests put failing ones in their place. */
export interface MediaCalls {
  write(fd: number, bytes: Uint8Array, offset: number, length: number): number
  fsync(fd: number): void
  link(from: string, to: string): void
  rename(from: string, to: string): void
  read(path: string): Uint8Array
}

export interface WriteOptions {
  /** Permissions of files; 0o644 unless said otherwise. */
  readonly mode?: number
  readonly hooks?: Partial<MediaCalls>
}

const SYSTEM: MediaCalls = {
  write: (fd, bytes, offset, length) => writeSync(fd, bytes, offset, length),
  fsync: fsyncSync,
  link: linkSync,
  rename: renameSync,
  read: (path) => readFileSync(path),
}

/** Small enough that a slow stick is heard of early. */
const CHUNK_BYTES = 64 * 1024

/** What file systems without hard links (FAT, exFAT, some FUSE) answer; Windows says EISDIR. */
const NO_LINKS = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EINVAL', 'EISDIR', 'EMLINK', 'EXDEV']

/**
 * Writes one file that must not exist ('output.exists') and reads it back; on any failure
 * ('io.failed') nothing remains under its name or the temporary one.
 */
export function writeFileOnce(
  path: string,
  bytes: Uint8Array,
  options: WriteOptions = {},
): Written {
  const calls = { ...SYSTEM, ...options.hooks }
  const partial = join(dirname(path), `.${suffix()}`)
  refuseExisting(path)
  let ours: string | undefined
  try {
    writeWhole(partial, bytes, options.mode ?? 0o644, calls)
    publish(partial, path, calls)
    ours = path
    syncFolder(dirname(path), calls.fsync)
    return readBack(path, bytes, calls)
  } catch (error) {
    if (ours !== undefined) remove(ours)
    throw ioFault(error, path)
  } finally {
    remove(partial)
  }
}

/**
 * Writes a folder that must not exist ('output.exists') from relative paths and reads every file
 * back; the folder appears under its name only when it is whole, and on any failure not at all.
 */
export function writeTree(
  dir: string,
  files: ReadonlyMap<string, Uint8Array>,
  options: WriteOptions = {},
): Map<string, Written> {
  return drain(writingTree(dir, files, options))
}

/** The same in steps, a file each: ended early, nothing of it remains. */
export function* writingTree(
  dir: string,
  files: ReadonlyMap<string, Uint8Array>,
  options: WriteOptions = {},
): Steps<Map<string, Written>> {
  const calls = { ...SYSTEM, ...options.hooks }
  refuseExisting(dir)
  refusePaths([...files.keys()])
  const partial = `${dir}.${suffix()}`
  const total = files.size
  let ours: string | undefined = partial
  try {
    mkdirSync(partial)
    for (const folder of foldersOf(files.keys())) mkdirSync(join(partial, folder))
    for (const [i, [path, bytes]] of [...files].entries()) {
      yield { what: 'writing', done: i, total }
      writeWhole(join(partial, path), bytes, options.mode ?? 0o644, calls)
    }
    // The deepest first, so that a name never reaches the medium before what it names.
    for (const folder of foldersOf(files.keys()).reverse()) {
      syncFolder(join(partial, folder), calls.fsync)
    }
    syncFolder(partial, calls.fsync)
    refuseExisting(dir)
    calls.rename(partial, dir)
    ours = dir
    syncFolder(dirname(dir), calls.fsync)
    const written = new Map<string, Written>()
    for (const [i, [path, bytes]] of [...files].entries()) {
      yield { what: 'reading', done: i, total }
      written.set(path, readBack(join(dir, path), bytes, calls))
    }
    ours = undefined
    return written
  } catch (error) {
    throw ioFault(taken(error) ? alreadyThere(dir) : error, dir)
  } finally {
    if (ours !== undefined) remove(ours)
  }
}

/** Makes a folder that must not exist, with the folders above it, for its owner alone. */
export function makeFolder(path: string): void {
  refuseExisting(path)
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw ioFault(error, path)
  }
}

function writeWhole(path: string, bytes: Uint8Array, mode: number, calls: MediaCalls): void {
  const fd = openSync(path, 'wx', mode)
  try {
    for (let at = 0; at < bytes.length; ) {
      at += calls.write(fd, bytes, at, Math.min(CHUNK_BYTES, bytes.length - at))
    }
    calls.fsync(fd)
  } finally {
    closeSync(fd)
  }
}

/** Gives a whole file its name without ever replacing another. */
function publish(partial: string, path: string, calls: MediaCalls): void {
  try {
    calls.link(partial, path)
    remove(partial)
  } catch (error) {
    if (!NO_LINKS.includes(systemCode(error) ?? '')) throw error
    // Without links: an exclusively created empty file reserves the name, and only that is replaced.
    closeSync(openSync(path, 'wx'))
    try {
      calls.rename(partial, path)
    } catch (failure) {
      remove(path)
      throw failure
    }
  }
}

function readBack(path: string, bytes: Uint8Array, calls: MediaCalls): Written {
  const wanted = createHash('sha256').update(bytes).digest('hex')
  const read = calls.read(path)
  const found = createHash('sha256').update(read).digest('hex')
  // It may be a share or a recovered key.
  read.fill(0)
  if (found !== wanted) {
    throw new CeremonyError('io.failed', say('medium.read-back'), {
      path,
    })
  }
  return { sha256: wanted, bytes: bytes.length }
}

/** Refuses an output that exists ('output.exists'), before anything happens. */
export function refuseExisting(path: string): void {
  let stats: unknown
  try {
    stats = lstatSync(path, { throwIfNoEntry: false })
  } catch (error) {
    throw ioFault(error, path)
  }
  if (stats !== undefined) throw alreadyThere(path)
}

/** Refuses a place that is no folder ('io.failed'), before anything happens. */
export function requireFolder(path: string): void {
  let isFolder: boolean
  try {
    isFolder = statSync(path).isDirectory()
  } catch (error) {
    throw ioFault(error, path)
  }
  if (!isFolder) throw new CeremonyError('io.failed', say('medium.is-no-folder'), { path })
}

function refusePaths(paths: readonly string[]): void {
  for (const path of paths) {
    const fault = pathFault(path)
    if (fault !== undefined) throw new CeremonyError('file.unsafe', fault, { path })
  }
  const folders = new Set(foldersOf(paths))
  for (const path of paths) {
    if (folders.has(path)) {
      throw new CeremonyError('file.unsafe', say('medium.file-and-folder'), { path })
    }
  }
  const [collision] = caseCollisions(paths)
  if (collision !== undefined) {
    const message = say('medium.case-twin', { path: collision[1] ?? '' })
    throw new CeremonyError('file.unsafe', message, { path: collision[0] ?? '' })
  }
}

/** The folders that hold the files, each after the one above it. */
function foldersOf(paths: Iterable<string>): string[] {
  const folders = new Set<string>()
  for (const path of paths) {
    const parts = path.split('/')
    for (let depth = 1; depth < parts.length; depth++) folders.add(parts.slice(0, depth).join('/'))
  }
  return [...folders].sort()
}

/** Renaming a folder onto another says one of these when that one appeared meanwhile. */
function taken(error: unknown): boolean {
  return ['ENOTEMPTY', 'EEXIST'].includes(systemCode(error) ?? '')
}

function alreadyThere(path: string): CeremonyError {
  return new CeremonyError('output.exists', say('medium.exists'), { path })
}

function suffix(): string {
  return `partial-${randomBytes(6).toString('hex')}`
}

/** Best effort: the failure that led here is the one to report. */
function remove(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true })
  } catch {
    // A medium that is gone took the file with it.
  }
}
