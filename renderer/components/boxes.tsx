import type { Option } from './choice.tsx'

interface BoxesProps {
  readonly legend: string
  /** The legend is read aloud only: what stands around the boxes shows it. */
  readonly quiet?: boolean
  readonly hint?: string
  readonly options: readonly Option[]
  readonly chosen: readonly string[]
  readonly onSwap: (value: string) => void
}

/** Any of a few, all of them in view; nothing where there is nothing to choose. */
export function Boxes({ legend, quiet = false, hint, options, chosen, onSwap }: BoxesProps) {
  if (options.length === 0) return null
  return (
    <fieldset className="boxes">
      <legend className={quiet ? 'visually-hidden' : undefined}>{legend}</legend>
      {options.map(({ value, label }) => (
        <label key={value}>
          <input type="checkbox" checked={chosen.includes(value)} onChange={() => onSwap(value)} />
          {label}
        </label>
      ))}
      {hint ? <p className="hint">{hint}</p> : null}
    </fieldset>
  )
}
