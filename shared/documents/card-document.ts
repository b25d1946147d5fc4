import { catalogues } from '../text/catalogue.ts'
import type { CardFacts } from './card.ts'
import { blockHtml } from './blocks.ts'
import { cardLayout } from './card-layout.ts'
import { CARD_STYLE } from './card-style.ts'
import { html } from './markup.ts'
import { page } from './page.ts'

/** Each card carries its own mark; around them there is room for nothing else. */
export const CARDS_STYLE = html`<style>
@page { margin: 12mm 15mm }
@media print {
  .rehearsal, .watermark { display: none }
  main { padding: 0 }
}
main > .card + .card { margin-top: 8mm }
@media print { main > .card + .card { margin-top: 0 } }
</style>`

/** Blank share cards to be filled by hand, one page each. They hold nothing secret. */
export function blankCards(cards: readonly CardFacts[]): string {
  const [first] = cards
  if (first === undefined) throw new Error('no card to print')
  const text = catalogues[first.language ?? 'en']
  return page({
    text,
    title: text.documents.card.file(first.title),
    mode: first.mode,
    style: html`${CARD_STYLE}${CARDS_STYLE}`,
    body: html`${cards.map((facts) => blockHtml(cardLayout(facts, 'blank')))}`,
  })
}
