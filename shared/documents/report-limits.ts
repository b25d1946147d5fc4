import { askedFor } from '../ceremony/attending.ts'
import type { Plan } from '../ceremony/plan.ts'
import type { Catalogue } from '../text/catalogue.ts'
import { type Html, html } from './markup.ts'

/** On what the keys rest, and what nobody may read into this report. */
export function limits(text: Catalogue, plan: Plan): Html {
  const words = text.documents.limits
  const list = (lines: readonly string[]) =>
    html`<ul class="plain">${lines.map((line) => html`<li>${line}</li>`)}</ul>`
  return html`<section>
<h2>${words.trustTitle}</h2>
${list(words.trust)}
<h2>${words.limitsTitle}</h2>
${list([
  ...words.limits,
  ...(askedFor(plan).length > 0 ? [words.dice] : []),
  ...(plan.mode === 'rehearsal' ? [words.rehearsal] : []),
])}
<h2>${words.keepTitle}</h2>
${list(words.keep)}
</section>
`
}
