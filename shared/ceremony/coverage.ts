/** What has been shown of a share set within the bundles presented, and what has not. */
import { choose, type GroupCount, groupsApart, groupsTogether } from './groups.ts'
import type { Finding } from './findings.ts'
import { dayIn, type NextDrill, type Showing } from './showings.ts'

/** Beyond this many groups nobody reads a list of them. */
const LISTED = 500n

interface Dealt {
  readonly index: number
  readonly custodian: string
}

/** One share, and every occasion on which it was shown, the last one last. */
export interface ShareCoverage extends Dealt {
  readonly shown: readonly Showing[]
}

/** One key, when its backup was opened last, and when it was found not to open. */
export interface KeyCoverage {
  readonly label: string
  readonly opened: Showing | undefined
  readonly finding: Finding | undefined
}

export interface Coverage {
  readonly set: string
  readonly threshold: number
  readonly shares: readonly ShareCoverage[]
  /** Never read back, never brought, never checked. */
  readonly never: readonly Dealt[]
  /** Read back when they were made, and not seen since. */
  readonly onlyMade: readonly Dealt[]
  /** How many groups of m can recover. */
  readonly groups: bigint
  /** How many of them took part together in a recovery or a drill. */
  readonly together: GroupCount
  /** Those that never did, where they are few enough to read. */
  readonly apart: readonly (readonly number[])[] | undefined
  /** When every group was shown to recover from what custodians read back, if that was recorded. */
  readonly making: Showing | undefined
  readonly occasions: readonly Showing[]
  readonly keys: readonly KeyCoverage[]
  readonly next: NextDrill | undefined
  /** The day in it. */
  readonly due: string | undefined
}

/** What was shown of a set and its keys, and what was agreed, in everything that was presented. */
export interface Told {
  readonly shown: readonly Showing[]
  readonly found: readonly Finding[]
  readonly next: NextDrill | undefined
}

/** Counts over all showings of a set; those of other sets are left out. */
export function coverageOver(
  set: { readonly set: string; readonly threshold: number; readonly shares: readonly Dealt[] },
  labels: readonly string[],
  { shown: showings, found, next }: Told,
): Coverage {
  const { threshold } = set
  const occasions = showings.filter((one) => one.set === set.set)
  const shares = set.shares.map(({ index, custodian }) => ({
    index,
    custodian,
    shown: occasions.filter(({ indexes }) => indexes.includes(index)),
  }))
  const since = occasions.filter(({ how }) => how === 'recovery' || how === 'drill')
  const quorums = since.map(({ indexes }) => indexes)
  const indexes = shares.map(({ index }) => index)
  return {
    set: set.set,
    threshold,
    shares,
    never: shares.filter(({ shown }) => shown.length === 0),
    onlyMade: shares.filter(
      ({ shown }) => shown.length > 0 && shown.every(({ how }) => how === 'making'),
    ),
    groups: choose(shares.length, threshold),
    together: groupsTogether(quorums, threshold),
    apart: groupsApart(indexes, quorums, threshold, LISTED),
    making: occasions.findLast(({ how }) => how === 'making'),
    occasions,
    keys: labels.map((label) =>
      keyCoverage(
        label,
        occasions,
        found.filter((one) => one.set === set.set),
      ),
    ),
    next,
    due: next === undefined ? undefined : dayIn(next.says),
  }
}

/** A health check opens no backup; what did not open then counts for nothing. */
function keyCoverage(
  label: string,
  occasions: readonly Showing[],
  found: readonly Finding[],
): KeyCoverage {
  const opened = occasions.findLast(
    ({ how, without = [] }) => how !== 'health' && !without.includes(label),
  )
  return { label, opened, finding: found.findLast((one) => one.label === label) }
}
