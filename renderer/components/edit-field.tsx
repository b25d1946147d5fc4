import { useId } from 'react'

interface EditFieldProps {
  readonly label: string
  readonly value: string
  readonly onEdit: (value: string) => void
  readonly hint?: string
  /** What is wrong with what stands in it, in words. */
  readonly fault?: string | undefined
  readonly lines?: number
  readonly mono?: boolean
  readonly numeric?: boolean
}

/** A public field that changes something on the screen as it is typed. Nothing secret goes in here. */
export function EditField(props: EditFieldProps) {
  const { label, value, onEdit, hint, fault, lines = 1, mono = false, numeric = false } = props
  const id = useId()
  const described = [hint ? `${id}-hint` : '', fault ? `${id}-fault` : ''].filter(Boolean)
  const shared = {
    id,
    value,
    className: `input${mono ? ' input-mono' : ''}`,
    autoComplete: 'off',
    spellCheck: false,
    'aria-invalid': fault ? true : undefined,
    'aria-describedby': described.length > 0 ? described.join(' ') : undefined,
  } as const
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {lines > 1 ? (
        <textarea {...shared} rows={lines} onChange={(event) => onEdit(event.target.value)} />
      ) : (
        <input
          {...shared}
          type="text"
          inputMode={numeric ? 'numeric' : 'text'}
          onChange={(event) => onEdit(event.target.value)}
        />
      )}
      {fault ? (
        <p id={`${id}-fault`} className="field-fault">
          {fault}
        </p>
      ) : null}
      {hint ? (
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
      ) : null}
    </div>
  )
}
