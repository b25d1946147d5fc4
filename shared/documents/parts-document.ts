import type { State } from '../ceremony/state.ts'
import { personName } from './entry-note.ts'
import { type Content, type Html, html } from './markup.ts'
import { exportParts, type Part, type Placed } from './parts.ts'
import { mono, sheet } from './sheet.ts'

/** Who gets which part of a bundle, and where each of its files goes. */
export function partsDocument(input: {
  readonly state: State
  /** Every file of the bundle, by its path. */
  readonly paths: Iterable<string>
}): string {
  const { state, paths } = input
  const { plan } = state.ground
  const placed = exportParts(paths)
  return sheet({
    kind: 'Who gets which part',
    title: plan.title,
    mode: plan.mode,
    reference: `Ceremony ${state.opened?.ceremony ?? ''}`,
    body: html`<p class="lead">Whoever holds the backups <strong>and</strong> enough shares holds the keys. The bundle is given away in two parts, to different people.</p>
<table class="records"><thead><tr><th scope="col">Part</th><th scope="col">Who gets it</th><th scope="col">What it can do</th></tr></thead>
<tbody>${ROWS.map(
      ([
        part,
        who,
        what,
      ]) => html`<tr><td><strong>${part}</strong></td><td>${who}</td><td>${what}</td></tr>
`,
    )}</tbody></table>
<h2>Rules</h2>
<ul class="plain">${RULES.map((line) => html`<li>${line}</li>`)}</ul>
<h2>Who may not hold the custody part</h2>
<p>Each of these people holds a share. With the custody part in the same hands, fewer than planned are needed to recover.</p>
<ul class="columns">${holders(state)}</ul>
${PART_TITLES.map(([part, title]) => partSection(part, title, placed))}`,
  })
}

const ROWS: readonly (readonly [string, string, string])[] = [
  [
    'Evidence',
    'Auditors, management, the archive. Two copies in two places.',
    'Shows what happened. Verifies with: claviger verify BUNDLE --public. Recovers nothing.',
  ],
  [
    'Custody',
    'The keepers of the backups: neither custodians nor the administrator. Two copies in two places, in sealed bags.',
    'Recovers every key together with a quorum of shares. Recovers nothing alone.',
  ],
  [
    'Shares',
    'The custodians, one each, in sealed bags.',
    'A quorum recovers every key together with the custody part.',
  ],
  [
    'Slips',
    'Every participant, at home, apart from everything else.',
    'Paper list and head: without them no verification counts.',
  ],
]

const RULES: readonly string[] = [
  'Write each part to media of its own. Label them: evidence, custody. Two colours help.',
  'Keep no whole bundle after both parts were read back, except where this is decided in writing.',
  'The log holds commitments and no secret. It still names people and places: do not publish it without thought.',
  'The custody part is needed as long as the keys are needed. The evidence is kept at least two years longer.',
  'verify.sh checks a whole bundle. Let the auditor run it before the parts are separated.',
  'Who receives a part signs the custody form of its medium.',
]

const PART_TITLES: readonly (readonly [Part, string])[] = [
  ['evidence', 'The evidence part'],
  ['custody', 'The custody part'],
]

function holders(state: State): Content {
  const custodians = new Set(
    state.sets.flatMap(({ shares }) => shares.map(({ custodian }) => custodian)),
  )
  return [...custodians].map((id) => html`<li>${personName(state.ground.plan, id)}</li>`)
}

function partSection(part: Part, title: string, placed: readonly Placed[]): Html {
  const files = placed.filter(({ parts }) => parts.includes(part))
  return html`<h2>${title}</h2>
<table><thead><tr><th scope="col">File</th><th scope="col">Why it is here</th></tr></thead>
<tbody>${files.map(
    ({ path, because }) => html`<tr><td>${mono(path)}</td><td>${because}</td></tr>
`,
  )}</tbody></table>
`
}
