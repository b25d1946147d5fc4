import { useEffect, useId, useState } from 'react'
import type { SecretRef } from '../store/secret.ts'
import { text } from '../text/current.ts'

interface SecretFieldProps {
  readonly label: string
  readonly hint?: string
  readonly field: SecretRef
  readonly fresh?: boolean
}

/**
 * An uncontrolled input for a passphrase: what is typed stays in the element, is read once on
 * submit, and is cleared there and when the element goes.
 */
export function SecretField({ label, hint, field, fresh = false }: SecretFieldProps) {
  const id = useId()
  const [shown, setShown] = useState(false)
  useEffect(() => {
    const input = field.current
    return () => {
      if (input) input.value = ''
    }
  }, [field])
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="field-row">
        <input
          id={id}
          ref={field}
          type={shown ? 'text' : 'password'}
          className="input input-secret"
          autoComplete={fresh ? 'new-password' : 'off'}
          autoCapitalize="off"
          autoCorrect="off"
          spellCheck={false}
          aria-describedby={hint ? `${id}-hint` : undefined}
        />
        <button
          type="button"
          className="button button-quiet"
          aria-pressed={shown}
          aria-label={text.common.showTyped(label)}
          onClick={() => setShown(!shown)}
        >
          {shown ? text.common.hide : text.common.show}
        </button>
      </div>
      {hint ? (
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
      ) : null}
    </div>
  )
}
