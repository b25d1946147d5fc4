import type { State } from '../ceremony/state.ts'
import type { Catalogue } from '../text/catalogue.ts'
import { personName } from './entry-note.ts'

/** What a reader of the report must know before anything else. */
export interface Warning {
  readonly title: string
  readonly text: string
}

/** The words for warnings, with the names of people in them. */
export type WarningWords = Catalogue['documents']['warnings'] & {
  readonly and: string
  readonly name: (id: string) => string
}

/** The words of a language, for the people of this ceremony. */
export function warningWords(text: Catalogue, { ground }: State): WarningWords {
  const { page, warnings } = text.documents
  return { ...warnings, and: page.and, name: (id) => personName(text, ground.plan, id) }
}

/** A title and what follows from it, where both are fixed. */
export function warning([title, text]: readonly [string, string]): Warning {
  return { title, text }
}
