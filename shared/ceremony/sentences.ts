import type { Catalogue } from '../text/catalogue.ts'
import type { CeremonyEvent } from './events.ts'
import type { State } from './state.ts'

/** One entry in words that a witness understands, with the names of the plan. */
export function sentenceOf(text: Catalogue, state: State, event: CeremonyEvent): string {
  return text.sentence(
    event,
    (id) => state.ground.plan.people.find((one) => one.id === id)?.name ?? id,
    (intent) => state.intents.find((one) => one.intent === intent)?.action,
  )
}
