import { createHmac, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { cmac } from '@noble/ciphers/aes.js'
import { describe, expect, it, test } from 'vitest'
import { fromHex, hex } from '#shared/bytes.ts'
import { kcvOf } from '#shared/crypto/kcv.ts'
import { refusalOf } from './refusal.ts'

interface CmacVector {
  key: string
  msg: string
  mac: string
}
const file = new URL('../../vectors/rfc/rfc-vectors.json', import.meta.url)
const rfc: { aes_cmac: CmacVector[] } = JSON.parse(readFileSync(file, 'utf8'))
const counting = (length: number) => Uint8Array.from({ length }, (_, i) => i)

test.each(rfc.aes_cmac)('RFC 4493: $mac', ({ key, msg, mac }) => {
  expect(hex(cmac(fromHex(msg), fromHex(key)))).toBe(mac)
})

test.each([
  ['AES-128', 16, 'be7ed6ae78'],
  ['AES-256', 32, '377822c093'],
])('%s of counting bytes has the published value', (algorithm, length, kcv) => {
  expect(kcvOf(algorithm, counting(length))).toBe(kcv)
})

test.each([
  ['AES-192', 24, 'd4ffb80ebf'],
  ['HMAC-SHA-224', 28, '88a28a231f'],
  ['HMAC-SHA-256', 32, '715b7e775f'],
  ['HMAC-SHA-384', 48, '586e62a68e'],
  ['HMAC-SHA-512', 64, '3549b9cdcf'],
])('%s of counting bytes has the value that openssl gives', (algorithm, length, kcv) => {
  expect(kcvOf(algorithm, counting(length))).toBe(kcv)
})

test.each([
  ['HMAC-SHA-224', 28],
  ['HMAC-SHA-256', 32],
  ['HMAC-SHA-384', 48],
  ['HMAC-SHA-512', 64],
])('%s keys are checked with HMAC-SHA-256 over a constant', (algorithm, length) => {
  const secret = Uint8Array.from(randomBytes(length))
  const mac = createHmac('sha256', secret).update('claviger-kcv-v1').digest('hex')
  expect(kcvOf(algorithm, secret)).toBe(mac.slice(0, 10))
})

describe('refuses', () => {
  test.each([
    ['AES-128', 32],
    ['AES-192', 16],
    ['AES-256', 0],
    ['HMAC-SHA-256', 0],
    ['HMAC-SHA-384', 64],
  ])('for %s a key of %i bytes', (algorithm, length) => {
    expect(refusalOf(() => kcvOf(algorithm, counting(length)))).toMatchObject({
      code: 'encoding.invalid',
      message: `${length} bytes are not a key for ${algorithm}`,
    })
  })

  it('an algorithm that has none', () => {
    expect(() => kcvOf('RSA-2048', counting(32))).toThrow('no key check value')
    expect(() => kcvOf('XAES-128', counting(16))).toThrow('there is no algorithm')
  })
})
