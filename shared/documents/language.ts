import type { State } from '../ceremony/state.ts'
import { type Catalogue, catalogues } from '../text/catalogue.ts'
import type { Language } from '../text/language.ts'

/** The language in which a ceremony was opened: entry 0 names it, or else it is English. */
export function languageOf({ opened }: State): Language {
  return opened?.language ?? 'en'
}

/** The words for the documents of a ceremony: in its own language, or in another that is asked for. */
export function textOf(state: State, language: Language = languageOf(state)): Catalogue {
  return catalogues[language]
}
