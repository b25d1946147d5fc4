import { type Html, html, render } from './markup.ts'
import type { Catalogue } from '../text/catalogue.ts'
import { STYLE } from './style.ts'

/** One document: stands alone in any browser, prints on A4 and Letter, runs and loads nothing. */
export interface Page {
  readonly title: string
  readonly mode: 'rehearsal' | 'production'
  readonly body: Html
  /** The ceremony goes on: nothing on this paper is final, and every page says so. */
  readonly draft?: boolean
  /** A style sheet of its own, after the common one. */
  readonly style?: Html
  readonly text: Catalogue
}

/** The HTML file of a document; a rehearsal's, or a draft, says so on screen and on every printed page. */
export function page({ title, mode, body, draft = false, style, text }: Page): string {
  const rehearsal = mode === 'rehearsal'
  const { lang, draft: drafted, ...words } = text.documents.page
  return render(html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${rehearsal ? `${words.rehearsal}: ` : ''}${draft ? `${drafted.mark}: ` : ''}${title}</title>
${STYLE}
${rehearsal ? words.margin : undefined}
${style}${draft ? drafted.style : undefined}
</head>
<body>
${rehearsal ? html`<div class="watermark" aria-hidden="true">${words.rehearsal}</div>` : undefined}${draft ? html`<div class="watermark draft" aria-hidden="true">${drafted.mark}</div>` : undefined}
${paper(words)}
<main>
${rehearsal ? html`<p class="rehearsal">${words.banner}</p>` : undefined}${draft ? html`<p class="rehearsal">${drafted.banner}</p>` : undefined}
${body}
</main>
</body>
</html>
`)
}

/** Each link is its own target: choosing a size moves nothing on the screen. */
function paper({
  printOn,
  sizes,
}: Pick<Catalogue['documents']['page'], 'printOn' | 'sizes'>): Html {
  return html`<nav class="paper">${printOn} <a id="a4" href="#a4">${sizes.a4}</a><a id="letter" href="#letter">${sizes.letter}</a></nav>`
}
