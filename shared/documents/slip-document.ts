import { sha256, utf8 } from '../bytes.ts'
import type { Mode } from '../ceremony/plan.ts'
import { html } from './markup.ts'
import { blankHead, facts, mono, sheet } from './sheet.ts'
import { wordTable } from './words.ts'

/** Somebody on the paper list: what an auditor gives to `--signers`. */
export interface Listed {
  readonly id: string
  readonly name: string
  /** `SHA256:…`, as ssh-keygen prints it. */
  readonly fingerprint: string
}

/**
 * The page a participant takes home, nothing secret on it: the fingerprints of everybody enrolled,
 * the running head when it was printed, and room for the head at the close. Root of trust for
 * whoever verifies the bundle, because a bundle cannot vouch for its own keys.
 */
export function participantSlip(
  input: Listed & {
    readonly title: string
    readonly ceremony: string
    readonly mode: Mode
    readonly all: readonly Listed[]
    /** Number of entries of the log when the slip is printed. */
    readonly entries: number
    /** SHA-256 of the last line of the log, in hex. */
    readonly runningHead: string
  },
): string {
  const { title, ceremony, mode, id, name, fingerprint, all, entries, runningHead } = input
  return sheet({
    kind: 'Slip',
    title,
    mode,
    reference: `Ceremony ${ceremony}`,
    body: html`<div class="slip"><p class="lead">For <strong>${name}</strong>. Take this page home. Keep it apart from the evidence. It holds nothing secret.</p>
${facts([
  ['Ceremony', mono(ceremony)],
  ['Your id and key', [id, ' ', mono(fingerprint)]],
  ['Log when printed', `${entries} entries, the last one is entry ${entries - 1}`],
  ['Running head then', mono(runningHead)],
])}
<h2>The paper list</h2>
<p>An auditor needs this list to verify who signed. Tick each line that its owner has confirmed.</p>
<table><thead><tr><th scope="col">Name</th><th scope="col">Id and fingerprint</th><th scope="col">Confirmed</th></tr></thead>
<tbody>
${all.map(
  (
    one,
  ) => html`<tr><td>${one.id === id ? html`<strong>${one.name}</strong>` : one.name}</td><td>${mono(`${one.id} ${one.fingerprint}`)}</td><td>☐</td></tr>
`,
)}</tbody></table>
<div class="keep"><p>Read these words aloud. Every slip with the same list has the same words.</p>
${wordTable('SHA-256 of the lines of the list, id and fingerprint, each with its newline', sha256(utf8(paperLines(all))))}</div>
<div class="keep"><h2>The head at the close</h2>
<p>Copy it from the screen by hand, in groups of four digits. Compare it aloud, in words. Who verifies the log needs it, and the list above.</p>
${blankHead()}</div></div>`,
  })
}

function paperLines(all: readonly Listed[]): string {
  return all.map((one) => `${one.id} ${one.fingerprint}\n`).join('')
}
