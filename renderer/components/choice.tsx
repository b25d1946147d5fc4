import { useId } from 'react'

export interface Option {
  readonly value: string
  readonly label: string
  readonly note?: string | undefined
}

interface ChoiceProps {
  readonly legend: string
  readonly options: readonly Option[]
  readonly value: string | undefined
  readonly onChoose: (value: string) => void
  readonly columns?: boolean
}

/** One of a few, all of them in view. Native radio buttons: arrow keys work, forced colours too. */
export function Choice({ legend, options, value, onChoose, columns = false }: ChoiceProps) {
  const name = useId()
  return (
    <fieldset className={`choice${columns ? ' choice-columns' : ''}`}>
      <legend>{legend}</legend>
      {options.map((option, i) => (
        <label key={option.value} className="option">
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={value === option.value}
            onChange={() => onChoose(option.value)}
            aria-labelledby={`${name}-${i}`}
            aria-describedby={option.note ? `${name}-${i}-note` : undefined}
          />
          <span className="option-text">
            <span id={`${name}-${i}`}>{option.label}</span>
            {option.note ? (
              <span id={`${name}-${i}-note`} className="option-note">
                {option.note}
              </span>
            ) : null}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
