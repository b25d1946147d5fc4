/** Where a template lets values in. A small grammar of HTML: what it does not know is refused. */

/** A slot in running text takes text and markup, one in a quoted attribute takes text alone. */
export type Slot = 'content' | 'attribute'

/** Stands for a slot while a template is read; HTML itself forbids the character. */
const SLOT = '\0'

const ELEMENTS = new Set(
  (
    'html head meta title body main header footer section article nav aside address ' +
    'h1 h2 h3 h4 p div span strong em small b i u s q sup sub mark abbr time wbr br hr blockquote ' +
    'ul ol li dl dt dd code pre kbd samp a img figure figcaption details summary ' +
    'table caption colgroup col thead tbody tfoot tr th td ' +
    'svg g path rect circle line text'
  ).split(' '),
)

const TOKENS = [
  /[^<]+/y,
  /<!doctype html>/y,
  /<style>[^<\0]*<\/style>/y,
  /<\/([a-z][a-z0-9]*)>/y,
  /<([a-z][a-z0-9]*)((?:\s+[A-Za-z][A-Za-z:-]*(?:="[^"]*")?)*)\s*\/?>/y,
]
const ATTRIBUTE = /([A-Za-z][A-Za-z:-]*)(?:="([^"]*)")?/g

/**
 * The slots of a template in order. Throws for markup that is cut in two, elements and attributes
 * that run code or load something, and slots anywhere but in text and quoted attribute values.
 */
export function slotsOf(literals: readonly string[]): Slot[] {
  const source = literals.join(SLOT)
  if (source.split(SLOT).length !== literals.length) throw refused('a NUL character', source)
  const slots: Slot[] = []
  for (let at = 0; at < source.length; ) {
    const token = tokenAt(source, at)
    const [text, name, attributes] = token
    if (name === undefined) {
      slots.push(...slotsIn(text, 'content'))
    } else {
      if (!ELEMENTS.has(name)) throw refused(`the element ${name}`, source)
      slots.push(...attributeSlots(attributes ?? '', source))
    }
    at += text.length
  }
  return slots
}

function tokenAt(source: string, at: number): RegExpExecArray {
  for (const pattern of TOKENS) {
    pattern.lastIndex = at
    const token = pattern.exec(source)
    if (token) return token
  }
  throw refused(`what begins at ${at}`, source)
}

function attributeSlots(attributes: string, source: string): Slot[] {
  const slots: Slot[] = []
  for (const [, name = '', value = ''] of attributes.matchAll(ATTRIBUTE)) {
    if (/^on|^srcdoc$/i.test(name)) throw refused(`the attribute ${name}`, source)
    const found = slotsIn(value, 'attribute')
    // A value must not choose the scheme of a link, nor write style rules.
    const leads = /^(?:.*:)?(?:href|src)$/i.test(name) && value.trimStart().startsWith(SLOT)
    if (found.length > 0 && (leads || /^style$|^http-equiv$/i.test(name))) {
      throw refused(`a value in the attribute ${name}`, source)
    }
    slots.push(...found)
  }
  return slots
}

function slotsIn(text: string, slot: Slot): Slot[] {
  return Array.from({ length: text.split(SLOT).length - 1 }, () => slot)
}

function refused(what: string, source: string): Error {
  const shown = source.replaceAll(SLOT, '(value)').slice(0, 200)
  return new Error(`${what} is not allowed in the template ${shown}`)
}
