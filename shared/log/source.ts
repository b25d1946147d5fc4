import { type Saying, say } from '../text/saying.ts'

/** What is at a path of a bundle; links are reported, never followed. */
export interface SourceFile {
  /** Relative to the bundle, segments separated by `/`. */
  readonly path: string
  readonly kind: 'file' | 'dir' | 'link' | 'other'
  /** Size of a file; 0 for everything else. */
  readonly bytes: number
}

/** The files of an evidence bundle, wherever they are: a folder, or memory. */
export interface BundleSource {
  /** Everything in the bundle, folders included, sorted by path. */
  list(): SourceFile[]
  /**
   * The bytes of one regular file. Refuses with 'bundle.file', naming the path, what is missing,
   * unsafe, outside the bundle, or larger than `maxBytes`; the size is judged before reading.
   */
  read(path: string, maxBytes: number): Uint8Array
}

/** Why a relative path is not safe to follow inside a folder; undefined for a safe one. */
export function pathFault(path: string): Saying | undefined {
  if (path === '') return say('shape.path-empty')
  if (path.includes('\0')) return say('shape.path-nul')
  if (path.includes('\\')) return say('shape.path-backslash')
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path)) return say('shape.path-absolute')
  for (const segment of path.split('/')) {
    if (segment === '') return say('shape.path-part')
    if (segment === '.' || segment === '..') return say('shape.path-outside')
  }
  return undefined
}

/**
 * Groups of paths, folders above them included, that differ only in case or Unicode form and so
 * become one on another file system; each group and the list are sorted.
 */
export function caseCollisions(paths: Iterable<string>): string[][] {
  const groups = new Map<string, Set<string>>()
  for (const path of paths) {
    const parts = path.split('/')
    for (let depth = 1; depth <= parts.length; depth++) {
      const prefix = parts.slice(0, depth).join('/')
      const folded = prefix.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC')
      groups.set(folded, (groups.get(folded) ?? new Set()).add(prefix))
    }
  }
  const collisions = [...groups.values()].filter((group) => group.size > 1)
  return collisions.map((group) => [...group].sort()).sort(byFirst)
}

function byFirst(a: readonly string[], b: readonly string[]): number {
  return (a[0] ?? '') < (b[0] ?? '') ? -1 : 1
}
