// What proof keys sign in a drill or a health check: text lines, each ending with a newline
import { CeremonyError } from '../errors.ts'
import { isId } from '../log/text.ts'
import { isTime } from '../log/time.ts'
import { type Saying, say } from '../text/saying.ts'

export interface Challenge {
  readonly ceremony: string
  readonly set: string
  /** SHA-256 of the bundle's checkpoint, hex */
  readonly checkpoint: string
  readonly purpose: 'drill' | 'health'
  /** a verifier's own value, or one of the system's, which is no evidence of freshness */
  readonly nonce: { readonly verifier: string } | { readonly selfIssued: string }
  /** UTC, whole seconds */
  readonly time: string
  /** the shares that took part, ascending */
  readonly indexes: readonly number[]
  /** in a drill: each backup that was unwrapped and checked, with the SHA-256 of its file */
  readonly ok: readonly { readonly sha256: string; readonly label: string }[]
}

const FORMAT = 'claviger-drill/1'
const SELF_ISSUED = 'self-issued '
const LONGEST = 65_536

/** The text that is signed; refuses values that `parseChallenge` would refuse. */
export function encodeChallenge(challenge: Challenge): string {
  assertChallenge(challenge)
  const { ceremony, set, checkpoint, purpose, nonce, time, indexes, ok } = challenge
  const lines = [
    FORMAT,
    ceremony,
    set,
    checkpoint,
    purpose,
    'verifier' in nonce ? nonce.verifier : SELF_ISSUED + nonce.selfIssued,
    time,
    indexes.join(' '),
    ...ok.map((backup) => `ok ${backup.sha256} ${backup.label}`),
  ]
  return challengeText(lines)
}

/** The text that is signed; the log holds its lines, because no line of it holds another. */
export function challengeText(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('')
}

/** Reads exactly what `encodeChallenge` writes and refuses everything else. */
export function parseChallenge(text: string): Challenge {
  if (text.length > LONGEST) throw refuse(1, say('challenge.long'))
  const [format, ceremony = '', set = '', checkpoint = '', purpose = '', ...rest] = text.split('\n')
  const [nonce = '', time = '', indexes = '', ...ends] = rest
  if (format !== FORMAT) throw refuse(1, say('challenge.format', { format: FORMAT }))
  if (purpose !== 'drill' && purpose !== 'health') throw refuse(5, say('challenge.kind'))
  const challenge: Challenge = {
    ceremony,
    set,
    checkpoint,
    purpose,
    nonce: nonce.startsWith(SELF_ISSUED)
      ? { selfIssued: nonce.slice(SELF_ISSUED.length) }
      : { verifier: nonce },
    time,
    indexes: indexes.split(' ').map(Number),
    ok: ends.slice(0, -1).map(parseBackup),
  }
  if (encodeChallenge(challenge) !== text) throw refuse(8, say('challenge.form'))
  return challenge
}

/** The labels that the lines of a drill name as opened. Total: what is no such line names nothing. */
export function openedIn(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => /^ok [0-9a-f]{64} (\S+)$/.exec(line)?.[1] ?? [])
}

/** Reads the one value that a verifier hands over: 64 hex digits, with or without a newline. */
export function parseVerifierNonce(text: string): string {
  const nonce = /^([0-9a-f]{64})\n?$/.exec(text)?.[1]
  if (nonce === undefined) {
    throw new CeremonyError('encoding.invalid', say('challenge.digits'))
  }
  return nonce
}

function parseBackup(line: string, i: number): { sha256: string; label: string } {
  const [, sha256, label] = /^ok ([0-9a-f]{64}) (\S+)$/.exec(line) ?? []
  if (sha256 === undefined || label === undefined) {
    throw refuse(9 + i, say('challenge.backup'))
  }
  return { sha256, label }
}

function assertChallenge(challenge: Challenge): void {
  const { ceremony, set, checkpoint, purpose, nonce, time, indexes, ok } = challenge
  const value = 'verifier' in nonce ? nonce.verifier : nonce.selfIssued
  if (!isHex(ceremony, 32)) throw refuse(2, say('challenge.ceremony'))
  if (!isHex(set, 16)) throw refuse(3, say('challenge.set'))
  if (!isHex(checkpoint, 64)) throw refuse(4, say('challenge.checkpoint'))
  if (!isHex(value, 64)) throw refuse(6, say('challenge.value'))
  if (!isTime(time)) throw refuse(7, say('challenge.time'))
  const ascending = indexes.every((index, i) => isIndex(index) && index > (indexes[i - 1] ?? 0))
  if (!ascending) throw refuse(8, say('challenge.indexes'))
  if (purpose === 'health' && indexes.length !== 1) throw refuse(8, say('challenge.health-one'))
  if (purpose === 'drill' && indexes.length < 2) throw refuse(8, say('challenge.drill-two'))
  if (purpose === 'health' && ok.length > 0) throw refuse(9, say('challenge.health-backup'))
  if (purpose === 'drill' && ok.length === 0) throw refuse(9, say('challenge.drill-backup'))
  assertBackups(ok)
}

function assertBackups(ok: Challenge['ok']): void {
  const labels = new Set<string>()
  for (const [i, { sha256, label }] of ok.entries()) {
    if (!isHex(sha256, 64)) throw refuse(9 + i, say('challenge.sha256'))
    if (!isId(label)) throw refuse(9 + i, say('challenge.label'))
    if (labels.has(label)) throw refuse(9 + i, say('challenge.label-twice'))
    labels.add(label)
  }
}

function isHex(text: string, digits: number): boolean {
  return text.length === digits && /^[0-9a-f]+$/.test(text)
}

function isIndex(index: number): boolean {
  return Number.isInteger(index) && index >= 1 && index <= 255
}

function refuse(line: number, said: Saying): CeremonyError {
  return new CeremonyError('encoding.invalid', said, { path: `line ${line}` })
}
