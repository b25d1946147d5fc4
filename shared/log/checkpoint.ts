/** The text that closes a log: a body of C2SP tlog-checkpoint with extension lines. */
import { base64 } from '@scure/base'
import { CeremonyError } from '../errors.ts'
import { type Saying, say } from '../text/saying.ts'
import { MAX_LINES } from './lines.ts'

/** What everybody signs at the close. */
export interface Checkpoint {
  readonly ceremony: string
  readonly entries: number
  /** RFC 6962 tree hash over the lines of log.jsonl. */
  readonly root: Uint8Array
  readonly mode: 'rehearsal' | 'production'
  /** The plan digest. */
  readonly plan: string
  /** SHA-256 of the files that depend on the log's end. */
  readonly files: { readonly [name in SealedFile]: string }
}

export type SealedFile = (typeof SEALED_FILES)[number]

/** Files whose hashes stand in the checkpoint, in its order. */
export const SEALED_FILES = ['log.jsonl', 'log.sigs', 'report.html'] as const

const BODY = new RegExp(
  [
    '^claviger\\.invalid/([0-9a-f]{32})\\n',
    '([1-9][0-9]{0,5})\\n',
    '([A-Za-z0-9+/]{43}=)\\n',
    'mode (rehearsal|production)\\n',
    'plan ([0-9a-f]{64})\\n',
    'sha256 ([0-9a-f]{64}) {2}log\\.jsonl\\n',
    'sha256 ([0-9a-f]{64}) {2}log\\.sigs\\n',
    'sha256 ([0-9a-f]{64}) {2}report\\.html\\n$',
  ].join(''),
)

/** The text of a checkpoint; refuses what {@link parseCheckpoint} would. */
export function encodeCheckpoint(checkpoint: Checkpoint): string {
  const text = format(checkpoint)
  parseCheckpoint(text)
  return text
}

/** Parses a checkpoint; refuses every text but the one that encodes what it says. */
export function parseCheckpoint(text: string): Checkpoint {
  const [, ceremony, count, root, mode, plan, ...files] = BODY.exec(text) ?? []
  const [log, sigs, report] = files
  if (!ceremony || !root || !plan || !log || !sigs || !report)
    throw invalid(say('verify.checkpoint-malformed'))
  const entries = Number(count)
  if (entries > MAX_LINES) throw invalid(say('verify.checkpoint-too-many', { most: MAX_LINES }))
  const checkpoint: Checkpoint = {
    ceremony,
    entries,
    root: decodeRoot(root),
    mode: mode === 'production' ? 'production' : 'rehearsal',
    plan,
    files: { 'log.jsonl': log, 'log.sigs': sigs, 'report.html': report },
  }
  if (format(checkpoint) !== text) throw invalid(say('verify.checkpoint-not-canonical'))
  return checkpoint
}

function format({ ceremony, entries, root, mode, plan, files }: Checkpoint): string {
  const lines = [
    `claviger.invalid/${ceremony}`,
    String(entries),
    base64.encode(root),
    `mode ${mode}`,
    `plan ${plan}`,
    ...SEALED_FILES.map((name) => `sha256 ${files[name]}  ${name}`),
  ]
  return lines.map((line) => `${line}\n`).join('')
}

function decodeRoot(text: string): Uint8Array {
  try {
    return base64.decode(text)
  } catch {
    throw invalid(say('verify.checkpoint-base64'))
  }
}

function invalid(message: Saying): CeremonyError {
  return new CeremonyError('checkpoint.invalid', message, { path: 'checkpoint' })
}
