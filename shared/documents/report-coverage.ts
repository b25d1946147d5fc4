import type { ShareCoverage } from '../ceremony/coverage.ts'
import type { DrillCoverage } from '../ceremony/drill.ts'
import type { Showing } from '../ceremony/showings.ts'
import type { Plan } from '../ceremony/plan.ts'
import type { State } from '../ceremony/state.ts'
import type { Catalogue } from '../text/catalogue.ts'
import { nameOf, personNames } from './entry-note.ts'
import { type Html, html } from './markup.ts'
import { clock, facts, mono, recordTable } from './sheet.ts'

/** So many groups are named; of more only the number is said. */
const NAMED_GROUPS = 40

/** What was shown of each share and group, over every bundle that was presented, and what was not. */
export function coverageSection(
  text: Catalogue,
  { ground, source }: State,
  coverage: DrillCoverage,
): Html {
  const words = text.documents.coverage
  const { plan } = ground
  const { shares, never, onlyMade, groups, together, making, occasions } = coverage
  const count = together.exact ? `${together.count}` : words.atLeast(`${together.count}`)
  return html`<h3>${words.title}</h3>
<p>${source?.shown === undefined ? `${words.unknown} ` : ''}${words.lead}</p>
${facts([
  [words.neverShown, named(text, plan, never)],
  [words.onlyMade, named(text, plan, onlyMade)],
  [words.making, making && words.madeAt(clock(making.time))],
  [words.together, words.of(count, `${groups}`)],
  [words.apart, apart(text, plan, coverage)],
])}
${recordTable(
  words.shareColumns,
  shares.map(({ index, custodian, shown }) => ({
    cells: [`${index}`, nameOf(plan, custodian), lastOf(words, shown)],
    details: [],
  })),
)}
${recordTable(
  words.occasionColumns,
  occasions.map((one) => ({
    cells: [clock(one.time), wordsOf(words, one), named(text, plan, partOf(shares, one))],
    details: [[words.ceremony, mono(one.ceremony)]],
  })),
)}
`
}

type Words = Catalogue['documents']['coverage']

function named(
  text: Catalogue,
  plan: Plan,
  shares: readonly Pick<ShareCoverage, 'custodian'>[],
): string {
  return personNames(
    text,
    plan,
    shares.map(({ custodian }) => custodian),
  )
}

function partOf(shares: readonly ShareCoverage[], { indexes }: Showing): readonly ShareCoverage[] {
  return shares.filter(({ index }) => indexes.includes(index))
}

function wordsOf(words: Words, { how, selfIssued }: Showing): string {
  return selfIssued === true ? words.selfIssued(words.how[how]) : words.how[how]
}

function lastOf(words: Words, shown: readonly Showing[]): Html {
  const last = shown.at(-1)
  return last === undefined
    ? html`<strong>${words.never}</strong>`
    : html`${clock(last.time)}, ${wordsOf(words, last)}`
}

function apart(text: Catalogue, plan: Plan, { apart, shares }: DrillCoverage): Html | undefined {
  if (apart === undefined || apart.length > NAMED_GROUPS) return undefined
  if (apart.length === 0) return html`${text.documents.page.none}`
  const groups = apart.map((group) =>
    named(
      text,
      plan,
      shares.filter(({ index }) => group.includes(index)),
    ),
  )
  return html`${groups.map((group) => html`${group}<br>`)}`
}
