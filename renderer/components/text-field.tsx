import { type FormEvent, type RefObject, useId, useState } from 'react'
import { text } from '../text/current.ts'
import { holdsShare } from '#shared/crypto/sharefragment.ts'
import { serialsIn, spoken } from '#shared/text/spoken.ts'

interface TextFieldProps {
  readonly label: string
  readonly hint?: string
  readonly field: RefObject<HTMLInputElement | HTMLTextAreaElement | null>
  readonly lines?: number
  readonly mono?: boolean
  readonly short?: boolean
  readonly numeric?: boolean
  /** Shows how the serial numbers that are typed are read aloud. */
  readonly aloud?: boolean
}

/** An uncontrolled public field: what was typed survives every refusal. */
export function TextField(props: TextFieldProps) {
  const { label, hint, field, lines = 1, mono = false, short = false, aloud = false } = props
  const id = useId()
  const [serials, setSerials] = useState<readonly string[]>([])
  const [holds, setHolds] = useState(false)
  const words = !mono || aloud
  const hear = ({ currentTarget }: FormEvent<HTMLInputElement | HTMLTextAreaElement>): void => {
    const held = holdsShare(currentTarget.value)
    setHolds(held)
    // A share is neither read aloud nor kept anywhere but in the field.
    setSerials(held || !aloud ? [] : serialsIn(currentTarget.value))
  }
  const shared = {
    id,
    className: `input${mono ? ' input-mono' : ''}${short ? ' input-short' : ''}`,
    autoComplete: 'off',
    autoCorrect: 'off',
    spellCheck: false,
    'aria-describedby': hint ? `${id}-hint` : undefined,
    'aria-invalid': holds || undefined,
    onInput: words ? hear : undefined,
  }
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {lines > 1 ? (
        <textarea {...shared} ref={field as RefObject<HTMLTextAreaElement | null>} rows={lines} />
      ) : (
        <input
          {...shared}
          ref={field as RefObject<HTMLInputElement | null>}
          type="text"
          inputMode={props.numeric ? 'numeric' : 'text'}
        />
      )}
      {hint ? (
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
      ) : null}
      {holds ? (
        <p className="field-fault" role="alert">
          {text.common.shareTyped}
        </p>
      ) : null}
      {serials.length > 0 ? (
        <dl className="aloud" aria-label={text.note.aloud}>
          {serials.map((serial) => (
            <div key={serial}>
              <dt className="mono">{serial}</dt>
              <dd>{spoken(serial, text.spoken)}</dd>
            </div>
          ))}
        </dl>
      ) : null}
    </div>
  )
}

/** What stands in a public field, without the white space around it. */
export function typed(field: RefObject<HTMLInputElement | HTMLTextAreaElement | null>): string {
  return field.current?.value.trim() ?? ''
}
