// Shares, parts of them and age identities in a text that everybody may read. Bech32 (BIP-173)
import { ALPHABET } from './bech32.ts'
import { lowerCase } from './sharetext.ts'

/** What people may put between the characters. */
const GAP = '[\\s\\-\\u2010-\\u2015]*'
const spaced = (...characters: readonly string[]): string => characters.join(GAP)
/** How a share of this version begins, and an age identity; no end of another word is one. */
const BEGINS = new RegExp(
  `(?<![a-z0-9])(?:${spaced(...'kshare', '[1il]', '[q?]', '[y9x8?]')}|${spaced(...'agesecretkey')})`,
)
/** A raw share or an envelope in hex, of 33 and of 50 bytes, and what a share file says that it is. */
const RAW = /(?<![0-9a-f])(?:[0-9a-f]{66}|[0-9a-f]{100})(?![0-9a-f])|claviger"?:"?share\//
/** Between the groups of a share people may put anything. */
const BETWEEN = /[^A-Za-z0-9]+/
/** Public, and in so many characters that some of them may look like a share. */
const FINGERPRINT = /SHA256:[A-Za-z0-9+/]{43}/g
const SYMBOLS = new RegExp(`^[${ALPHABET}]+$`)
/** The beginning of a share as far as its 1, which is no symbol. */
const HEAD = /^[kshare]{0,6}1/

const GROUP = 4
/** Groups in a row that are looked at, and how many of them must be like none of ordinary words. */
const FEWEST_GROUPS = 3
const FEWEST_STRANGE = 2
/** So many groups in a row are no sentence, whatever they are like. */
const MANY_GROUPS = 9
/** Symbols without a gap: serial numbers and times are shorter, words may be longer. */
const FEWEST_SYMBOLS = 20
const MANY_SYMBOLS = 32

/**
 * True for a text with a share in it, an age identity, or a part of a share that matters: 20 symbols
 * without a gap, or three groups of four. What looks like words or hex digits must go on for 32
 * symbols, or for nine groups. Nothing here says whether the share is a good one.
 */
export function holdsShare(text: string): boolean {
  const small = lowerCase(text)
  if (BEGINS.test(small) || RAW.test(small)) return true
  let row: string[] = []
  for (const word of text.replace(FINGERPRINT, '').split(BETWEEN)) {
    const symbols = lowerCase(inOneCase(word)).replace(HEAD, '')
    if (isRun(symbols)) return true
    if (!isGroup(symbols)) row = []
    else if (row.length > 0 && !sameCase(row, word)) row = [word]
    else row.push(word)
    if (isRow(row.map(lowerCase))) return true
  }
  return false
}

/** The text itself, or nothing where capitals and small letters are mixed: no share is so. */
function inOneCase(word: string): string {
  return /[a-z]/.test(word) && /[A-Z]/.test(word) ? '' : word
}

function sameCase(row: readonly string[], word: string): boolean {
  return inOneCase(row.join('') + word) !== ''
}

function isRun(symbols: string): boolean {
  if (symbols.length < FEWEST_SYMBOLS || !SYMBOLS.test(symbols) || isHex(symbols)) return false
  return symbols.length >= MANY_SYMBOLS || /\d/.test(symbols) || !isWord(symbols)
}

function isGroup(symbols: string): boolean {
  return symbols.length === GROUP && SYMBOLS.test(symbols)
}

function isRow(groups: readonly string[]): boolean {
  if (groups.length < FEWEST_GROUPS) return false
  const other = groups.filter((group) => !isHex(group))
  const strange = other.filter((group) => /\d/.test(group) || !/[aeuy]/.test(group))
  return strange.length >= FEWEST_STRANGE || other.length >= MANY_GROUPS
}

function isHex(symbols: string): boolean {
  return /^[0-9a-f]*$/.test(symbols)
}

/** Long words have vowels, and no end of consonants. */
function isWord(letters: string): boolean {
  const vowels = letters.match(/[aeuy]/g)?.length ?? 0
  return vowels * 5 >= letters.length && !/[^aeuy]{9}/.test(letters)
}
