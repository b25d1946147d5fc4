/** What is printed before a ceremony: nothing of it is secret. */
import { sha256Hex, utf8 } from '#shared/bytes.ts'
import { groundOf } from '#shared/ceremony/ground.ts'
import { KIND_TABLE } from '#shared/ceremony/kinds.ts'
import { kindOf, type Plan } from '#shared/ceremony/plan.ts'
import { cardsOfPlan } from '#shared/documents/card.ts'
import { blankCards } from '#shared/documents/card-document.ts'
import { proposedScript } from '#shared/documents/script-document.ts'
import { catalogues } from '#shared/text/catalogue.ts'
import type { Language } from '#shared/text/language.ts'
import type { Host } from './host.ts'
import type { LoadedPlan } from './planfile.ts'

/** The proposed script of a plan and, where it deals shares, a blank card for each custodian. */
export function papersOf(
  host: Pick<Host, 'constants'>,
  { plan, inputs, digest }: LoadedPlan,
  time: string,
  language: Language,
): Map<string, Uint8Array> {
  const { script: steps } = groundOf(plan, inputs, time)
  const script = proposedScript({ plan, digest, steps, text: catalogues[language] })
  const papers = new Map([['script-proposed.html', utf8(script)]])
  if (dealsShares(plan)) papers.set('cards-blank.html', blankCardsOf(host, plan, language))
  return papers
}

/** True for a ceremony in which shares are handed out. */
export function dealsShares(plan: Plan): boolean {
  return KIND_TABLE[kindOf(plan)].actions.includes('release')
}

/** The blank cards of a plan, with the hash of the recover.py of this release. */
export function blankCardsOf(
  { constants }: Pick<Host, 'constants'>,
  plan: Plan,
  language: Language,
): Uint8Array {
  const recoverPy = sha256Hex(constants[language].get('recover.py') ?? new Uint8Array())
  return utf8(blankCards(cardsOfPlan(plan, recoverPy, language)))
}
