import { fromHex, sha256, utf8 } from '../bytes.ts'
import type { Mode } from '../ceremony/plan.ts'
import type { State } from '../ceremony/state.ts'
import { fingerprint, parsePublicKey } from '../crypto/sshkey.ts'
import { oldSetLines } from './custody-document.ts'
import { personName } from './entry-note.ts'
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
}

/** The paper list: everybody enrolled with the key that counts, in the order of enrolment. */
export function paperList({ members, ground }: State): readonly Listed[] {
  return members.map(({ id, keys }) => ({
    id,
    name: personName(ground.plan, id),
    fingerprint: fingerprint(parsePublicKey(keys.at(-1) ?? '')),
  }))
}

/** The slip of each enrolled person, by id. */
export function slipsOf(state: State, tip: LogTip): ReadonlyMap<string, string> {
  const { plan } = state.ground
  const { title, mode } = plan
  const ceremony = state.opened?.ceremony ?? ''
  const all = paperList(state)
  const superseded = state.sets.find((one) => one.supersededBy !== undefined)?.set
  const old = superseded === undefined ? {} : { superseded }
  return new Map(
    all.map((one) => [
      one.id,
      participantSlip({ title, mode, ceremony, all, ...old, ...one, ...tip }),
    ]),
  )
}

/**
 * The page a participant takes home, nothing secret on it: the fingerprints of everybody enrolled,
 * the running head when it was printed, and the head at the close, or room for it. Root of trust
 * for whoever verifies the bundle, because a bundle cannot vouch for its own keys.
 */
export function participantSlip(slip: Slip): string {
  const { title, ceremony, mode, id, name, fingerprint, all, entries, runningHead, head } = slip
  return sheet({
    kind: 'Slip',
    title,
    mode,
    reference: `Ceremony ${ceremony}`,
    body: html`<div class="slip"><p class="lead">For <strong>${name}</strong>. Take it home. Keep it apart from the evidence. It holds nothing secret.</p>
${facts([
  ['Ceremony', mono(ceremony)],
  ['Your id and key', [id, ' ', mono(fingerprint)]],
  ['Log when printed', `${entries} entries, the last one is entry ${entries - 1}`],
  [head === undefined ? 'Running head then' : 'Last line, SHA-256', mono(runningHead)],
])}
${slip.superseded === undefined ? undefined : html`<ul class="plain">${oldSetLines(slip.superseded).map((line) => html`<li>${line}</li>`)}</ul>`}
<h2>The paper list</h2>
<p>An auditor needs this list to verify who signed. Tick each line that its owner has confirmed.</p>
<table class="paper-list"><thead><tr><th scope="col">Name</th><th scope="col">Id and fingerprint</th><th scope="col">Tick</th></tr></thead>
<tbody>
${all.map(
  (
    one,
  ) => html`<tr><td>${one.id === id ? html`<strong>${one.name}</strong>` : one.name}</td><td>${mono(`${one.id} ${one.fingerprint}`)}</td><td>☐</td></tr>
`,
)}</tbody></table>
<div class="keep"><p>Read these words aloud. The same list has the same words. A later list replaces this one.</p>
${wordsOf(paperLines(all), head)}</div>
<div class="keep"><h2>The head at the close</h2>
<p>${head === undefined ? BEFORE_CLOSE : AFTER_CLOSE}</p>
${blankHead()}</div></div>`,
  })
}

const BEFORE_CLOSE =
  'Copy it from the screen by hand, in groups of four digits. Compare it aloud, in words. Who verifies the log needs it, and the list above.'

/** Print alone proves little: the program that printed it is the one that is being checked. */
const AFTER_CLOSE =
  'Copy it here from the screen by hand. Where print and hand differ, your hand counts.'

function wordsOf(lines: string, head: string | undefined): Html {
  const digest = sha256(utf8(lines))
  if (head === undefined)
    return wordTable(
      'SHA-256 of the lines of the list, id and fingerprint, each with its newline',
      digest,
    )
  const caption = 'The head: SHA-256 of the checkpoint'
  return html`<div class="beside">${wordTable('The list: SHA-256 of its lines', digest)}${wordTable(caption, fromHex(head))}</div>`
}

function paperLines(all: readonly Listed[]): string {
  return all.map((one) => `${one.id} ${one.fingerprint}\n`).join('')
}
