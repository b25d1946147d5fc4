import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isCode } from '#shared/errors.ts'
import type { JsonValue } from '#shared/log/canonical.ts'
import { judged } from './support/judge.ts'
import { cleanUp, preparePlan, type Rehearsed, rehearse } from './support/rehearsed.ts'
import { type LooseEntry, notingHost, rewrite, type Seeds } from './support/rewrite.ts'

const seeds: Seeds = new Map()
let original: Rehearsed

beforeAll(async () => {
  original = await rehearse(preparePlan(), notingHost(seeds))
})
afterAll(cleanUp)

const value = fc.oneof(
  fc.constantFrom<JsonValue>(null, '', -1, 0, 255, 2 ** 53 - 1, [], {}, 'recorder', '__proto__'),
  fc.string({ maxLength: 20 }),
  fc.integer(),
  fc.array(fc.integer(), { maxLength: 3 }),
)

interface Bend {
  readonly entry: number
  readonly steps: readonly number[]
  readonly value: JsonValue | undefined
}

const bends: fc.Arbitrary<Bend> = fc.record({
  entry: fc.nat(),
  steps: fc.array(fc.nat(), { minLength: 1, maxLength: 4 }),
  value: fc.option(value, { nil: undefined }),
})

/** Walks from the free part towards a leaf and puts something else there, or nothing. */
function bend(entries: LooseEntry[], { entry, steps, value }: Bend): void {
  let place = (entries[entry % entries.length]?.what ?? {}) as { [key: string]: JsonValue }
  for (const [i, step] of steps.entries()) {
    const keys = Object.keys(place)
    const key = keys[step % keys.length]
    if (key === undefined) return
    const inner = place[key]
    const leaf = typeof inner !== 'object' || inner === null || i === steps.length - 1
    if (!leaf) {
      place = inner as { [key: string]: JsonValue }
    } else if (value === undefined) {
      if (Array.isArray(place)) place.splice(step % keys.length, 1)
      else delete place[key]
      return
    } else {
      place[key] = value
      return
    }
  }
}

test('whatever a dishonest program writes, the verifier ends with a report', () => {
  fc.assert(
    fc.property(bends, (change) => {
      const dir = rewrite(original.bundle, seeds, (entries) => bend(entries, change))
      try {
        const { code, message } = judged(dir)
        expect(code === 'ok' || isCode(code)).toBe(true)
        expect(message).not.toMatch(/\[object/)
      } finally {
        rmSync(dirname(dir), { recursive: true, force: true })
      }
    }),
    { numRuns: 40 },
  )
})
