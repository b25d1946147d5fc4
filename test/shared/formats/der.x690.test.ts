import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromHex, hex } from '#shared/bytes.ts'
import { CeremonyError } from '#shared/errors.ts'
import { type DerValue, readDer, readDerList, readUnsigned } from '#shared/formats/der.ts'
import { expectRefusal } from '../../support/refusal.ts'

const REFUSED: readonly [name: string, der: string, message: string][] = [
  ['nothing', '', 'empty DER'],
  ['no length', '30', 'cut off before a length'],
  ['a cut value', '300500', 'cut off'],
  ['an indefinite length', '30800000', 'indefinite length'],
  ['a long form for a short length', '308101ff', 'not minimal'],
  ['a length with leading zero', `30820080${'00'.repeat(128)}`, 'not minimal'],
  ['a length of five bytes', '30850000000001ff', 'bad length'],
  ['a long tag', '1f0100', 'long tag'],
  ['bytes after the end', '050000', '1 trailing bytes'],
]

describe('DER (X.690)', () => {
  it.each(REFUSED)('with %s is refused', (_, der, message) => {
    expectRefusal(() => readDer(fromHex(der)), 'encoding.invalid', message)
  })

  it.each([
    ['020100', 0n],
    ['02017f', 127n],
    ['02020080', 128n],
  ])('integer %s is read', (der, value) => {
    expect(readUnsigned(readDer(fromHex(der)))).toBe(value)
  })

  it.each([
    ['0200', 'empty INTEGER'],
    ['020180', 'negative INTEGER'],
    ['0202007f', 'padded zero'],
    ['0500', 'not an INTEGER'],
  ])('integer %s is refused', (der, message) => {
    expectRefusal(() => readUnsigned(readDer(fromHex(der))), 'encoding.invalid', message)
  })

  it('that is read encodes to the same bytes, and no other bytes are read', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 40 }),
      fc.uint8Array({ maxLength: 300 }).map((body) => encode({ tag: 0x30, body })),
    )
    fc.assert(
      fc.property(bytes, (input) => {
        let values: DerValue[]
        try {
          values = readDerList(input)
        } catch (error) {
          if (!(error instanceof CeremonyError)) throw error
          return
        }
        expect(hex(input)).toBe(values.map((value) => hex(encode(value))).join(''))
      }),
    )
  })
})

function encode({ tag, body }: DerValue): Uint8Array {
  const n = body.length
  const length = n < 128 ? [n] : n < 256 ? [0x81, n] : [0x82, n >> 8, n & 0xff]
  return Uint8Array.of(tag, ...length, ...body)
}
