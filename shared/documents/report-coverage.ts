import type { ShareCoverage } from '../ceremony/coverage.ts'
import type { DrillCoverage } from '../ceremony/drill.ts'
import type { Showing } from '../ceremony/showings.ts'
import type { Plan } from '../ceremony/plan.ts'
import type { State } from '../ceremony/state.ts'
import { personName } from './entry-note.ts'
import { type Html, html } from './markup.ts'
import { clock, facts, mono, recordTable } from './sheet.ts'

/** So many groups are named; of more only the number is said. */
const NAMED_GROUPS = 40

/** What each kind of occasion is called. */
const HOW: { readonly [how in Showing['how']]: string } = {
  making: 'read back at the making',
  recovery: 'opened the keys',
  drill: 'drill',
  health: 'health check',
}

/** What was shown of each share and group, over every bundle that was presented, and what was not. */
export function coverageSection({ ground, source }: State, coverage: DrillCoverage): Html {
  const { plan } = ground
  const { shares, never, onlyMade, groups, together, making, occasions } = coverage
  const count = together.exact ? `${together.count}` : `at least ${together.count}`
  return html`<h3>Shown within the bundles presented</h3>
<p>${source?.shown === undefined ? 'The log does not say what was shown before this drill. ' : ''}Counted are the receipts of the making, recoveries, drills and health checks of the bundles that were presented. There may be others.</p>
${facts([
  ['Never shown', named(plan, never)],
  ['Not since the making', named(plan, onlyMade)],
  [
    'At the making',
    making && `every group was shown to recover from what was read back, ${clock(making.time)}`,
  ],
  ['Groups that took part together since', `${count} of ${groups}`],
  ['Groups that never did', apart(plan, coverage)],
])}
${recordTable(
  ['Share', 'Custodian', 'Last shown (UTC)'],
  shares.map(({ index, custodian, shown }) => ({
    cells: [`${index}`, personName(plan, custodian), lastOf(shown)],
    details: [],
  })),
)}
${recordTable(
  ['When (UTC)', 'What', 'Who took part'],
  occasions.map((one) => ({
    cells: [clock(one.time), wordsOf(one), named(plan, partOf(shares, one))],
    details: [['Ceremony', mono(one.ceremony)]],
  })),
)}
`
}

function named(plan: Plan, shares: readonly Pick<ShareCoverage, 'custodian'>[]): string {
  return shares.map(({ custodian }) => personName(plan, custodian)).join(', ') || 'nobody'
}

function partOf(shares: readonly ShareCoverage[], { indexes }: Showing): readonly ShareCoverage[] {
  return shares.filter(({ index }) => indexes.includes(index))
}

function wordsOf({ how, selfIssued }: Showing): string {
  return selfIssued === true ? `${HOW[how]}, self-issued` : HOW[how]
}

function lastOf(shown: readonly Showing[]): Html {
  const last = shown.at(-1)
  return last === undefined
    ? html`<strong>never</strong>`
    : html`${clock(last.time)}, ${wordsOf(last)}`
}

function apart(plan: Plan, { apart, shares }: DrillCoverage): Html | undefined {
  if (apart === undefined || apart.length > NAMED_GROUPS) return undefined
  if (apart.length === 0) return html`none`
  const groups = apart.map((group) =>
    named(
      plan,
      shares.filter(({ index }) => group.includes(index)),
    ),
  )
  return html`${groups.map((group) => html`${group}<br>`)}`
}
