import { scriptText as de } from './de/scripts.ts'
import type { Language } from './language.ts'

/** What a plan fills into a script, where it is words and not names. */
export interface Fill {
  readonly keys: (count: number) => string
  readonly asked: { readonly dice: string; readonly text: string }
  readonly and: string
}

/**
 * A script in another language: what is said for each of its English texts. By text and not by
 * step, so that a step whose English changes is never said in the words that it had before.
 */
export interface ScriptText {
  readonly phrases: ReadonlyMap<string, string>
  readonly fill: Fill
}

/** The languages beside that of the released scripts, which people sign. */
export const scriptTexts: { readonly [language in Exclude<Language, 'en'>]: ScriptText } = { de }
