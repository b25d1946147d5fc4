import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { concat, sha256, utf8 } from '#shared/bytes.ts'
import { ALPHABET, symbolText, toSymbols } from '#shared/crypto/bech32.ts'
import { checksumOf } from '#shared/crypto/codex32.ts'
import { encodeEnvelope } from '#shared/crypto/envelope.ts'
import {
  encodeShareText,
  groupIsPossible,
  groupsOf,
  parseShareText,
} from '#shared/crypto/sharetext.ts'
import { envelopes, vectorEnvelope, vectorText } from './arbitrary.ts'
import { refusalOf } from './refusal.ts'

/** A text over any 50 bytes, with a checksum that holds. */
function textOver(bytes: Uint8Array): string {
  const symbols = toSymbols(bytes)
  return `KSHARE1${symbolText(symbols)}${symbolText(checksumOf('kshare', symbols))}`.toUpperCase()
}

it('has the published vector', () => {
  expect(encodeShareText(encodeEnvelope(vectorEnvelope))).toBe(vectorText)
  expect(parseShareText(vectorText)).toEqual(vectorEnvelope)
})

it('reads back every share, in capitals or small letters, grouped in any way', () => {
  const separator = fc.constantFrom(' ', '-', '\n', '\r\n', ' - ', '\t', '–', '')
  fc.assert(
    fc.property(envelopes, fc.boolean(), separator, (envelope, small, between) => {
      const text = encodeShareText(encodeEnvelope(envelope))
      expect(text).toMatch(/^KSHARE1[A-Z0-9]{93}$/)
      const typed = groupsOf(text).join(between)
      expect(parseShareText(small ? typed.toLowerCase() : typed)).toEqual(envelope)
    }),
  )
})

it('is printed in 25 groups of four', () => {
  const groups = groupsOf(vectorText)
  expect(groups).toHaveLength(25)
  expect(groups.slice(0, 3)).toEqual(['KSHA', 'RE1Q', 'YQQZ'])
  expect(groups.join('')).toBe(vectorText)
  expect(groups.every((group) => group.length === 4)).toBe(true)
})

describe('refuses', () => {
  it('every wrong character, and every exchange of neighbours', () => {
    for (const [at, c] of Array.from(vectorText).entries()) {
      const wrong = ALPHABET.toUpperCase()
        .replace(c, '')
        .charAt(at % 31)
      const typed = vectorText.slice(0, at) + wrong + vectorText.slice(at + 1)
      expect(refusalOf(() => parseShareText(typed))?.code).toBe('share.mistyped')
      const next = vectorText.charAt(at + 1)
      if (next === '' || next === c) continue
      const swapped = vectorText.slice(0, at) + next + c + vectorText.slice(at + 2)
      expect(refusalOf(() => parseShareText(swapped))?.code).toBe('share.mistyped')
    }
  })

  test.each([
    ['mixed case', vectorText.replace('K', 'k'), 'the share mixes capitals and small letters'],
    [
      'a character left out',
      vectorText.slice(0, -1),
      'a share has 100 characters in 25 groups, this has 99',
    ],
    [
      'a character too many',
      `${vectorText}Q`,
      'a share has 100 characters in 25 groups, this has 101',
    ],
    ['nothing', '', 'a share has 100 characters in 25 groups, this has 0'],
    ['too much', 'Q'.repeat(2000), 'this is too long to be a share'],
    [
      'one group with a strange character',
      vectorText.replace('ZQSR', 'ZQBR'),
      'group 4 of the share has a character that cannot stand there',
    ],
    [
      'two such groups',
      vectorText.replace('ZQSR', 'ZQOR').replace('3LKA', '3?KA'),
      'groups 4, 25 of the share have a character that cannot stand there',
    ],
    [
      'another prefix',
      vectorText.replace('KSHARE', 'QSHARE'),
      'group 1 of the share has a character that cannot stand there',
    ],
    [
      'a Kelvin sign',
      vectorText.replace('K', '\u212a'),
      'group 1 of the share has a character that cannot stand there',
    ],
    [
      'a checksum that does not hold',
      vectorText.replace('3LKA', '3LKC'),
      'the checksum of the share does not hold',
    ],
  ])('%s', (_, text, message) => {
    expect(refusalOf(() => parseShareText(text))).toMatchObject({ code: 'share.mistyped', message })
  })

  it('a good checksum over wrong check bytes as damaged', () => {
    const bytes = encodeEnvelope(vectorEnvelope)
    bytes[20] = 0
    expect(refusalOf(() => parseShareText(textOver(bytes)))?.code).toBe('share.damaged')
  })

  it('a good checksum and good check bytes over x = 0 as forged', () => {
    const body = encodeEnvelope(vectorEnvelope).slice(0, 45)
    body[44] = 0
    const bytes = concat(body, sha256(concat(utf8('claviger-share-v1'), body)).slice(0, 5))
    expect(refusalOf(() => parseShareText(textOver(bytes)))?.code).toBe('share.forged')
    expect(refusalOf(() => encodeShareText(bytes))?.code).toBe('share.forged')
  })

  it('whatever else it is given', () => {
    const near = fc.string({ unit: fc.constantFrom(...ALPHABET), minLength: 93, maxLength: 93 })
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          near.map((s) => `kshare1${s}`),
        ),
        (text) => {
          expect(refusalOf(() => parseShareText(text))?.code).toBe('share.mistyped')
        },
      ),
    )
  })

  it('without repeating what was typed', () => {
    const refusal = refusalOf(() => parseShareText(vectorText.replace('ZQSR', 'ZQBR')))
    expect(refusal?.message).not.toMatch(/ZQ|B\b/)
  })
})

describe('a group', () => {
  it('of a share is possible where it stands', () => {
    fc.assert(
      fc.property(envelopes, fc.boolean(), (envelope, small) => {
        const text = encodeShareText(encodeEnvelope(envelope))
        for (const [i, group] of groupsOf(small ? text.toLowerCase() : text).entries()) {
          expect(groupIsPossible(group, i + 1)).toBe(true)
        }
      }),
    )
  })

  test.each([
    ['KSHA', 1, true],
    ['ksha', 1, true],
    ['K?HA', 1, true],
    ['KSHE', 1, false],
    ['RE1Q', 2, true],
    ['RE1P', 2, false],
    ['YQQZ', 3, true],
    ['QQQQ', 3, false],
    ['QQQQ', 4, true],
    ['QQQB', 4, false],
    ['QQQ1', 4, false],
    ['QQq?', 4, false],
    ['????', 25, true],
    ['QQQ', 4, false],
    ['QQQQQ', 4, false],
    ['QQ Q', 4, false],
    ['QQQQ', 0, false],
    ['QQQQ', 26, false],
    ['QQQQ', 4.5, false],
    ['', 4, false],
  ])('%j as number %d: %s', (group, number, possible) => {
    expect(groupIsPossible(group, number)).toBe(possible)
  })
})
