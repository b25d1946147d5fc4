import fc from 'fast-check'
import { concat, hex } from '#shared/bytes.ts'
import type { ShareEnvelope } from '#shared/crypto/envelope.ts'

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })

/** Hex of this many random bytes. */
export const hexOf = (length: number): fc.Arbitrary<string> => bytes(length).map(hex)

/** Every raw share that is well formed. */
export const rawShares = fc
  .tuple(bytes(32), fc.integer({ min: 1, max: 255 }))
  .map(([y, x]) => concat(y, new Uint8Array([x])))

/** Every envelope that is well formed. */
export const envelopes: fc.Arbitrary<ShareEnvelope> = fc
  .record({
    set: hexOf(8),
    total: fc.integer({ min: 2, max: 255 }),
    pickIndex: fc.nat(),
    pickThreshold: fc.nat(),
    rawSecret: rawShares,
  })
  .map(({ set, total, pickIndex, pickThreshold, rawSecret }) => ({
    set,
    index: 1 + (pickIndex % total),
    threshold: 2 + (pickThreshold % (total - 1)),
    total,
    rawSecret,
  }))

/** The share of the vector in the format's description. */
export const vectorEnvelope: ShareEnvelope = {
  set: '0001020304050607',
  index: 2,
  threshold: 3,
  total: 5,
  rawSecret: Uint8Array.from({ length: 33 }, (_, i) => (i === 32 ? 0x69 : 0x20 + i)),
}

export const vectorText =
  'KSHARE1QYQQZQSRQSZSVPCZQVZJQGFZYVJZ2F389Q5J52EV95HZ7VP3XGENGDFKXUURJW3M8S7NU0MFEF8W0LGVS3FDT3YZ33LKA'
