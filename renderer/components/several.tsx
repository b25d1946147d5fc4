import { useId } from 'react'
import type { Option } from './choice.tsx'

interface SeveralProps {
  readonly legend: string
  readonly hint: string
  readonly options: readonly Option[]
  readonly values: readonly string[]
  readonly onChange: (values: readonly string[]) => void
}

/** Any number of a few, all of them in view: native check boxes. */
export function Several({ legend, hint, options, values, onChange }: SeveralProps) {
  const name = useId()
  return (
    <fieldset className="choice choice-columns" aria-describedby={`${name}-hint`}>
      <legend>{legend}</legend>
      <p id={`${name}-hint`} className="hint">
        {hint}
      </p>
      {options.map(({ value, label }) => (
        <label key={value} className="option">
          <input
            type="checkbox"
            checked={values.includes(value)}
            onChange={({ target }) =>
              onChange(target.checked ? [...values, value] : values.filter((one) => one !== value))
            }
          />
          <span className="option-text">{label}</span>
        </label>
      ))}
    </fieldset>
  )
}
