import { type FormEvent, type RefObject, useEffect, useId, useState } from 'react'
import { type DiceFault, diceFault, MOST_ROLLS, ROLLS_NEEDED } from '#shared/crypto/dice.ts'
import { text } from '../text/current.ts'
import { Button } from './button.tsx'

const FACES = ['1', '2', '3', '4', '5', '6'] as const

/**
 * A hidden, uncontrolled input for rolls, and six large keys beside it. The page keeps their number
 * and what the checks say; the rolls stay in the element.
 */
export function DiceEntry({ rolls }: { readonly rolls: RefObject<HTMLInputElement | null> }) {
  const id = useId()
  const [count, setCount] = useState(0)
  const [fault, setFault] = useState<DiceFault | undefined>()
  useEffect(() => {
    const input = rolls.current
    return () => {
      if (input) input.value = ''
    }
  }, [rolls])

  const put = (value: string): void => {
    const input = rolls.current
    if (input === null) return
    input.value = value.replace(/[^1-6]/g, '').slice(0, MOST_ROLLS)
    setCount(input.value.length)
    setFault(input.value.length < ROLLS_NEEDED ? undefined : diceFault(input.value))
  }
  const typed = (): string => rolls.current?.value ?? ''
  const begin = (): void => {
    put('')
    rolls.current?.focus()
  }
  const enough = count >= ROLLS_NEEDED
  return (
    <div className="dice">
      <div className="field">
        <label htmlFor={id}>{text.entropy.rolls}</label>
        <input
          id={id}
          ref={rolls}
          type="password"
          inputMode="numeric"
          className="input input-secret dice-rolls"
          autoComplete="off"
          autoCapitalize="off"
          autoCorrect="off"
          spellCheck={false}
          aria-describedby={`${id}-hint`}
          onInput={(event: FormEvent<HTMLInputElement>) => put(event.currentTarget.value)}
        />
        <p id={`${id}-hint`} className="hint">
          {text.entropy.rollsHint}
        </p>
      </div>
      <fieldset className="dice-keys">
        <legend className="visually-hidden">{text.entropy.keys}</legend>
        {FACES.map((face) => (
          <button
            key={face}
            type="button"
            className="button dice-key"
            aria-label={text.entropy.face(Number(face))}
            onClick={() => put(typed() + face)}
          >
            {face}
          </button>
        ))}
      </fieldset>
      <div className="dice-count">
        <progress
          value={Math.min(count, ROLLS_NEEDED)}
          max={ROLLS_NEEDED}
          aria-label={text.entropy.progress}
        />
        <p>{enough ? text.entropy.more(count) : text.entropy.count(count, ROLLS_NEEDED)}</p>
      </div>
      {/* Said aloud at every tenth roll, and when there are enough of them. */}
      <p className="dice-verdict" role="status" data-fault={fault}>
        {enough ? (fault ? text.entropy.verdicts[fault] : text.entropy.good) : ''}
        <span className="visually-hidden">
          {count > 0 && !enough
            ? text.entropy.count(Math.floor(count / 10) * 10, ROLLS_NEEDED)
            : ''}
        </span>
      </p>
      <div className="actions">
        <Button onPress={() => put(typed().slice(0, -1))} disabled={count === 0}>
          {text.entropy.undo}
        </Button>
        <Button kind="quiet" onPress={begin} disabled={count === 0}>
          {text.entropy.clear}
        </Button>
      </div>
    </div>
  )
}
