import { isDestruction, keepsBackups } from '../ceremony/kinds.ts'
import type { Share, ShareSet } from '../ceremony/state/share.ts'
import type { State } from '../ceremony/state.ts'
import { liveSet } from '../ceremony/standing.ts'
import type { Catalogue } from '../text/catalogue.ts'
import { personName } from './entry-note.ts'
import { type Content, type Html, html } from './markup.ts'
import type { Part } from './parts.ts'
import { facts, mono, sheet } from './sheet.ts'

type Words = Catalogue['documents']['custody']

/** Chain of custody on paper: one form for each share, one for each medium of the bundle. */
export function custodyForms(state: State, text: Catalogue, draft = false): string {
  const words = text.documents.custody
  const { plan } = state.ground
  const set = liveSet(state)
  return sheet({
    text,
    kind: words.kind,
    title: plan.title,
    mode: plan.mode,
    draft,
    reference: text.documents.page.ceremony(state.opened?.ceremony ?? ''),
    body: html`<p class="lead">${words.lead}</p>
<ul class="plain">${[...words.rules, ...oldSetRules(words, state)].map((line) => html`<li>${line}</li>`)}</ul>
${keptForms(text, state, set)}
${MEDIA.filter(({ part }) => part === 'evidence' || keepsBackups(plan)).map((medium) => mediumForm(words, state, medium))}`,
  })
}

/** What is destroyed is kept by nobody: its forms are affidavits. */
function keptForms(text: Catalogue, state: State, set: ShareSet | undefined): Content {
  if (isDestruction(state.ground.plan)) return undefined
  return set === undefined
    ? html`<p>${text.documents.custody.noSet}</p>`
    : shareForms(text, state, set)
}

/** To whoever keeps anything of a set that was superseded. */
function oldSetRules({ oldSet }: Words, { sets }: State): readonly string[] {
  return sets.flatMap(({ set, supersededBy }) => (supersededBy === undefined ? [] : oldSet(set)))
}

function shareForms(text: Catalogue, state: State, set: ShareSet): Content {
  const words = text.documents.custody
  const { plan } = state.ground
  const rows = set.shares.map(({ index, custodian, read }) => [
    index,
    personName(text, plan, custodian),
    read?.medium,
    read?.bag,
    undefined,
  ])
  return [
    html`<h2>${words.allShares}</h2>
<p>${words.recover(set.threshold, set.shares.length)} ${words.set} ${mono(set.set)}.</p>
${table(words.columns, rows, 'sign numbered')}`,
    set.shares.map((share) => shareForm(text, state, set, share)),
  ]
}

function shareForm(text: Catalogue, state: State, set: ShareSet, share: Share): Html {
  const words = text.documents.custody
  const { facts: named } = words
  const { index, custodian, read, received } = share
  const holder = personName(text, state.ground.plan, custodian)
  return html`<section class="page form">
<h2>${words.share(index, set.shares.length)}</h2>
<p class="lead">${words.holderIs} <strong>${holder}</strong>. ${words.recover(set.threshold, set.shares.length)}</p>
${facts([
  [named.ceremony, mono(state.opened?.ceremony ?? '')],
  [named.set, mono(set.set)],
  [named.commitment, mono(share.commitment)],
  [named.receipt, receiptOf(words, state, set, received)],
  [named.medium, read?.medium || BLANK],
  [named.bag, read?.bag || BLANK],
  [named.seal, BLANK],
  [named.sealed, BLANK],
  [named.place, BLANK],
])}
${lines(words)}
<h3>${words.checks}</h3>
${table(words.checkColumns, blank(4, 4))}
</section>
`
}

function receiptOf(words: Words, { source }: State, { set }: ShareSet, received: boolean): string {
  if (source !== undefined && source.set === set) return words.receiptBefore(source.ceremony)
  return received ? words.receiptSigned : words.receiptNone
}

interface Medium {
  readonly part: Part
  readonly copy: number
}

/** Two copies of each part, in two places. */
const MEDIA: readonly Medium[] = [
  { part: 'evidence', copy: 1 },
  { part: 'evidence', copy: 2 },
  { part: 'custody', copy: 1 },
  { part: 'custody', copy: 2 },
]

function mediumForm(words: Words, state: State, { part, copy }: Medium): Html {
  const { facts: named } = words
  return html`<section class="page form">
<h2>${words.medium(words.part[part], copy)}</h2>
${facts([
  [named.ceremony, mono(state.opened?.ceremony ?? '')],
  [named.holder, BLANK],
  [named.mediumLabel, BLANK],
  [named.serial, BLANK],
  [named.bag, BLANK],
  [named.seal, BLANK],
  [named.readBack, BLANK],
  [named.sealed, BLANK],
  [named.place, BLANK],
])}
${lines(words)}
</section>
`
}

const BLANK = html`<span class="signature"></span>`

function lines(words: Words): Html {
  return html`<h3>${words.hands}</h3>
${table(words.handColumns, blank(7, 5))}`
}

function blank(rows: number, columns: number): Content[][] {
  return Array.from({ length: rows }, () => new Array<Content>(columns).fill(undefined))
}

function table(
  head: readonly string[],
  rows: readonly (readonly Content[])[],
  kind: 'sign' | 'sign numbered' = 'sign',
): Html {
  return html`<table class="${kind}"><thead><tr>${head.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead><tbody>
${rows.map(
  (cells) => html`<tr>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>
`,
)}</tbody></table>
`
}
