import fc from 'fast-check'
import { beforeAll, describe, expect, it, test } from 'vitest'
import { concat, equalBytes, fromHex } from '#shared/bytes.ts'
import { algorithmFacts, isSymmetric } from '#shared/crypto/algorithms.ts'
import { spkiOf } from '#shared/crypto/publickey.ts'
import { CeremonyError } from '#shared/errors.ts'
import { readPkcs8 } from '#shared/formats/pkcs8.ts'
import { ALGORITHMS, PAIRS, pairOf, QUICK_PAIRS } from '../../support/keys.ts'
import { expectRefusal } from '../../support/refusal.ts'

const keys = new Map<string, Uint8Array>()
const keyNamed = (algorithm: string) => keys.get(algorithm)?.slice() ?? new Uint8Array()
beforeAll(async () => {
  for (const algorithm of PAIRS) keys.set(algorithm, (await pairOf(algorithm)).materialSecret)
}, 60_000)

/** The public key, or undefined for a refusal; anything else is a crash. */
function tried(algorithm: string, bytes: Uint8Array): Uint8Array | undefined {
  try {
    return spkiOf(algorithm, bytes)
  } catch (error) {
    if (error instanceof CeremonyError && error.code === 'encoding.invalid') return undefined
    throw error
  }
}

describe.each(QUICK_PAIRS)('a private key, %s', (algorithm) => {
  it('is refused or another one when a byte is altered, and never crashes the reader', () => {
    const key = keyNamed(algorithm)
    const spki = spkiOf(algorithm, key)
    const place = fc.nat(key.length - 1)
    fc.assert(
      fc.property(place, fc.integer({ min: 1, max: 255 }), (at, change) => {
        const altered = key.slice()
        altered.set([(altered[at] ?? 0) ^ change], at)
        const found = tried(algorithm, altered)
        // Clamping (RFC 7748 §5) drops five bits of an X25519 key: twins have one public key.
        const twin = algorithm === 'X25519' && (at === 16 || at === 47)
        if (found !== undefined && !twin) expect(equalBytes(found, spki)).toBe(false)
      }),
      { numRuns: 300 },
    )
  })

  it('is refused when it is cut off, padded or something else', () => {
    const key = keyNamed(algorithm)
    fc.assert(
      fc.property(
        fc.nat(key.length - 1),
        fc.uint8Array({ minLength: 1, maxLength: 9 }),
        (at, more) => {
          expect(tried(algorithm, key.slice(0, at))).toBeUndefined()
          expect(tried(algorithm, concat(key, more))).toBeUndefined()
          expect(tried(algorithm, concat(key.slice(0, at), more, key.slice(at)))).toBeUndefined()
        },
      ),
      { numRuns: 100 },
    )
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(tried(algorithm, bytes)).toBeUndefined()
      }),
    )
  })

  it('is refused for every other algorithm', () => {
    for (const other of PAIRS.filter((name) => name !== algorithm))
      expect(tried(other, keyNamed(algorithm))).toBeUndefined()
  })
})

test('a scalar of zero or of the order of the curve is no key', () => {
  const key = keyNamed('EC-P256')
  const order = fromHex('ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551')
  for (const scalar of [new Uint8Array(32), order]) {
    key.set(scalar, 36)
    expectRefusal(() => spkiOf('EC-P256', key), 'encoding.invalid', 'in its range')
  }
})

test('attributes after the key, and another version, are refused', () => {
  const { identifier } = factsOf('Ed25519')
  const seed = `04220420${'07'.repeat(32)}`
  const rest = `${identifier}${seed}`
  expect(readPkcs8(fromHex(`302e020100${rest}`), identifier)).toHaveLength(34)
  for (const wrong of [`302e020101${rest}`, `3030020100${rest}a000`, `3030020100${rest}0500`])
    expectRefusal(() => readPkcs8(fromHex(wrong), identifier), 'encoding.invalid')
})

function factsOf(algorithm: string) {
  const facts = algorithmFacts(algorithm)
  if (isSymmetric(facts)) throw new Error(`${algorithm} is no pair`)
  return facts
}

test('a symmetric key has no public half', () => {
  for (const algorithm of ALGORITHMS.filter((name) => !PAIRS.includes(name)))
    expect(() => spkiOf(algorithm, new Uint8Array(32))).toThrow('has no public key')
})
