import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import {
  type Challenge,
  encodeChallenge,
  parseChallenge,
  parseVerifierNonce,
} from '#shared/crypto/challenge.ts'
import { hexOf } from './arbitrary.ts'
import { refusalOf } from './refusal.ts'

const drill: Challenge = {
  ceremony: 'ab'.repeat(16),
  set: '8001020304050607',
  checkpoint: '11'.repeat(32),
  purpose: 'drill',
  nonce: { verifier: '22'.repeat(32) },
  time: '2026-11-22T09:30:00Z',
  indexes: [1, 3, 5],
  ok: [
    { sha256: '33'.repeat(32), label: 'orders' },
    { sha256: '44'.repeat(32), label: 'invoices' },
  ],
}
const health: Challenge = { ...drill, purpose: 'health', indexes: [4], ok: [] }
const text = encodeChallenge(drill)

it('is text in lines, each with its newline', () => {
  expect(text).toBe(
    [
      'claviger-drill/1',
      'ab'.repeat(16),
      '8001020304050607',
      '11'.repeat(32),
      'drill',
      '22'.repeat(32),
      '2026-11-22T09:30:00Z',
      '1 3 5',
      `ok ${'33'.repeat(32)} orders`,
      `ok ${'44'.repeat(32)} invoices`,
      '',
    ].join('\n'),
  )
})

it('says so when it was self-issued', () => {
  const own = { ...health, nonce: { selfIssued: '55'.repeat(32) } }
  expect(encodeChallenge(own).split('\n')[5]).toBe(`self-issued ${'55'.repeat(32)}`)
  expect(parseChallenge(encodeChallenge(own))).toEqual(own)
})

const nonces = hexOf(32).chain((value) =>
  fc.constantFrom<Challenge['nonce']>({ verifier: value }, { selfIssued: value }),
)
const shares = fc.integer({ min: 1, max: 255 })
const backup = fc.record({ sha256: hexOf(32), label: fc.stringMatching(/^[a-z0-9]{5,32}$/) })
const common = {
  ceremony: hexOf(16),
  set: hexOf(8),
  checkpoint: hexOf(32),
  nonce: nonces,
  time: fc
    .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
    .map((date) => `${date.toISOString().slice(0, 19)}Z`),
}
const challenges = fc.oneof(
  fc.record<Challenge>({
    ...common,
    purpose: fc.constant('drill'),
    indexes: fc
      .uniqueArray(shares, { minLength: 2 })
      .map((indexes) => indexes.toSorted((a, b) => a - b)),
    ok: fc.uniqueArray(backup, { minLength: 1, selector: ({ label }) => label }),
  }),
  fc.record<Challenge>({
    ...common,
    purpose: fc.constant('health'),
    indexes: shares.map((index) => [index]),
    ok: fc.constant([]),
  }),
)

it('is read back', () => {
  fc.assert(
    fc.property(challenges, (challenge) => {
      expect(parseChallenge(encodeChallenge(challenge))).toEqual(challenge)
    }),
  )
})

describe('refuses', () => {
  test.each<[string, Partial<Challenge>, number]>([
    ['a ceremony in capitals', { ceremony: 'AB'.repeat(16) }, 2],
    ['a short set', { set: '80' }, 3],
    ['a newline in the set', { set: '800102030405060\n' }, 3],
    ['a short checkpoint', { checkpoint: '' }, 4],
    ['a short nonce', { nonce: { verifier: '22' } }, 6],
    ['a short own nonce', { nonce: { selfIssued: '22' } }, 6],
    [
      'a nonce that claims the other kind',
      { nonce: { verifier: `self-issued ${'2'.repeat(64)}` } },
      6,
    ],
    ['30 February', { time: '2026-02-30T00:00:00Z' }, 7],
    ['hour 24', { time: '2026-02-20T24:00:00Z' }, 7],
    ['milliseconds', { time: '2026-02-20T00:00:00.000Z' }, 7],
    ['shares out of order', { indexes: [3, 1] }, 8],
    ['a share twice', { indexes: [1, 1] }, 8],
    ['share 0', { indexes: [0, 1] }, 8],
    ['share 256', { indexes: [1, 256] }, 8],
    ['share 1.5', { indexes: [1, 1.5] }, 8],
    ['a drill with one share', { indexes: [1] }, 8],
    ['a drill with no share', { indexes: [] }, 8],
    ['a health check of two shares', { purpose: 'health', ok: [] }, 8],
    ['a health check with a backup', { purpose: 'health', indexes: [1] }, 9],
    ['a drill without a backup', { ok: [] }, 9],
    ['a label with a space', { ok: [{ sha256: '33'.repeat(32), label: 'a b' }] }, 9],
    ['a short hash', { ok: [{ sha256: '33', label: 'orders' }] }, 9],
    ['a label twice', { ok: [...drill.ok, ...drill.ok] }, 11],
  ])('to write %s', (_, change, line) => {
    expect(refusalOf(() => encodeChallenge({ ...drill, ...change }))).toMatchObject({
      code: 'encoding.invalid',
      path: `line ${line}`,
    })
  })

  test.each([
    ['another version', text.replace('drill/1', 'drill/2')],
    ['another purpose', text.replace('\ndrill\n', '\nrecover\n')],
    ['no newline at the end', text.slice(0, -1)],
    ['an empty line at the end', `${text}\n`],
    ['carriage returns', text.replaceAll('\n', '\r\n')],
    ['a leading zero', text.replace('1 3 5', '01 3 5')],
    ['two spaces', text.replace('1 3 5', '1  3 5')],
    ['a space at the end of a line', text.replace('1 3 5', '1 3 5 ')],
    ['numbers in hex', text.replace('1 3 5', '0x1 3 5')],
    ['no numbers', text.replace('1 3 5', '')],
    ['another word than ok', text.replace('ok 33', 'no 33')],
    ['two spaces after ok', text.replace('ok 33', 'ok  33')],
    ['a line left out', text.replace('8001020304050607\n', '')],
    ['nothing', ''],
    ['too much', text + 'x'.repeat(70_000)],
  ])('to read %s', (_, changed) => {
    expect(refusalOf(() => parseChallenge(changed))?.code).toBe('encoding.invalid')
  })

  it('whatever else it is given', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), (noise, n) => {
        const at = n % text.length
        expect(refusalOf(() => parseChallenge(noise))).toBeDefined()
        const mixed = text.slice(0, at) + noise + text.slice(at)
        const refusal = refusalOf(() => expect(encodeChallenge(parseChallenge(mixed))).toBe(mixed))
        if (refusal !== undefined) expect(refusal.code).toBe('encoding.invalid')
      }),
    )
  })
})

describe("a verifier's value", () => {
  const value = '0f'.repeat(32)
  it('is 64 hex digits and nothing else', () => {
    expect(parseVerifierNonce(value)).toBe(value)
    expect(parseVerifierNonce(`${value}\n`)).toBe(value)
  })

  test.each([
    '',
    value.slice(1),
    `${value}0`,
    value.toUpperCase(),
    ` ${value}`,
    `${value}\n\n`,
    text,
  ])('is refused as %j', (given) => {
    expect(refusalOf(() => parseVerifierNonce(given))?.code).toBe('encoding.invalid')
  })
})
