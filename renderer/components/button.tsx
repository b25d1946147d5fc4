import type { MouseEvent, ReactNode } from 'react'

export interface ButtonProps {
  readonly children: ReactNode
  readonly onPress?: () => void
  readonly kind?: 'primary' | 'plain' | 'quiet' | 'alarm'
  readonly submit?: boolean
  readonly busy?: boolean
  /** What is said while the action is under way. */
  readonly busyText?: string | undefined
  readonly disabled?: boolean
  readonly label?: string
}

/**
 * One action. While it is under way it keeps its place and its focus, and cannot be pressed again.
 * Not React Aria's button: its announcement of a pending one names an element that may be gone.
 */
export function Button(props: ButtonProps) {
  const { children, onPress, kind = 'plain', submit, busy = false, busyText, label } = props
  const press = (event: MouseEvent): void => {
    if (busy) event.preventDefault()
    else onPress?.()
  }
  return (
    <>
      <button
        type={submit ? 'submit' : 'button'}
        className={`button button-${kind}`}
        disabled={props.disabled ?? false}
        aria-disabled={busy || undefined}
        aria-label={label}
        onClick={press}
      >
        {busy ? <span className="spinner" aria-hidden="true" /> : null}
        <span>{busy && busyText ? busyText : children}</span>
      </button>
      <span className="visually-hidden" role="status">
        {busy ? busyText : ''}
      </span>
    </>
  )
}
