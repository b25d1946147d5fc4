import type { RefObject } from 'react'
import { text } from '../text/current.ts'

interface PageHeadProps {
  readonly title: string
  readonly lead: string
  /** Takes the focus when the screen appears. */
  readonly heading?: RefObject<HTMLHeadingElement | null>
}

/** The head of a screen outside of a ceremony: whose screen it is, its title, what it is for. */
export function PageHead({ title, lead, heading }: PageHeadProps) {
  return (
    <header className="home-head">
      <p className="step-number">{text.product}</p>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      <p className="lead">{lead}</p>
    </header>
  )
}
