import { hex } from '../bytes.ts'
import { toWords } from '../crypto/pgpwords.ts'
import { type Html, html } from './markup.ts'

const WORDS_A_ROW = 4

/** Hex digits in groups of four, separated by single spaces: to compare by eye. */
export function groupHex(digits: string): string {
  return digits.replace(/(.{4})(?=.)/g, '$1 ')
}

/**
 * A fingerprint to read aloud: hex in groups of four, then the PGP words, four a row. Each row
 * carries its number, so that a reader and a listener can find a place again.
 */
export function wordTable(caption: string, bytes: Uint8Array): Html {
  const words = toWords(bytes)
  const rows: Html[] = []
  for (let i = 0; i < words.length; i += WORDS_A_ROW) {
    const cells = words.slice(i, i + WORDS_A_ROW).map((word) => html`<td>${word}</td>`)
    rows.push(html`<tr><th scope="row">${i / WORDS_A_ROW + 1}</th>${cells}</tr>
`)
  }
  return html`<div class="fingerprint">
<p class="hex"><code>${groupHex(hex(bytes))}</code></p>
<table class="words">
<caption>${caption}</caption>
<tbody>
${rows}</tbody>
</table>
</div>
`
}
