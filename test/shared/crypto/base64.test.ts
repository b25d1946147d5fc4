import fc from 'fast-check'
import { expect, it, test } from 'vitest'
import { decodeBase64, encodeBase64, encodeBase64Unpadded } from '#shared/crypto/base64.ts'
import { refusalOf } from './refusal.ts'

it('agrees with Node and gives bytes back', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      const text = Buffer.from(bytes).toString('base64')
      expect(encodeBase64(bytes)).toBe(text)
      expect(encodeBase64Unpadded(bytes)).toBe(text.replaceAll('=', ''))
      expect(decodeBase64(text)).toEqual(bytes)
    }),
  )
})

test.each([
  'QQ',
  'QR==',
  'QQ=',
  'Q Q=',
  'QQ==\n',
  'QQ==QQ==',
  '=',
  'Q-_=',
  'QUI\u0000',
  '\u00e9AAA',
])('refuses %j', (text) => {
  expect(refusalOf(() => decodeBase64(text))?.code).toBe('encoding.invalid')
})

it('accepts one spelling of anything', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.base64String()), (text) => {
      let read: Uint8Array | undefined
      const refusal = refusalOf(() => {
        read = decodeBase64(text)
      })
      if (refusal === undefined) expect(encodeBase64(read ?? new Uint8Array())).toBe(text)
      else expect(refusal.code).toBe('encoding.invalid')
    }),
  )
})
