import fc from 'fast-check'
import { expect, it } from 'vitest'
import { choose, groupsApart, groupsTogether } from '#shared/ceremony/groups.ts'

const N = 7
const ALL = Array.from({ length: N }, (_, i) => i + 1)
const occasions = fc.array(fc.subarray(ALL), { maxLength: 6 })

/** Every group of m, by trying each subset. */
function everyGroup(m: number): number[][] {
  const groups: number[][] = []
  for (let mask = 0; mask < 1 << N; mask++) {
    const group = ALL.filter((index) => mask & (1 << (index - 1)))
    if (group.length === m) groups.push(group)
  }
  return groups
}

it('counts each group that was together once, as trying every group does', () => {
  fc.assert(
    fc.property(occasions, fc.integer({ min: 2, max: N }), (sets, m) => {
      const [together, apart] = [true, false].map((was) =>
        everyGroup(m).filter(
          (group) => sets.some((set) => group.every((index) => set.includes(index))) === was,
        ),
      )
      expect(groupsTogether(sets, m)).toEqual({
        count: BigInt(together?.length ?? 0),
        exact: true,
      })
      const found = groupsApart(ALL, sets, m, 1000n)
      const sorted = (groups: readonly (readonly number[])[] | undefined) =>
        groups?.map((group) => group.join(' ')).sort()
      expect(sorted(found)).toEqual(sorted(apart))
    }),
  )
})

it('counts groups of hundreds of people, and lists none of them', () => {
  const many = Array.from({ length: 255 }, (_, i) => i + 1)
  expect(choose(255, 128)).toBeGreaterThan(10n ** 75n)
  expect(groupsTogether([many], 128)).toEqual({ count: choose(255, 128), exact: true })
  expect(groupsApart(many, [], 128, 500n)).toBeUndefined()
})

it('gives a number that is too small rather than none when the exact one takes too long', () => {
  const many = Array.from({ length: 255 }, (_, i) => i + 1)
  const sets = many.slice(0, 60).map((away) => many.filter((index) => index !== away))
  const { count, exact } = groupsTogether(sets, 3)
  expect(exact).toBe(false)
  expect(count).toBe(choose(254, 3))
})
