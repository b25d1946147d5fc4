import { ED25519_TORSION_SUBGROUP, ed25519 } from '@noble/curves/ed25519.js'
import { sha512 } from '@noble/hashes/sha2.js'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { concat, fromHex, hex } from '#shared/bytes.ts'
import {
  assertPublicKey,
  publicKeyOf,
  signEd25519,
  verifyBoth,
  verifyNoble,
} from '#shared/crypto/ed25519.ts'
import { verifyNative } from './native.ts'
import { refusalOf } from './refusal.ts'

const bytes32 = fc.uint8Array({ minLength: 32, maxLength: 32 })
const both = verifyBoth(verifyNative)
const seed = new Uint8Array(32).fill(7)

describe('RFC 8032 §7.1', () => {
  test('test 1', () => {
    const key = fromHex('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a')
    const secret = fromHex('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60')
    const signature = fromHex(
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
    )
    expect(publicKeyOf(secret)).toEqual(key)
    expect(signEd25519(secret, new Uint8Array())).toEqual(signature)
    expect(both(signature, new Uint8Array(), key)).toBe(true)
  })
})

describe('verification', () => {
  it('accepts what was signed and nothing else', () => {
    fc.assert(
      fc.property(bytes32, fc.uint8Array(), fc.nat(63), (secret, message, at) => {
        const key = publicKeyOf(secret)
        const signature = signEd25519(secret, message)
        expect(both(signature, message, key)).toBe(true)
        expect(both(signature, concat(message, new Uint8Array(1)), key)).toBe(false)
        signature[at] = (signature[at] ?? 0) ^ 1
        expect(both(signature, message, key)).toBe(false)
      }),
      { numRuns: 25 },
    )
  })

  it('needs the yes of both', () => {
    const message = new Uint8Array([1])
    const key = publicKeyOf(seed)
    const signature = signEd25519(seed, message)
    expect(verifyBoth(() => true)(signature, message, key)).toBe(true)
    expect(verifyBoth(() => true)(signature, new Uint8Array(), key)).toBe(false)
    expect(verifyBoth(() => false)(signature, message, key)).toBe(false)
    const broken = () => {
      throw new Error('broken')
    }
    expect(verifyBoth(broken)(signature, message, key)).toBe(false)
  })

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.uint8Array(), fc.uint8Array(), (s, m, k) => {
        expect(verifyNoble(s, m, k)).toBe(false)
        expect(both(s, m, k)).toBe(false)
      }),
    )
  })

  it('refuses where the two verifiers disagree: a signature with a torsion component', () => {
    // R' = R + T passes the cofactored equation only; s is made for the hash over R'
    const message = new Uint8Array([1, 2, 3])
    const { scalar, pointBytes } = ed25519.utils.getExtendedPublicKey(seed)
    const torsion = ed25519.Point.fromHex(ED25519_TORSION_SUBGROUP[1] ?? '', true)
    const nonce = 123456789n
    const r = ed25519.Point.BASE.multiply(nonce).add(torsion).toBytes()
    const { Fn } = ed25519.Point
    const digest = ed25519HashToScalar(concat(r, pointBytes, message))
    const s = Fn.toBytes(Fn.create(nonce + digest * scalar))
    const signature = concat(r, s)
    expect(verifyNoble(signature, message, pointBytes)).toBe(true)
    expect(verifyNative(signature, message, pointBytes)).toBe(false)
    expect(both(signature, message, pointBytes)).toBe(false)
  })
})

describe('public keys', () => {
  it('accepts every honest key', () => {
    fc.assert(
      fc.property(bytes32, (secret) => assertPublicKey(publicKeyOf(secret))),
      { numRuns: 25 },
    )
  })

  const weak = 'is of small order'
  const shape = 'is not the canonical encoding of a point'
  test.each([
    ['too short', new Uint8Array(31), 'is 31 bytes long, not 32'],
    ['too long', new Uint8Array(33), 'is 33 bytes long, not 32'],
    ['all zero (order 4)', new Uint8Array(32), weak],
    ['the identity', fromHex(`01${'00'.repeat(31)}`), weak],
    ['the identity with the sign bit', fromHex(`01${'00'.repeat(30)}80`), shape],
    ['order 2', fromHex(`ec${'ff'.repeat(30)}7f`), weak],
    ['order 2 with the sign bit', fromHex(`ec${'ff'.repeat(31)}`), shape],
    ['the identity written as p + 1', fromHex(`ee${'ff'.repeat(30)}7f`), shape],
    ['zero written as p', fromHex(`ed${'ff'.repeat(30)}7f`), shape],
    ['not on the curve', fromHex(`02${'00'.repeat(31)}`), shape],
    ['all ones', new Uint8Array(32).fill(255), shape],
  ])('refuses %s', (_, key, fault) => {
    expect(refusalOf(() => assertPublicKey(key))).toMatchObject({
      code: 'key.invalid',
      message: `the Ed25519 public key ${fault}`,
    })
  })

  test.each(ED25519_TORSION_SUBGROUP)('refuses the torsion point %s, alone and added', (point) => {
    const torsion = ed25519.Point.fromHex(point, true)
    expect(refusalOf(() => assertPublicKey(torsion.toBytes()))?.code).toBe('key.invalid')
    const mixed = ed25519.Point.fromBytes(publicKeyOf(seed)).add(torsion).toBytes()
    const expected = torsion.is0() ? undefined : 'the Ed25519 public key is of mixed order'
    expect(refusalOf(() => assertPublicKey(mixed))?.message).toBe(expected)
  })

  it('knows nothing but refusals, whatever it is given', () => {
    fc.assert(
      fc.property(fc.oneof(bytes32, fc.uint8Array()), (key) => {
        const refusal = refusalOf(() => assertPublicKey(key))
        if (refusal === undefined) expect(hex(key)).toHaveLength(64)
        else expect(refusal.code).toBe('key.invalid')
      }),
    )
  })
})

function ed25519HashToScalar(data: Uint8Array): bigint {
  const digest = hex(sha512(data).reverse())
  return BigInt(`0x${digest}`) % ed25519.Point.Fn.ORDER
}
