import { useId } from 'react'
import type { Option } from './choice.tsx'

interface PickProps {
  readonly label: string
  readonly options: readonly Option[]
  readonly value: string
  readonly onPick: (value: string) => void
}

/** One of many, folded away; a native list, which every keyboard and screen reader knows. */
export function Pick({ label, options, value, onPick }: PickProps) {
  const id = useId()
  return (
    <div className="pick">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onPick(event.target.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}
