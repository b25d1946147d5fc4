/** Text that people read and sign: any script, but nothing invisible, and one form per text. */
import { CeremonyError } from '../errors.ts'
import { type Saying, say } from '../text/saying.ts'

// \p{Cc} is C0, DEL and C1; \p{Bidi_Control} is U+061C, U+200E/F, U+202A–E, U+2066–9.
const FORBIDDEN = /[\p{Cc}\p{Cs}\p{Bidi_Control}\u2028\u2029\uFEFF]/u
const EACH_FORBIDDEN = new RegExp(FORBIDDEN, 'gu')
const PRINTABLE_ASCII = /^[ -~]*$/
const NEWLINES = /\r\n|[\t\n\v\f\r\u0085\u2028\u2029]/g

const ID = /^[a-z0-9][a-z0-9-]{0,31}$/
const RESERVED = new Set(['recorder', 'share', 'recovery', 'head'])
const DEVICE = /^(?:con|prn|aux|nul|com[1-9]|lpt[1-9])$/

/** What a person typed or pasted, in NFC, with newlines and tabs as spaces. */
export function normalizeText(text: string): string {
  return text.replace(NEWLINES, ' ').normalize('NFC')
}

/** What is wrong with a text, naming the code point, or undefined. */
export function textFault(text: string): Saying | undefined {
  if (PRINTABLE_ASCII.test(text)) return undefined
  const found = FORBIDDEN.exec(text)?.[0]
  if (found !== undefined) return say('shape.character', { character: codePoint(found) })
  const composed = text.normalize('NFC')
  if (composed === text) return undefined
  const expected = Array.from(composed)
  const odd = Array.from(text).find((character, i) => character !== expected[i])
  return say('shape.not-nfc', { character: codePoint(odd ?? '') })
}

/** A text of unknown origin for a message: what would steer a terminal or hide is shown by number. */
export function visibleText(text: string): string {
  return text.replace(EACH_FORBIDDEN, (character) => `⟨${codePoint(character)}⟩`)
}

/** Refuses text that is not NFC or holds control, invisible or direction-changing characters. */
export function assertText(text: string, path: string): void {
  const fault = textFault(text)
  if (fault !== undefined) throw new CeremonyError('text.invalid', fault, { path })
}

/** What is wrong with an id or label, or undefined. Ids also name files, on any system. */
export function idFault(id: string): Saying | undefined {
  if (!ID.test(id)) {
    return say('shape.id')
  }
  if (RESERVED.has(id)) return say('shape.reserved')
  if (DEVICE.test(id)) return say('shape.device')
  return undefined
}

/** True for an id or label that the formats allow. */
export function isId(id: string): boolean {
  return idFault(id) === undefined
}

function codePoint(character: string): string {
  const digits = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
  return `U+${digits}`
}
