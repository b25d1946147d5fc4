// A share in capitals: KSHARE1, the envelope in the Bech32 alphabet, the BIP-93 short checksum
import { wipe } from '../bytes.ts'
import { CeremonyError } from '../errors.ts'
import { type Saying, say } from '../text/saying.ts'
import { fromSymbols, symbolOf, symbolText, toSymbols } from './bech32.ts'
import { CHECK_SYMBOLS, checksumOf, CODE_SYMBOLS, syndromeOf } from './codex32.ts'
import { decodeEnvelope, ENVELOPE_BYTES, otherVersion, type ShareEnvelope } from './envelope.ts'

/** What stands before the `1` and is bound by the checksum. */
export const SHARE_PREFIX = 'kshare'
/** What every share text begins with. */
export const SHARE_HEAD = `${SHARE_PREFIX}1`
export const SHARE_TEXT_LENGTH = SHARE_HEAD.length + CODE_SYMBOLS

const GROUP = 4
const GROUPS = SHARE_TEXT_LENGTH / GROUP
// white space, hyphens and dashes stand between groups and mean nothing
const SEPARATORS = /[\s\-\u2010-\u2015]/g
const LONGEST_INPUT = 1000
// version 1 fixes the first symbol of the envelope and narrows the second to four
const AFTER_HEAD = [/[q?]/, /[y9x8?]/]

/** The 100 capitals of a share. */
export function encodeShareText(envelopeBytes: Uint8Array): string {
  wipe(decodeEnvelope(envelopeBytes).rawSecret)
  const symbolsSecret = toSymbols(envelopeBytes)
  const checksum = checksumOf(SHARE_PREFIX, symbolsSecret)
  try {
    return (SHARE_HEAD + symbolText(symbolsSecret) + symbolText(checksum)).toUpperCase()
  } finally {
    wipe(symbolsSecret)
  }
}

/**
 * Reads a share text, in capitals or in small letters, with any white space and dashes. Refuses a
 * checksum that does not hold, and names the groups with characters that no share has.
 */
export function parseShareText(text: string): ShareEnvelope {
  const compact = compactShareText(text)
  if (/[a-z]/.test(compact) && /[A-Z]/.test(compact)) {
    throw mistyped(say('share.mixed-case'))
  }
  const lower = lowerCase(compact)
  const bad = impossibleGroups(lower)
  if (bad.length > 0) {
    demandVersion(lower)
    const [group = 0, ...more] = bad
    throw mistyped(
      more.length === 0
        ? say('share.bad-group', { group })
        : say('share.bad-groups', { groups: bad.join(', ') }),
    )
  }
  if (lower.length !== SHARE_TEXT_LENGTH) {
    throw mistyped(
      say('share.length', { characters: SHARE_TEXT_LENGTH, groups: GROUPS, found: lower.length }),
    )
  }
  const symbolsSecret = Uint8Array.from(lower.slice(SHARE_HEAD.length), (c) => symbolOf(c) ?? 0)
  try {
    if (syndromeOf(SHARE_PREFIX, symbolsSecret).some((symbol) => symbol !== 0)) {
      throw mistyped(say('share.checksum'))
    }
    return decodeSymbols(symbolsSecret)
  } finally {
    wipe(symbolsSecret)
  }
}

/** The 25 groups of four in which a share text is printed. */
export function groupsOf(text: string): string[] {
  const compact = compactShareText(text)
  return Array.from({ length: Math.ceil(compact.length / GROUP) }, (_, i) =>
    compact.slice(GROUP * i, GROUP * (i + 1)),
  )
}

/** True when four characters can be group `number` (1 to 25) of a share; `?` is one not readable. */
export function groupIsPossible(group: string, number: number): boolean {
  if (!Number.isInteger(number) || number < 1 || number > GROUPS) return false
  if (group.length !== GROUP || !/^[\x21-\x7e]+$/.test(group)) return false
  const lower = lowerCase(group)
  if (group !== lower && group !== group.toUpperCase()) return false
  return Array.from(lower).every((c, i) => canStandAt(c, GROUP * (number - 1) + i))
}

/** The share text without separators, as typed otherwise. */
export function compactShareText(text: string): string {
  if (text.length > LONGEST_INPUT) throw mistyped(say('share.too-long'))
  return text.replace(SEPARATORS, '')
}

/** Small letters for A to Z only: Unicode would make a k of the Kelvin sign. */
export function lowerCase(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
}

/** The envelope in 93 symbols whose checksum holds. */
export function decodeSymbols(symbolsSecret: Uint8Array): ShareEnvelope {
  const data = symbolsSecret.subarray(0, CODE_SYMBOLS - CHECK_SYMBOLS)
  const bytes = fromSymbols(data)
  try {
    if (bytes.length !== ENVELOPE_BYTES) throw new Error('a share text holds 50 bytes')
    return decodeEnvelope(bytes)
  } finally {
    wipe(bytes)
  }
}

/** A text that is whole but for its version was not mistyped: another release made it. */
function demandVersion(lower: string): void {
  if (!/^kshare1[02-9ac-hj-np-z]{93}$/.test(lower)) return
  const symbolsSecret = Uint8Array.from(lower.slice(SHARE_HEAD.length), (c) => symbolOf(c) ?? 0)
  try {
    if (syndromeOf(SHARE_PREFIX, symbolsSecret).some((symbol) => symbol !== 0)) return
    const [first = 0, second = 0] = symbolsSecret
    throw otherVersion((first << 3) | (second >> 2))
  } finally {
    wipe(symbolsSecret)
  }
}

function impossibleGroups(lower: string): number[] {
  const groups = new Set<number>()
  for (const [i, c] of Array.from(lower.slice(0, SHARE_TEXT_LENGTH)).entries()) {
    if (c === '?' || !canStandAt(c, i)) groups.add(Math.floor(i / GROUP) + 1)
  }
  return [...groups]
}

function canStandAt(c: string, position: number): boolean {
  if (c === '?') return true
  const head = SHARE_HEAD[position]
  if (head !== undefined) return c === head
  const narrowed = AFTER_HEAD[position - SHARE_HEAD.length]
  return symbolOf(c) !== undefined && (narrowed?.test(c) ?? true)
}

function mistyped(message: Saying): CeremonyError {
  return new CeremonyError('share.mistyped', message)
}
