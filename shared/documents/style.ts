import { html } from './markup.ts'

/**
 * The look of every document: black on white, no fonts but the system's. Printed on A4, or on
 * Letter when the address ends in `#letter`: a named page that a link chooses, without a script.
 */
export const STYLE = html`<style>
@page { size: A4; margin: 20mm 18mm 18mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt system-ui, sans-serif; color: #444 } }
@page letter { size: letter }
:root:has(#letter:target) { page: letter }
*, ::before, ::after { box-sizing: border-box }
html { background: #eee; color: #111; font: 10.5pt/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", Arial, sans-serif; -webkit-text-size-adjust: 100% }
body { margin: 0 }
main { max-width: 210mm; margin: 8mm auto; padding: 18mm 20mm; background: #fff; box-shadow: 0 0 0 1px #d5d5d5 }
h1, h2, h3 { font-family: Charter, "Bitstream Charter", "Iowan Old Style", Cambria, Georgia, "Times New Roman", serif; line-height: 1.2; font-weight: 600; break-after: avoid }
h1 { font-size: 22pt; margin: 0 0 6mm; padding-bottom: 4mm; border-bottom: 1.5pt solid #111 }
h2 { font-size: 14pt; margin: 9mm 0 3mm }
h3 { font-size: 11.5pt; margin: 6mm 0 2mm }
p, ul, ol, dl, table, pre { margin: 0 0 3.5mm }
p, li, td { orphans: 3; widows: 3 }
ul, ol { padding-left: 6mm }
dl { display: grid; grid-template-columns: minmax(35mm, max-content) 1fr; gap: 1mm 6mm }
dt { color: #444 }
dd { margin: 0; overflow-wrap: anywhere }
table { width: 100%; border-collapse: collapse; font-size: 9.5pt }
caption { text-align: left; color: #444; padding-bottom: 1.5mm }
thead { display: table-header-group }
tr { break-inside: avoid }
th, td { text-align: left; vertical-align: top; padding: 1.4mm 3mm 1.4mm 0; border-bottom: .5pt solid #bbb; overflow-wrap: break-word }
thead th { border-bottom: 1pt solid #111; font-weight: 600 }
code, kbd, samp, pre { font: 9pt/1.45 ui-monospace, "SF Mono", Consolas, "Liberation Mono", "DejaVu Sans Mono", monospace; overflow-wrap: anywhere }
pre { white-space: pre-wrap; padding: 3mm; border: .5pt solid #bbb }
hr { border: 0; border-top: .5pt solid #bbb; margin: 6mm 0 }
a { color: inherit }
figure { margin: 0 0 3.5mm; break-inside: avoid }
figcaption, small, .note { font-size: 8.5pt; color: #444 }
.warning { border: 1.5pt solid #111; padding: 3mm 4mm; margin: 0 0 4mm; break-inside: avoid }
.signature { display: inline-block; min-width: 60mm; height: 9mm; border-bottom: .75pt solid #111 }
.fingerprint { break-inside: avoid }
.fingerprint .words { width: auto; min-width: 130mm }
.fingerprint .words th { color: #444; font-weight: 400; width: 8mm }
.fingerprint .words td { font-size: 10.5pt; padding-right: 6mm }
.qr { display: block }
.page { break-before: page }
.rehearsal { margin: 0 0 8mm; padding: 3mm 4mm; border: 2pt solid #111; text-align: center; font-weight: 700; letter-spacing: .04em }
.watermark { display: none }
.paper { max-width: 210mm; margin: 6mm auto -4mm; padding: 0 1mm; font-size: 9pt; color: #444; text-align: right }
.paper a { margin-left: 2mm; padding: .5mm 2mm; text-decoration: none; border: .5pt solid #999 }
.paper a:target, .paper:not(:has(:target)) a:first-of-type { background: #111; border-color: #111; color: #fff }
@media (max-width: 210mm) { main { margin: 0; padding: 8mm } }
@media print {
  html { background: none; print-color-adjust: exact; -webkit-print-color-adjust: exact }
  main { max-width: none; margin: 0; padding: 0; box-shadow: none }
  a { text-decoration: none }
  .paper { display: none }
  .watermark { display: block; position: fixed; top: 42%; left: -10%; right: -10%; text-align: center; font: 700 76pt/1 system-ui, sans-serif; letter-spacing: .08em; color: rgb(0 0 0 / 11%); transform: rotate(-38deg); pointer-events: none }
}
</style>`
