/**
 * Health of the random source: the repetition count and adaptive proportion tests of NIST
 * SP 800-90B §4.4 over bytes, for a source of full entropy (8 bits a byte), and two reads that
 * differ. They find a source that is stuck or badly biased; they do not show that it is good.
 */
import { equalBytes, type Random, wipe } from '#shared/bytes.ts'
import { fail, type Judged, pass } from './verdict.ts'

/** False alarms: 2^-40 for each sample, the rarer end of what §4.4 allows. */
const ALPHA_BITS = 40
const ENTROPY_BITS = 8

/** §4.4.1: C = 1 + ⌈-log2 α / H⌉. */
export const REPETITION_CUTOFF = 1 + Math.ceil(ALPHA_BITS / ENTROPY_BITS)

/** §4.4.2, for samples that are not binary. */
export const WINDOW = 512

/** §4.4.2: C = 1 + critbinom(W, 2^-H, 1 - α). */
export const PROPORTION_CUTOFF = 1 + criticalBinomial(WINDOW, 2 ** -ENTROPY_BITS, 2 ** -ALPHA_BITS)

/** The smallest k with P(X > k) ≤ α, for X binomial over n and p; summed from the small end. */
export function criticalBinomial(n: number, p: number, alpha: number): number {
  const terms: number[] = []
  let term = (1 - p) ** n
  for (let k = 0; k <= n; k++) {
    terms.push(term)
    term *= ((n - k) / (k + 1)) * (p / (1 - p))
  }
  let tail = 0
  for (let k = n; k > 0; k--) {
    tail += terms[k] ?? 0
    if (tail > alpha) return k
  }
  return 0
}

/** The longest run of one value, and how often the first value of a window comes in it at most. */
export function readHealth(samples: Uint8Array): { repeats: number; most: number } {
  let repeats = 0
  let run = 0
  let last = -1
  for (const value of samples) {
    run = value === last ? run + 1 : 1
    last = value
    repeats = Math.max(repeats, run)
  }
  let most = 0
  for (let at = 0; at + WINDOW <= samples.length; at += WINDOW) {
    const window = samples.subarray(at, at + WINDOW)
    const [first] = window
    most = Math.max(
      most,
      window.reduce((count, value) => count + (value === first ? 1 : 0), 0),
    )
  }
  return { repeats, most }
}

const SAMPLES = 65_536

function judgeHealth(facts: { repeats: number; most: number; same: boolean }): Judged {
  if (facts.same) return fail('two reads gave the same bytes')
  if (facts.repeats >= REPETITION_CUTOFF)
    return fail('a value repeats too often (repetition count test)')
  if (facts.most >= PROPORTION_CUTOFF)
    return fail('a value comes too often (adaptive proportion test)')
  return pass(`${SAMPLES} bytes pass both health tests of NIST SP 800-90B, two reads differ`)
}

export function randomGate(random: Random): Judged {
  const samples = random(SAMPLES)
  const again = random(SAMPLES)
  try {
    if (samples.length !== SAMPLES || again.length !== SAMPLES)
      return fail('the source gives fewer bytes than it is asked for')
    return judgeHealth({ ...readHealth(samples), same: equalBytes(samples, again) })
  } finally {
    wipe(samples, again)
  }
}
