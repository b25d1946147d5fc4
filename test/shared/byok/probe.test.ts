import { createDecipheriv } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { cbcProbe, extendedCheckValue, macProbe } from '#shared/byok/probe.ts'
import { hex } from '#shared/bytes.ts'
import { osRandom } from '#electron/services/random.ts'
import { expectRefusal } from '../../support/refusal.ts'

const KEY = Uint8Array.from({ length: 32 }, (_, i) => i)

describe('a probe', () => {
  it.each([16, 24, 32])('is one random block in AES-CBC, with a key of %i bytes', (bytes) => {
    const { iv, block, encrypted } = cbcProbe(KEY.slice(0, bytes), osRandom)
    if (!iv || !block || !encrypted) throw new Error('a part is missing')
    const name = `aes-${bytes * 8}-cbc`
    const decipher = createDecipheriv(name, KEY.slice(0, bytes), iv).setAutoPadding(false)
    expect(hex(decipher.update(encrypted))).toBe(hex(block))
    expect([iv, block, encrypted].map(({ length }) => length)).toEqual([16, 16, 16])
    expect(hex(cbcProbe(KEY, osRandom).iv ?? KEY)).not.toBe(hex(iv))
  })

  it('never encrypts zeros: equal random blocks are refused', () => {
    expectRefusal(() => cbcProbe(KEY, (n) => new Uint8Array(n).fill(7)), 'selftest.failed')
    expectRefusal(() => cbcProbe(KEY, () => new Uint8Array()), 'selftest.failed')
  })

  it('has the check value of Google for the published key', () => {
    expect(hex(extendedCheckValue(KEY))).toBe(
      '3117e3a4a26bf53484e7e8428cb163d5be14a161cd6273d28547eff01ebc530e',
    )
  })

  it('has no code for a key that makes none', () => {
    expect(macProbe('AES-256', KEY)).toEqual({})
  })
})
