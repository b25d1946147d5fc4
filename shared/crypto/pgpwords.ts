// The PGP word list: two-syllable words at even, three-syllable words at odd positions
import { CeremonyError } from '../errors.ts'
import { say } from '../text/saying.ts'
import { PGP_WORDS } from './pgpwordlist.ts'

type Parity = 0 | 1

const LIST: [string, string][] = PGP_WORDS.split('\n').map((line) => {
  const [even = '', odd = ''] = line.split(' ')
  return [even, odd]
})
const BYTES = new Map<string, { byte: number; parity: Parity }>()
for (const [byte, [even, odd]] of LIST.entries()) {
  BYTES.set(even.toLowerCase(), { byte, parity: 0 })
  BYTES.set(odd.toLowerCase(), { byte, parity: 1 })
}

/** The words to read aloud, one a byte. */
export function toWords(bytes: Uint8Array): string[] {
  return Array.from(bytes, (byte, i) => LIST[byte]?.[i % 2] ?? '')
}

/** The bytes that words stand for, in any case; names the first word that is unknown or misplaced. */
export function fromWords(words: string[]): Uint8Array {
  return Uint8Array.from(words, (word, i) => {
    const found = BYTES.get(word.toLowerCase())
    // Escaped: what people typed may hold anything.
    const named = { number: i + 1, word: JSON.stringify(word.slice(0, 32)).slice(1, -1) }
    if (found === undefined) throw new CeremonyError('text.invalid', say('words.unknown', named))
    if (found.parity !== i % 2) {
      const place = found.parity === 0 ? 'words.for-odd' : 'words.for-even'
      throw new CeremonyError('text.invalid', say(place, named))
    }
    return found.byte
  })
}
