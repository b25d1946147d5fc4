import { fromHex, hex } from '../bytes.ts'
import type { CeremonyEvent, What } from '../ceremony/events.ts'
import { exported } from '../ceremony/exports.ts'
import { kindOf } from '../ceremony/plan.ts'
import { liveKeys, liveSet, type State } from '../ceremony/state.ts'
import { buildWords } from '../crypto/buildwords.ts'
import { personName } from './entry-note.ts'
import { type Html, html } from './markup.ts'
import { qrSvg } from './qr.ts'
import { conduct } from './report-conduct.ts'
import { clocks } from './report-clocks.ts'
import { gatesSection } from './report-gates.ts'
import { inventory } from './report-inventory.ts'
import { onward } from './report-onward.ts'
import { limits } from './report-limits.ts'
import { enrolledAgain } from './report-people.ts'
import { warningsOf } from './report-warnings.ts'
import { blankHead, clock, facts, mono, sheet } from './sheet.ts'
import { wordTable } from './words.ts'

/**
 * The report, `report.html` of a bundle, made after the last entry. It cannot name the head: the
 * head is a digest of the checkpoint, and the checkpoint names the digest of this report.
 */
export function ceremonyReport(input: {
  readonly state: State
  readonly events: readonly CeremonyEvent[]
  /** SHA-256 of each line of the log, in hex, by entry number. */
  readonly hashes: readonly string[]
  /** Merkle tree hash over the lines of the log (RFC 6962). */
  readonly root: Uint8Array
}): string {
  const { state, events, hashes, root } = input
  const { opened } = state
  const { plan } = state.ground
  if (opened === undefined) throw new Error('a ceremony that was never opened has no report')
  return sheet({
    kind: 'Report',
    title: plan.title,
    mode: opened.mode,
    reference: `Ceremony ${opened.ceremony}`,
    body: html`<p class="lead"><strong>${outcomeLine(state)}</strong> ${summaryLine(state)}</p>
${disagreement(state)}
${enrolledAgain(state, events)}
${warnings(state, events)}
${CAUTION}
${overview(state, opened, events)}
${logSection(events.length, hashes, root)}
<h2>Plan digest</h2>
${wordTable('All 32 words of the SHA-256 of plan.json', fromHex(state.ground.digest))}
${inventory(state, events)}
${onward(state)}
<h2>Clocks</h2>
${clocks(state, events)}
<h2>Gates</h2>
${gatesSection(state)}
${conduct(state, events, hashes)}
${machine(opened)}
${limits(plan)}`,
  })
}

const CAUTION = html`<p class="note">This report is not a verification. Verify the bundle with the paper list and the head that participants took home. A laptop is not an HSM. The last section says what this rests on, and what it does not show.</p>`

function outcomeLine({ end }: State): string {
  return end === undefined ? 'NOT ENDED.' : `${end.outcome.toUpperCase()}.`
}

function summaryLine(state: State): string {
  const keys = liveKeys(state).length
  const set = liveSet(state)
  const made = state.packages.filter((one) => one.status === 'finished').length
  const recovery =
    set === undefined
      ? 'No share set counts.'
      : `Any ${set.threshold} of ${set.shares.length} shares recover them.`
  const files = exported(state).length
  const outside = files === 0 ? '' : ` ${amount(files, 'key')} in files.`
  return `${amount(keys, 'key')}. ${recovery} ${amount(made, 'package')}.${outside}`
}

function amount(count: number, noun: string): string {
  if (count === 0) return `No ${noun}s`
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`
}

function disagreement({ attestations, ground }: State): Html | undefined {
  const against = attestations.filter((one) => one.verdict === 'disagree')
  if (against.length === 0) return undefined
  const verb = against.length === 1 ? 'DISAGREES' : 'DISAGREE'
  return html`<div class="stop" role="alert"><strong>${against.length} of ${attestations.length} people ${verb} with the log.</strong>
<ul>${against.map(({ id, remarks }) => html`<li>${personName(ground.plan, id)}: ${remarks === '' ? 'no remarks.' : remarks}</li>`)}</ul></div>
`
}

function warnings(state: State, events: readonly CeremonyEvent[]): Html {
  const found = warningsOf(state, events)
  if (found.length === 0) return html`<p>No warnings follow from the log.</p>`
  return html`<h2 class="tight">Warnings</h2>
<ul class="warnings">
${found.map(
  ({ title, text }) => html`<li><strong>${title}</strong> ${text}</li>
`,
)}</ul>
`
}

function overview(
  state: State,
  opened: What<'ceremony.opened'> & { readonly ceremony: string; readonly time: string },
  events: readonly CeremonyEvent[],
): Html {
  const { plan, digest } = state.ground
  const agree = state.attestations.filter((one) => one.verdict === 'agree').length
  const sum = (type: CeremonyEvent['type']) =>
    events.reduce((all, one) => {
      if (one.type !== type) return all
      return all + (one.type === 'access.refused' ? one.what.count : 1)
    }, 0)
  const signers = state.end?.signers ?? []
  return facts([
    ['Ceremony', mono(opened.ceremony)],
    ['Number', plan.number],
    ['Kind', kindOf(plan)],
    ['Organization', plan.organization],
    ['Place', plan.location],
    ['Purpose', plan.purpose],
    ['Opened (UTC)', clock(opened.time)],
    ['Ended (UTC)', state.end === undefined ? 'not ended' : clock(state.time)],
    ['Plan digest', mono(digest)],
    ['Continues ceremony', opened.source && mono(opened.source.ceremony)],
    ['Continues checkpoint', opened.source && mono(opened.source.checkpoint)],
    ['Its evidence was anchored by', state.source && anchorsOf(state.source)],
    [
      'Signers of the checkpoint',
      ['the program', ...signers.map((id) => personName(plan, id))].join(', '),
    ],
    ['Attestations', `${agree} agree, ${state.attestations.length - agree} disagree`],
    ['Exceptions', state.exceptions.length],
    ['Refusals', sum('access.refused')],
    ['Clock steps', sum('clock.stepped')],
  ])
}

function machine({ software, build, native, host, crypto, kdf }: What<'ceremony.opened'>): Html {
  return html`<section class="keep">
<h2>The program</h2>
${facts([
  ['Software', software],
  ['Build', mono(build)],
  ['Build in words', buildWords(build).join(' ')],
  ...(native ?? []).map((one): [string, Html] => [`Native file ${one.file}`, mono(one.sha256)]),
  ['Host', host],
  ['Cryptography', crypto],
  ['Passphrases', `scrypt N = ${kdf.n}, r = ${kdf.r}, p = ${kdf.p}`],
])}</section>
`
}

/** What on paper vouched for the evidence that was continued. */
function anchorsOf({ anchored }: What<'source.admitted'>): string {
  const words = { signers: 'the paper list', head: 'the head' }
  return anchored.map((one) => words[one]).join(' and ') || 'nothing on paper'
}

function logSection(entries: number, hashes: readonly string[], root: Uint8Array): Html {
  return html`<section class="keep">
<h2>The log</h2>
${facts([
  ['Entries', entries],
  ['Last line, SHA-256', mono(hashes[entries - 1] ?? '')],
])}
<div class="beside"><div>${wordTable('The Merkle root of the log (RFC 6962), all 32 words', root)}</div>${qrSvg(hex(root), { label: 'Merkle root of the log', millimetres: 36 })}</div>
</section>
<div class="keep"><h3>The head, copied by hand</h3>
<p>The head is the SHA-256 of the checkpoint. The checkpoint names the SHA-256 of this report, so the head cannot be printed here. Copy it from the screen at the close, in sixteen groups of four digits, and compare it in words.</p>
${blankHead()}</div>
`
}
