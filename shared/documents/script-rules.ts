import type { Catalogue } from '../text/catalogue.ts'
import { type Html, html } from './markup.ts'
import { facts } from './sheet.ts'

/** How the printed script is used, what holds in the room, and what the words mean. */
export function rulesOfPaper(words: Catalogue['documents']['rules']): Html {
  return html`<div class="compact"><h2>${words.paperTitle}</h2>
${list(words.paper)}
<h2>${words.roomTitle}</h2>
${list(words.room)}
<h2>${words.wordsTitle}</h2>
${facts(words.words)}</div>`
}

function list(lines: readonly string[]): Html {
  return html`<ul class="plain">${lines.map((line) => html`<li>${line}</li>`)}</ul>`
}
