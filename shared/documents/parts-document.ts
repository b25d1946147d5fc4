import type { State } from '../ceremony/state.ts'
import type { Catalogue } from '../text/catalogue.ts'
import { personName } from './entry-note.ts'
import { type Content, type Html, html } from './markup.ts'
import { exportParts, PARTS, type Part, type Placed } from './parts.ts'
import { mono, sheet } from './sheet.ts'

/** Who gets which part of a bundle, and where each of its files goes. */
export function partsDocument(input: {
  readonly state: State
  /** Every file of the bundle, by its path. */
  readonly paths: Iterable<string>
  readonly text: Catalogue
}): string {
  const { state, paths, text } = input
  const words = text.documents.parts
  const { plan } = state.ground
  const placed = exportParts(paths, words)
  return sheet({
    text,
    kind: words.kind,
    title: plan.title,
    mode: plan.mode,
    reference: text.documents.page.ceremony(state.opened?.ceremony ?? ''),
    body: html`<p class="lead">${words.lead}</p>
<table class="records"><thead><tr>${words.columns.map(heading)}</tr></thead>
<tbody>${words.rows.map(
      ([
        part,
        who,
        what,
      ]) => html`<tr><td><strong>${part}</strong></td><td>${who}</td><td>${what}</td></tr>
`,
    )}</tbody></table>
<h2>${words.rulesTitle}</h2>
<ul class="plain">${words.rules.map((line) => html`<li>${line}</li>`)}</ul>
<h2>${words.barredTitle}</h2>
<p>${words.barred}</p>
<ul class="columns">${holders(text, state)}</ul>
${PARTS.map((part) => partSection(words, part, placed))}`,
  })
}

function heading(name: string): Html {
  return html`<th scope="col">${name}</th>`
}

function holders(text: Catalogue, state: State): Content {
  const custodians = new Set(
    state.sets.flatMap(({ shares }) => shares.map(({ custodian }) => custodian)),
  )
  return [...custodians].map((id) => html`<li>${personName(text, state.ground.plan, id)}</li>`)
}

function partSection(
  words: Catalogue['documents']['parts'],
  part: Part,
  placed: readonly Placed[],
): Html {
  const files = placed.filter(({ parts }) => parts.includes(part))
  return html`<h2>${words.titles[part]}</h2>
<table class="files"><thead><tr>${words.fileColumns.map(heading)}</tr></thead>
<tbody>${files.map(
    ({ path, because }) => html`<tr><td>${mono(path)}</td><td>${because}</td></tr>
`,
  )}</tbody></table>
`
}
