/**
 * What the printer puts on each page, for the preview: the places are those of the page rules and
 * of the fixed elements in the style sheets of the documents.
 */
export const PAGES_STYLE = `
:host { display: block; background: none; color: #111; color-scheme: light; text-rendering: geometricPrecision; text-align: left }
.preview { position: relative; background: none }
.preview-flow { position: relative; column-fill: auto; box-sizing: content-box }
.preview .sheet-main { background: none }
thead { break-inside: avoid }
.preview-page { position: absolute; left: 0; right: 0; background: #fff; box-shadow: 0 0 0 .1mm rgb(40 30 10 / 28%), 0 .6mm 1.2mm rgb(40 30 10 / 14%), 0 2mm 5mm rgb(40 30 10 / 16%) }
.preview-page p { margin: 0 }
.preview-running, .preview-mark, .preview-top, .preview-bottom, .preview-number { position: absolute }
.preview-top { left: 0; right: 0; height: 14mm; line-height: 14mm; font: 700 9pt/14mm system-ui, sans-serif; text-align: center }
.preview-cards .preview-top { height: 12mm; line-height: 12mm }
.preview-running { top: 14mm; left: 18mm; right: 18mm; display: flex; gap: 6mm; justify-content: space-between; padding-bottom: 1mm; border-bottom: .5pt solid #111; font-size: 8pt; line-height: 1.3; white-space: nowrap }
.preview-running:empty { display: none }
.preview-running span:first-child { overflow: hidden; text-overflow: ellipsis }
.preview-running span:last-child { flex: none }
.preview-mark { top: 42%; left: -5%; right: -5%; text-align: center; font: 700 76pt/1 system-ui, sans-serif; letter-spacing: .08em; color: rgb(0 0 0 / 11%); transform: rotate(-38deg) }
.preview-mark-2 { top: 64% }
.preview-bottom, .preview-number { bottom: 0; height: 17mm; line-height: 17mm }
.preview-bottom { left: 18mm; font: 700 9pt/17mm system-ui, sans-serif }
.preview-number { right: 18mm; font: 8pt/17mm system-ui, sans-serif; color: #444 }
.preview-cards .preview-bottom, .preview-cards .preview-number { right: 15mm; height: 12mm; line-height: 12mm }
`
