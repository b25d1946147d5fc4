import type { Mode } from '../ceremony/plan.ts'
import type { Catalogue } from '../text/catalogue.ts'
import { type Content, type Html, html } from './markup.ts'
import { page } from './page.ts'
import { SHEET_STYLE } from './sheet-style.ts'

/** One document of a bundle: its header runs on each printed page. */
export interface Sheet {
  /** What it is, in one or two words: `Report`. */
  readonly kind: string
  readonly title: string
  readonly mode: Mode
  /** What the header of each page names: the ceremony, or the plan before there is one. */
  readonly reference: string
  /** The ceremony goes on, and with it what is written here. */
  readonly draft?: boolean
  readonly body: Html
  readonly text: Catalogue
}

/** The HTML file of a document of a bundle. */
export function sheet({ kind, title, mode, reference, draft = false, body, text }: Sheet): string {
  const said = text.documents.page.modes[mode]
  return page({
    title: `${kind}: ${title}`,
    mode,
    draft,
    text,
    style: SHEET_STYLE,
    body: html`<div class="running" aria-hidden="true"><span>${kind}: ${title}</span><span>${reference} · ${said.toUpperCase()}</span></div>
<p class="kicker">${kind} · ${said}</p>
<h1>${title}</h1>
${body}`,
  })
}

/** A list of names and values; what is undefined or empty is left out. */
export function facts(rows: readonly (readonly [string, Content])[]): Html {
  return html`<dl class="facts">
${shownOf(rows).map(
  ([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>
`,
)}</dl>
`
}

function shownOf(rows: readonly (readonly [string, Content])[]) {
  return rows.filter(([, value]) => value !== undefined && value !== '')
}

/** Hex, fingerprints and paths: to compare character by character. */
export function mono(text: string): Html {
  return html`<span class="mono">${text}</span>`
}

/** One record: a row of cells, and below it the long values with their names. */
export interface TableRecord {
  readonly cells: readonly Content[]
  readonly details: readonly (readonly [string, Content])[]
}

/** A table of records that are kept together on a page; `look` is a class of its own. */
export function recordTable(
  head: readonly string[],
  records: readonly TableRecord[],
  look = 'plainly',
): Html {
  return html`<table class="records ${look}">
<thead><tr>${head.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
${records.map((record) => oneRecord(record, head.length))}</table>
`
}

/** A record with more details than this may be cut by the end of a page. */
const KEPT_TOGETHER = 12

function oneRecord({ cells, details }: TableRecord, columns: number): Html {
  const row = html`<tr>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>
`
  if (shownOf(details).length === 0)
    return html`<tbody class="bare">
${row}</tbody>
`
  const long = details.length > KEPT_TOGETHER ? 'long' : 'kept'
  return html`<tbody class="${long}">
${row}<tr class="detail"><td colspan="${columns}">${facts(details)}</td></tr>
</tbody>
`
}

/** A UTC time of the log for people: `2026-11-22 09:30:00`. */
export function clock(time: string): string {
  return time.replace('T', ' ').replace('Z', '')
}

/** Sixteen empty groups of four digits, for a head copied by hand. */
export function blankHead(): Html {
  const row = (first: number) => Array.from({ length: 8 }, (_, i) => html`<td>${first + i}</td>`)
  return html`<table class="groups"><tbody>
<tr>${row(1)}</tr>
<tr>${row(9)}</tr>
</tbody></table>
`
}
