import { createCipheriv } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { aeskw } from '@noble/ciphers/aes.js'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { concat, fromHex } from '#shared/bytes.ts'
import { unwrapKwp, wrapKwp } from '#shared/crypto/keywrap.ts'
import { refusalOf } from './refusal.ts'

const vectors = new URL('../../vectors/', import.meta.url)
const text = (name: string) => readFileSync(new URL(name, vectors), 'utf8')

interface Trial {
  key: Uint8Array
  plain: Uint8Array | undefined
  wrapped: Uint8Array
}

/** The trials of a NIST response file; a trial that must fail has no plaintext. */
function trialsOf(name: string): Trial[] {
  const blocks = text(`nist-kw/${name}`)
    .split(/^COUNT = \d+\r?$/m)
    .slice(1)
  return blocks.map((block) => {
    const field = (letter: string) => new RegExp(`^${letter} = ([0-9a-f]+)`, 'm').exec(block)?.[1]
    const plain = field('P')
    return {
      key: fromHex(field('K') ?? ''),
      plain: plain === undefined ? undefined : fromHex(plain),
      wrapped: fromHex(field('C') ?? ''),
    }
  })
}

describe('NIST CAVP', () => {
  test.each(['KWP_AE_128.txt', 'KWP_AE_256.txt'])('%s', (name) => {
    const trials = trialsOf(name)
    expect(trials).toHaveLength(500)
    for (const { key, plain, wrapped } of trials) {
      expect(wrapKwp(key, plain ?? new Uint8Array())).toEqual(wrapped)
    }
  })

  test.each(['KWP_AD_128.txt', 'KWP_AD_256.txt'])('%s', (name) => {
    const trials = trialsOf(name)
    expect(trials.filter(({ plain }) => plain === undefined)).toHaveLength(100)
    for (const { key, plain, wrapped } of trials) {
      if (plain !== undefined) expect(unwrapKwp(key, wrapped)).toEqual(plain)
      else expect(refusalOf(() => unwrapKwp(key, wrapped))?.code).toBe('key.commitment')
    }
  })

  test('KW_AE_256.txt holds for the library', () => {
    for (const { key, plain, wrapped } of trialsOf('KW_AE_256.txt')) {
      expect(aeskw(key).encrypt(plain ?? new Uint8Array())).toEqual(wrapped)
    }
  })
})

describe('RFC', () => {
  type Vector = { id: string; kek: string; pt: string; ct: string }
  const rfc: { kw: Vector[]; kwp: Vector[] } = JSON.parse(text('rfc/rfc3394_5649.json'))

  test.each(rfc.kwp)('$id', ({ kek, pt, ct }) => {
    expect(wrapKwp(fromHex(kek), fromHex(pt))).toEqual(fromHex(ct))
    expect(unwrapKwp(fromHex(kek), fromHex(ct))).toEqual(fromHex(pt))
  })

  test.each(rfc.kw)('$id holds for the library', ({ kek, pt, ct }) => {
    expect(aeskw(fromHex(kek)).encrypt(fromHex(pt))).toEqual(fromHex(ct))
    expect(aeskw(fromHex(kek)).decrypt(fromHex(ct))).toEqual(fromHex(pt))
  })
})

describe('round trip', () => {
  const kek = fc.uint8Array({ minLength: 32, maxLength: 32 })
  const data = fc.uint8Array({ minLength: 1, maxLength: 300 })

  it('gives back every length, and agrees with OpenSSL', () => {
    fc.assert(
      fc.property(kek, data, (key, plain) => {
        const wrapped = wrapKwp(key, plain)
        const openssl = createCipheriv('id-aes256-wrap-pad', key, fromHex('a65959a6'))
        expect(wrapped).toEqual(concat(openssl.update(plain), openssl.final()))
        expect(unwrapKwp(key, wrapped)).toEqual(plain)
      }),
    )
  })

  it('leaves its inputs as they were', () => {
    const key = new Uint8Array(32).fill(1)
    const plain = new Uint8Array(20).fill(2)
    const wrapped = wrapKwp(key, plain)
    const before = Uint8Array.from(wrapped)
    unwrapKwp(key, wrapped)
    expect([key[0], plain[0], wrapped]).toEqual([1, 2, before])
  })

  it('refuses any change', () => {
    fc.assert(
      fc.property(kek, data, fc.nat(), fc.integer({ min: 1, max: 255 }), (key, plain, n, mask) => {
        const wrapped = wrapKwp(key, plain)
        const at = n % wrapped.length
        wrapped[at] = (wrapped[at] ?? 0) ^ mask
        expect(refusalOf(() => unwrapKwp(key, wrapped))?.code).toBe('key.commitment')
      }),
    )
  })
})

describe('refuses', () => {
  const key = new Uint8Array(32)
  test.each([
    ['nothing to wrap', () => wrapKwp(key, new Uint8Array())],
    ['a key of 31 bytes', () => wrapKwp(new Uint8Array(31), key)],
    ['a key of no bytes', () => unwrapKwp(new Uint8Array(), new Uint8Array(16))],
    ['a length that is no multiple of 8', () => unwrapKwp(key, new Uint8Array(17))],
    ['fewer than 16 bytes', () => unwrapKwp(key, new Uint8Array(8))],
  ])('%s', (_, action) => {
    expect(refusalOf(action)?.code).toBe('encoding.invalid')
  })

  it('random bytes of any length', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(refusalOf(() => unwrapKwp(key, bytes))).toBeDefined()
      }),
    )
  })
})
