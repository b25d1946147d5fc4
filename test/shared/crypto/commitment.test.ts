import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { keyCommitment } from '#shared/crypto/commitment.ts'

const salts = fc.uint8Array({ minLength: 32, maxLength: 32 })
const words = fc.stringMatching(/^[A-Za-z0-9-]{1,32}$/)
const key = {
  salt: new Uint8Array(32).fill(1),
  label: 'orders',
  algorithm: 'AES-256',
  materialSecret: new Uint8Array(32).fill(2),
}

it('is HMAC-SHA-256 over version, label, algorithm and material, parted by zero bytes', () => {
  fc.assert(
    fc.property(salts, words, words, fc.uint8Array(), (salt, label, algorithm, materialSecret) => {
      const mac = createHmac('sha256', salt)
      mac.update(`claviger-key-v1\0${label}\0${algorithm}\0`).update(materialSecret)
      expect(keyCommitment({ salt, label, algorithm, materialSecret })).toBe(mac.digest('hex'))
    }),
  )
})

it('binds salt, label, algorithm and material', () => {
  const values = [
    keyCommitment(key),
    keyCommitment({ ...key, salt: new Uint8Array(32) }),
    keyCommitment({ ...key, label: 'invoices' }),
    keyCommitment({ ...key, algorithm: 'HMAC-SHA-256' }),
    keyCommitment({ ...key, materialSecret: new Uint8Array(32) }),
  ]
  expect(new Set(values).size).toBe(values.length)
})

it('takes no other salt and no zero byte in a label', () => {
  expect(() => keyCommitment({ ...key, salt: new Uint8Array(16) })).toThrow('32 bytes')
  expect(() => keyCommitment({ ...key, label: 'a\0b' })).toThrow('zero byte')
})
