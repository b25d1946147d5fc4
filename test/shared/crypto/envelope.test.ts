import { createHash, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { concat, hex, sha256, utf8 } from '#shared/bytes.ts'
import {
  decodeEnvelope,
  encodeEnvelope,
  isRehearsalSet,
  makeSetId,
  shareCommitment,
} from '#shared/crypto/envelope.ts'
import { envelopes, vectorEnvelope } from './arbitrary.ts'
import { refusalOf } from './refusal.ts'

/** The 50 bytes with these changed and the check made anew, as a forger would. */
function forge(changes: Record<number, number>): Uint8Array {
  const body = encodeEnvelope(vectorEnvelope).slice(0, 45)
  for (const [at, value] of Object.entries(changes)) body[Number(at)] = value
  return concat(body, sha256(concat(utf8('claviger-share-v1'), body)).slice(0, 5))
}

it('lays the bytes out as the format says', () => {
  const bytes = encodeEnvelope(vectorEnvelope)
  const y = Array.from({ length: 32 }, (_, i) => (0x20 + i).toString(16)).join('')
  expect(hex(bytes.slice(0, 45))).toBe(`010001020304050607020305${y}69`)
  const digest = createHash('sha256').update('claviger-share-v1').update(bytes.slice(0, 45))
  const commitment = digest.digest('hex')
  expect(shareCommitment(bytes)).toBe(commitment)
  expect(hex(bytes.slice(45))).toBe(commitment.slice(0, 10))
})

it('reads back every envelope', () => {
  fc.assert(
    fc.property(envelopes, (envelope) => {
      const bytes = encodeEnvelope(envelope)
      expect(bytes).toHaveLength(50)
      expect(decodeEnvelope(bytes)).toEqual(envelope)
    }),
  )
})

it('hands out a copy of the share, which can be wiped alone', () => {
  const bytes = encodeEnvelope(vectorEnvelope)
  decodeEnvelope(bytes).rawSecret.fill(0)
  expect(decodeEnvelope(bytes)).toEqual(vectorEnvelope)
})

describe('refuses', () => {
  it('a change to any bit', () => {
    const bytes = encodeEnvelope(vectorEnvelope)
    for (let bit = 0; bit < 400; bit++) {
      const changed = Uint8Array.from(bytes)
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(refusalOf(() => decodeEnvelope(changed))?.code).toBe('share.damaged')
    }
  })

  test.each([
    ['version 2', { 0: 2 }, 'share.version'],
    ['version 0', { 0: 0 }, 'share.version'],
    ['index 0', { 9: 0 }, 'share.invalid'],
    ['an index above the total', { 9: 6 }, 'share.invalid'],
    ['threshold 0', { 10: 0 }, 'share.invalid'],
    ['threshold 1', { 10: 1 }, 'share.invalid'],
    ['a threshold above the total', { 10: 6 }, 'share.invalid'],
    ['total 0', { 11: 0 }, 'share.invalid'],
    ['x = 0', { 44: 0 }, 'share.forged'],
  ])('%s with check bytes that fit', (_, changes, code) => {
    expect(refusalOf(() => decodeEnvelope(forge(changes)))?.code).toBe(code)
  })

  test.each([
    ['a set id in capitals', { set: '000102030405060A' }, 'share.invalid'],
    ['a short set id', { set: '00' }, 'share.invalid'],
    ['index 1.5', { index: 1.5 }, 'share.invalid'],
    ['total 256', { total: 256 }, 'share.invalid'],
    ['a short raw share', { rawSecret: new Uint8Array(32).fill(1) }, 'share.invalid'],
    ['x = 0', { rawSecret: new Uint8Array(33) }, 'share.forged'],
  ])('to encode %s', (_, changes, code) => {
    expect(refusalOf(() => encodeEnvelope({ ...vectorEnvelope, ...changes }))?.code).toBe(code)
  })

  it('whatever else it is given', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        expect(refusalOf(() => decodeEnvelope(bytes))?.code).toBe(
          bytes.length === 50 ? 'share.damaged' : 'share.invalid',
        )
      }),
    )
    expect(refusalOf(() => shareCommitment(new Uint8Array(49)))?.code).toBe('share.invalid')
  })
})

it('marks the set of a rehearsal in its top bit', () => {
  const random = (length: number) => Uint8Array.from(randomBytes(length))
  for (let i = 0; i < 100; i++) {
    const rehearsal = makeSetId(random, 'rehearsal')
    const production = makeSetId(random, 'production')
    expect(rehearsal).toMatch(/^[89a-f][0-9a-f]{15}$/)
    expect(production).toMatch(/^[0-7][0-9a-f]{15}$/)
    expect([isRehearsalSet(rehearsal), isRehearsalSet(production)]).toEqual([true, false])
  }
  expect(makeSetId(() => new Uint8Array(8).fill(255), 'production')).toBe('7fffffffffffffff')
  expect(makeSetId((n) => new Uint8Array(n), 'rehearsal')).toBe('8000000000000000')
})
