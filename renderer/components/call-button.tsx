import { type ReactNode, useRef, useState } from 'react'
import type { Call } from '../store/call.ts'
import { useStore } from '../store/store.ts'
import { Button } from './button.tsx'
import { LongWork } from './long-work.tsx'

interface CallButtonProps {
  readonly call: Call
  /** What is said while the call is under way. */
  readonly busyText: string
  readonly children: ReactNode
  readonly onPress?: () => void
  readonly kind?: 'primary' | 'plain' | 'quiet' | 'alarm'
  readonly submit?: boolean
  readonly label?: string
}

/**
 * An action that calls the main process. It says what is going on while the call is under way, and
 * beside it how far it is where that lasts. Of several buttons for one call only the one that was
 * pressed speaks; the others wait.
 */
export function CallButton({ call, busyText, onPress, ...button }: CallButtonProps) {
  const [pressed, setPressed] = useState(false)
  // Other long work is under way: this would wait for its end unseen. An abort may wait.
  const waits = useStore(({ work }) => work !== null) && !call.first && button.kind !== 'alarm'
  const own = useRef<HTMLButtonElement>(null)
  // A form is submitted from any of its fields.
  const speaks = call.busy && (pressed || button.submit === true)
  if (pressed && !call.busy) setPressed(false)
  const press = (): void => {
    onPress?.()
    setPressed(true)
  }
  return (
    <>
      <Button
        {...button}
        ref={own}
        onPress={press}
        busy={speaks}
        busyText={busyText}
        held={call.busy || waits}
      />
      {speaks && call.first ? <LongWork onCancel={() => own.current?.focus()} /> : null}
    </>
  )
}
