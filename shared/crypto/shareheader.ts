// What stands in front of the secret of a share text and is public: version, set, index, m and n
import { fromHex, hex } from '../bytes.ts'
import { fromSymbols, symbolOf, symbolText, toSymbols } from './bech32.ts'
import { lowerCase, SHARE_HEAD } from './sharetext.ts'

/** What everybody may know of a share before it is typed. */
export interface ShareHeader {
  /** 16 hex digits */
  readonly set: string
  readonly index: number
  readonly threshold: number
  readonly total: number
}

/** What the beginning of a text says of itself. */
export type Named = Pick<ShareHeader, 'set' | 'index'>

const VERSION = 1
const GROUP = 4
// 12 bytes are 19 whole symbols; the twentieth shares its bits with the secret
const HEADER_BYTES = 12
const HEADER_SYMBOLS = 19
// version, set and index: 10 bytes in 16 symbols
const NAMED_BYTES = 10
const NAMED_SYMBOLS = 16

/** The first 26 characters of the share text with this header, in small letters. */
export function headerText({ set, index, threshold, total }: ShareHeader): string {
  const bytes = new Uint8Array(15)
  bytes.set([VERSION, ...fromHex(set), index, threshold, total])
  if (HEADER_BYTES !== 4 + set.length / 2) throw new Error('the set id of a share has 8 bytes')
  return SHARE_HEAD + symbolText(toSymbols(bytes).subarray(0, HEADER_SYMBOLS))
}

/**
 * True when four characters agree with group `number` of one of these shares, as far as it is
 * public; `?` is one not readable. With no header everything agrees.
 */
export function groupAgrees(
  group: string,
  number: number,
  headers: readonly ShareHeader[],
): boolean {
  const typed = Array.from(lowerCase(group))
  const from = GROUP * (number - 1)
  return (
    headers.length === 0 ||
    headers.some((header) => {
      const known = headerText(header)
      return typed.every((c, i) => c === '?' || c === (known[from + i] ?? c))
    })
  )
}

/** The set and the index that a text names in its first six groups; undefined when they are not whole. */
export function namedIn(text: string): Named | undefined {
  const named = lowerCase(text).slice(0, SHARE_HEAD.length + NAMED_SYMBOLS)
  const symbols = Array.from(named.slice(SHARE_HEAD.length), symbolOf)
  if (!named.startsWith(SHARE_HEAD) || symbols.length < NAMED_SYMBOLS) return undefined
  if (symbols.some((symbol) => symbol === undefined)) return undefined
  const bytes = fromSymbols(Uint8Array.from(symbols, (symbol) => symbol ?? 0))
  if (bytes.length !== NAMED_BYTES || bytes[0] !== VERSION) return undefined
  return { set: hex(bytes.subarray(1, 9)), index: bytes[9] ?? 0 }
}
