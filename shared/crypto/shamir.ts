// Shamir, "How to share a secret" (CACM 1979), bytewise over GF(2^8); shares are y[32] ‖ x[1]
import { equalBytes, type Random, wipe } from '../bytes.ts'
import { CeremonyError } from '../errors.ts'
import { say } from '../text/saying.ts'
import { invert, multiply } from './gf256.ts'

/** `split` of npm shamir-secret-sharing; passed in because it brings its own random source. */
export type Split = (secret: Uint8Array, n: number, m: number) => Promise<Uint8Array[]>
/** `combine` of npm shamir-secret-sharing. */
export type Combine = (shares: Uint8Array[]) => Promise<Uint8Array>

const SECRET_BYTES = 32
const SHARE_BYTES = SECRET_BYTES + 1

/**
 * Splits a 32-byte secret and adds a sharing of zero with coefficients from `random`, so that the
 * shares stay secret when either source of randomness is good; then proves that all of them lie on
 * one polynomial through the secret and refuses otherwise.
 */
export async function hedgedSplit(options: {
  secret: Uint8Array
  total: number
  threshold: number
  split: Split
  random: Random
}): Promise<Uint8Array[]> {
  const { secret, total, threshold, split, random } = options
  assertNumbers(secret, total, threshold)
  const copySecret = Uint8Array.from(secret)
  let shares: Uint8Array[] = []
  let kept = false
  try {
    shares = await split(copySecret, total, threshold)
    assertShares(shares)
    if (shares.length !== total) throw new CeremonyError('share.wrong', say('share.missing'))
    addSharingOfZero(shares, threshold, random)
    const provenSecret = await provePolynomial({ shares, threshold, combine: combineChecked })
    kept = equalBytes(provenSecret, secret)
    wipe(provenSecret)
    if (!kept) throw new CeremonyError('share.wrong', say('share.no-secret'))
    return shares
  } finally {
    wipe(copySecret)
    if (!kept) wipe(...shares)
  }
}

/**
 * The secret of the given shares. Refuses fewer than two, a repeated x, a wrong length, and x = 0:
 * a forged share with x = 0 would make `combine` return its own bytes.
 */
export async function combineShares(options: {
  shares: Uint8Array[]
  combine: Combine
}): Promise<Uint8Array> {
  assertShares(options.shares)
  // copies, because the package accepts nothing but plain Uint8Arrays
  const copies = options.shares.map((share) => Uint8Array.from(share))
  try {
    return await options.combine(copies)
  } finally {
    wipe(...copies)
  }
}

/**
 * Shows that all shares lie on one polynomial of degree below the threshold, and returns the secret:
 * every window of m consecutive shares must give the same one. Neighbouring windows agree in m − 1
 * shares and at x = 0, hence everywhere.
 */
export async function provePolynomial(options: {
  shares: Uint8Array[]
  threshold: number
  combine: Combine
}): Promise<Uint8Array> {
  const { shares, threshold, combine } = options
  assertShares(shares)
  if (!Number.isInteger(threshold) || threshold < 2) throw new Error('the threshold is 2 or more')
  if (shares.length < threshold) {
    throw new CeremonyError('share.few', say('share.needed', { shares: shares.length, threshold }))
  }
  const secret = await combineShares({ shares: shares.slice(0, threshold), combine })
  for (let first = 1; first + threshold <= shares.length; first++) {
    const window = shares.slice(first, first + threshold)
    const otherSecret = await combineShares({ shares: window, combine })
    const same = equalBytes(secret, otherSecret)
    wipe(otherSecret)
    if (!same) {
      wipe(secret)
      throw new CeremonyError('share.wrong', say('share.no-polynomial'))
    }
  }
  return secret
}

/** A second implementation of `combine`, so that a split is not checked by the code that made it. */
export const combineChecked: Combine = async (shares) => {
  assertShares(shares)
  const secret = new Uint8Array(SECRET_BYTES)
  for (const [i, share] of shares.entries()) {
    const weight = weightAtZero(shares, i)
    for (let k = 0; k < SECRET_BYTES; k++) {
      secret[k] = (secret[k] ?? 0) ^ multiply(share[k] ?? 0, weight)
    }
  }
  return secret
}

function weightAtZero(shares: Uint8Array[], i: number): number {
  const own = xOf(shares[i])
  let above = 1
  let below = 1
  for (const [j, share] of shares.entries()) {
    if (j === i) continue
    above = multiply(above, xOf(share))
    below = multiply(below, own ^ xOf(share))
  }
  return multiply(above, invert(below))
}

function addSharingOfZero(shares: Uint8Array[], threshold: number, random: Random): void {
  const wanted = SECRET_BYTES * (threshold - 1)
  const coefficientsSecret = random(wanted)
  try {
    if (coefficientsSecret.length !== wanted) throw new Error('the random source fell short')
    for (const share of shares) addPolynomial(share, coefficientsSecret)
  } finally {
    wipe(coefficientsSecret)
  }
}

/** Adds c₁x + c₂x² + … to each byte of y; the coefficients of a power stand together. */
function addPolynomial(share: Uint8Array, coefficientsSecret: Uint8Array): void {
  const x = xOf(share)
  let power = 1
  for (const [i, coefficient] of coefficientsSecret.entries()) {
    const k = i % SECRET_BYTES
    if (k === 0) power = multiply(power, x)
    share[k] = (share[k] ?? 0) ^ multiply(coefficient, power)
  }
}

function assertNumbers(secret: Uint8Array, total: number, threshold: number): void {
  if (secret.length !== SECRET_BYTES) throw new Error('only a 32-byte secret is ever split')
  const whole = Number.isInteger(total) && Number.isInteger(threshold)
  if (!whole || threshold < 2 || total < threshold || total > 255) {
    throw new CeremonyError('share.invalid', say('share.no-split', { threshold, total }))
  }
}

function assertShares(shares: Uint8Array[]): void {
  if (shares.length < 2) throw new CeremonyError('share.few', say('share.least-two'))
  const seen = new Set<number>()
  for (const share of shares) {
    if (share.length !== SHARE_BYTES) {
      throw new CeremonyError(
        'share.invalid',
        say('share.raw-bytes', { expected: SHARE_BYTES, bytes: share.length }),
      )
    }
    const x = xOf(share)
    if (x === 0) throw new CeremonyError('share.forged', say('share.forged-x'))
    if (seen.has(x)) throw new CeremonyError('share.duplicate', say('share.same-twice'))
    seen.add(x)
  }
}

function xOf(share: Uint8Array | undefined): number {
  return share?.[SECRET_BYTES] ?? 0
}
