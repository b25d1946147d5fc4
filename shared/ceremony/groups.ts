/** Groups of m people: how many there are, and how many of them were together. */

/** How many different inner counts are tried before the exact number is given up. */
const BUDGET = 20_000

/** How many groups of m there are among n. */
export function choose(n: number, m: number): bigint {
  if (n < m) return 0n
  let result = 1n
  for (let i = 1; i <= m; i++) result = (result * BigInt(n - m + i)) / BigInt(i)
  return result
}

/** A number of groups; where it is not exact, there are at least as many. */
export interface GroupCount {
  readonly count: bigint
  readonly exact: boolean
}

/** How many groups of m were together on at least one of these occasions, each counted once. */
export function groupsTogether(occasions: readonly (readonly number[])[], m: number): GroupCount {
  const count = together(occasions, m, { left: BUDGET })
  if (count !== undefined) return { count, exact: true }
  const largest = Math.max(0, ...occasions.map((one) => new Set(one).size))
  return { count: choose(largest, m), exact: false }
}

/** Adds occasion by occasion the groups that none before it had; undefined when it takes too long. */
function together(
  occasions: readonly (readonly number[])[],
  m: number,
  budget: { left: number },
): bigint | undefined {
  let sum = 0n
  const kept = largestOf(occasions, m)
  for (const [i, one] of kept.entries()) {
    budget.left -= 1
    if (budget.left < 0) return undefined
    const shared = kept.slice(0, i).map((earlier) => one.filter((index) => earlier.includes(index)))
    const again = together(shared, m, budget)
    if (again === undefined) return undefined
    sum += choose(one.length, m) - again
  }
  return sum
}

/** Those that hold a group at all and are no part of another one. */
function largestOf(occasions: readonly (readonly number[])[], m: number): readonly number[][] {
  const kept: number[][] = []
  const ordered = occasions
    .map((one) => [...new Set(one)])
    .filter((one) => one.length >= m)
    .sort((a, b) => b.length - a.length)
  for (const one of ordered)
    if (!kept.some((larger) => one.every((index) => larger.includes(index)))) kept.push(one)
  return kept
}

/**
 * The groups of m among these indexes that were together on no occasion, in order; undefined where
 * there are more groups than `limit`, which nobody would read.
 */
export function groupsApart(
  indexes: readonly number[],
  occasions: readonly (readonly number[])[],
  m: number,
  limit: bigint,
): readonly (readonly number[])[] | undefined {
  if (choose(indexes.length, m) > limit) return undefined
  return groupsOf(indexes, m).filter(
    (group) => !occasions.some((one) => group.every((index) => one.includes(index))),
  )
}

function groupsOf(indexes: readonly number[], m: number): number[][] {
  if (m === 0) return [[]]
  return indexes.flatMap((first, i) =>
    groupsOf(indexes.slice(i + 1), m - 1).map((rest) => [first, ...rest]),
  )
}
