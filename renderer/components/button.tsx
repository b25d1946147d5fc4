import type { MouseEvent, ReactNode, Ref } from 'react'

interface Plain {
  readonly children: ReactNode
  readonly onPress?: () => void
  readonly kind?: 'primary' | 'plain' | 'quiet' | 'alarm'
  readonly submit?: boolean
  readonly disabled?: boolean
  /** Something else is under way: it cannot be pressed, and says nothing about it. */
  readonly held?: boolean
  readonly label?: string
  readonly ref?: Ref<HTMLButtonElement>
}

/** A button that can be under way says what is going on. */
export type ButtonProps = Plain &
  ({ readonly busy?: never } | { readonly busy: boolean; readonly busyText: string })

/**
 * One action. While it is under way it keeps its place and its focus, and cannot be pressed again.
 * Not React Aria's button: its announcement of a pending one names an element that may be gone.
 */
export function Button(props: ButtonProps) {
  const { children, onPress, kind = 'plain', submit, held = false, label, ref } = props
  const going = props.busy === true ? props.busyText : undefined
  const still = held || going !== undefined
  const press = (event: MouseEvent): void => {
    if (still) event.preventDefault()
    else onPress?.()
  }
  return (
    <>
      <button
        ref={ref}
        type={submit ? 'submit' : 'button'}
        className={`button button-${kind}`}
        disabled={props.disabled ?? false}
        aria-disabled={still || undefined}
        aria-label={label}
        onClick={press}
      >
        {going === undefined ? null : <span className="spinner" aria-hidden="true" />}
        <span>{going ?? children}</span>
      </button>
      <span className="visually-hidden" role="status">
        {going}
      </span>
    </>
  )
}
