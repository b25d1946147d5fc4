import { expect, test } from 'vitest'
import { osRandom } from '#electron/services/random.ts'

test('every draw has memory of its own, of exactly its size', () => {
  for (const length of [0, 1, 32, 33, 70_000]) {
    const drawn = osRandom(length)
    expect(drawn.constructor).toBe(Uint8Array)
    expect(drawn).toHaveLength(length)
    expect(drawn.buffer.byteLength).toBe(length)
  }
})

test('no two draws are alike, and none is left empty', () => {
  const draws = Array.from({ length: 100 }, () => osRandom(16).join())
  expect(new Set(draws).size).toBe(100)
  expect(draws).not.toContain(new Uint8Array(16).join())
})
