/** Characters that hide or reorder what a reader sees; shown as their number instead. */
export const HIDDEN = /[\p{Cs}\p{Bidi_Control}\u2028\u2029\uFEFF]|(?![\t\n])\p{Cc}/gu
const META = /[&<>"'`]/g

export const REFERENCES: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
}

/** Text for HTML content and quoted attribute values; hidden characters become visible. */
export function escapeText(text: string): string {
  return text
    .replace(HIDDEN, (character) => `⟨U+${hexPoint(character)}⟩`)
    .replace(META, (character) => REFERENCES[character] ?? '')
}

function hexPoint(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
}
