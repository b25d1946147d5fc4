import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { MILLIMETRES, type PaperSize } from '#shared/documents/paper-size.ts'
import { MARGINS, previewCss } from '#shared/documents/preview-style.ts'
import type { DocumentTree } from '#shared/documents/tree.ts'
import { Drawn } from './drawn.tsx'
import { PAGES_STYLE } from './pages-style.ts'

/** Desk between one page and the next, in millimetres. */
export const GAP = 8

interface PagesProps {
  readonly tree: DocumentTree
  readonly size: PaperSize
  /** Told whenever the pages were laid out anew. */
  readonly onPages: (count: number) => void
}

/**
 * A document on its pages, as it will be printed. It lives in a shadow tree with the style sheets of
 * this release: they hold for nothing around it, and nothing around it holds for them. The sheets
 * are constructed, so the policy of the page allows them as it stands.
 */
export function Pages({ tree, size, onPages }: PagesProps) {
  const host = useRef<HTMLDivElement>(null)
  const [root, setRoot] = useState<ShadowRoot | null>(null)
  useLayoutEffect(() => {
    const made = host.current?.shadowRoot ?? host.current?.attachShadow({ mode: 'open' })
    setRoot(made ?? null)
  }, [])
  useLayoutEffect(() => {
    if (root === null) return
    root.adoptedStyleSheets = [previewCss(tree.look), PAGES_STYLE].map((css) => {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(css)
      return sheet
    })
  }, [root, tree.look])
  return (
    <div ref={host} className="pages">
      {root === null
        ? null
        : createPortal(<Laid key={size} tree={tree} size={size} onPages={onPages} />, root)}
    </div>
  )
}

/** The text flows through columns as high as a page; behind each column lies a sheet of paper. */
function Laid({ tree, size, onPages }: PagesProps) {
  const flow = useRef<HTMLDivElement>(null)
  const [count, setCount] = useState(1)
  const { width, height } = MILLIMETRES[size]
  const { top, right, bottom, left } = MARGINS[tree.look]
  const stride = height + GAP
  const text = { width: width - left - right, height: height - top - bottom }
  useEffect(() => {
    const node = flow.current
    if (node === null) return
    const measure = (): void => {
      // The last column reaches to the end of its page as well.
      const pages = Math.max(
        1,
        Math.round((node.offsetHeight / MM - top + stride - text.height) / stride),
      )
      setCount(pages)
      onPages(pages)
    }
    const watch = new ResizeObserver(measure)
    watch.observe(node)
    return () => watch.disconnect()
  }, [stride, top, text.height, onPages])
  return (
    <div
      className={`preview preview-${tree.look}`}
      lang={tree.lang}
      style={{ width: `${width}mm`, height: `${count * stride - GAP}mm` }}
    >
      {Array.from({ length: count }, (_, i) => (
        <Sheet
          // biome-ignore lint/suspicious/noArrayIndexKey: pages have nothing but their number
          key={i}
          tree={tree}
          at={`${i * stride}mm`}
          height={`${height}mm`}
          number={`${i + 1} / ${count}`}
        />
      ))}
      <div
        ref={flow}
        className="preview-flow sheet-body"
        style={{
          width: `${text.width}mm`,
          marginLeft: `${left}mm`,
          paddingTop: `${top}mm`,
          columnCount: 1,
          rowGap: `${stride - text.height}mm`,
          ...columns(`${text.height}mm`),
        }}
      >
        <div className="sheet-main">
          <Drawn nodes={tree.body} />
        </div>
      </div>
    </div>
  )
}

/** CSS pixels in a millimetre. */
const MM = 96 / 25.4

/** Properties that are younger than the types of React. */
function columns(height: string): object {
  return { columnHeight: height, columnWrap: 'wrap' }
}

interface SheetProps {
  readonly tree: DocumentTree
  readonly at: string
  readonly height: string
  readonly number: string
}

/** One sheet with what the printer puts on every page. A screen reader reads the text alone. */
function Sheet({ tree, at, height, number }: SheetProps) {
  return (
    <div className="preview-page" aria-hidden="true" style={{ top: at, height }}>
      <p className="preview-top">{tree.top}</p>
      <div className="preview-running">
        {tree.running.map((words) => (
          <span key={words}>{words}</span>
        ))}
      </div>
      {tree.marks.map((mark, i) => (
        <p key={mark} className={`preview-mark preview-mark-${i + 1}`}>
          {mark}
        </p>
      ))}
      <p className="preview-bottom">{tree.bottom}</p>
      <p className="preview-number">{number}</p>
    </div>
  )
}
