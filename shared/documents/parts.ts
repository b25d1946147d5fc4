/**
 * Two parts of one bundle for different people: whoever holds the backups and a quorum of shares
 * holds the keys, so the evidence is given away without them.
 */
export const PARTS = ['evidence', 'custody'] as const

export type Part = (typeof PARTS)[number]

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
export function exportParts(paths: Iterable<string>): readonly Placed[] {
  return [...paths].sort().map((path): Placed => {
    if (path.startsWith('backups/'))
      return {
        path,
        parts: ['custody'],
        because: 'recovers a key together with a quorum of shares',
      }
    if (RECOVERY.includes(path))
      return { path, parts: PARTS, because: `${evidenceFor(path)}; recovery needs it too` }
    return { path, parts: ['evidence'], because: evidenceFor(path) }
  })
}

function evidenceFor(path: string): string {
  if (path.startsWith('packages/')) return 'goes to a cloud, wrapped for it alone'
  if (path.startsWith('inputs/')) return 'a file that the plan names'
  if (path.startsWith('sigs/')) return 'a signature over the checkpoint'
  return WHY[path] ?? 'the log lists it'
}

const WHY: { readonly [path: string]: string } = {
  'log.jsonl': 'the log',
  'log.sigs': 'the program’s signature over each line of the log',
  checkpoint: 'what the signers signed',
  allowed_signers: 'the keys, for ssh-keygen',
  'fingerprint.txt': 'the head, in hex and in words',
  'plan.json': 'the plan that was approved',
  'script.html': 'the executed script',
  'report.html': 'the report',
  'RECOVER.md': 'how a quorum recovers',
  'recover.py': 'recovers with stock tools',
  'VERIFY.md': 'how to verify',
  'verify.sh': 'verifies with stock tools',
}

/** The files of one part. */
export function filesOfPart(
  files: ReadonlyMap<string, Uint8Array>,
  part: Part,
): Map<string, Uint8Array> {
  const placed = exportParts(files.keys()).filter(({ parts }) => parts.includes(part))
  return new Map(placed.map(({ path }) => [path, files.get(path) ?? new Uint8Array()]))
}
