import { concat, fromHex, sha256, utf8 } from '#shared/bytes.ts'
import { symbolText, toSymbols } from '#shared/crypto/bech32.ts'
import { checksumOf } from '#shared/crypto/codex32.ts'
import { SET } from './ceremony.ts'

export const ALPHABET = 'QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L'

/** The share text of formats.md. */
export const VECTOR =
  'KSHARE1QYQQZQSRQSZSVPCZQVZJQGFZYVJZ2F389Q5J52EV95HZ7VP3XGENGDFKXUURJW3M8S7NU0MFEF8W0LGVS3FDT3YZ33LKA'

/** A share text with right checks over whatever it says, as a forger would make it. */
export function forge(
  values: {
    version?: number
    set?: string
    index?: number
    m?: number
    n?: number
    x?: number
  } = {},
): string {
  const { version = 1, set = SET, index = 1, m = 2, n = 3, x = 7 } = values
  const numbers = Uint8Array.of(index, m, n)
  const raw = new Uint8Array(33).fill(9).with(32, x)
  const body = concat(Uint8Array.of(version), fromHex(set), numbers, raw)
  const check = sha256(concat(utf8('claviger-share-v1'), body)).slice(0, 5)
  const symbols = toSymbols(concat(body, check))
  return `KSHARE1${symbolText(symbols)}${symbolText(checksumOf('kshare', symbols))}`.toUpperCase()
}

/** The text with other characters at these places. */
export function garble(text: string, places: readonly number[], by = 1): string {
  const letters = [...text]
  for (const place of places) {
    const at = ALPHABET.indexOf(letters[place] ?? '')
    letters[place] = ALPHABET[(at + by) % 32] ?? ''
  }
  return letters.join('')
}

/** The text with `?` at these places. */
export function blot(text: string, places: readonly number[]): string {
  return [...text].map((letter, i) => (places.includes(i) ? '?' : letter)).join('')
}
