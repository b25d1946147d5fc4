import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { combine, split } from 'shamir-secret-sharing'
import { describe, expect, it, test } from 'vitest'
import type { Random } from '#shared/bytes.ts'
import { multiply } from '#shared/crypto/gf256.ts'
import {
  combineChecked,
  combineShares,
  hedgedSplit,
  provePolynomial,
  type Split,
} from '#shared/crypto/shamir.ts'
import { refusalOfAsync } from './refusal.ts'

const random: Random = (length) => Uint8Array.from(randomBytes(length))
const secret = Uint8Array.from({ length: 32 }, (_, i) => i + 1)
const make = (threshold: number, total: number) =>
  hedgedSplit({ secret, total, threshold, split, random })
const copies = (shares: Uint8Array[]) => shares.map((share) => Uint8Array.from(share))
const secrets = fc.uint8Array({ minLength: 32, maxLength: 32 })

function subsets<T>(items: T[], size: number): T[][] {
  if (size === 0) return [[]]
  return items.flatMap((item, i) =>
    subsets(items.slice(i + 1), size - 1).map((rest) => [item, ...rest]),
  )
}

describe('a hedged split', () => {
  test.each([
    [2, 2],
    [2, 3],
    [3, 5],
    [4, 6],
    [5, 5],
  ])('%i of %i: every quorum in any order gives the secret', async (threshold, total) => {
    const shares = await make(threshold, total)
    for (let size = threshold; size <= total; size++) {
      for (const quorum of subsets(shares, size)) {
        expect(await combine(quorum.toReversed())).toEqual(secret)
        expect(await combineChecked(quorum)).toEqual(secret)
      }
    }
    for (const few of subsets(shares, threshold - 1)) {
      if (few.length > 1) expect(await combine(few)).not.toEqual(secret)
    }
  })

  test.each([2, 128, 254, 255])('%i of 255 holds and uses every x once', async (threshold) => {
    const shares = await make(threshold, 255)
    expect(new Set(shares.map((share) => share[32])).size).toBe(255)
    expect(await combineShares({ shares: shares.slice(-threshold), combine })).toEqual(secret)
  })

  it('hides the secret when the source of the package is broken', async () => {
    // a "split" of degree 0: every share is the secret
    const bare: Split = async (value, n) =>
      Array.from({ length: n }, (_, i) => new Uint8Array([...value, i + 1]))
    const shares = await hedgedSplit({ secret, total: 5, threshold: 3, split: bare, random })
    for (const share of shares) expect(share.slice(0, 32)).not.toEqual(secret)
    expect(await combine(shares.slice(0, 2))).not.toEqual(secret)
    expect(await combine(shares.slice(2))).toEqual(secret)
  })

  it('hides the secret when the room is broken', async () => {
    const zero: Random = (length) => new Uint8Array(length)
    const shares = await hedgedSplit({ secret, total: 5, threshold: 3, split, random: zero })
    for (const share of shares) expect(share.slice(0, 32)).not.toEqual(secret)
    expect(await combine(shares.slice(0, 3))).toEqual(secret)
  })

  it('adds exactly c1·x + c2·x² with the coefficients of the room', async () => {
    let plain: Uint8Array[] = []
    const spy: Split = async (...given) => {
      const shares = await split(...given)
      plain = copies(shares)
      return shares
    }
    const coefficients = random(64)
    const given: Random = () => Uint8Array.from(coefficients)
    const shares = await hedgedSplit({ secret, total: 4, threshold: 3, split: spy, random: given })
    for (const [i, share] of shares.entries()) {
      const x = share[32] ?? 0
      for (let k = 0; k < 32; k++) {
        const first = multiply(coefficients[k] ?? 0, x)
        const second = multiply(coefficients[32 + k] ?? 0, multiply(x, x))
        expect(share[k]).toBe((plain[i]?.[k] ?? 0) ^ first ^ second)
      }
    }
  })

  it('wipes the coefficients and leaves the secret alone', async () => {
    const handed: Uint8Array[] = []
    const spy: Random = (length) => {
      const bytes = random(length)
      handed.push(bytes)
      return bytes
    }
    const mine = Uint8Array.from(secret)
    await hedgedSplit({ secret: mine, total: 3, threshold: 2, split, random: spy })
    expect(handed.map((bytes) => bytes.every((byte) => byte === 0))).toEqual([true])
    expect(mine).toEqual(secret)
  })

  test.each<[string, Split, string]>([
    ['too few shares', async (s, n, m) => (await split(s, n, m)).slice(1), 'share.wrong'],
    [
      'a share off the polynomial',
      async (s, n, m) => flip(await split(s, n, m), 4, 0),
      'share.wrong',
    ],
    ['another secret', async (_, n, m) => split(random(32), n, m), 'share.wrong'],
    ['a higher degree', async (s, n, m) => split(s, n, m + 1), 'share.wrong'],
    ['x = 0', async (s, n, m) => setX(await split(s, n, m), 0), 'share.forged'],
    ['a repeated x', async (s, n, m) => repeatX(await split(s, n, m)), 'share.duplicate'],
    ['a short share', async (s, n, m) => cut(await split(s, n, m)), 'share.invalid'],
  ])('refuses a split that gives %s, and wipes it', async (_, broken, code) => {
    let made: Uint8Array[] = []
    const spy: Split = async (...given) => {
      made = await broken(...given)
      return made
    }
    const options = { secret, total: 5, threshold: 3, split: spy, random }
    expect((await refusalOfAsync(hedgedSplit(options)))?.code).toBe(code)
    expect(made.every((share) => share.every((byte) => byte === 0))).toBe(true)
  })

  test.each([
    [1, 3],
    [4, 3],
    [2, 256],
    [2.5, 3],
    [Number.NaN, 3],
    [0, 0],
  ])('refuses %d of %d', async (threshold, total) => {
    expect((await refusalOfAsync(make(threshold, total)))?.code).toBe('share.invalid')
  })

  it('splits nothing but 32 bytes', async () => {
    const short = { secret: new Uint8Array(31), total: 3, threshold: 2, split, random }
    await expect(hedgedSplit(short)).rejects.toThrow('32-byte')
  })

  it('stops when the random source falls short', async () => {
    const short: Random = (length) => new Uint8Array(length - 1)
    const options = { secret, total: 3, threshold: 2, split, random: short }
    await expect(hedgedSplit(options)).rejects.toThrow('fell short')
  })
})

describe('combining', () => {
  it('agrees with the package on any points', async () => {
    const xs = fc.uniqueArray(fc.integer({ min: 1, max: 255 }), { minLength: 2, maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(
        xs,
        fc.array(secrets, { minLength: 8, maxLength: 8 }),
        async (points, ys) => {
          const shares = points.map((x, i) => new Uint8Array([...(ys[i] ?? secret), x]))
          expect(await combineChecked(shares)).toEqual(await combineShares({ shares, combine }))
        },
      ),
    )
  })

  it('shows why x = 0 is refused: the package returns the forged bytes', async () => {
    const shares = await make(3, 5)
    const forged = new Uint8Array(33).fill(0xee)
    forged[32] = 0
    const quorum = [forged, ...shares.slice(0, 2)]
    expect(await combine(quorum)).toEqual(new Uint8Array(32).fill(0xee))
    expect((await refusalOfAsync(combineShares({ shares: quorum, combine })))?.code).toBe(
      'share.forged',
    )
    expect((await refusalOfAsync(combineChecked(quorum)))?.code).toBe('share.forged')
  })

  test.each([
    ['none', (_: Uint8Array[]) => [], 'share.few'],
    ['one', (s: Uint8Array[]) => s.slice(0, 1), 'share.few'],
    [
      'the same twice',
      (s: Uint8Array[]) => [...s.slice(0, 2), ...s.slice(0, 1)],
      'share.duplicate',
    ],
    ['a repeated x', repeatX, 'share.duplicate'],
    ['a shorter one', cut, 'share.invalid'],
    [
      'all of another length',
      (s: Uint8Array[]) => s.map((share) => share.slice(1)),
      'share.invalid',
    ],
  ])('refuses %s', async (_, change, code) => {
    const shares = change(await make(2, 3))
    expect((await refusalOfAsync(combineShares({ shares, combine })))?.code).toBe(code)
  })

  it('takes Buffers and leaves the shares as they were', async () => {
    const shares = await make(2, 3)
    const before = copies(shares)
    expect(await combineShares({ shares: shares.map((s) => Buffer.from(s)), combine })).toEqual(
      secret,
    )
    expect(await combineShares({ shares, combine })).toEqual(secret)
    expect(shares).toEqual(before)
  })
})

describe('the proof', () => {
  it('returns the secret when all shares belong together', async () => {
    await fc.assert(
      fc.asyncProperty(secrets, fc.nat(5), fc.nat(5), async (value, a, b) => {
        const threshold = 2 + a
        const total = threshold + b
        const shares = await hedgedSplit({ secret: value, total, threshold, split, random })
        expect(await provePolynomial({ shares, threshold, combine })).toEqual(value)
      }),
      { numRuns: 20 },
    )
  })

  it('finds one wrong bit in any share', async () => {
    const shares = await make(3, 6)
    for (const [i] of shares.entries()) {
      for (const at of [0, 17, 31]) {
        const altered = flip(copies(shares), i, at)
        const proof = provePolynomial({ shares: altered, threshold: 3, combine })
        expect((await refusalOfAsync(proof))?.code).toBe('share.wrong')
      }
    }
  })

  it('finds a share of another set, and a wrong threshold', async () => {
    const [ours, theirs] = [await make(3, 5), await make(3, 5)]
    const free = theirs.find((t) => !ours.slice(1).some((o) => o[32] === t[32])) ?? secret
    const mixed = { shares: [free, ...ours.slice(1)], threshold: 3, combine }
    expect((await refusalOfAsync(provePolynomial(mixed)))?.code).toBe('share.wrong')
    const low = provePolynomial({ shares: ours, threshold: 2, combine })
    expect((await refusalOfAsync(low))?.code).toBe('share.wrong')
  })

  it('runs one window for each consecutive quorum', async () => {
    const shares = await make(3, 7)
    let windows = 0
    const counting = async (quorum: Uint8Array[]) => {
      windows++
      expect(quorum).toHaveLength(3)
      return combine(quorum)
    }
    await provePolynomial({ shares, threshold: 3, combine: counting })
    expect(windows).toBe(5)
  })

  it('needs the threshold', async () => {
    const shares = (await make(3, 5)).slice(0, 2)
    const proof = provePolynomial({ shares, threshold: 3, combine })
    expect((await refusalOfAsync(proof))?.code).toBe('share.few')
  })

  it('wipes every intermediate secret', async () => {
    const results: Uint8Array[] = []
    const spy = async (quorum: Uint8Array[]) => {
      const result = await combine(quorum)
      results.push(result)
      return result
    }
    const shares = await make(2, 4)
    const proven = await provePolynomial({ shares, threshold: 2, combine: spy })
    expect(results.filter((result) => result.some((byte) => byte !== 0))).toEqual([proven])
    results.length = 0
    const altered = { shares: flip(copies(shares), 3, 0), threshold: 2, combine: spy }
    expect((await refusalOfAsync(provePolynomial(altered)))?.code).toBe('share.wrong')
    expect(results.every((result) => result.every((byte) => byte === 0))).toBe(true)
  })
})

function flip(shares: Uint8Array[], i: number, at: number): Uint8Array[] {
  const share = shares[i]
  if (share !== undefined) share[at] = (share[at] ?? 0) ^ 1
  return shares
}

function setX(shares: Uint8Array[], x: number): Uint8Array[] {
  const [first] = shares
  if (first !== undefined) first[32] = x
  return shares
}

function repeatX(shares: Uint8Array[]): Uint8Array[] {
  return setX(shares, shares[1]?.[32] ?? 0)
}

function cut(shares: Uint8Array[]): Uint8Array[] {
  return shares.map((share, i) => (i === 0 ? share.slice(0, 32) : share))
}
