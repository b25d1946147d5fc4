// BIP-173: the alphabet, the expansion of the prefix, and bytes as symbols of five bits

/** The 32 characters, without 1, b, i and o; a character's place is its value. */
export const ALPHABET = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'

/** The symbols of bytes, most significant bit first; the bits must come out even. */
export function toSymbols(bytes: Uint8Array): Uint8Array {
  return regroup(bytes, 8, 5)
}

/** The bytes of symbols; the bits must come out even. */
export function fromSymbols(symbols: Uint8Array): Uint8Array {
  return regroup(symbols, 5, 8)
}

/** Symbols as lower-case characters. */
export function symbolText(symbols: Uint8Array): string {
  return Array.from(symbols, (symbol) => ALPHABET.charAt(symbol)).join('')
}

/** The symbol of one lower-case character, or undefined when it is not in the alphabet. */
export function symbolOf(character: string): number | undefined {
  const symbol = character.length === 1 ? ALPHABET.indexOf(character) : -1
  return symbol < 0 ? undefined : symbol
}

/** The symbols that stand for the prefix in the checksum. */
export function expandPrefix(prefix: string): Uint8Array {
  const codes = Array.from(prefix, (character) => character.charCodeAt(0))
  return Uint8Array.from([...codes.map((code) => code >> 5), 0, ...codes.map((code) => code & 31)])
}

function regroup(input: Uint8Array, from: number, to: number): Uint8Array {
  if ((input.length * from) % to !== 0) throw new Error(`${input.length} units leave bits over`)
  const output = new Uint8Array((input.length * from) / to)
  let pending = 0
  let bits = 0
  let next = 0
  for (const unit of input) {
    pending = ((pending << from) | unit) & 0xfff
    bits += from
    while (bits >= to) {
      bits -= to
      output[next++] = (pending >> bits) & ((1 << to) - 1)
    }
  }
  return output
}
