import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  opendirSync,
  readSync,
  type Stats,
} from 'node:fs'
import { join } from 'node:path'
import { CeremonyError } from '#shared/errors.ts'
import { pathFault, type SourceFile } from '#shared/log/source.ts'
import { ioFault, systemCode } from './iofault.ts'
import { type Saying, say } from '#shared/text/saying.ts'

export { caseCollisions } from '#shared/log/source.ts'

/** Folders inside each other, at most. */
const MAX_DEPTH = 16

// Windows has neither flag; there the comparison of lstat and fstat has to do.
const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

/**
 * The whole of one regular file. Refuses links, folders, pipes and devices ('file.unsafe'), what
 * is larger than `maxBytes` before reading it ('file.toolarge'), and what is not there
 * ('file.missing'); the descriptor that was checked is the one that is read.
 */
export function readRegularFile(path: string, maxBytes: number): Uint8Array {
  const named = look(path)
  if (named.isSymbolicLink()) throw unsafe(say('medium.link'), path)
  // Opening a device can have effects of its own.
  if (!named.isFile()) throw unsafe(say('medium.no-regular-file'), path)
  const fd = open(path)
  try {
    const opened = fstatSync(fd)
    if (!opened.isFile()) throw unsafe(say('medium.no-regular-file'), path)
    if (opened.ino !== named.ino || opened.dev !== named.dev) {
      throw unsafe(say('medium.replaced'), path)
    }
    if (opened.size > maxBytes) {
      const message = say('medium.too-large', { bytes: opened.size, most: maxBytes })
      throw new CeremonyError('file.toolarge', message, { path })
    }
    return readAll(fd, opened.size, path)
  } catch (error) {
    throw ioFault(error, path)
  } finally {
    closeSync(fd)
  }
}

/**
 * As {@link readRegularFile}, for a path relative to a folder: it may not leave the folder, and no
 * part of it may be a link. The folder itself is trusted as it was named.
 */
export function readInside(folder: string, relative: string, maxBytes: number): Uint8Array {
  const fault = pathFault(relative)
  if (fault !== undefined) throw unsafe(fault, relative)
  const parts = relative.split('/')
  let path = folder
  for (const part of parts.slice(0, -1)) {
    path = join(path, part)
    const stats = look(path)
    if (stats.isSymbolicLink()) throw unsafe(say('medium.folder-link'), relative)
    if (!stats.isDirectory()) throw unsafe(say('medium.part-no-folder'), relative)
  }
  return readRegularFile(join(path, parts.at(-1) ?? ''), maxBytes)
}

/**
 * Everything below a folder, sorted by path, links reported but not followed. Refuses more than
 * `maxFiles` entries and more than 16 levels, so that a hostile folder costs little.
 */
export function listTree(folder: string, limits: { readonly maxFiles: number }): SourceFile[] {
  const found: SourceFile[] = []
  const walk = (prefix: string, depth: number): void => {
    if (depth > MAX_DEPTH) throw unsafe(say('medium.depth', { most: MAX_DEPTH }), prefix)
    for (const name of names(join(folder, prefix), limits.maxFiles - found.length, folder)) {
      const entry = entryAt(folder, prefix === '' ? name : `${prefix}/${name}`)
      found.push(entry)
      if (entry.kind === 'dir') walk(entry.path, depth + 1)
      if (found.length > limits.maxFiles) throw tooMany(folder)
    }
  }
  walk('', 1)
  return found.sort((a, b) => (a.path < b.path ? -1 : 1))
}

function names(folder: string, room: number, root: string): string[] {
  const result: string[] = []
  try {
    const dir = opendirSync(folder)
    try {
      for (let entry = dir.readSync(); entry !== null; entry = dir.readSync()) {
        if (result.length >= room) throw tooMany(root)
        result.push(entry.name)
      }
    } finally {
      dir.closeSync()
    }
  } catch (error) {
    throw ioFault(error, folder)
  }
  return result
}

function entryAt(folder: string, path: string): SourceFile {
  // A name that is not UTF-8 cannot be looked up again; it is still shown.
  const stats = lstatSync(join(folder, path), { throwIfNoEntry: false })
  if (stats === undefined) return { path, kind: 'other', bytes: 0 }
  if (stats.isSymbolicLink()) return { path, kind: 'link', bytes: 0 }
  if (stats.isDirectory()) return { path, kind: 'dir', bytes: 0 }
  if (stats.isFile()) return { path, kind: 'file', bytes: stats.size }
  return { path, kind: 'other', bytes: 0 }
}

function look(path: string): Stats {
  if (path.includes('\0')) throw unsafe(say('shape.path-nul'), path.replaceAll('\0', '?'))
  try {
    return lstatSync(path)
  } catch (error) {
    throw openFault(error, path)
  }
}

function open(path: string): number {
  try {
    return openSync(path, FLAGS)
  } catch (error) {
    throw openFault(error, path)
  }
}

function openFault(error: unknown, path: string): unknown {
  const code = systemCode(error)
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return new CeremonyError('file.missing', say('medium.no-file'), { path })
  }
  // O_NOFOLLOW on a link says ELOOP (EMLINK on FreeBSD); opening a socket says ENXIO.
  if (code === 'ELOOP' || code === 'EMLINK') return unsafe(say('medium.link'), path)
  if (code === 'ENXIO') return unsafe(say('medium.no-regular-file'), path)
  return ioFault(error, path)
}

function readAll(fd: number, size: number, path: string): Uint8Array {
  const bytes = new Uint8Array(size)
  let at = 0
  while (at < size) {
    const count = readSync(fd, bytes, at, size - at, at)
    if (count === 0) throw unsafe(say('medium.shorter'), path)
    at += count
  }
  if (readSync(fd, new Uint8Array(1), 0, 1, size) !== 0) {
    throw unsafe(say('medium.longer'), path)
  }
  return bytes
}

function unsafe(message: Saying, path: string): CeremonyError {
  return new CeremonyError('file.unsafe', message, { path })
}

function tooMany(path: string): CeremonyError {
  return new CeremonyError('file.toolarge', say('medium.more-files'), { path })
}
