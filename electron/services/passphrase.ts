import { wordlist } from '@scure/bip39/wordlists/english.js'
import { type Random, wipe } from '#shared/bytes.ts'
import { type Saying, say } from '#shared/text/saying.ts'

const SUGGESTED_WORDS = 6
const MAX_CHARACTERS = 256
const LEAST_WORDS = 6
const LEAST_DISTINCT_WORDS = 5
const LEAST_LETTERS = 3
const LEAST_CHARACTERS = 16
const LEAST_DISTINCT_CHARACTERS = 8

/** Six words of the 2048 of the BIP-39 English list, drawn evenly: 66 bits. */
export function suggestPassphrase(random: Random): string {
  for (;;) {
    const words = Array.from({ length: SUGGESTED_WORDS }, () => drawWord(random))
    const text = words.join(' ')
    // One draw in fifty thousand repeats more words than our own floor allows.
    if (passphraseFault(text) === undefined) return text
  }
}

function drawWord(random: Random): string {
  const drawSecret = random(2)
  try {
    // 2048 divides 65536, so the low 11 bits are even.
    const index = (((drawSecret[0] ?? 0) << 8) | (drawSecret[1] ?? 0)) & 0x7ff
    return wordlist[index] ?? ''
  } finally {
    wipe(drawSecret)
  }
}

/**
 * Why a passphrase is too weak to sign with, undefined when it will do: six words, or sixteen
 * characters, without a repeated pattern. A floor, no measure of strength: it cannot know what is
 * easily guessed.
 */
export function passphraseFault(text: string): Saying | undefined {
  if (!text.isWellFormed() || /\p{Cc}/u.test(text)) return say('passphrase.control')
  const normal = text.normalize('NFKC')
  const characters = [...normal]
  if (characters.length > MAX_CHARACTERS) return say('passphrase.long', { most: MAX_CHARACTERS })
  const folded = normal.toLowerCase().trim()
  if (repeats([...folded]) || repeats([...folded, ' '])) return say('passphrase.pattern')
  if (hasEnoughWords(folded) || hasEnoughCharacters(folded)) return undefined
  return say('passphrase.short', { words: LEAST_WORDS, characters: LEAST_CHARACTERS })
}

function hasEnoughWords(text: string): boolean {
  const words = text.split(/[\s-]+/).filter((word) => letters(word) >= LEAST_LETTERS)
  return words.length >= LEAST_WORDS && new Set(words).size >= LEAST_DISTINCT_WORDS
}

function hasEnoughCharacters(text: string): boolean {
  const characters = [...text]
  const enough = characters.length >= LEAST_CHARACTERS
  return enough && new Set(characters).size >= LEAST_DISTINCT_CHARACTERS
}

function letters(word: string): number {
  return word.match(/\p{L}/gu)?.length ?? 0
}

/** True when the text is one pattern at least twice over, the last time perhaps cut short. */
function repeats(characters: readonly string[]): boolean {
  for (let period = 1; period <= characters.length / 2; period++) {
    if (characters.every((one, i) => i < period || one === characters[i - period])) return true
  }
  return false
}
