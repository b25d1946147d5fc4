import { askedFor } from '../ceremony/attending.ts'
import { isDestruction, keepsBackups } from '../ceremony/kinds.ts'
import { kindOf } from '../ceremony/plan.ts'
import type { State } from '../ceremony/state.ts'
import type { Catalogue } from '../text/catalogue.ts'
import { type Html, html } from './markup.ts'

/** On what the keys rest, and what nobody may read into this report. */
export function limits(text: Catalogue, state: State): Html {
  const words = text.documents.limits
  const { plan } = state.ground
  const kind = kindOf(plan)
  const packed = state.packages.some(({ status }) => status === 'finished')
  const list = (lines: readonly string[]) =>
    html`<ul class="plain">${lines.map((line) => html`<li>${line}</li>`)}</ul>`
  return html`<section>
<h2>${words.trustTitle}</h2>
${list([...(isDestruction(plan) ? [] : [words.alone]), ...words.trust])}
<h2>${words.limitsTitle}</h2>
${list([
  ...words.ofKind[kind],
  ...words.limits,
  ...(state.ground.planned.length > 0 ? [words.imports] : []),
  ...(askedFor(plan).length > 0 ? [words.dice] : []),
  ...(plan.mode === 'rehearsal' ? [words.rehearsal] : []),
  ...(plan.mode === 'rehearsal' && packed ? [words.rehearsalPackages] : []),
])}
<h2>${words.keepTitle}</h2>
${list([...keptOf(words, state), words.keep])}
</section>
`
}

/** What is kept for the keys, or for what is known of their end. */
function keptOf(words: Catalogue['documents']['limits'], { ground }: State): readonly string[] {
  if (isDestruction(ground.plan)) return [words.keepEnded]
  if (!keepsBackups(ground.plan)) return [words.keepEarlier]
  const old = kindOf(ground.plan) === 'reshare' ? [words.keepOld] : []
  return [...words.keepBackups, ...old]
}
