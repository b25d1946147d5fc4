import { ed25519 } from '@noble/curves/ed25519.js'
import { describe, expect, test } from 'vitest'
import { verifyNative } from '#electron/services/ed25519.ts'
import { fromHex, utf8 } from '#shared/bytes.ts'

/** RFC 8032 §7.1, TEST 1 to 3: public key, message, signature. */
const VECTORS = [
  [
    'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    '',
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  ],
  [
    '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    '72',
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  ],
  [
    'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
    'af82',
    '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  ],
] as const

describe('verifyNative', () => {
  test.each(VECTORS)('accepts the vector of key %s', (key, message, signature) => {
    expect(verifyNative(fromHex(signature), fromHex(message), fromHex(key))).toBe(true)
    expect(verifyNative(fromHex(signature), fromHex(`${message}00`), fromHex(key))).toBe(false)
  })

  test('refuses every changed byte of a signature', () => {
    const [key, message, signature] = VECTORS[1].map(fromHex)
    if (!key || !message || !signature) throw new Error('a vector')
    for (let i = 0; i < 64; i++) {
      const changed = signature.slice()
      changed[i] = (changed[i] ?? 0) ^ 1
      expect(verifyNative(changed, message, key)).toBe(false)
    }
  })

  test('answers false to anything malformed, and never throws', () => {
    const [key, message, signature] = VECTORS[0].map(fromHex)
    if (!key || !message || !signature) throw new Error('a vector')
    for (const length of [0, 31, 33, 64]) {
      expect(verifyNative(signature, message, new Uint8Array(length))).toBe(false)
    }
    for (const length of [0, 63, 65]) {
      expect(verifyNative(new Uint8Array(length), message, key)).toBe(false)
    }
    expect(verifyNative(signature, message, new Uint8Array(32).fill(0xff))).toBe(false)
  })

  test('keeps right with more keys than it remembers', () => {
    const message = utf8('line\n')
    const people = Array.from({ length: 600 }, (_, i) => {
      const seed = new Uint8Array(32)
      new DataView(seed.buffer).setUint32(0, i)
      return { key: ed25519.getPublicKey(seed), signature: ed25519.sign(message, seed) }
    })
    for (const { key, signature } of [...people, ...people]) {
      expect(verifyNative(signature, message, key)).toBe(true)
    }
    const [first, second] = people
    if (!first || !second) throw new Error('two people')
    expect(verifyNative(first.signature, message, second.key)).toBe(false)
  })
})
