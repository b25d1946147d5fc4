import { fromHex, sha256, utf8 } from '../bytes.ts'
import type { Mode } from '../ceremony/plan.ts'
import type { State } from '../ceremony/state.ts'
import { fingerprint, parsePublicKey } from '../crypto/sshkey.ts'
import type { Catalogue } from '../text/catalogue.ts'
import { nameOf } from './entry-note.ts'
import { type Html, html } from './markup.ts'
import { blankHead, facts, mono, sheet } from './sheet.ts'
import { wordTable } from './words.ts'

/** Somebody on the paper list: what an auditor gives to `--signers`. */
export interface Listed {
  readonly id: string
  readonly name: string
  /** `SHA256:…`, as ssh-keygen prints it. */
  readonly fingerprint: string
}

/** What a slip says of the log: up to now, and once it is closed its head. */
export interface LogTip {
  /** Number of entries of the log when the slip is printed. */
  readonly entries: number
  /** SHA-256 of the last line of the log, in hex. */
  readonly runningHead: string
  /** SHA-256 of the checkpoint in hex; only after the close. */
  readonly head?: string
}

export interface Slip extends Listed, LogTip {
  readonly title: string
  readonly ceremony: string
  readonly mode: Mode
  readonly all: readonly Listed[]
  /** The share set that this ceremony has superseded. */
  readonly superseded?: string
  readonly text: Catalogue
}

/** The paper list: everybody enrolled with the key that counts, in the order of enrolment. */
export function paperList({ members, ground }: State): readonly Listed[] {
  return members.map(({ id, keys }) => ({
    id,
    name: nameOf(ground.plan, id),
    fingerprint: fingerprint(parsePublicKey(keys.at(-1) ?? '')),
  }))
}

/** The slip of each enrolled person, by id. */
export function slipsOf(state: State, tip: LogTip, text: Catalogue): ReadonlyMap<string, string> {
  const { plan } = state.ground
  const { title, mode } = plan
  const ceremony = state.opened?.ceremony ?? ''
  const all = paperList(state)
  const superseded = state.sets.find((one) => one.supersededBy !== undefined)?.set
  const old = superseded === undefined ? {} : { superseded }
  return new Map(
    all.map((one) => [
      one.id,
      participantSlip({ title, mode, ceremony, all, text, ...old, ...one, ...tip }),
    ]),
  )
}

/**
 * The page a participant takes home, nothing secret on it: the fingerprints of everybody enrolled,
 * the running head when it was printed, and the head at the close, or room for it. Root of trust
 * for whoever verifies the bundle, because a bundle cannot vouch for its own keys.
 */
export function participantSlip(slip: Slip): string {
  const { title, ceremony, mode, id, name, fingerprint, all, text } = slip
  const { entries, runningHead, head } = slip
  const words = text.documents.slip
  const old = slip.superseded === undefined ? [] : text.documents.custody.oldSet(slip.superseded)
  return sheet({
    text,
    kind: words.kind,
    title,
    mode,
    reference: text.documents.page.ceremony(ceremony),
    body: html`<div class="slip"><p class="lead">${words.for} <strong>${name}</strong>. ${words.take}</p>
${facts([
  [words.ceremony, mono(ceremony)],
  [words.own, [id, ' ', mono(fingerprint)]],
  [words.printed, words.entries(entries)],
  [head === undefined ? words.runningHead : words.lastLine, mono(runningHead)],
])}
${old.length === 0 ? undefined : html`<ul class="plain">${old.map((line) => html`<li>${line}</li>`)}</ul>`}
<h2>${words.list}</h2>
<p>${words.listLead}</p>
<table class="paper-list"><thead><tr>${words.columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>
${all.map(
  (
    one,
  ) => html`<tr><td>${one.id === id ? html`<strong>${one.name}</strong>` : one.name}</td><td>${mono(`${one.id} ${one.fingerprint}`)}</td><td>☐</td></tr>
`,
)}</tbody></table>
<div class="keep"><p>${words.aloud}</p>
${wordsOf(words, paperLines(all), head)}</div>
<div class="keep"><h2>${words.head}</h2>
<p>${head === undefined ? words.beforeClose : words.afterClose}</p>
${blankHead()}</div></div>`,
  })
}

function wordsOf(
  words: Catalogue['documents']['slip'],
  lines: string,
  head: string | undefined,
): Html {
  const digest = sha256(utf8(lines))
  if (head === undefined) return wordTable(words.wordsOfLines, digest)
  return html`<div class="beside">${wordTable(words.wordsOfList, digest)}${wordTable(words.wordsOfHead, fromHex(head))}</div>`
}

function paperLines(all: readonly Listed[]): string {
  return all.map((one) => `${one.id} ${one.fingerprint}\n`).join('')
}
