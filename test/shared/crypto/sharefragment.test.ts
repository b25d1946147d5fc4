import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { encodeEnvelope } from '#shared/crypto/envelope.ts'
import { holdsShare } from '#shared/crypto/sharefragment.ts'
import { encodeShareText } from '#shared/crypto/sharetext.ts'
import { catalogues } from '#shared/text/catalogue.ts'
import { LANGUAGES } from '#shared/text/language.ts'
import { leavesOf } from '../../support/texts.ts'

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })
/** The 100 characters of a share, in capitals or in small letters. */
const share = fc
  .tuple(bytes(8), fc.integer({ min: 1, max: 5 }), bytes(32), fc.integer({ min: 1, max: 255 }))
  .chain(([set, index, y, x]) => {
    const rawSecret = Uint8Array.from([...y, x])
    const id = Buffer.from(set).toString('hex')
    const text = encodeShareText(
      encodeEnvelope({ set: id, index, threshold: 3, total: 5, rawSecret }),
    )
    return fc.constantFrom(text, text.toLowerCase())
  })
/** What people write around it. */
const around = fc.constantFrom('', 'He said: ', 'Custodian 2 read ', '(', 'Gruppe eins, ')
const between = fc.constantFrom(' ', '-', ' - ', ', ', '\n', '/', ' – ')
const groupsOf = (text: string) => text.match(/.{4}/g) ?? []

describe('a share in a text', () => {
  test('is found whole, in groups, in capitals and in small letters', () => {
    fc.assert(
      fc.property(share, around, between, (text, before, gap) => {
        expect(holdsShare(`${before}${text}.`)).toBe(true)
        expect(holdsShare(`${before}${groupsOf(text).join(gap)}.`)).toBe(true)
      }),
    )
  })

  test('is found by any 32 of its characters without a gap', () => {
    fc.assert(
      fc.property(share, fc.integer({ min: 0, max: 68 }), around, (text, at, before) => {
        expect(holdsShare(`${before}${text.slice(at, at + 32)}`)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  test('is found by any ten of its groups', () => {
    fc.assert(
      fc.property(share, fc.integer({ min: 0, max: 15 }), between, (text, at, gap) => {
        expect(
          holdsShare(
            groupsOf(text)
              .slice(at, at + 10)
              .join(gap),
          ),
        ).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  test('is found by half of it, however that is typed', () => {
    fc.assert(
      fc.property(share, fc.boolean(), between, (text, first, gap) => {
        const half = first ? text.slice(0, 48) : text.slice(52)
        expect(holdsShare(half)).toBe(true)
        expect(holdsShare(groupsOf(half).join(gap))).toBe(true)
      }),
    )
  })

  test('is found by nearly every 20 characters, and by most threes of its groups', () => {
    const caught = { runs: 0, rows: 0, of: 0 }
    // A fixed seed: the share of what is found is a fact about the rule, not about the day.
    for (const text of fc.sample(share, { numRuns: 200, seed: 25 }))
      for (let group = 2; group < 21; group += 1) {
        caught.of += 1
        caught.runs += Number(holdsShare(text.slice(4 * group, 4 * group + 20)))
        caught.rows += Number(
          holdsShare(
            groupsOf(text)
              .slice(group, group + 3)
              .join(' '),
          ),
        )
      }
    expect(caught.runs / caught.of).toBeGreaterThan(0.99)
    expect(caught.rows / caught.of).toBeGreaterThan(0.85)
  })

  test('is found as raw hex, and as a share file', () => {
    fc.assert(
      fc.property(fc.oneof(bytes(33), bytes(50)), (raw) => {
        expect(holdsShare(`y and x: ${Buffer.from(raw).toString('hex')}.`)).toBe(true)
      }),
    )
    expect(holdsShare('{"ceremony":"00","claviger":"share/1"}')).toBe(true)
  })

  test('is found with an age identity', () => {
    expect(holdsShare(`the key is AGE-SECRET-KEY-1${'Q'.repeat(58)}`)).toBe(true)
  })
})

describe('what people may write', () => {
  const texts = LANGUAGES.flatMap((language) => [...leavesOf(catalogues[language]).values()])
  const words = LANGUAGES.map((language) => [
    ...new Set(
      [...leavesOf(catalogues[language]).values()].flatMap((one) => one.match(/[\p{L}]+/gu) ?? []),
    ),
  ])

  test.each(['storage secret key', 'the message secret key', 'gave back share 1? yes'])(
    'the end of another word begins nothing: %s',
    (said) => expect(holdsShare(said)).toBe(false),
  )

  test('no text of the catalogues is taken for a share', () => {
    expect(texts.length).toBeGreaterThan(2000)
    expect(texts.filter(holdsShare)).toEqual([])
  })

  test.each(LANGUAGES.map((language, i) => [language, words[i] ?? []] as const))(
    'no sentence of such words is, in %s',
    (_, known) => {
      expect(known.length).toBeGreaterThan(1000)
      const sentence = fc.array(fc.constantFrom(...known), { minLength: 1, maxLength: 12 })
      fc.assert(
        fc.property(sentence, (said) => {
          expect(holdsShare(`${said.join(' ')}.`)).toBe(false)
        }),
        { numRuns: 1000 },
      )
    },
  )

  test('no digest is, as one word or in groups', () => {
    fc.assert(
      fc.property(bytes(32), fc.boolean(), (digest, capitals) => {
        const small = Buffer.from(digest).toString('hex')
        const hex = capitals ? small.toUpperCase() : small
        expect(holdsShare(`the head read ${hex}`)).toBe(false)
        expect(holdsShare(`the head read ${groupsOf(hex).join(' ')} there`)).toBe(false)
        expect(holdsShare(`SHA256:${Buffer.from(digest).toString('base64')}`)).toBe(false)
      }),
    )
  })

  test.each([
    'bag A-0042, seal WX42D30EH7LJ',
    'SN 4C530001234567, then 5034 2289 7734 0093',
    'Menschenrechtsverletzung, Rechenzentrumsverwaltung, Schwerpunktstaatsanwaltschaft',
    'nevertheless they were there when they left, then they were sent away',
    'arn:aws:kms:eu-central-1:111122223333:key/mrk-1234abcd12ab34cd56ef1234567890ab',
    'P-256, P-384, RSA-3072 and AES-256 in CKM_RSA_AES_KEY_WRAP',
    'A share begins with KSHARE1.',
    '2031-01-01T08:00:00Z',
    'claviger-health-f001020304050607-2-20270203T093000Z',
    '',
  ])('not even %j', (text) => {
    expect(holdsShare(text)).toBe(false)
  })
})
