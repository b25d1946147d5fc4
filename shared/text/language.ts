/** The languages of the screens. What is signed and hashed has one language, whatever is chosen here. */
export const LANGUAGES = ['en', 'de'] as const

export type Language = (typeof LANGUAGES)[number]

/** Each language as its own speakers write it. */
export const languageNames: { readonly [language in Language]: string } = {
  en: 'English',
  de: 'Deutsch',
}

/** What `Intl` is asked with. British English, because it lists without a comma before "and". */
export const locales: { readonly [language in Language]: string } = { en: 'en-GB', de: 'de' }

/** The language of that name, or undefined: for what a file, a call or a page says. */
export function parseLanguage(value: unknown): Language | undefined {
  return LANGUAGES.find((language) => language === value)
}

/** The first of the tags of a system, best first, that there is a catalogue for; else English. */
export function languageOf(tags: readonly string[]): Language {
  for (const tag of tags) {
    const found = parseLanguage(tag.toLowerCase().split(/[-_]/)[0])
    if (found !== undefined) return found
  }
  return 'en'
}
