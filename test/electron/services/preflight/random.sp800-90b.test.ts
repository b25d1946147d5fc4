import { expect, it } from 'vitest'
import {
  criticalBinomial,
  PROPORTION_CUTOFF,
  randomGate,
  readHealth,
  REPETITION_CUTOFF,
  WINDOW,
} from '#electron/services/preflight/random.ts'
import { osRandom } from '#electron/services/random.ts'
import type { Random } from '#shared/bytes.ts'

// SP 800-90B §4.4.1: C = 1 + ⌈-log2 α / H⌉
it('the cutoff of the repetition count is that of §4.4.1 for 8 bits and 2^-40', () => {
  expect(REPETITION_CUTOFF).toBe(6)
})

// scipy.stats.binom: critbinom(1024, 0.5, 1 - 2^-20) is 588, §4.4.2 prints C = 589 for binary
// sources of one bit; for others the same formula over 512 samples.
it('the cutoff of the proportion is that of §4.4.2', () => {
  expect(1 + criticalBinomial(1024, 0.5, 2 ** -20)).toBe(589)
  expect(1 + criticalBinomial(512, 2 ** -1, 2 ** -20)).toBe(311)
  expect(1 + criticalBinomial(512, 2 ** -8, 2 ** -20)).toBe(13)
  expect(PROPORTION_CUTOFF).toBeGreaterThan(13)
  expect(PROPORTION_CUTOFF).toBeLessThan(25)
})

/** A source of the operating system with something wrong. */
const bent = (bend: (bytes: Uint8Array, draw: number) => void): Random => {
  let draw = 0
  return (count) => {
    const bytes = osRandom(count)
    bend(bytes, draw++)
    return bytes
  }
}

it('the source of this machine passes', () => {
  expect(randomGate(osRandom)).toMatchObject({ verdict: 'pass' })
})

const kept = osRandom(65_536)

it.each([
  ['is stuck for six bytes', 'repetition', bent((bytes) => bytes.fill(7, 1000, 1006))],
  [
    'gives one value in every tenth place',
    'proportion',
    bent((bytes) => {
      for (let i = 0; i < bytes.length; i += 10) bytes[i] = 7
    }),
  ],
  ['gives the same bytes again', 'same bytes', bent((bytes) => bytes.set(kept))],
  ['gives nothing but zeros', 'same bytes', (count: number) => new Uint8Array(count)],
  ['gives too little', 'fewer bytes', (count: number) => osRandom(count - 1)],
])('goes red for a source that %s', (_, words, source) => {
  const { verdict, evidence } = randomGate(source)
  expect(verdict).toBe('fail')
  expect(evidence).toContain(words)
})

it('counts runs, and how often the first value of a window comes in it', () => {
  const samples = Uint8Array.from({ length: 2 * WINDOW }, (_, i) => i % 256)
  expect(readHealth(samples)).toEqual({ repeats: 1, most: 2 })
  samples.fill(9, 600, 605)
  expect(readHealth(samples).repeats).toBe(5)
})

it('wipes what it drew', () => {
  const draws: Uint8Array[] = []
  randomGate((count) => {
    const bytes = osRandom(count)
    draws.push(bytes)
    return bytes
  })
  expect(draws).toHaveLength(2)
  expect(draws.every((bytes) => bytes.every((byte) => byte === 0))).toBe(true)
})
