import {
  type ClipboardEvent,
  type FormEvent,
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useEffectEvent,
} from 'react'
import type { ShareHeader } from '#shared/crypto/shareheader.ts'
import { text } from '../text/current.ts'
import { clearGroups, fillGroups, inputsOf, markBox, setHow } from './share-boxes.ts'

const NUMBERS = Array.from({ length: 25 }, (_, i) => i + 1)
const SEPARATORS = /[\s\-\u2010-\u2015]/g
const LONGEST_PASTE = 1000

interface ShareInputProps {
  readonly boxes: RefObject<HTMLFieldSetElement | null>
  /** The shares that are wanted: what is public of them is compared group by group. */
  readonly headers: readonly ShareHeader[]
  /** Something was typed or pasted. */
  readonly onChange: () => void
  /** What was pasted is longer than a share; nothing of it was taken. */
  readonly onTooLong: () => void
}

/** 25 uncontrolled boxes for a share typed from a card. Ticks are attributes, not state. */
export function ShareInput({ boxes, headers, onChange, onTooLong }: ShareInputProps) {
  useEffect(() => {
    const node = boxes.current
    return () => clearGroups(node)
  }, [boxes])
  const look = useEffectEvent(onChange)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another share is wanted
  useEffect(() => look(), [headers])

  const type = (event: FormEvent<HTMLFieldSetElement>): void => {
    const input = event.target
    if (!(input instanceof HTMLInputElement)) return
    input.value = input.value.replace(SEPARATORS, '').toUpperCase()
    setHow(event.currentTarget, 'typed')
    markBox(input, headers)
    const done = input.dataset.state === 'yes' || input.dataset.state === 'unread'
    if (done && document.activeElement === input) neighbour(event.currentTarget, input, 1)?.focus()
    onChange()
  }
  const paste = (event: ClipboardEvent<HTMLFieldSetElement>): void => {
    const input = event.target
    if (!(input instanceof HTMLInputElement)) return
    const pasted = event.clipboardData.getData('text').slice(0, LONGEST_PASTE)
    const compact = pasted.replace(SEPARATORS, '')
    if (compact.length <= 4) return
    event.preventDefault()
    const whole = /^kshare1/i.test(compact)
    const from = whole ? 1 : Number(input.dataset.number)
    if (compact.length > 4 * (26 - from)) {
      onTooLong()
      return
    }
    if (whole) clearGroups(event.currentTarget)
    setHow(event.currentTarget, 'typed')
    fillGroups(event.currentTarget, compact, headers, from)
    const next = Math.min(24, from - 1 + Math.floor(compact.length / 4))
    inputsOf(event.currentTarget)[next]?.focus()
    onChange()
  }

  return (
    <fieldset
      ref={boxes}
      className="share-input"
      aria-describedby="share-input-hint"
      onInput={type}
      onPaste={paste}
      onCopy={refuse}
      onCut={refuse}
      onKeyDown={onKeyDown}
    >
      <legend>{text.entry.groups}</legend>
      <p id="share-input-hint" className="hint">
        {text.entry.groupsHint}
      </p>
      <div className="share-boxes">
        {NUMBERS.map((number) => (
          <label key={number} className="share-box">
            <span className="share-number" aria-hidden="true">
              {number}
            </span>
            <input
              type="text"
              data-number={number}
              aria-label={text.entry.group(number)}
              maxLength={4}
              autoComplete="off"
              autoCapitalize="characters"
              autoCorrect="off"
              spellCheck={false}
            />
            <span className="share-tick" aria-hidden="true" />
          </label>
        ))}
      </div>
    </fieldset>
  )
}

/** Nothing of a share reaches the clipboard from here. */
function refuse(event: ClipboardEvent): void {
  event.preventDefault()
}

function onKeyDown(event: KeyboardEvent<HTMLFieldSetElement>): void {
  const input = event.target
  if (!(input instanceof HTMLInputElement) || event.key !== 'Backspace') return
  if (input.value === '') neighbour(event.currentTarget, input, -1)?.focus()
}

function neighbour(boxes: HTMLElement, input: HTMLInputElement, by: 1 | -1) {
  return inputsOf(boxes)[Number(input.dataset.number) - 1 + by]
}
