import { wordlist } from '@scure/bip39/wordlists/english.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { passphraseFault, suggestPassphrase } from '#electron/services/passphrase.ts'
import { inEnglish } from '#shared/text/saying.ts'
import { osRandom } from '#electron/services/random.ts'
import { say } from '#shared/text/saying.ts'

describe('a suggested passphrase', () => {
  test('has six words of a list of 2048 that the floor accepts', () => {
    expect(new Set(wordlist).size).toBe(2048)
    for (let i = 0; i < 200; i++) {
      const text = suggestPassphrase(osRandom)
      expect(text.split(' ')).toHaveLength(6)
      for (const word of text.split(' ')) expect(wordlist).toContain(word)
      expect(passphraseFault(text)).toBeUndefined()
    }
  })

  test('takes eleven bits a word from the draw, first to last word', () => {
    const draws = [0x0000, 0x07ff, 0xf801, 0x0002, 0x0003, 0x0004]
    const text = suggestPassphrase((bytes) => {
      expect(bytes).toBe(2)
      const draw = draws.shift() ?? 0
      return new Uint8Array([draw >> 8, draw & 0xff])
    })
    expect(text).toBe('abandon zoo ability able about above')
  })

  test('draws again when words repeat', () => {
    const draws = [1, 1, 1, 1, 1, 1, 1, 2, 3, 4, 5, 6]
    const text = suggestPassphrase(() => new Uint8Array([0, draws.shift() ?? 0]))
    expect(text).toBe('ability able about above absent absorb')
  })
})

describe('the floor', () => {
  test.each([
    'correct horse battery staple zebra moon',
    'correct-horse-battery-staple-zebra-moon',
    'Äpfel können über schöne Brücken rollen',
    'one two three three four five',
    'Tr0ub4dor&3-xkcd',
    'ключ от всех дверей дома моего',
    '正確な馬の電池の留め具とシマウマ',
  ])('accepts %j', (text) => {
    expect(passphraseFault(text)).toBeUndefined()
  })

  test.each([
    ['', 'use at least'],
    ['short', 'use at least'],
    ['a b c d e f g', 'use at least'],
    ['one one two two', 'use at least'],
    ['fifteen-chars-1', 'use at least'],
    ['aabbccddeeffgaaa', 'use at least'],
    ['aaaaaaaaaaaaaaaaaaaaaaaa', 'repeats'],
    ['abcdefghabcdefgh', 'repeats'],
    ['abcdefghabcdefghabc', 'repeats'],
    ['correct horse battery correct horse battery', 'repeats'],
    ['password password password password password password', 'repeats'],
    ['ABCDefghabcdEFGH', 'repeats'],
    ['tab\tinside of a passphrase', 'control'],
    ['lone \ud800 surrogate in there', 'control'],
    [`${'long words here '.repeat(20)}x`, 'more than 256'],
  ])('refuses %j', (text, message) => {
    expect(inEnglish(passphraseFault(text) ?? say('form.text'))).toContain(message)
  })

  test('judges both Unicode forms alike and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        expect(passphraseFault(text.normalize('NFD'))).toEqual(
          passphraseFault(text.normalize('NFC')),
        )
      }),
    )
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void passphraseFault(text)))
  })
})
