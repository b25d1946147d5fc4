import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromHex, hex, utf8 } from '#shared/bytes.ts'
import { drawSystemBytes, type EntropySource, mixEntropy } from '#shared/crypto/entropy.ts'
import { makeEntropyStream } from '#shared/crypto/entropystream.ts'

const CEREMONY = 'c1a71ce2000000000000000000000001'
const ids = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,31}$/)
const source: fc.Arbitrary<EntropySource> = fc.record({
  kind: fc.constantFrom('dice', 'text'),
  by: ids,
  bytesSecret: fc.uint8Array({ maxLength: 200 }),
})
const system = fc.uint8Array({ minLength: 64, maxLength: 64 })
const inputs = fc.record({ ceremony: ids, os: system, sources: fc.array(source, { maxLength: 6 }) })

interface Inputs {
  readonly ceremony: string
  readonly os: Uint8Array
  readonly sources: readonly EntropySource[]
}

const streamOf = ({ ceremony, os, sources }: Inputs) =>
  hex(mixEntropy(ceremony, os, sources).streamSecret)

describe('the mix', () => {
  it('is the same for the same inputs, and leaves them as they were', () => {
    fc.assert(
      fc.property(inputs, (one) => {
        const before = JSON.stringify(one)
        expect(streamOf(one)).toBe(streamOf(one))
        expect(JSON.stringify(one)).toBe(before)
      }),
    )
  })

  it('is another for any other inputs: another order, length, person, kind or border between two', () => {
    fc.assert(
      fc.property(inputs, inputs, (one, other) => {
        const same = JSON.stringify(one) === JSON.stringify(other)
        expect(streamOf(one) === streamOf(other)).toBe(same)
      }),
    )
    const [a, b] = [utf8('123'), utf8('456')]
    const os = new Uint8Array(64)
    const mixes = [
      [sourceOf('dice', 'a', a), sourceOf('dice', 'b', b)],
      [sourceOf('dice', 'b', b), sourceOf('dice', 'a', a)],
      [sourceOf('dice', 'b', a), sourceOf('dice', 'a', b)],
      [sourceOf('dice', 'a', utf8('1234')), sourceOf('dice', 'b', utf8('56'))],
      [sourceOf('dice', 'a', utf8('123456'))],
      [sourceOf('text', 'a', a), sourceOf('dice', 'b', b)],
      [sourceOf('dice', 'a', a), sourceOf('dice', 'b', b), sourceOf('dice', 'c', new Uint8Array())],
      [],
    ].map((sources) => streamOf({ ceremony: CEREMONY, os, sources }))
    expect(new Set(mixes).size).toBe(mixes.length)
  })

  it('changes with every single bit of every source, and of the system', () => {
    fc.assert(
      fc.property(inputs, fc.nat(), fc.nat(7), (one, at, bit) => {
        const parts = [one.os, ...one.sources.map(({ bytesSecret }) => bytesSecret)]
        const before = streamOf(one)
        const full = parts.filter((part) => part.length > 0)
        const part = full[at % full.length] ?? one.os
        part[at % part.length] = (part[at % part.length] ?? 0) ^ (1 << bit)
        expect(streamOf(one)).not.toBe(before)
      }),
    )
  })

  it('depends on each source alone, whatever constant the others are', () => {
    const all = (byte: number, length: number) => new Uint8Array(length).fill(byte)
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 255 }), system, (byte, os) => {
        const constant = [sourceOf('dice', 'a', all(byte, 100))]
        const zero = { ceremony: CEREMONY, os: all(byte, 64), sources: constant }
        // A constant die: the system decides. A constant system: the die decides.
        if (os.some((one) => one !== byte))
          expect(streamOf({ ...zero, os })).not.toBe(streamOf(zero))
        const rolled = [sourceOf('dice', 'a', os)]
        expect(streamOf({ ...zero, sources: rolled })).not.toBe(streamOf(zero))
      }),
    )
  })

  it('takes 64 bytes of the system, no more and no less', () => {
    for (const length of [0, 32, 63, 65])
      expect(() => mixEntropy(CEREMONY, new Uint8Array(length), [])).toThrow(/64 bytes/)
    expect(() => drawSystemBytes(() => new Uint8Array(63))).toThrow(/fell short/)
  })
})

describe('the commitments', () => {
  it('are one for each source, and tell nothing without the result: another system, others', () => {
    fc.assert(
      fc.property(inputs, system, (one, os) => {
        const { commitments } = mixEntropy(one.ceremony, one.os, one.sources)
        expect(commitments).toHaveLength(one.sources.length)
        const others = mixEntropy(one.ceremony, os, one.sources).commitments
        const same = hex(os) === hex(one.os)
        for (const [i, commitment] of commitments.entries()) {
          expect(commitment).toMatch(/^[0-9a-f]{64}$/)
          expect(commitment === others[i]).toBe(same)
        }
      }),
    )
  })
})

describe('the stream', () => {
  const key = fc.uint8Array({ minLength: 64, maxLength: 64 })
  const lengths = fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 8 })

  it('gives what is asked for, the same for the same key and draws', () => {
    fc.assert(
      fc.property(key, lengths, (streamSecret, asked) => {
        const [one, other] = [makeEntropyStream(streamSecret), makeEntropyStream(streamSecret)]
        for (const length of asked) {
          const drawn = one.random(length)
          expect(drawn).toHaveLength(length)
          expect(other.random(length)).toEqual(drawn)
        }
      }),
    )
  })

  it('never gives the same again, nor the same beginning for another length', () => {
    const drawn = (lengths: readonly number[]) => {
      const stream = makeEntropyStream(new Uint8Array(64).fill(7))
      return lengths.map((length) => hex(stream.random(length).subarray(0, 16)))
    }
    expect(new Set(drawn(Array.from({ length: 500 }, () => 32))).size).toBe(500)
    expect(drawn([32])[0]).not.toBe(drawn([33])[0])
  })

  it('keeps no key with which an earlier draw could be made again, and none once it is wiped', () => {
    const streamSecret = new Uint8Array(64).fill(9)
    const stream = makeEntropyStream(streamSecret)
    const first = stream.random(32)
    streamSecret.fill(0)
    expect(stream.random(32)).not.toEqual(first)
    stream.wipe()
    expect(() => stream.random(1)).toThrow(/wiped/)
  })

  it('is refused a key of another length', () => {
    expect(() => makeEntropyStream(new Uint8Array(32))).toThrow(/64 bytes/)
  })
})

describe('the vectors', () => {
  const file = new URL('../../vectors/entropy.json', import.meta.url)
  const vectors = JSON.parse(readFileSync(file, 'utf8')) as readonly {
    readonly ceremony: string
    readonly os: string
    readonly sources: readonly { kind: 'dice' | 'text'; by: string; given: string }[]
    readonly draws: readonly number[]
    readonly commitments: readonly string[]
    readonly drawn: readonly string[]
  }[]

  it.each(vectors)('hold for ceremony $ceremony', (vector) => {
    const sources = vector.sources.map(({ kind, by, given }) => sourceOf(kind, by, utf8(given)))
    const mixed = mixEntropy(vector.ceremony, fromHex(vector.os), sources)
    const stream = makeEntropyStream(mixed.streamSecret)
    expect(mixed.commitments).toEqual(vector.commitments)
    expect(vector.draws.map((length) => hex(stream.random(length)))).toEqual(vector.drawn)
  })
})

function sourceOf(kind: 'dice' | 'text', by: string, bytesSecret: Uint8Array): EntropySource {
  return { kind, by, bytesSecret }
}
