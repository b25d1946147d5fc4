import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'

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
  readonly autoFocus?: boolean
}

/** One action. While it is under way it keeps its place and its focus, and cannot be pressed again. */
export function Button(props: ButtonProps) {
  const { children, onPress, kind = 'plain', submit, busy = false, busyText } = props
  return (
    <AriaButton
      className={`button button-${kind}`}
      type={submit ? 'submit' : 'button'}
      isPending={busy}
      isDisabled={props.disabled ?? false}
      autoFocus={props.autoFocus ?? false}
      {...(onPress ? { onPress } : {})}
      {...(props.label ? { 'aria-label': props.label } : {})}
    >
      {busy ? <span className="spinner" aria-hidden="true" /> : null}
      <span>{busy && busyText ? busyText : children}</span>
    </AriaButton>
  )
}
