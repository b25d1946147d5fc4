import { fromHex, hex } from '../bytes.ts'
import type { CeremonyEvent, What } from '../ceremony/events.ts'
import { isPinned } from '../ceremony/pinned.ts'
import { kindOf } from '../ceremony/plan.ts'
import type { State } from '../ceremony/state.ts'
import { buildWords } from '../crypto/buildwords.ts'
import type { Catalogue } from '../text/catalogue.ts'
import { personName } from './entry-note.ts'
import { type Content, type Html, html } from './markup.ts'
import { textOf } from './language.ts'
import { qrSvg } from './qr.ts'
import { conduct } from './report-conduct.ts'
import { clocks } from './report-clocks.ts'
import { gatesSection } from './report-gates.ts'
import { inventory } from './report-inventory.ts'
import { onward } from './report-onward.ts'
import { limits } from './report-limits.ts'
import { enrolledAgain } from './report-people.ts'
import { summaryLine } from './report-summary.ts'
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
  /** Made while the ceremony goes on: to look at, and no evidence. */
  readonly draft?: boolean
}): string {
  const { state, events, hashes, root, draft = false } = input
  const text = textOf(state)
  const { page, report } = text.documents
  const { opened } = state
  const { plan } = state.ground
  if (opened === undefined) throw new Error('a ceremony that was never opened has no report')
  return sheet({
    text,
    kind: report.kind,
    title: plan.title,
    mode: opened.mode,
    draft,
    reference: page.ceremony(opened.ceremony),
    body: html`<p class="lead"><strong>${outcomeLine(report, state)}</strong> ${summaryLine(text, state, events)}</p>
${disagreement(text, state)}
${enrolledAgain(text, state, events)}
${warnings(text, state, events)}
<p class="note">${report.caution}</p>
${overview(text, state, opened, events)}
${logSection(report.log, events.length, hashes, root)}
<h2>${report.overview.digest}</h2>
${wordTable(page.planWords, fromHex(state.ground.digest))}
${inventory(text, state, events)}
${onward(text, state, events)}
<h2>${report.clocks.title}</h2>
${clocks(text, state, events)}
<h2>${report.gates.title}</h2>
${gatesSection(text, state)}
${conduct(text, state, events, hashes)}
${machine(report.machine, opened)}
${limits(text, state)}`,
  })
}

type Words = Catalogue['documents']['report']

function outcomeLine({ outcomes, notEnded }: Words, { end }: State): string {
  const said = end === undefined ? notEnded : outcomes[end.outcome]
  return `${said.toUpperCase()}.`
}

function disagreement(text: Catalogue, { attestations, ground }: State): Html | undefined {
  const words = text.documents.report
  const against = attestations.filter((one) => one.verdict === 'disagree')
  if (against.length === 0) return undefined
  return html`<div class="stop" role="alert"><strong>${words.against(against.length, attestations.length)}</strong>
<ul>${against.map(({ id, remarks }) => html`<li>${personName(text, ground.plan, id)}: ${remarks === '' ? words.noRemarks : remarks}</li>`)}</ul></div>
`
}

function warnings(text: Catalogue, state: State, events: readonly CeremonyEvent[]): Html {
  const words = text.documents.report
  const found = warningsOf(text, state, events)
  if (found.length === 0) return html`<p>${words.noWarnings}</p>`
  return html`<h2 class="tight">${words.warnings}</h2>
<ul class="warnings">
${found.map(
  (one) => html`<li><strong>${one.title}</strong> ${one.text}</li>
`,
)}</ul>
`
}

function overview(
  text: Catalogue,
  state: State,
  opened: What<'ceremony.opened'> & { readonly ceremony: string; readonly time: string },
  events: readonly CeremonyEvent[],
): Html {
  const { plan, digest } = state.ground
  const { page, report } = text.documents
  const words = report.overview
  const agree = state.attestations.filter((one) => one.verdict === 'agree').length
  const sum = (type: CeremonyEvent['type']) =>
    events.reduce((all, one) => {
      if (one.type !== type) return all
      return all + (one.type === 'access.refused' ? one.what.count : 1)
    }, 0)
  const signers = state.end?.signers ?? []
  return facts([
    [words.ceremony, mono(opened.ceremony)],
    [words.number, plan.number],
    [words.kind, page.kinds[kindOf(plan)]],
    [words.organization, plan.organization],
    [words.place, plan.location],
    [words.purpose, plan.purpose ?? words.noPurpose],
    [words.opened, clock(opened.time)],
    [words.ended, state.end === undefined ? report.notEnded : clock(state.time)],
    [words.digest, mono(digest)],
    [words.continuesCeremony, opened.source && mono(opened.source.ceremony)],
    [words.continuesCheckpoint, opened.source && mono(opened.source.checkpoint)],
    [words.anchoredBy, state.source && anchorsOf(text, state.source)],
    ...(state.source?.also ?? []).map((one): [string, Content] => [
      words.beside,
      html`${mono(`${one.ceremony}, ${one.checkpoint}`)} ${isPinned(plan, one) ? words.pinned : words.unpinned}`,
    ]),
    [words.signers, [page.program, ...signers.map((id) => personName(text, plan, id))].join(', ')],
    [words.attestations, words.verdicts(agree, state.attestations.length - agree)],
    [words.exceptions, state.exceptions.length],
    [words.refusals, sum('access.refused')],
    [words.clockSteps, sum('clock.stepped')],
  ])
}

function machine(words: Words['machine'], opened: What<'ceremony.opened'>): Html {
  const { software, build, native, host, packaged, crypto, kdf } = opened
  return html`<section class="keep">
<h2>${words.title}</h2>
${facts([
  [words.software, software],
  [words.build, mono(build)],
  [words.buildWords, buildWords(build).join(' ')],
  ...(native ?? []).map((one): [string, Html] => [words.native(one.file), mono(one.sha256)]),
  [words.host, host],
  [words.packaged, packaged === undefined ? undefined : words.isPackaged[packaged ? 'yes' : 'no']],
  [words.crypto, crypto],
  [words.keyDerivation, `scrypt N = ${kdf.n}, r = ${kdf.r}, p = ${kdf.p}`],
])}</section>
`
}

/** What on paper vouched for the evidence that was continued. */
function anchorsOf({ documents }: Catalogue, { anchored }: What<'source.admitted'>): string {
  const { page, report } = documents
  return anchored.map((one) => report.anchors[one]).join(page.and) || report.nothingOnPaper
}

function logSection(
  words: Words['log'],
  entries: number,
  hashes: readonly string[],
  root: Uint8Array,
): Html {
  return html`<section class="keep">
<h2>${words.title}</h2>
${facts([
  [words.entries, entries],
  [words.lastLine, mono(hashes[entries - 1] ?? '')],
])}
<div class="beside"><div>${wordTable(words.rootWords, root)}</div>${qrSvg(hex(root), { label: words.root, millimetres: 36 })}</div>
</section>
<div class="keep"><h3>${words.headTitle}</h3>
<p>${words.head}</p>
${blankHead()}</div>
`
}
