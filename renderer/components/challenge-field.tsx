import { type ChangeEvent, type RefObject, useId, useRef, useState } from 'react'
import { text } from '../text/current.ts'
import { TextField, typed } from './text-field.tsx'

/** A challenge is 65 bytes; a file that is longer holds something else. */
const MAX_FILE_BYTES = 256

/** What a verifier chose to be signed, or the statement that nobody chose anything. */
export interface Challenge {
  readonly field: RefObject<HTMLTextAreaElement | null>
  readonly none: boolean
  readonly setNone: (none: boolean) => void
}

export function useChallenge(): Challenge {
  const [none, setNone] = useState(false)
  return { field: useRef(null), none, setNone }
}

/** The challenge as a call takes it, empty where nobody chose one; undefined while neither is said. */
export function typedChallenge({ field, none }: Challenge): string | undefined {
  if (none) return ''
  const said = typed(field)
  return said === '' ? undefined : said
}

interface ChallengeFieldProps {
  readonly challenge: Challenge
  readonly label: string
  readonly hint: string
  readonly onUnreadable: () => void
}

/** Typed, or taken from the file of the verifier. */
export function ChallengeField({ challenge, label, hint, onUnreadable }: ChallengeFieldProps) {
  const { field, none, setNone } = challenge
  const file = useId()
  const load = async ({ currentTarget }: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const [chosen] = currentTarget.files ?? []
    if (chosen === undefined || field.current === null) return
    if (chosen.size > MAX_FILE_BYTES) onUnreadable()
    else field.current.value = (await chosen.text()).trim()
  }
  return (
    <>
      <TextField mono label={label} hint={hint} field={field} lines={2} />
      <div className="field">
        <label htmlFor={file}>{text.drill.load}</label>
        <input id={file} type="file" onChange={load} />
      </div>
      <label className="option">
        <input
          type="checkbox"
          checked={none}
          onChange={({ currentTarget }) => setNone(currentTarget.checked)}
        />
        <span className="option-text">
          <span>{text.drill.none}</span>
          <span className="option-note">{text.drill.noneHint}</span>
        </span>
      </label>
    </>
  )
}
