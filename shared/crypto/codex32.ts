// BIP-93 (codex32): the short checksum, a BCH code over GF(32) of length 93 with 13 check symbols
import { expandPrefix } from './bech32.ts'

/** The number of check symbols. */
export const CHECK_SYMBOLS = 13
/** The code is cyclic with this length: prefix apart, no text may be longer. */
export const CODE_SYMBOLS = 93

const GENERATOR = [
  0x19dc500ce73fde210n,
  0x1bfae00def77fe529n,
  0x1fbd920fffe7bee52n,
  0x1739640bdeee3fdadn,
  0x07729a039cfc75f5an,
]
const TARGET = 0x10ce0795c2fd1e62an
const LOW_TWELVE = (1n << 60n) - 1n

/** The 13 symbols that make a text with this prefix and these symbols whole. */
export function checksumOf(prefix: string, symbols: Uint8Array): Uint8Array {
  const whole = new Uint8Array(symbols.length + CHECK_SYMBOLS)
  whole.set(symbols)
  return syndromeOf(prefix, whole)
}

/**
 * The remainder of the error in a text, 13 symbols, highest power first; all zero when the checksum
 * holds.
 */
export function syndromeOf(prefix: string, symbols: Uint8Array): Uint8Array {
  let residue = 1n
  for (const symbol of expandPrefix(prefix)) residue = step(residue, symbol)
  for (const symbol of symbols) residue = step(residue, symbol)
  return toDigits(residue ^ TARGET)
}

/** The remainder of x^power by the generator, 13 symbols, highest power first. */
export function remainderOfPower(power: number): Uint8Array {
  let residue = 1n
  for (let i = 0; i < power; i++) residue = step(residue, 0)
  return toDigits(residue)
}

function step(residue: bigint, symbol: number): bigint {
  const top = residue >> 60n
  let next = ((residue & LOW_TWELVE) << 5n) ^ BigInt(symbol)
  for (const [bit, multiple] of GENERATOR.entries()) {
    if ((top >> BigInt(bit)) & 1n) next ^= multiple
  }
  return next
}

function toDigits(residue: bigint): Uint8Array {
  return Uint8Array.from({ length: CHECK_SYMBOLS }, (_, i) =>
    Number((residue >> BigInt(5 * (CHECK_SYMBOLS - 1 - i))) & 31n),
  )
}
