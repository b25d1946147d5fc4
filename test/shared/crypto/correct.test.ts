import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { concat, sha256, utf8 } from '#shared/bytes.ts'
import { ALPHABET, symbolText, toSymbols } from '#shared/crypto/bech32.ts'
import { checksumOf } from '#shared/crypto/codex32.ts'
import { correctShareText } from '#shared/crypto/correct.ts'
import { encodeEnvelope } from '#shared/crypto/envelope.ts'
import { encodeShareText, groupsOf } from '#shared/crypto/sharetext.ts'
import { envelopes, vectorEnvelope, vectorText } from './arbitrary.ts'

const CAPITALS = ALPHABET.toUpperCase()
const texts = envelopes.map((envelope) => encodeShareText(encodeEnvelope(envelope)))
const places = (most: number, least = 1) =>
  fc.uniqueArray(fc.integer({ min: 7, max: 99 }), { minLength: least, maxLength: most })
const turns = fc.array(fc.integer({ min: 1, max: 31 }), { minLength: 16, maxLength: 16 })

/** Replaces these characters (counted from 0) by others of the alphabet. */
function spoil(text: string, wrong: number[], turn: number[]): string {
  const characters = Array.from(text)
  for (const [i, at] of wrong.entries()) {
    const value = CAPITALS.indexOf(text.charAt(at))
    characters[at] = CAPITALS.charAt((value + (turn[i] ?? 1) + 32) % 32)
  }
  return characters.join('')
}

function erase(text: string, unreadable: number[]): string {
  return Array.from(text, (c, i) => (unreadable.includes(i) ? '?' : c)).join('')
}

function expected(text: string, changed: number[]) {
  const positions = changed.map((at) => at + 1).sort((a, b) => a - b)
  return { text, positions, groups: [...new Set(positions.map((p) => Math.ceil(p / 4)))] }
}

it('proposes nothing for a share that is right, however it is grouped', () => {
  const right = { text: vectorText, positions: [], groups: [] }
  expect(correctShareText(vectorText)).toEqual(right)
  expect(correctShareText(groupsOf(vectorText.toLowerCase()).join(' - '))).toEqual(right)
})

describe('finds', () => {
  it('every single wrong character', () => {
    for (let at = 0; at < 100; at++) {
      const wrong = vectorText.charAt(at) === 'Q' ? 'P' : 'Q'
      const typed = vectorText.slice(0, at) + wrong + vectorText.slice(at + 1)
      expect(correctShareText(typed)).toEqual(expected(vectorText, [at]))
    }
  })

  it('up to 4 wrong characters anywhere', () => {
    fc.assert(
      fc.property(texts, places(4), turns, (text, wrong, turn) => {
        expect(correctShareText(spoil(text, wrong, turn))).toEqual(expected(text, wrong))
      }),
      { numRuns: 300 },
    )
  })

  it('up to 8 unreadable characters anywhere', () => {
    fc.assert(
      fc.property(texts, places(8), (text, unreadable) => {
        expect(correctShareText(erase(text, unreadable))).toEqual(expected(text, unreadable))
      }),
      { numRuns: 300 },
    )
  })

  it('13 unreadable characters in a row, wherever they begin', () => {
    for (let first = 0; first <= 87; first++) {
      const row = Array.from({ length: 13 }, (_, i) => first + i)
      expect(correctShareText(erase(vectorText, row))).toEqual(expected(vectorText, row))
    }
  })

  it('wrong and unreadable ones together, the wrong counting twice', () => {
    fc.assert(
      fc.property(
        texts,
        places(8, 8),
        fc.integer({ min: 1, max: 4 }),
        turns,
        (text, at, n, turn) => {
          const wrong = at.slice(0, n)
          const unreadable = at.slice(n, 8 - n)
          const typed = erase(spoil(text, wrong, turn), unreadable)
          expect(correctShareText(typed)).toEqual(expected(text, [...wrong, ...unreadable]))
        },
      ),
      { numRuns: 300 },
    )
  })

  it('characters that no share has, as if they were unreadable', () => {
    const typed = Array.from(vectorText, (c, i) =>
      i % 10 === 9 && i < 80 ? 'BIO1'.charAt(i % 4) : c,
    )
    const at = [9, 19, 29, 39, 49, 59, 69, 79]
    expect(correctShareText(typed.join(''))).toEqual(expected(vectorText, at))
  })

  it('a damaged prefix beside the rest', () => {
    const typed = `KSHAR?I${vectorText.slice(7)}`
    expect(correctShareText(typed)).toEqual(expected(vectorText, [5, 6]))
    const more = erase(`Q${vectorText.slice(1)}`, [10, 20, 30, 40, 50, 60, 70, 80])
    const at = [0, 10, 20, 30, 40, 50, 60, 70, 80]
    expect(correctShareText(more)).toEqual(expected(vectorText, at))
  })
})

describe('proposes no other share than the one that was meant', () => {
  it('for 5 to 20 wrong characters', () => {
    fc.assert(
      fc.property(texts, places(16, 5), turns, (text, wrong, turn) => {
        expect(correctShareText(spoil(text, wrong, turn))).toBeUndefined()
      }),
      { numRuns: 1500 },
    )
  })

  it('for 9 to 16 unreadable characters', () => {
    fc.assert(
      fc.property(texts, places(16, 9), (text, unreadable) => {
        const proposal = correctShareText(erase(text, unreadable))
        if (proposal !== undefined) expect(proposal.text).toBe(text)
        if (unreadable.length > 13) expect(proposal).toBeUndefined()
      }),
      { numRuns: 500 },
    )
  })

  it('for wrong characters beside 8 or 13 unreadable ones', () => {
    const row = Array.from({ length: 13 }, (_, i) => 20 + i)
    fc.assert(
      fc.property(texts, fc.integer({ min: 40, max: 99 }), turns, (text, at, turn) => {
        expect(correctShareText(erase(spoil(text, [at], turn), row))).toBeUndefined()
        expect(correctShareText(erase(spoil(text, [at], turn), row.slice(5)))).toBeUndefined()
      }),
      { numRuns: 300 },
    )
  })

  it('for random text', () => {
    const random = fc.string({
      unit: fc.constantFrom(...CAPITALS, '?'),
      minLength: 93,
      maxLength: 93,
    })
    fc.assert(
      fc.property(random, (text) => {
        expect(correctShareText(`KSHARE1${text}`)).toBeUndefined()
      }),
      { numRuns: 500 },
    )
  })

  it('when the checksum leads to bytes whose check does not fit', () => {
    const bytes = encodeEnvelope(vectorEnvelope)
    bytes[30] = 0
    const symbols = toSymbols(bytes)
    const text = `KSHARE1${symbolText(symbols)}${symbolText(checksumOf('kshare', symbols))}`
    expect(correctShareText(text)).toBeUndefined()
    expect(correctShareText(erase(text, [50]))).toBeUndefined()
  })

  it('when it would be a forged share', () => {
    const body = encodeEnvelope(vectorEnvelope).slice(0, 45)
    body[44] = 0
    const check = sha256(concat(utf8('claviger-share-v1'), body)).slice(0, 5)
    const symbols = toSymbols(concat(body, check))
    const text = `KSHARE1${symbolText(symbols)}${symbolText(checksumOf('kshare', symbols))}`
    expect(correctShareText(erase(text, [50]))).toBeUndefined()
  })

  test.each([
    ['a character left out', vectorText.slice(1)],
    ['a character too many', `${vectorText}Q`],
    ['a prefix that is another word', `QQQQQ${vectorText.slice(5)}`],
    ['nothing', ''],
    ['only question marks', '?'.repeat(100)],
    ['very long text', 'Q'.repeat(5000)],
  ])('for %s', (_, text) => {
    expect(correctShareText(text)).toBeUndefined()
  })

  it('and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (text) => {
        expect(correctShareText(text)).toBeUndefined()
      }),
    )
  })
})
