import type { CoverageView, DrillView, ShowingView } from '../ipc/views/coverage.ts'
import type { Coverage } from './coverage.ts'
import type { Showing } from './showings.ts'
import { drillCoverageOf } from './drill.ts'
import type { State } from './state.ts'

/** So many groups that were never together are listed for people; of more only the number is said. */
const NAMED_GROUPS = 40

/** What people and programs read of a coverage; numbers of groups are in digits. */
export function coverageView(coverage: Coverage): CoverageView {
  const { set, threshold, shares, groups, together, apart, making, occasions } = coverage
  const { next, due } = coverage
  const custodians = (indexes: readonly number[]) =>
    shares.filter(({ index }) => indexes.includes(index)).map(({ custodian }) => custodian)
  const view = (one: Showing): ShowingView => ({
    how: one.how,
    ceremony: one.ceremony,
    time: one.time,
    custodians: custodians(one.indexes),
    ...(one.selfIssued === undefined ? {} : { selfIssued: one.selfIssued }),
  })
  return {
    set,
    threshold,
    custodians: shares.map(({ index, custodian, shown }) => {
      const last = shown.at(-1)
      const times = { shown: shown.length, ...(last === undefined ? {} : { last: view(last) }) }
      return { index, custodian, ...times }
    }),
    never: coverage.never.map(({ custodian }) => custodian),
    onlyMade: coverage.onlyMade.map(({ custodian }) => custodian),
    groups: `${groups}`,
    together: `${together.count}`,
    exact: together.exact,
    ...(apart === undefined || apart.length > NAMED_GROUPS
      ? {}
      : { apart: apart.map((group) => custodians(group)) }),
    ...(making === undefined ? {} : { making: making.time }),
    occasions: occasions.map(view),
    keys: coverage.keys.map(({ label, opened, finding }) => ({
      label,
      ...(opened === undefined ? {} : { opened: view(opened) }),
      ...(finding === undefined
        ? {}
        : { finding: { fault: finding.fault, ceremony: finding.ceremony, time: finding.time } }),
      proven: opened !== undefined && (finding === undefined || finding.time < opened.time),
    })),
    ...(next === undefined ? {} : { next: { ...next, ...(due === undefined ? {} : { due }) } }),
  }
}

/** What the drill has shown; undefined in any other ceremony and before its proof. */
export function drillView(state: State): DrillView | undefined {
  const coverage = drillCoverageOf(state)
  if (coverage === undefined) return undefined
  const { took, missed, challenge } = coverage
  return {
    took: took.map(({ custodian }) => custodian),
    missed: missed.map(({ custodian }) => custodian),
    selfIssued: 'selfIssued' in challenge.nonce,
    coverage: coverageView(coverage),
  }
}
