import { catalogues } from '../text/catalogue.ts'
import { render } from './markup.ts'
import { SHEETS } from './preview-style.ts'
import { treeOf } from './tree.ts'

const STYLES = /<\/title>\n(?:<style>[^<]*<\/style>|\n)*<\/head>/

/**
 * The HTML of a document in the style sheets of this release, for printer and PDF: what people read
 * on the screen is what lies on the paper, whatever style sheet came with it. A document of this
 * release stays as it is. Refuses with 'document.unsafe' what no template of ours has written.
 */
export function dressed(html: string): string {
  const { lang, look, top, bottom } = treeOf(html)
  const { margin, draft } = catalogues[lang].documents.page
  const [common, ...own] = SHEETS[look]
  const sheets = [
    common,
    ...(top === '' ? [] : [margin]),
    ...own,
    ...(bottom === '' ? [] : [draft.style]),
  ]
  const head = sheets.map(render).join('\n')
  return html.replace(STYLES, () => `</title>\n${head}\n</head>`)
}
