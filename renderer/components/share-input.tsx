import {
  type ClipboardEvent,
  type FormEvent,
  type KeyboardEvent,
  type RefObject,
  useEffect,
} from 'react'
import { groupIsPossible } from '#shared/crypto/sharetext.ts'
import { text } from '../text/en.ts'

const NUMBERS = Array.from({ length: 25 }, (_, i) => i + 1)
const SEPARATORS = /[\s\-\u2010-\u2015]/g

/** 25 uncontrolled boxes for a share typed from a card. Ticks are attributes, not state. */
export function ShareInput({ boxes }: { readonly boxes: RefObject<HTMLFieldSetElement | null> }) {
  useEffect(() => {
    const node = boxes.current
    return () => clearGroups(node)
  }, [boxes])
  return (
    <fieldset
      ref={boxes}
      className="share-input"
      aria-describedby="share-input-hint"
      onInput={onInput}
      onPaste={onPaste}
      onKeyDown={onKeyDown}
    >
      <legend>{text.readback.groups}</legend>
      <p id="share-input-hint" className="hint">
        {text.readback.groupsHint}
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
              aria-label={text.readback.group(number)}
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

/** Hands the share text to one use and empties the boxes at once, whatever the use does. */
export function spendGroups<T>(boxes: HTMLElement | null, use: (share: string) => T): T {
  try {
    return use(typedGroups(boxes).join(''))
  } finally {
    clearGroups(boxes)
  }
}

/** What stands in the 25 boxes, in order. */
export function typedGroups(boxes: HTMLElement | null): string[] {
  return inputsOf(boxes).map((input) => input.value)
}

/** Puts a text into the boxes, from a group on; every box shows at once whether it can be right. */
function fillGroups(boxes: HTMLElement | null, shareText: string, from = 1): void {
  const groups = shareText.match(/.{1,4}/g) ?? []
  for (const [i, input] of inputsOf(boxes)
    .slice(from - 1)
    .entries()) {
    const group = groups[i]
    if (group === undefined) return
    input.value = group.toUpperCase()
    mark(input)
  }
}

/** Empties the boxes. */
export function clearGroups(boxes: HTMLElement | null): void {
  for (const input of inputsOf(boxes)) {
    input.value = ''
    mark(input)
  }
}

/** Marks groups to be looked at again. */
export function doubt(boxes: HTMLElement | null, groups: readonly number[]): void {
  for (const input of inputsOf(boxes)) {
    if (groups.includes(Number(input.dataset.number))) setState(input, 'no')
  }
}

function inputsOf(boxes: HTMLElement | null): HTMLInputElement[] {
  return Array.from(boxes?.querySelectorAll<HTMLInputElement>('input[data-number]') ?? [])
}

function mark(input: HTMLInputElement): void {
  if (input.value.length < 4) setState(input, 'open')
  else setState(input, groupIsPossible(input.value, Number(input.dataset.number)) ? 'yes' : 'no')
}

function setState(input: HTMLInputElement, state: 'open' | 'yes' | 'no'): void {
  input.dataset.state = state
  input.setAttribute('aria-invalid', state === 'no' ? 'true' : 'false')
  if (state === 'open') input.removeAttribute('aria-description')
  else {
    const said = state === 'yes' ? text.readback.possible : text.readback.impossible
    input.setAttribute('aria-description', said)
  }
}

function onInput(event: FormEvent<HTMLFieldSetElement>): void {
  const input = event.target
  if (!(input instanceof HTMLInputElement)) return
  input.value = input.value.replace(SEPARATORS, '').toUpperCase()
  mark(input)
  if (input.dataset.state === 'yes') neighbour(event.currentTarget, input, 1)?.focus()
}

function onPaste(event: ClipboardEvent<HTMLFieldSetElement>): void {
  const input = event.target
  if (!(input instanceof HTMLInputElement)) return
  const pasted = event.clipboardData.getData('text').slice(0, 1000).replace(SEPARATORS, '')
  if (pasted.length <= 4) return
  event.preventDefault()
  const whole = /^kshare1/i.test(pasted)
  fillGroups(event.currentTarget, pasted, whole ? 1 : Number(input.dataset.number))
}

function onKeyDown(event: KeyboardEvent<HTMLFieldSetElement>): void {
  const input = event.target
  if (!(input instanceof HTMLInputElement) || event.key !== 'Backspace') return
  if (input.value === '') neighbour(event.currentTarget, input, -1)?.focus()
}

function neighbour(boxes: HTMLElement, input: HTMLInputElement, by: 1 | -1) {
  return inputsOf(boxes)[Number(input.dataset.number) - 1 + by]
}
