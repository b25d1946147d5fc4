/** A hundred thousand wrong inputs: every one is named, and no secret comes of any. */
import { randomBytes } from 'node:crypto'
import { combine, split } from 'shamir-secret-sharing'
import { beforeAll, describe, expect, it, test } from 'vitest'
import { readQuorum } from '#electron/services/recovery.ts'
import { hex, type Random, utf8 } from '#shared/bytes.ts'
import { matchShare } from '#shared/ceremony/presented.ts'
import type { State } from '#shared/ceremony/state.ts'
import { correctShareText } from '#shared/crypto/correct.ts'
import { encodeEnvelope, shareCommitment } from '#shared/crypto/envelope.ts'
import { combineShares, hedgedSplit, provePolynomial } from '#shared/crypto/shamir.ts'
import { encodeShareText, parseShareText } from '#shared/crypto/sharetext.ts'
import { CeremonyError, type Code } from '#shared/errors.ts'
import { bendByte, blot, forgeByte, forgeText } from '../../support/sharefiles.ts'

const random: Random = (length) => Uint8Array.from(randomBytes(length))
const CAPITALS = 'QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L'

/** Numbers that are the same on every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

interface Cards {
  readonly set: string
  readonly secret: Uint8Array
  readonly texts: readonly string[]
  /** The set as a log holds it. */
  readonly logged: State['sets'][number]
}

/** A secret, split, with the cards of its custodians. */
async function cardsOf(set: string, threshold: number, total: number): Promise<Cards> {
  const secret = random(32)
  const raw = await hedgedSplit({ secret, total, threshold, split, random })
  const envelopes = raw.map((rawSecret, i) =>
    encodeEnvelope({ set, index: i + 1, threshold, total, rawSecret }),
  )
  const shares = envelopes.map((envelope, i) => ({
    index: i + 1,
    custodian: `c${i + 1}`,
    commitment: shareCommitment(envelope),
  }))
  const logged = {
    set,
    threshold,
    shares,
    voided: false,
    proven: true,
  } as unknown as Cards['logged']
  return { set, secret, texts: envelopes.map(encodeShareText), logged }
}

const stateOf = (mode: 'rehearsal' | 'production', ...sets: Cards['logged'][]): State =>
  ({ opened: { mode }, sets, people: [], ground: { plan: { people: [] } } }) as unknown as State

/** Multiplication in GF(2)[x] modulo x⁸ + x⁴ + x³ + x + 1, by its definition. */
function times(a: number, b: number): number {
  let product = 0
  for (let bit = 0; bit < 8; bit++) if ((b >> bit) & 1) product ^= a << bit
  for (let power = 14; power >= 8; power--)
    if ((product >> power) & 1) product ^= 0x11b << (power - 8)
  return product
}

const inverse = (a: number): number => {
  for (let b = 1; b < 256; b++) if (times(a, b) === 1) return b
  throw new Error('zero has no inverse')
}

/** The constant term of the polynomial through the shares: the linear system, solved. */
function secretBySolving(shares: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from({ length: 32 }, (_, byte) => {
    const rows = shares.map((share) => {
      const x = share[32] ?? 0
      const powers = [1]
      for (let i = 1; i < shares.length; i++) powers.push(times(powers[i - 1] ?? 0, x))
      return [...powers, share[byte] ?? 0]
    })
    // From the highest power down: what is left in the end is the constant term alone.
    for (let column = shares.length - 1; column > 0; column--) {
      const at = rows.findIndex((row) => row[column] !== 0)
      const [pivot = []] = rows.splice(at, 1)
      const scale = inverse(pivot[column] ?? 0)
      for (const row of rows) {
        const factor = times(row[column] ?? 0, scale)
        for (const [i, value] of pivot.entries()) row[i] = (row[i] ?? 0) ^ times(factor, value)
      }
    }
    const [last = []] = rows
    return times(last.at(-1) ?? 0, inverse(last[0] ?? 0))
  })
}

function quorums(items: readonly string[], size: number): string[][] {
  if (size === 0) return [[]]
  return items.flatMap((item, i) =>
    quorums(items.slice(i + 1), size - 1).map((rest) => [item, ...rest]),
  )
}

/** Each share passes its commitment; then all are combined, three times over. */
async function recovered(state: State, texts: readonly string[]): Promise<void> {
  const raw = texts.map((text) => {
    const envelope = parseShareText(text)
    matchShare(state, envelope)
    return envelope.rawSecret
  })
  const secret = await combineShares({ shares: raw, combine })
  expect(hex(secretBySolving(raw))).toBe(hex(secret))
  expect(hex(secret)).toBe(hex(secrets.get(state) ?? new Uint8Array()))
}
const secrets = new Map<State, Uint8Array>()

function known(mode: 'rehearsal' | 'production', cards: Cards, ...more: Cards['logged'][]): State {
  const state = stateOf(mode, cards.logged, ...more)
  secrets.set(state, cards.secret)
  return state
}

describe('the right cards', () => {
  it('of a 3 of 5: every quorum gives the secret, by two ways to combine', async () => {
    const cards = await cardsOf('8001020304050607', 3, 5)
    const state = known('rehearsal', cards)
    const all = quorums(cards.texts, 3)
    expect(all).toHaveLength(10)
    for (const quorum of all) await recovered(state, quorum)
  })

  it('of a 10 of 20: quorums at random, in any order', async () => {
    const cards = await cardsOf('0001020304050607', 10, 20)
    const state = known('production', cards)
    const pick = numbers(20)
    for (let run = 0; run < 12; run++) {
      const left = [...cards.texts]
      const quorum = Array.from({ length: 10 }, () => left.splice(pick(left.length), 1)[0] ?? '')
      await recovered(state, quorum)
    }
  })

  it('of a 7 of 255: each has its own commitment, all lie on one polynomial', async () => {
    const cards = await cardsOf('0001020304050608', 7, 255)
    const state = known('production', cards)
    const shares = cards.texts.map((text) => {
      const envelope = parseShareText(text)
      expect(matchShare(state, envelope).share.index).toBe(envelope.index)
      return envelope.rawSecret
    })
    expect(await provePolynomial({ shares, threshold: 7, combine })).toEqual(cards.secret)
    await recovered(state, cards.texts.slice(-7))
  })
})

type Kind = readonly [name: string, code: Code, make: (below: (n: number) => number) => string]

describe('wrong inputs', () => {
  const LIVE = '0011223344556677'
  let live: Cards
  let old: Cards
  let foreign: Cards
  let rehearsal: Cards
  let state: State
  beforeAll(async () => {
    live = await cardsOf(LIVE, 3, 5)
    old = await cardsOf('0a11223344556677', 3, 5)
    foreign = await cardsOf('0b11223344556677', 3, 5)
    rehearsal = await cardsOf('8b11223344556677', 3, 5)
    state = stateOf('production', { ...old.logged, voided: true }, live.logged)
  })

  const one = (cards: Cards, below: (n: number) => number) => cards.texts[below(5)] ?? ''
  const cut = (text: string, at: number, length: number) =>
    text.slice(0, at) + text.slice(at + length)

  /** Up to eight characters that are others: what the checksum finds for certain. */
  function mistyped(text: string, below: (n: number) => number): string {
    const characters = Array.from(text)
    for (let left = 1 + below(8); left > 0; left--) {
      const at = 7 + below(93)
      const turn = 1 + below(31)
      characters[at] = CAPITALS.charAt((CAPITALS.indexOf(text.charAt(at)) + turn) % 32)
    }
    return characters.join('')
  }

  const KINDS: readonly Kind[] = [
    ['mistyped', 'share.mistyped', (below) => mistyped(one(live, below), below)],
    ['unreadable', 'share.mistyped', (below) => blot(one(live, below), 8 + below(93))],
    ['truncated', 'share.mistyped', (below) => one(live, below).slice(0, below(100))],
    ['a group left out', 'share.mistyped', (below) => cut(one(live, below), 4 * below(25), 4)],
    ['too long', 'share.mistyped', (below) => one(live, below) + CAPITALS.charAt(below(32))],
    [
      'mixed from two cards',
      'share.mistyped',
      (below) => {
        const first = below(5)
        const at = 40 + below(50)
        const second = live.texts[(first + 1 + below(4)) % 5] ?? ''
        return (live.texts[first] ?? '').slice(0, at) + second.slice(at)
      },
    ],
    ['of another set', 'share.foreign', (below) => one(foreign, below)],
    ['of a superseded set', 'share.superseded', (below) => one(old, below)],
    ['of a rehearsal', 'share.rehearsal', (below) => one(rehearsal, below)],
    [
      'of another version',
      'share.version',
      (below) => bendByte(one(live, below), 0, 2 + below(254)),
    ],
    ['forged with x = 0', 'share.forged', (below) => bendByte(one(live, below), 44, 0)],
    ['forged in one bit', 'share.forged', (below) => forgeByte(one(live, below), below(32))],
    [
      'under the index of another',
      'share.forged',
      (below) => forgeText(one(live, below), ({ index }) => ({ index: (index % 5) + 1 })),
    ],
    [
      'of another shape',
      'share.damaged',
      (below) => forgeText(one(live, below), () => ({ threshold: 2 + 2 * below(2), total: 5 })),
    ],
    [
      'with check bytes that do not fit',
      'share.damaged',
      (below) => {
        const text = one(live, below)
        const at = 45 + below(5)
        const byte = encodeEnvelope(parseShareText(text))[at] ?? 0
        return bendByte(text, at, (byte + 1 + below(255)) % 256, false)
      },
    ],
    [
      'no share at all',
      'share.mistyped',
      (below) =>
        Array.from({ length: below(120) }, () => String.fromCharCode(33 + below(90))).join(''),
    ],
  ]

  /** What a card is refused as; undefined when it is taken. */
  function refusalOf(text: string): Code | undefined {
    try {
      matchShare(state, parseShareText(text))
      return undefined
    } catch (error) {
      if (error instanceof CeremonyError) return error.code
      throw error
    }
  }

  const EACH = 6400

  test.each(KINDS)('thousands of inputs %s: every one is %s', (name, code, make) => {
    const below = numbers(name.length * 7919)
    const other = new Map<string, string>()
    for (let run = 0; run < EACH; run++) {
      const text = make(below)
      const found = refusalOf(text)
      if (found !== code) other.set(String(found), text)
    }
    expect([...other]).toEqual([])
  })

  it('come to 100,000 and more', () => {
    expect(EACH * KINDS.length).toBeGreaterThan(100_000)
  })

  test.each(KINDS)(
    '%s beside two right cards: the quorum is refused, nothing is combined',
    (_, code, make) => {
      const below = numbers(code.length)
      for (let run = 0; run < 20; run++) {
        const texts = [live.texts[0] ?? '', make(below), live.texts[3] ?? '']
        const inputs = texts.map((text, i) => ({ name: `card ${i}`, bytesSecret: utf8(text) }))
        let refused: unknown
        try {
          readQuorum(state, inputs, { acceptCorrections: false })
        } catch (error) {
          refused = error
        }
        // Nothing at all is told from something that was mistyped.
        const empty = texts[1] === ''
        expect(refused).toMatchObject({ code: empty ? 'share.invalid' : code, path: 'card 1' })
      }
    },
  )

  it('the same card twice is a duplicate, whoever brings it', () => {
    for (const text of live.texts) {
      const inputs = [text, text, live.texts[0] ?? ''].map((content, i) => ({
        name: `card ${i}`,
        bytesSecret: utf8(content),
      }))
      expect(() => readQuorum(state, inputs, { acceptCorrections: false })).toThrow('once more')
    }
  })

  it('what is proposed for a mistyped card is the card that was meant, or nothing', () => {
    const below = numbers(93)
    let proposed = 0
    for (let run = 0; run < 400; run++) {
      const text = one(live, below)
      const near = correctShareText(mistyped(text, below))
      if (near === undefined) continue
      proposed += 1
      expect(near.text).toBe(text)
    }
    // Half of them have four wrong characters or fewer.
    expect(proposed).toBeGreaterThan(150)
  })
})
