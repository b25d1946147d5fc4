import { sha256Hex } from '../../bytes.ts'
import type { State } from '../../ceremony/state.ts'
import { CeremonyError } from '../../errors.ts'
import type { Steps } from '../../steps.ts'
import { type Saying, say } from '../../text/saying.ts'
import type { BundleSource, SourceFile } from '../source.ts'
import { largestListed, requireFile, UNLISTED } from './folder.ts'

/** How many files that do not belong to a bundle are named at once. */
const MOST_NAMED = 8

/** Folders that may be withheld from a bundle for the public. */
const WITHHELD = /^(backups|packages)\//

/**
 * Every listed file is there with its size and hash, and nothing else is in the folder. With
 * `allowWithheld`, backups and packages may be missing; the names of those that are come back.
 */
export function* checkingContents(
  state: State,
  files: ReadonlyMap<string, SourceFile>,
  source: BundleSource,
  allowWithheld: boolean,
): Steps<readonly string[]> {
  const listed = new Map(Object.entries(state.files ?? {}))
  const seals = ['recorder', ...(state.end?.signers ?? [])].map((id) => `sigs/checkpoint.${id}.sig`)
  const known = new Set<string>([...UNLISTED, ...listed.keys(), ...seals])
  const folders = new Set([...known].flatMap(foldersAbove))
  const strays = source.list().filter(({ path, kind }) => {
    const inside = strange(path, folders)
    return inside === undefined && !(kind === 'dir' ? folders : known).has(path)
  })
  const [stray] = strays
  if (stray !== undefined) {
    demandNames(strays, listed, files, source)
    const first = strays.slice(0, MOST_NAMED).map(({ path }) => path)
    const names = [...first, ...(strays.length > MOST_NAMED ? ['…'] : [])].join(', ')
    throw new CeremonyError('bundle.stray', strayed(strays.length, names), { path: stray.path })
  }
  const withheld: string[] = []
  for (const [i, [path, { sha256, bytes }]] of [...listed].entries()) {
    yield { what: 'files', done: i, total: listed.size }
    if (allowWithheld && WITHHELD.test(path) && !files.has(path)) {
      withheld.push(path)
      continue
    }
    const file = requireFile(files, path)
    if (file.bytes !== bytes)
      throw new CeremonyError(
        'bundle.file',
        say('verify.other-size', { path, bytes: file.bytes, listed: bytes }),
        { path },
      )
    if (sha256Hex(source.read(path, Math.min(bytes, largestListed(path)))) !== sha256)
      throw new CeremonyError('bundle.file', say('verify.other-file', { path }), { path })
  }
  return withheld
}

/** The outermost folder above a path that does not belong to the bundle: its content is named by it. */
function strange(path: string, folders: ReadonlySet<string>): string | undefined {
  return foldersAbove(path).find((one) => !folders.has(one))
}

function strayed(count: number, names: string): Saying {
  return count === 1 ? say('verify.stray', { path: names }) : say('verify.strays', { names })
}

/** A medium may change names: what is only called otherwise is named as what it is, never as a stray. */
function demandNames(
  strays: readonly SourceFile[],
  listed: ReadonlyMap<string, { readonly sha256: string; readonly bytes: number }>,
  files: ReadonlyMap<string, SourceFile>,
  source: BundleSource,
): void {
  for (const { path, kind, bytes } of strays) {
    if (kind !== 'file') continue
    for (const [name, one] of listed) {
      if (files.has(name) || one.bytes !== bytes) continue
      if (sha256Hex(source.read(path, largestListed(name))) === one.sha256)
        throw new CeremonyError('bundle.stray', say('verify.renamed', { path, name }), { path })
    }
  }
}

function foldersAbove(path: string): string[] {
  const parts = path.split('/').slice(0, -1)
  return parts.map((_, i) => parts.slice(0, i + 1).join('/'))
}
