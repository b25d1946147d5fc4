import { catalogues } from '../text/catalogue.ts'
import type { Language } from '../text/language.ts'
import type { CeremonyEvent } from './events.ts'
import type { Plan } from './plan.ts'

/** One entry in words that a witness understands. */
export function sentenceOf(plan: Plan, event: CeremonyEvent, language: Language = 'en'): string {
  const name = (id: string) => plan.people.find((one) => one.id === id)?.name ?? id
  return catalogues[language].sentence(event, name)
}
