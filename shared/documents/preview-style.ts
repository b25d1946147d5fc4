/**
 * The style sheets of the documents for a preview that is laid out in columns as high as a page:
 * Chromium breaks columns by the rules by which it breaks pages, so the preview has the pages that
 * the paper will have. Only sheets of this release are used; none is ever taken from a document.
 */
import { CARDS_STYLE } from './card-document.ts'
import { CARD_STYLE } from './card-style.ts'
import { type Html, render } from './markup.ts'
import { SHEET_STYLE } from './sheet-style.ts'
import { STYLE } from './style.ts'
import type { Look } from './tree.ts'

/**
 * The margins of each page, in millimetres; the header of a sheet runs in the uppermost 9 mm of
 * what is left, as its style sheet says.
 */
export const MARGINS: {
  readonly [look in Look]: {
    readonly top: number
    readonly right: number
    readonly bottom: number
    readonly left: number
    readonly header: number
  }
} = {
  sheet: { top: 14, right: 18, bottom: 17, left: 18, header: 9 },
  cards: { top: 12, right: 15, bottom: 12, left: 15, header: 0 },
}

/** The style sheets of each look, the common one first. */
export const SHEETS: { readonly [look in Look]: readonly [Html, ...Html[]] } = {
  sheet: [STYLE, SHEET_STYLE],
  cards: [STYLE, CARD_STYLE, CARDS_STYLE],
}

/** The rules of a document as they hold on paper, for a column in a shadow tree. */
export function previewCss(look: Look): string {
  return SHEETS[look]
    .map((sheet) => onPaper(render(sheet).replace(/<\/?style>/g, '')))
    .join('\n')
    .replace(/\b(break-(?:before|after)): page\b/g, '$1: column')
    .replace(/(^|[\s,>}])html(?= \{)/g, '$1:host')
    .replace(/(^|[\s,>}])body(?= \{)/g, '$1.sheet-body')
    .replace(/(^|[\s,>}])main(?=[\s:>{])/g, '$1.sheet-main')
}

/** What holds on paper alone holds here as well; what holds on a narrow screen, or of a page, does not. */
function onPaper(css: string): string {
  return css
    .replace(/^@media \(max-width[^\n]*\n/gm, '')
    .replace(/^@page[^\n]*\n/gm, '')
    .replace(/^:root[^\n]*\n/gm, '')
    .replace(/^@media print \{ (.*) \}$/gm, '$1')
    .replace(/^@media print \{\n((?: {2}.*\n)*)\}$/gm, '$1')
}
