import { createElement, type ReactNode, type RefObject, useEffect } from 'react'
import { createPortal } from 'react-dom'
import type { Block } from '#shared/documents/blocks.ts'
import type { CardFacts } from '#shared/documents/card.ts'
import { CARD_GROUP, CARD_QR, cardLayout } from '#shared/documents/card-layout.ts'
import { cardCss } from '#shared/documents/card-style.ts'
import { SHARE_QR_SIDE, shareQrOutline } from '#shared/documents/qr.ts'
import { groupsOf } from '#shared/crypto/sharetext.ts'

interface PrintedCardProps {
  readonly facts: CardFacts
  readonly card: RefObject<HTMLDivElement | null>
}

/**
 * The card for the printer: never on the screen, and on paper alone. `writeCard` puts the share into
 * it, leaving React out of it.
 */
export function PrintedCard({ facts, card }: PrintedCardProps) {
  useEffect(() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(cardCss())
    document.adoptedStyleSheets.push(sheet)
    const node = card.current
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet)
      if (node) clearCard(node)
    }
  }, [card])
  return createPortal(
    <div ref={card} className="card-sheet">
      {element(cardLayout(facts, 'printed'))}
    </div>,
    document.body,
  )
}

/** The same layout as the blank form, as elements. */
function element({ tag, look, content }: Block): ReactNode {
  if (tag !== 'qr')
    return createElement(
      tag,
      { className: look },
      ...content.map((one) => (typeof one === 'string' ? one : element(one))),
    )
  return (
    <svg className={look} viewBox={`0 0 ${SHARE_QR_SIDE} ${SHARE_QR_SIDE}`} aria-hidden="true">
      <path fill="#000" />
    </svg>
  )
}

/** Writes a share into its places by hand, so that it is in the page only and nowhere in React. */
export function writeCard(card: HTMLElement, shareText: string): void {
  const groups = groupsOf(shareText)
  for (const [i, cell] of card.querySelectorAll(`.${CARD_GROUP}`).entries())
    cell.textContent = groups[i] ?? ''
  pathIn(card)?.setAttribute('d', shareQrOutline(shareText))
}

/** Empties the card. */
export function clearCard(card: HTMLElement): void {
  for (const cell of card.querySelectorAll(`.${CARD_GROUP}`)) cell.textContent = ''
  pathIn(card)?.removeAttribute('d')
}

function pathIn(card: HTMLElement): Element | null | undefined {
  return card.querySelector(`.${CARD_QR}`)?.firstElementChild
}
