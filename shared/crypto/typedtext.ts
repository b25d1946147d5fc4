import { CeremonyError } from '../errors.ts'
import { say } from '../text/saying.ts'

/** Shorter texts are refused; no length says how hard a text is to guess. */
export const LEAST_TEXT = 20
export const MOST_TEXT = 1000

/** The text as it goes into a mix: NFC, so that two keyboards give the same bytes. */
export function mixableText(typed: string): string {
  return typed.normalize('NFC')
}

/** Refuses a text that is too short, or too long, with `text.refused`. */
export function demandText(typed: string): void {
  const length = mixableText(typed).length
  if (length < LEAST_TEXT)
    throw new CeremonyError('text.refused', say('text.short', { least: LEAST_TEXT }))
  if (length > MOST_TEXT)
    throw new CeremonyError('text.refused', say('text.long', { most: MOST_TEXT }))
}
