import { type RefObject, useEffect } from 'react'
import { SHARE_QR_SIDE, shareQrOutline } from '#shared/documents/qr.ts'
import { groupsOf } from '#shared/crypto/sharetext.ts'
import { text } from '../text/current.ts'

const CELLS = Array.from({ length: 25 }, (_, i) => i + 1)

/** An empty card of 25 groups and a QR code; `writeShare` fills it, leaving React out of it. */
export function ShareCard({ card }: { readonly card: RefObject<HTMLDivElement | null> }) {
  useEffect(() => {
    const node = card.current
    return () => {
      if (node) clearShare(node)
    }
  }, [card])
  return (
    <div ref={card} className="share-card">
      <ol className="share-groups" aria-label={text.handout.groupsLabel}>
        {CELLS.map((number) => (
          <li key={number} className="share-cell">
            <span className="share-number" aria-hidden="true">
              {number}
            </span>
            <span className="share-group" data-share-group={number} />
          </li>
        ))}
      </ol>
      <figure className="share-qr">
        <svg
          data-share-qr=""
          role="img"
          aria-label={text.handout.qr}
          viewBox={`0 0 ${SHARE_QR_SIDE} ${SHARE_QR_SIDE}`}
        >
          <path />
        </svg>
        <figcaption>{text.handout.qr}</figcaption>
      </figure>
    </div>
  )
}

/** Writes a share into the card by hand, so that it is in the page only and nowhere in React. */
export function writeShare(card: HTMLElement, shareText: string): void {
  const groups = groupsOf(shareText)
  for (const cell of card.querySelectorAll<HTMLElement>('[data-share-group]')) {
    cell.textContent = groups[Number(cell.dataset.shareGroup) - 1] ?? ''
  }
  const path = card.querySelector('[data-share-qr]')?.firstElementChild
  path?.setAttribute('d', shareQrOutline(shareText))
}

/** Empties the card. */
export function clearShare(card: HTMLElement): void {
  for (const cell of card.querySelectorAll('[data-share-group]')) cell.textContent = ''
  card.querySelector('[data-share-qr]')?.firstElementChild?.removeAttribute('d')
}
