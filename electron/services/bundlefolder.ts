import { lstatSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Code, CeremonyError } from '#shared/errors.ts'
import type { BundleSource } from '#shared/log/source.ts'
import { say } from '#shared/text/saying.ts'
import { ioFault } from './iofault.ts'
import { listTree, readInside } from './safefile.ts'

/** More than any ceremony writes: 255 receipts, keys and packages leave room. */
const MAX_FILES = 20_000

const ALTERED: readonly Code[] = ['file.missing', 'file.unsafe', 'file.toolarge']

/**
 * An evidence bundle in a folder, read without following links and within bounds. Refuses with
 * 'bundle.missing' when there is no such folder; what is wrong inside it is 'bundle.file'.
 */
export function openBundleFolder(dir: string): BundleSource {
  if (!isFolder(dir))
    throw new CeremonyError('bundle.missing', say('medium.no-folder'), { path: dir })
  return {
    list: () => inBundle(() => listTree(dir, { maxFiles: MAX_FILES })),
    read: (path, maxBytes) => inBundle(() => readInside(dir, path, maxBytes), path),
  }
}

/**
 * The bundle in a folder that was dropped: the page names it. Refuses with one and the same
 * 'bundle.missing' what is not there and what is no bundle, so that a page that is not ours learns
 * nothing about the other folders of this machine.
 */
export function openDroppedBundle(dir: string): BundleSource {
  if (!holdsLog(dir)) throw new CeremonyError('bundle.missing', say('medium.no-bundle'))
  return openBundleFolder(dir)
}

function holdsLog(dir: string): boolean {
  try {
    return lstatSync(join(dir, 'log.jsonl')).isFile()
  } catch {
    return false
  }
}

function inBundle<T>(read: () => T, path?: string): T {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof CeremonyError) || !ALTERED.includes(error.code)) throw error
    const where = path ?? error.path
    if (where === undefined) throw new CeremonyError('bundle.file', error.said)
    throw new CeremonyError('bundle.file', say('form.at', { place: where, why: error.said }), {
      path: where,
    })
  }
}

function isFolder(dir: string): boolean {
  try {
    return statSync(dir, { throwIfNoEntry: false })?.isDirectory() ?? false
  } catch (error) {
    throw ioFault(error, dir)
  }
}
