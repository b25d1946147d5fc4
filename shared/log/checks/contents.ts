import { sha256Hex } from '../../bytes.ts'
import type { State } from '../../ceremony/state.ts'
import { CeremonyError } from '../../errors.ts'
import type { Steps } from '../../steps.ts'
import { say } from '../../text/saying.ts'
import type { BundleSource, SourceFile } from '../source.ts'
import { largestListed, requireFile, UNLISTED } from './folder.ts'

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
  for (const { path, kind } of source.list())
    if (!(kind === 'dir' ? folders : known).has(path))
      throw new CeremonyError('bundle.stray', say('verify.stray', { path }), { path })
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

function foldersAbove(path: string): string[] {
  const parts = path.split('/').slice(0, -1)
  return parts.map((_, i) => parts.slice(0, i + 1).join('/'))
}
