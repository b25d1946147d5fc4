import { fromHex, hex } from '../bytes.ts'
import { fromWords, toWords } from '../crypto/pgpwords.ts'
import { CeremonyError } from '../errors.ts'
import { say } from '../text/saying.ts'

const HEAD = /^[0-9a-f]{64}$/
const HEAD_BYTES = 32

/** The file fingerprint.txt: the head in hex on one line, its 32 PGP words on the next. */
export function encodeFingerprintFile(head: string): string {
  if (!HEAD.test(head)) throw new Error('a head is 64 lower-case hex digits')
  return `${head}\n${toWords(fromHex(head)).join(' ')}\n`
}

/** The hex of a head that a person copied: 64 hex digits or 32 PGP words, spaced in any way. */
export function parseHead(text: string): string {
  const digits = text.replace(/\s+/g, '').toLowerCase()
  if (HEAD.test(digits)) return digits
  const words = text.split(/\s+/).filter((word) => word !== '')
  if (words.length !== HEAD_BYTES) {
    throw new CeremonyError('encoding.invalid', say('paper.head'))
  }
  return hex(fromWords(words))
}
