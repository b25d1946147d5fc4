import { type Html, html, render } from './markup.ts'
import { REHEARSAL_STYLE, STYLE } from './style.ts'

/** One document: stands alone in any browser, prints on A4 and Letter, runs and loads nothing. */
export interface Page {
  readonly title: string
  readonly mode: 'rehearsal' | 'production'
  readonly body: Html
  /** A style sheet of its own, after the common one. */
  readonly style?: Html
  /** Language of the text (BCP 47). Default English. */
  readonly lang?: string
}

/** The HTML file of a document; a rehearsal's says so on screen and on every printed page. */
export function page({ title, mode, body, style, lang = 'en' }: Page): string {
  const rehearsal = mode === 'rehearsal'
  return render(html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${rehearsal ? 'REHEARSAL: ' : ''}${title}</title>
${STYLE}
${rehearsal ? REHEARSAL_STYLE : undefined}
${style}
</head>
<body>
${rehearsal ? WATERMARK : undefined}
${PAPER}
<main>
${rehearsal ? BANNER : undefined}
${body}
</main>
</body>
</html>
`)
}

/** Each link is its own target: choosing a size moves nothing on the screen. */
const PAPER = html`<nav class="paper">Print on <a id="a4" href="#a4">A4</a><a id="letter" href="#letter">Letter</a></nav>`
const BANNER = html`<p class="rehearsal">REHEARSAL. Test keys. Not evidence of a production ceremony.</p>`
const WATERMARK = html`<div class="watermark" aria-hidden="true">REHEARSAL</div>`
