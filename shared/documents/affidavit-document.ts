import { disposalOf, type Thing, thingsOf } from '../ceremony/destruction.ts'
import type { State } from '../ceremony/state.ts'
import type { Catalogue } from '../text/catalogue.ts'
import { personName } from './entry-note.ts'
import { type Content, type Html, html } from './markup.ts'
import { thingDetails, thingName } from './report-destruction.ts'
import { facts, mono, sheet } from './sheet.ts'

/** One form for each thing that came to its end: what the log says, to be signed with a pen. */
export function affidavits(state: State, text: Catalogue, draft = false): string {
  const words = text.documents.ending.affidavit
  const { plan } = state.ground
  return sheet({
    text,
    kind: words.kind,
    title: plan.title,
    mode: plan.mode,
    draft,
    reference: text.documents.page.ceremony(state.opened?.ceremony ?? ''),
    body: html`<p class="lead">${words.lead}</p>
${thingsOf(state).map((found) => affidavit(state, text, found))}`,
  })
}

function affidavit(state: State, text: Catalogue, found: Thing): Html {
  const { ending, custody } = text.documents
  const words = ending.affidavit
  const disposal = disposalOf(state, found.thing)
  const { outcome, by, witness } = disposal
  const name = (id: string | undefined) =>
    id === undefined ? undefined : personName(text, state.ground.plan, id)
  return html`<section class="page">
<h2>${words.page(thingName(text, state, found))}</h2>
${facts([
  [custody.facts.ceremony, mono(state.opened?.ceremony ?? '')],
  [custody.facts.set, mono(state.source?.set ?? '')],
  [ending.columns[1] ?? '', ending.results[outcome]],
  ...thingDetails(ending, found, disposal),
])}
<p>${outcome === 'destroyed' ? words.declare : words.declareMissing}</p>
<h3>${words.did}</h3>
${lines(words.columns, name(by))}
<h3>${words.looked}</h3>
${lines(words.columns, name(witness))}
<h3>${words.residue}</h3>
<p><span class="signature"></span></p>
</section>
`
}

function lines(head: readonly string[], name: string | undefined): Html {
  const cells: readonly Content[] = [name, undefined, undefined]
  return html`<table class="sign"><thead><tr>${head.map((one) => html`<th scope="col">${one}</th>`)}</tr></thead><tbody>
<tr>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>
</tbody></table>
`
}
