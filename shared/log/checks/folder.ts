import { CeremonyError } from '../../errors.ts'
import { decodeUtf8 } from '../../utf8.ts'
import { say } from '../../text/saying.ts'
import { type BundleSource, caseCollisions, pathFault, type SourceFile } from '../source.ts'

/** The files that every bundle has beside those that the log lists. */
export const UNLISTED = [
  'log.jsonl',
  'log.sigs',
  'checkpoint',
  'allowed_signers',
  'fingerprint.txt',
  'report.html',
] as const

/** Bounds on what is read before the log has said how large a file is. */
const LIMITS: { readonly [name: string]: number } = {
  'log.jsonl': 64 * 1024 * 1024,
  'log.sigs': 96 * 1024 * 1024,
  'report.html': 64 * 1024 * 1024,
}
const SMALL = 1024 * 1024

/** The largest file that a list may name; the script is the one that grows with the plan. */
export function largestListed(path: string): number {
  return path === 'script.html' ? 64 * 1024 * 1024 : SMALL
}

/** The folder as it is: regular files only, safe names, none that differ only in case. */
export function listFolder(source: BundleSource): ReadonlyMap<string, SourceFile> {
  const all = source.list()
  for (const { path, kind } of all) {
    if (kind !== 'file' && kind !== 'dir')
      throw new CeremonyError('bundle.stray', say('verify.no-file', { path }), { path })
    const fault = pathFault(path)
    if (fault !== undefined)
      throw new CeremonyError('bundle.stray', say('form.at', { place: path, why: fault }), { path })
  }
  const twins = caseCollisions(all.map(({ path }) => path))[0]
  if (twins !== undefined)
    throw new CeremonyError('bundle.stray', say('verify.case-twins', { names: twins.join(', ') }))
  const files = new Map(all.filter(({ kind }) => kind === 'file').map((one) => [one.path, one]))
  // Mostly another folder was chosen, such as the one above.
  if (UNLISTED.every((name) => !files.has(name)))
    throw new CeremonyError('bundle.file', say('verify.other-folder'), { path: 'log.jsonl' })
  for (const name of UNLISTED) requireFile(files, name)
  return files
}

/** The file, which must be there and not be empty. */
export function requireFile(files: ReadonlyMap<string, SourceFile>, path: string): SourceFile {
  const file = files.get(path)
  if (file === undefined) {
    const other = [...files.keys()].find((one) => one.toLowerCase() === path.toLowerCase())
    if (other !== undefined)
      throw new CeremonyError('bundle.stray', say('verify.renamed', { path: other, name: path }), {
        path: other,
      })
    throw new CeremonyError('bundle.file', say('verify.missing', { path }), { path })
  }
  if (file.bytes === 0)
    throw new CeremonyError('bundle.file', say('verify.empty', { path }), { path })
  return file
}

/** Reads a file that the log does not list, within its bound. */
export function readUnlisted(source: BundleSource, path: string): Uint8Array {
  return source.read(path, LIMITS[path] ?? SMALL)
}

/** Reads a small text file that the log does not list; refuses by its name what is not UTF-8. */
export function readText(source: BundleSource, path: string, maxBytes: number = SMALL): string {
  const bytes = source.read(path, maxBytes)
  try {
    return decodeUtf8(bytes)
  } catch (error) {
    if (!(error instanceof CeremonyError)) throw error
    throw new CeremonyError('bundle.file', say('form.at', { place: path, why: error.said }), {
      path,
    })
  }
}
