import { html } from './markup.ts'

/**
 * The look of the documents of a bundle, on top of the common one. The running header is fixed
 * inside the page area; the cloned padding of `main` keeps its place free on each printed page.
 */
export const SHEET_STYLE = html`<style>
@page { margin: 14mm 18mm 17mm }
.running { display: none }
.kicker { margin: 0 0 1.5mm; font-size: 9pt; font-weight: 700; letter-spacing: .09em; text-transform: uppercase }
.lead { font-size: 12pt; line-height: 1.45 }
.mono { font: 8.5pt/1.45 ui-monospace, "SF Mono", Consolas, "Liberation Mono", "DejaVu Sans Mono", monospace; overflow-wrap: anywhere }
h1, td, th, li, p { overflow-wrap: anywhere }
h2 { padding-bottom: 1mm; border-bottom: .75pt solid #111 }
dl.facts { font-size: 9.5pt; gap: .8mm 5mm; grid-template-columns: 42mm 1fr }
.keep { break-inside: avoid }
.beside { display: flex; gap: 8mm; align-items: flex-start; justify-content: space-between; break-inside: avoid }
.beside .fingerprint .words { min-width: 0 }
.beside .fingerprint .words td { padding-right: 5mm }
.stop { border: 3pt solid #111; background: #111; color: #fff; padding: 4mm 5mm; margin: 0 0 5mm; break-inside: avoid }
.stop strong { display: block; font-size: 15pt; line-height: 1.3 }
.stop ul { margin: 2mm 0 0 }
ul.warnings { list-style: none; padding: 0; margin: 0 0 6mm; border: 1.5pt solid #111 }
ul.warnings li { padding: 2mm 4mm; border-top: .5pt solid #bbb; break-inside: avoid }
ul.warnings li:first-child { border-top: 0 }
ul.warnings strong { display: block }
.again { border: 1.5pt solid #111; padding: 1mm 4mm 0; margin: 0 0 5mm }
.again h2 { margin-top: 3mm }
h2.tight { margin-top: 4mm; border: 0; padding: 0 }
h2 + p, h3 + p, h3 + dl, h3 + p + dl { break-after: avoid }
.fingerprint .words td, .fingerprint .words th { padding-top: .7mm; padding-bottom: .7mm }
.records { table-layout: fixed }
.records tbody { break-inside: avoid }
.records tbody.long { break-inside: auto }
.records td { border-bottom: 0; padding-bottom: .4mm }
.records .detail td { border-bottom: .5pt solid #bbb; padding: 0 0 1.6mm }
.records .detail dl { margin: 0; gap: 0 4mm; grid-template-columns: 32mm 1fr; font-size: 8.5pt }
.approvals th:first-child { width: 26mm }
.approvals th:nth-child(2), .approvals th:last-child { width: 36mm }
.attested th:last-child { width: 60mm }
.gates th:first-child { width: 32mm }
.gates th:last-child { width: 40mm }
.hashes th:first-child { width: 36mm }
.shares th:first-child, .brought th:first-child { width: 18mm }
.shares th:nth-child(6) { width: 24mm }
.brought th:nth-child(3) { width: 34mm }
.brought th:last-child { width: 60mm }
.things th:last-child { width: 45% }
.records .bare td { border-bottom: .5pt solid #bbb; padding-bottom: 1.4mm }
.clocks { font-size: 9pt }
.clocks td { white-space: nowrap }
.clocks td:nth-child(2), .clocks td:nth-child(4) { white-space: normal }
.audit th:first-child { width: 46% }
.audit .entries { list-style: none; margin: 0; padding: 0; font-size: 9pt }
.steps { table-layout: fixed }
.steps th, .steps td { padding: 2mm 2.5mm 2mm 0 }
.steps .no { width: 10mm }
.steps .role { width: 30mm }
.steps td.role { font-size: 8.5pt }
.steps .role small { display: block }
.steps .short { width: 17mm }
.steps .remarks { width: 29mm }
.steps tbody .no { font-weight: 600 }
.steps .expected { margin: .8mm 0 0; font-size: 8.5pt; color: #444 }
.steps p { margin: 0 }
.steps .blank { border-left: .5pt solid #bbb; height: 13mm }
.steps .planned { width: 55mm }
.steps .done { width: 27mm }
.steps td.done { font-size: 8pt; line-height: 1.4 }
.steps .entries { list-style: none; margin: 0; padding: 0 }
.steps .entries li { margin: 0 0 1.6mm; break-inside: avoid }
.steps .entries li:last-child { margin: 0 }
.plain .stamp, .plain .stamp + p { margin: 0 }
.stamp { display: flex; justify-content: space-between; gap: 3mm; font-size: 8pt; color: #444 }
.stamp .mono { flex: none; font-size: 7.5pt; line-height: 1.6 }
dl.facts .signature { height: 6mm }
.stamp b { color: #111 }
.steps .adverse { padding-left: 2mm; border-left: 2.5pt solid #111; font-weight: 600 }
.steps .open { font-weight: 700 }
.steps .calm { font-size: 8.5pt; color: #444 }
.steps .room td { padding: 1mm 2.5mm 1mm 0; border-bottom: .5pt dotted #777 }
.steps .room .label { font-size: 8pt; font-weight: 700; letter-spacing: .06em; text-transform: uppercase; color: #444 }
.steps .margin td { padding: 1.5mm 2.5mm 1.5mm 0 }
.steps .margin .note-body { border-left: 2.5pt solid #111; padding-left: 2.5mm; background: #f3f3f3 }
.steps .margin .label { font-size: 8pt; font-weight: 700; letter-spacing: .06em; text-transform: uppercase }
.steps tr.long { break-inside: auto }
.sign { table-layout: fixed }
.sign .wide { width: 26% }
.sign .narrow { width: 11% }
.numbered th:first-child { width: 16mm }
section.page > h2:first-child { margin-top: 0 }
.columns { columns: 3; column-gap: 6mm; font-size: 9.5pt }
.columns li { break-inside: avoid }
.sign td { height: 10mm; border-bottom: .5pt solid #bbb }
.form .sign td { height: 9mm }
.form .lead { font-size: 10.5pt; margin-bottom: 2mm }
.form h3 { margin-top: 4mm }
.files { table-layout: fixed }
.files th:first-child { width: 62mm }
.pen td { height: 14mm }
.pen th:first-child { width: 34% }
.pen th:nth-child(2) { width: 20% }
.sign td + td { border-left: .5pt solid #bbb; padding-left: 2mm }
.groups { width: 100%; table-layout: fixed }
.groups td { height: 10mm; border: .5pt solid #777; padding: .5mm 1mm; font-size: 7pt; color: #444 }
.slip { font-size: 10pt; line-height: 1.3 }
main:has(.slip) .rehearsal { margin: 0 0 3mm; padding: 1.5mm 4mm; border-width: 1.5pt }
main:has(.slip) h1 { font-size: 16pt; margin: 0 0 3mm; padding-bottom: 1.5mm }
.slip .lead { font-size: 10pt }
.slip h2 { margin: 3mm 0 1.5mm; font-size: 12pt }
.slip p, .slip dl, .slip table { margin-bottom: 2mm }
.paper-list { table-layout: fixed }
.paper-list th:first-child { width: 29% }
.paper-list th:last-child { width: 8% }
.paper-list .mono { font-size: 8pt }
.slip .groups { margin: 0 }
.slip .groups td { height: 9mm }
.slip .paper-list td:first-child { font-size: 9pt }
.slip .fingerprint .words td, .slip .fingerprint .words th { padding-top: .3mm; padding-bottom: .3mm }
.slip .beside > * { flex: 1 }
.slip .beside .words { width: 100% }
.slip .beside .words td, .slip .beside .words th { font-size: 8.5pt; line-height: 1.15; padding-right: 1mm; overflow-wrap: normal }
.slip .plain { font-size: 9pt; margin-bottom: 1.5mm }
.slip .plain li { margin-bottom: .5mm }
.slip .beside .hex { margin-bottom: 1mm }
.slip .beside .words th { width: 5mm; padding-right: 0 }
.slip .beside caption { font-size: 8.5pt }
.slip td, .slip th { padding-top: .5mm; padding-bottom: .5mm }
.box { border: .5pt solid #777; min-height: 16mm; padding: 1mm 2mm; margin: 0 0 2mm; font-size: 8pt; color: #444; break-inside: avoid }
.compact { font-size: 9.5pt }
.compact h2 { margin-top: 6mm }
.compact .plain li { margin-bottom: .7mm }
.compact dl.facts { font-size: 9pt; gap: .4mm 5mm }
.plain li { margin-bottom: 1.6mm; break-inside: avoid }
@media print {
  main { padding-top: 9mm; box-decoration-break: clone; -webkit-box-decoration-break: clone }
  .running { display: flex; position: fixed; top: 0; left: 0; right: 0; gap: 6mm; justify-content: space-between; padding-bottom: 1mm; border-bottom: .5pt solid #111; font-size: 8pt; line-height: 1.3; white-space: nowrap }
  .running span:first-child { overflow: hidden; text-overflow: ellipsis }
  .running span:last-child { flex: none }
}
</style>`
