import { hkdfSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import fc from 'fast-check'
import { expect, it, test } from 'vitest'
import { fromHex, hex } from '#shared/bytes.ts'
import { recoveryProofSeed, shareProofSeed } from '#shared/crypto/proofkeys.ts'
import { hexOf, rawShares } from './arbitrary.ts'

interface HkdfVector {
  rfc: string
  ikm: string
  salt: string
  info: string
  L: number
  okm: string
}
const file = new URL('../../vectors/rfc/rfc-vectors.json', import.meta.url)
const rfc: { hkdf_sha256: HkdfVector[] } = JSON.parse(readFileSync(file, 'utf8'))

test.each(rfc.hkdf_sha256)('RFC $rfc holds for the library', ({ ikm, salt, info, L, okm }) => {
  expect(hex(hkdf(sha256, fromHex(ikm), fromHex(salt), fromHex(info), L))).toBe(okm)
})

it('derives a share proof seed as the format says', () => {
  fc.assert(
    fc.property(rawShares, hexOf(8), (raw, set) => {
      const okm = hkdfSync('sha256', raw, fromHex(set), 'claviger-share-proof-v1', 32)
      expect(shareProofSeed(raw, set)).toEqual(new Uint8Array(okm))
    }),
  )
})

it('derives a recovery proof seed as the format says', () => {
  const secret = fc.uint8Array({ minLength: 32, maxLength: 32 })
  fc.assert(
    fc.property(secret, hexOf(8), (key, set) => {
      const okm = hkdfSync('sha256', key, fromHex(set), 'claviger-recovery-proof-v1', 32)
      expect(recoveryProofSeed(key, set)).toEqual(new Uint8Array(okm))
    }),
  )
})

it('takes no other lengths', () => {
  const set = '00'.repeat(8)
  expect(() => shareProofSeed(new Uint8Array(32), set)).toThrow('33 bytes')
  expect(() => recoveryProofSeed(new Uint8Array(33), set)).toThrow('32 bytes')
  expect(() => recoveryProofSeed(new Uint8Array(32), '00')).toThrow('16 hex')
})
