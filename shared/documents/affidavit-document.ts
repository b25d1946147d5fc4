import { disposalOf, type Thing, thingsOf } from '../ceremony/destruction.ts'
import type { State } from '../ceremony/state.ts'
import type { Catalogue } from '../text/catalogue.ts'
import { personName } from './entry-note.ts'
import { type Content, type Html, html } from './markup.ts'
import { resultOf, thingDetails, thingName, whoOf } from './report-destruction.ts'
import { facts, mono, recordTable, sheet } from './sheet.ts'

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
<h2>${words.all}</h2>
${overview(state, text)}
${thingsOf(state).map((found) => affidavit(state, text, found))}`,
  })
}

/** Every thing with its result, so that a missing form is noticed. */
function overview(state: State, text: Catalogue): Html {
  const { ending } = text.documents
  return recordTable(
    ending.columns,
    thingsOf(state).map((found) => {
      const disposal = disposalOf(state, found.thing)
      return {
        cells: [
          html`<strong>${thingName(text, state, found)}</strong>`,
          resultOf(ending, disposal),
          whoOf(text, state, disposal),
        ],
        details: [],
      }
    }),
    'things',
  )
}

function affidavit(state: State, text: Catalogue, found: Thing): Html {
  const { ending, custody } = text.documents
  const words = ending.affidavit
  const disposal = disposalOf(state, found.thing)
  const { outcome, by, witness } = disposal
  const name = (id: string | undefined) =>
    id === undefined ? undefined : personName(text, state.ground.plan, id)
  const missing = outcome === 'missing'
  return html`<section class="page">
<h2>${words.page(thingName(text, state, found))}</h2>
${facts([
  [custody.facts.ceremony, mono(state.opened?.ceremony ?? '')],
  [custody.facts.set, mono(state.source?.set ?? '')],
  [ending.columns[1] ?? '', ending.results[outcome]],
  ...thingDetails(ending, found, disposal),
])}
<p>${outcome === 'destroyed' ? words.declare : words.declareMissing}</p>
<h3>${missing ? words.saidMissing : words.did}</h3>
${lines(words.columns, name(by))}
<h3>${missing ? words.witness : words.looked}</h3>
${lines(words.columns, name(witness))}
${
  missing
    ? undefined
    : html`<h3>${words.residue}</h3>
<div class="box"></div>`
}
</section>
`
}

function lines(head: readonly string[], name: string | undefined): Html {
  const cells: readonly Content[] = [name, undefined, undefined]
  return html`<table class="sign pen"><thead><tr>${head.map((one) => html`<th scope="col">${one}</th>`)}</tr></thead><tbody>
<tr>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>
</tbody></table>
`
}
