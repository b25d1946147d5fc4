import { liveSet, type Share, type ShareSet, type State } from '../ceremony/state.ts'
import { personName } from './entry-note.ts'
import { type Content, type Html, html } from './markup.ts'
import { facts, mono, sheet } from './sheet.ts'

/** Chain of custody on paper: one form for each share, one for each medium of the bundle. */
export function custodyForms(state: State): string {
  const { plan } = state.ground
  const set = liveSet(state)
  return sheet({
    kind: 'Custody forms',
    title: plan.title,
    mode: plan.mode,
    reference: `Ceremony ${state.opened?.ceremony ?? ''}`,
    body: html`<p class="lead">One form for each share and each medium. It goes with the thing it describes. It holds nothing secret.</p>
<ul class="plain">${[...RULES, ...oldSetRules(state)].map((line) => html`<li>${line}</li>`)}</ul>
${set === undefined ? html`<p>No share set counts: there is no share to keep.</p>` : shareForms(state, set)}
${MEDIA.map((medium) => mediumForm(state, medium))}`,
  })
}

/** PCI PIN 9-2: tamper evidence is examined before anything is opened. */
const RULES: readonly string[] = [
  'Examine the bag before it changes hands or is opened: serial number, seal, edges. Broken or another number: stop, and report it the same day.',
  'Each change of hands is one line: who gave, who took, when, why. Both sign.',
  'A bag that was opened is never closed again. Take a new one, and write its serial number here.',
  'Once a year, or after a doubt, the custodian proves that the share is intact: claviger share prove.',
]

/** To whoever keeps anything of a set that was superseded. */
function oldSetRules({ sets }: State): readonly string[] {
  return sets.flatMap(({ set, supersededBy }) =>
    supersededBy === undefined ? [] : oldSetLines(set),
  )
}

/** What custodians of a superseded set are told, on every paper that they take home. */
export function oldSetLines(set: string): readonly string[] {
  return [
    `Set ${set} is superseded. Bring its cards and share files back to be destroyed.`,
    'Old shares with an old backup file still open the keys. Every copy of the old backup files must be destroyed.',
  ]
}

function shareForms(state: State, set: ShareSet): Content {
  const { plan } = state.ground
  const rows = set.shares.map(({ index, custodian, read }) => [
    index,
    personName(plan, custodian),
    read?.medium,
    read?.bag,
    undefined,
  ])
  return [
    html`<h2>All shares</h2>
<p>Any ${set.threshold} of ${set.shares.length} shares recover. Set ${mono(set.set)}.</p>
${table(['Share', 'Holder', 'Medium', 'Bag', 'Handed over, initials'], rows)}`,
    set.shares.map((share) => shareForm(state, set, share)),
  ]
}

function shareForm(state: State, set: ShareSet, share: Share): Html {
  const { index, custodian, read, received } = share
  const holder = personName(state.ground.plan, custodian)
  return html`<section class="page">
<h2>Share ${index} of ${set.shares.length}</h2>
<p class="lead">Holder: <strong>${holder}</strong>. Any ${set.threshold} of ${set.shares.length} shares recover.</p>
${facts([
  ['Ceremony', mono(state.opened?.ceremony ?? '')],
  ['Share set', mono(set.set)],
  ['Commitment', mono(share.commitment)],
  ['Receipt', receiptOf(state, set, received)],
  ['Medium', read?.medium || BLANK],
  ['Bag, serial number', read?.bag || BLANK],
  ['Seal, serial number', BLANK],
  ['Sealed by, date', BLANK],
  ['Where it is kept', BLANK],
])}
${lines()}
<h3>Health checks</h3>
${table(['Date', 'Result', 'Challenge by', 'Signature'], blank(4, 4))}
</section>
`
}

function receiptOf({ source }: State, { set }: ShareSet, received: boolean): string {
  if (source !== undefined && source.set === set) return `in the log of ceremony ${source.ceremony}`
  return received ? 'signed in the log' : 'none in the log'
}

interface Medium {
  readonly part: 'Evidence' | 'Custody'
  readonly copy: number
}

/** Two copies of each part, in two places. */
const MEDIA: readonly Medium[] = [
  { part: 'Evidence', copy: 1 },
  { part: 'Evidence', copy: 2 },
  { part: 'Custody', copy: 1 },
  { part: 'Custody', copy: 2 },
]

function mediumForm(state: State, { part, copy }: Medium): Html {
  return html`<section class="page">
<h2>${part} part, copy ${copy}</h2>
${facts([
  ['Ceremony', mono(state.opened?.ceremony ?? '')],
  ['Holder', BLANK],
  ['Medium, label, colour', BLANK],
  ['Serial number', BLANK],
  ['Bag, serial number', BLANK],
  ['Seal, serial number', BLANK],
  ['Read back by, date', BLANK],
  ['Sealed by, date', BLANK],
  ['Where it is kept', BLANK],
])}
${lines()}
</section>
`
}

const BLANK = html`<span class="signature"></span>`

function lines(): Html {
  return html`<h3>From hand to hand</h3>
${table(['Date, UTC', 'From, signature', 'To, signature', 'Reason', 'Bag and seal whole'], blank(8, 5))}`
}

function blank(rows: number, columns: number): Content[][] {
  return Array.from({ length: rows }, () => new Array<Content>(columns).fill(undefined))
}

function table(head: readonly string[], rows: readonly (readonly Content[])[]): Html {
  return html`<table class="sign"><thead><tr>${head.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead><tbody>
${rows.map(
  (cells) => html`<tr>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>
`,
)}</tbody></table>
`
}
