import type { ReactNode } from 'react'

interface FoldProps {
  readonly title: string
  readonly hint?: string
  readonly children: ReactNode
}

/** Something that is seldom needed: one line, until it is. */
export function Fold({ title, hint, children }: FoldProps) {
  return (
    <details className="fold">
      <summary>
        <h3>{title}</h3>
      </summary>
      <div className="fold-inside">
        {hint ? <p className="hint">{hint}</p> : null}
        {children}
      </div>
    </details>
  )
}
