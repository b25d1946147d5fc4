import { en } from '../text/en/catalogue.ts'

/**
 * Two parts of one bundle for different people: whoever holds the backups and a quorum of shares
 * holds the keys, so the evidence is given away without them.
 */
export const PARTS = ['evidence', 'custody'] as const

export type Part = (typeof PARTS)[number]

type Words = (typeof en)['documents']['parts']

/** Where a file of a bundle goes, and why. */
export interface Placed {
  readonly path: string
  readonly parts: readonly Part[]
  readonly because: string
}

/** recover.py checks each share and key against the log, and the log against the checkpoint. */
const RECOVERY = ['recover.py', 'RECOVER.md', 'log.jsonl', 'checkpoint']

/**
 * Which file of a bundle goes into which part. The evidence part verifies with `--public`, because
 * nothing but backups is missing from it; the custody part is all that a quorum needs to recover.
 */
export function exportParts(
  paths: Iterable<string>,
  words: Words = en.documents.parts,
): readonly Placed[] {
  return [...paths].sort().map((path): Placed => {
    if (path.startsWith('backups/'))
      return {
        path,
        parts: ['custody'],
        because: words.backup,
      }
    if (RECOVERY.includes(path))
      return { path, parts: PARTS, because: words.recovery(evidenceFor(words, path)) }
    return { path, parts: ['evidence'], because: evidenceFor(words, path) }
  })
}

function evidenceFor(words: Words, path: string): string {
  if (path.startsWith('packages/')) return words.packages
  if (path.startsWith('inputs/')) return words.inputs
  if (path.startsWith('sigs/')) return words.sigs
  return words.why[path] ?? words.listed
}

/** The files of one part. */
export function filesOfPart(
  files: ReadonlyMap<string, Uint8Array>,
  part: Part,
): Map<string, Uint8Array> {
  const placed = exportParts(files.keys()).filter(({ parts }) => parts.includes(part))
  return new Map(placed.map(({ path }) => [path, files.get(path) ?? new Uint8Array()]))
}
