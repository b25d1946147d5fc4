import { type Html, html, render } from './markup.ts'

/**
 * The look of a share card: one A4 or Letter page with margins of 12 mm, black on white, no fonts
 * but the system's. The QR code has 46 mm.
 */
export const CARD_STYLE: Html = html`<style>
.card { position: relative; display: flex; flex-direction: column; gap: 4mm; box-sizing: border-box; width: calc(100% - 1pt); margin: 0 auto; height: 254mm; padding: 7mm 8mm 5mm; border: 1.2pt solid #111; background: #fff; color: #111; font: 9pt/1.4 system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", Arial, sans-serif; break-inside: avoid; break-after: page; overflow: hidden; print-color-adjust: exact; -webkit-print-color-adjust: exact }
.card::before { content: ""; position: absolute; inset: 1.1mm; border: .4pt solid #111; pointer-events: none }
.card:last-child { break-after: auto }
.card p, .card h1, .card h2, .card dl, .card ol, .card ul, .card dd, .card dt, .card li { margin: 0; padding: 0; border: 0; font-weight: inherit }
.card ol, .card ul { list-style: none }
.card-watermark { position: absolute; top: 44%; left: -20%; right: -20%; z-index: 0; text-align: center; font: 700 74pt/1 system-ui, sans-serif; letter-spacing: .08em; color: rgb(0 0 0 / 6%); transform: rotate(-36deg); pointer-events: none }
.card-head, .card-identity, .card-body, .card-facts, .card-fields, .card-foot { position: relative; z-index: 1 }
.card-head { display: flex; justify-content: space-between; align-items: flex-start; gap: 8mm; padding-bottom: 4mm; border-bottom: 1.2pt solid #111 }
.card .card-organization { font-size: 9pt; font-weight: 700; letter-spacing: .1em; text-transform: uppercase }
.card .card-title { margin-top: 1mm; font: 600 18pt/1.15 Charter, "Bitstream Charter", "Iowan Old Style", Cambria, Georgia, "Times New Roman", serif; overflow-wrap: anywhere }
.card .card-title.card-long { display: -webkit-box; overflow: hidden; font-size: 13pt; -webkit-box-orient: vertical; -webkit-line-clamp: 2 }
.card .card-ceremony { margin-top: 1.5mm; color: #333; font-size: 8pt }
.card .card-mode { flex: none; padding: 1.6mm 4mm; border: 1.6pt solid #111; font-size: 13pt; font-weight: 700; line-height: 1.2; letter-spacing: .08em }
.card-production .card-mode { background: #111; color: #fff }
.card-identity { display: grid; grid-template-columns: auto auto 1fr; align-items: last baseline; gap: 0 8mm }
.card .card-share { font: 600 22pt/1.1 Charter, "Bitstream Charter", "Iowan Old Style", Cambria, Georgia, "Times New Roman", serif }
.card .card-rule { font-size: 12pt; font-weight: 700 }
.card .card-holder { text-align: right; font-size: 12pt; overflow-wrap: anywhere }
.card .card-holder.card-long { display: -webkit-box; overflow: hidden; font-size: 9pt; line-height: 1.25; -webkit-box-orient: vertical; -webkit-line-clamp: 3 }
.card-label { display: block; color: #444; font-size: 8.5pt; line-height: 1.3 }
.card-body { display: grid; grid-template-columns: 1fr 46mm; gap: 6mm; align-items: stretch }
.card .card-groups { display: grid; grid-template-columns: repeat(5, 1fr); border: solid #111; border-width: .9pt 0 0 .9pt }
.card .card-cell { display: flex; flex-direction: column; min-height: 13mm; padding: .6mm 1.2mm 1mm; border: solid #111; border-width: 0 .9pt .9pt 0 }
.card-number { color: #444; font-size: 7pt; line-height: 1.2 }
.card-text { flex: 1; display: grid; place-content: center; min-height: 8.4mm; font: 600 14pt/1 ui-monospace, "SF Mono", Consolas, "Liberation Mono", "DejaVu Sans Mono", monospace; letter-spacing: .1em }
.card-write { flex: 1; display: grid; grid-template-columns: repeat(4, 1fr); gap: 1mm; align-items: end; min-height: 8.4mm }
.card-char { height: 7.6mm; border-bottom: .7pt solid #111 }
.card-side { display: flex; flex-direction: column; gap: 1mm }
.card-qr { display: block; width: 46mm; height: 46mm; background: #fff; shape-rendering: crispEdges }
.card .card-caption { color: #444; font-size: 8pt; text-align: center }
.card-copying { padding-left: 4mm; border-left: .5pt solid #777 }
.card .card-facts { display: grid; grid-template-columns: 22mm 1fr; gap: .9mm 4mm; padding: 3mm 0; border: solid #777; border-width: .5pt 0 }
.card .card-name { color: #444; font-size: 8pt; line-height: 1.5 }
.card .card-value { font-size: 8.5pt; overflow-wrap: anywhere }
.card-mono { font: 7.5pt/1.5 ui-monospace, "SF Mono", Consolas, "Liberation Mono", "DejaVu Sans Mono", monospace }
.card .card-dense .card-key { font-size: 7pt; line-height: 1.45 }
.card-dense .card-mono { font-size: 6.5pt }
.card-fill { display: inline-block; width: 62mm; height: 4.6mm; border-bottom: .6pt solid #111; vertical-align: bottom }
.card .card-fields { display: grid; grid-template-columns: auto 1fr auto 1fr; gap: 2mm 3mm; align-items: end }
.card .card-line { height: 6mm; border-bottom: .6pt solid #111 }
.card .card-line:last-child { grid-column: 2 / -1 }
.card-foot { display: grid; grid-template-columns: 1.25fr 1fr; gap: 8mm; margin-top: auto; padding-top: 3mm; border-top: 1.2pt solid #111 }
.card .card-small { margin-bottom: 1.2mm; font: 700 8.5pt/1.4 system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", Arial, sans-serif; letter-spacing: .05em; text-transform: uppercase }
.card .card-steps { counter-reset: step }
.card .card-step { position: relative; margin-bottom: .9mm; padding-left: 4.5mm; font-size: 8.5pt; line-height: 1.35 }
.card ol.card-steps .card-step { counter-increment: step }
.card ol.card-steps .card-step::before { content: counter(step) "."; position: absolute; left: 0 }
.card ul.card-steps .card-step::before { content: "\\2013"; position: absolute; left: 0 }
.card .card-hash { margin-top: 1.6mm; font-size: 8pt }
.card-hash .card-mono { display: block; font-size: 7pt }
</style>`

/** The rules alone, for a style sheet that the application makes of them. */
export function cardCss(): string {
  return render(CARD_STYLE).replace(/<\/?style>/g, '')
}
