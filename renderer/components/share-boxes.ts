/** The 25 boxes of a share as elements: what stands in them is read, marked and cleared here only. */
import { groupAgrees, type ShareHeader } from '#shared/crypto/shareheader.ts'
import { groupIsPossible } from '#shared/crypto/sharetext.ts'
import { text } from '../text/current.ts'

/** How the text came into the boxes. Whatever a hand has touched was typed. */
export type How = 'typed' | 'qr'

/** What can be said of one group by itself. */
export type Mark = 'open' | 'yes' | 'unread' | 'other' | 'no'

const GROUP = 4

/** The boxes in their order. */
export function inputsOf(boxes: HTMLElement | null): HTMLInputElement[] {
  return Array.from(boxes?.querySelectorAll<HTMLInputElement>('input[data-number]') ?? [])
}

/** What stands in the 25 boxes, in order. */
export function typedGroups(boxes: HTMLElement | null): string[] {
  return inputsOf(boxes).map((input) => input.value)
}

/** How the boxes were filled. */
export function howOf(boxes: HTMLElement | null): How {
  return boxes?.dataset.how === 'qr' ? 'qr' : 'typed'
}

/** Notes how the boxes are filled; what a code brought stays unreadable on the screen. */
export function setHow(boxes: HTMLElement | null, how: How): void {
  if (boxes !== null) boxes.dataset.how = how
}

/** Hands share text and its way in to one use and empties the boxes at once, whatever the use does. */
export function spendGroups<T>(
  boxes: HTMLElement | null,
  use: (share: { readonly how: How; readonly text: string }) => T,
): T {
  try {
    return use({ how: howOf(boxes), text: typedGroups(boxes).join('') })
  } finally {
    clearGroups(boxes)
  }
}

/** Puts a text into the boxes, from a group on; every box shows at once whether it can be right. */
export function fillGroups(
  boxes: HTMLElement | null,
  shareText: string,
  headers: readonly ShareHeader[],
  from = 1,
): void {
  const groups = shareText.match(/.{1,4}/g) ?? []
  for (const [i, input] of inputsOf(boxes)
    .slice(from - 1)
    .entries()) {
    const group = groups[i]
    if (group === undefined) return
    input.value = group.toUpperCase()
    markBox(input, headers)
  }
}

/** Empties the boxes. */
export function clearGroups(boxes: HTMLElement | null): void {
  setHow(boxes, 'typed')
  for (const input of inputsOf(boxes)) {
    input.value = ''
    setMark(input, 'open')
  }
}

/** Marks groups to be looked at again. */
export function doubt(boxes: HTMLElement | null, groups: readonly number[]): void {
  for (const input of inputsOf(boxes))
    if (groups.includes(Number(input.dataset.number))) setMark(input, 'no')
}

/** Marks every box by what stands in it. */
export function markGroups(boxes: HTMLElement | null, headers: readonly ShareHeader[]): void {
  for (const input of inputsOf(boxes)) markBox(input, headers)
}

/** Marks a box by what stands in it. */
export function markBox(input: HTMLInputElement, headers: readonly ShareHeader[]): void {
  setMark(input, markOf(input.value, Number(input.dataset.number), headers))
}

function markOf(group: string, number: number, headers: readonly ShareHeader[]): Mark {
  if (group.length < GROUP) return 'open'
  if (!groupIsPossible(group, number)) return 'no'
  if (!groupAgrees(group, number, headers)) return 'other'
  return group.includes('?') ? 'unread' : 'yes'
}

/** The marks of the 25 boxes, in order. */
export function marksOf(boxes: HTMLElement | null): Mark[] {
  return inputsOf(boxes).map((input) => (input.dataset.state as Mark | undefined) ?? 'open')
}

function setMark(input: HTMLInputElement, mark: Mark): void {
  input.dataset.state = mark
  input.setAttribute('aria-invalid', mark === 'no' || mark === 'other' ? 'true' : 'false')
  if (mark === 'open') input.removeAttribute('aria-description')
  else input.setAttribute('aria-description', text.entry.marks[mark])
}
