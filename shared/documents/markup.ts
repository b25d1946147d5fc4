/** HTML that is safe by construction: literals of the source are raw, every value is escaped. */
import { escapeText } from './escape.ts'
import { type Slot, slotsOf } from './slots.ts'

/** Finished markup. Only {@link html} makes it; a look-alike object is refused. */
export interface Html {
  readonly kind: 'html'
}

/** What a slot takes: text, numbers, finished markup, lists of them; undefined is nothing. */
export type Content = string | number | Html | undefined | readonly Content[]

const MARKUP = new WeakMap<Html, string>()
const TEMPLATES = new WeakMap<readonly string[], readonly Slot[]>()

/** A template of HTML: each value is escaped unless {@link html} itself made it. */
export function html(literals: TemplateStringsArray, ...values: Content[]): Html {
  const slots = slotsOfTemplate(literals)
  let markup = literals[0] ?? ''
  for (const [i, value] of values.entries()) {
    markup += slots[i] === 'attribute' ? attribute(value) : content(value)
    markup += literals[i + 1] ?? ''
  }
  const made: Html = Object.freeze({ kind: 'html' })
  MARKUP.set(made, markup)
  return made
}

/** The text of finished markup. */
export function render(made: Html): string {
  const markup = MARKUP.get(made)
  if (markup === undefined) throw new Error('not markup made by html')
  return markup
}

function slotsOfTemplate(literals: TemplateStringsArray): readonly Slot[] {
  const known = TEMPLATES.get(literals)
  if (known) return known
  // A literal of the source code is frozen and has its raw form: html() is no way around it.
  if (!Array.isArray(literals.raw) || !Object.isFrozen(literals)) {
    throw new Error('html is a template tag, not a function')
  }
  const slots = slotsOf(literals)
  TEMPLATES.set(literals, slots)
  return slots
}

function content(value: Content): string {
  if (value === undefined) return ''
  if (typeof value === 'string') return escapeText(value)
  if (typeof value === 'number') return String(value)
  return isList(value) ? value.map(content).join('') : render(value)
}

function attribute(value: Content): string {
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return escapeText(value)
  throw new Error('an attribute takes text or a number')
}

function isList(value: Content): value is readonly Content[] {
  return Array.isArray(value)
}
