/** A layout as data, for a page that is made as HTML here and as elements by the application. */
import { assertNever } from '../errors.ts'
import { type Content, type Html, html } from './markup.ts'

/** What a block may be; `qr` is the place of a QR code that only the application fills. */
export type BlockTag =
  | 'section'
  | 'header'
  | 'div'
  | 'h1'
  | 'h2'
  | 'p'
  | 'span'
  | 'ol'
  | 'ul'
  | 'li'
  | 'dl'
  | 'dt'
  | 'dd'
  | 'qr'

export interface Block {
  readonly tag: BlockTag
  /** Its classes in the style sheet. */
  readonly look: string
  readonly content: readonly (Block | string)[]
}

/** One block with what is in it. */
export function block(tag: BlockTag, look: string, ...content: (Block | string)[]): Block {
  return { tag, look, content }
}

/** The markup of a block. */
export function blockHtml(made: Block): Html {
  const { tag, look } = made
  const inside: Content = made.content.map((one) =>
    typeof one === 'string' ? one : blockHtml(one),
  )
  switch (tag) {
    case 'section':
      return html`<section class="${look}">${inside}</section>`
    case 'header':
      return html`<header class="${look}">${inside}</header>`
    case 'div':
      return html`<div class="${look}">${inside}</div>`
    case 'h1':
      return html`<h1 class="${look}">${inside}</h1>`
    case 'h2':
      return html`<h2 class="${look}">${inside}</h2>`
    case 'p':
      return html`<p class="${look}">${inside}</p>`
    case 'span':
      return html`<span class="${look}">${inside}</span>`
    case 'ol':
      return html`<ol class="${look}">${inside}</ol>`
    case 'ul':
      return html`<ul class="${look}">${inside}</ul>`
    case 'li':
      return html`<li class="${look}">${inside}</li>`
    case 'dl':
      return html`<dl class="${look}">${inside}</dl>`
    case 'dt':
      return html`<dt class="${look}">${inside}</dt>`
    case 'dd':
      return html`<dd class="${look}">${inside}</dd>`
    case 'qr':
      return html`<svg class="${look}" viewBox="0 0 1 1"></svg>`
    default:
      return assertNever(tag)
  }
}
