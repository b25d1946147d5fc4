import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { fromHex, sha256Hex, utf8 } from '#shared/bytes.ts'
import { PGP_WORDS } from '#shared/crypto/pgpwordlist.ts'
import { fromWords, toWords } from '#shared/crypto/pgpwords.ts'
import { refusalOf } from './refusal.ts'

const tsv = readFileSync(new URL('../../vectors/pgp-words.tsv', import.meta.url), 'utf8')

it('has the pinned list', () => {
  expect(sha256Hex(utf8(tsv))).toBe(
    'be53d1269e9c9cb37b193979ac617f0110d6c05a2a06b3f01849391d92ce48e6',
  )
  const rows = PGP_WORDS.split('\n').map((line, byte) => {
    return `${byte.toString(16).padStart(2, '0').toUpperCase()}\t${line.replace(' ', '\t')}\n`
  })
  expect(rows.join('')).toBe(tsv)
})

it('says banjo for 17', () => {
  expect(toWords(fromHex('17'))).toEqual(['banjo'])
})

it('says the published example', () => {
  const words =
    'topmost Istanbul Pluto vagabond treadmill Pacific brackish dictator goldfish Medusa'
  expect(toWords(fromHex('e58294f2e9a227486e8b')).join(' ')).toBe(words)
})

it('reads back every word, in any case', () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.boolean(), (bytes, upper) => {
      const words = toWords(bytes).map((word) => (upper ? word.toUpperCase() : word.toLowerCase()))
      expect(fromWords(words)).toEqual(bytes)
    }),
  )
})

describe('refuses', () => {
  test.each([
    ['an unknown word', ['banjo', 'nonsense'], 'word 2 ("nonsense") is not in the list'],
    ['a name every object has', ['constructor'], 'word 1 ("constructor") is not in the list'],
    ['an empty word', [''], 'word 1 ("") is not in the list'],
    ['a word of the even list', ['banjo', 'banjo'], /^word 2 \("banjo"\) is a word for odd places/],
    [
      'a word of the odd list',
      ['adroitness'],
      /^word 1 \("adroitness"\) is a word for even places/,
    ],
  ])('%s', (_, words, message) => {
    const refusal = refusalOf(() => fromWords(words))
    expect(refusal?.code).toBe('text.invalid')
    expect(refusal?.message).toMatch(message)
  })

  it('two words exchanged, and one left out before the last', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 2 }), fc.nat(), (bytes, n) => {
        const words = toWords(bytes)
        const at = n % (words.length - 1)
        const shorter = words.toSpliced(at, 1)
        const swapped = words.with(at, words[at + 1] ?? '').with(at + 1, words[at] ?? '')
        expect(refusalOf(() => fromWords(shorter))?.code).toBe('text.invalid')
        expect(refusalOf(() => fromWords(swapped))?.code).toBe('text.invalid')
      }),
    )
  })

  it('whatever else it is given', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1 }), (words) => {
        expect(refusalOf(() => fromWords(words))?.code).toBe('text.invalid')
      }),
    )
  })
})
