import type { CeremonyEvent } from '../ceremony/events.ts'
import type { State } from '../ceremony/state.ts'
import { isDestruction, mayRecord } from '../ceremony/kinds.ts'
import { kindOf } from '../ceremony/plan.ts'
import type { Language } from '../text/language.ts'
import { affidavits } from './affidavit-document.ts'
import { auditPack } from './audit-document.ts'
import { cardsOfState } from './card.ts'
import { blankCards } from './card-document.ts'
import { custodyForms } from './custody-document.ts'
import { languageOf, textOf } from './language.ts'
import { partsDocument } from './parts-document.ts'
import { proposedScript } from './script-document.ts'
import { slipsOf } from './slip-document.ts'

/** A ceremony that has ended, as its documents need it. */
export interface Ended {
  readonly state: State
  readonly events: readonly CeremonyEvent[]
  /** SHA-256 of each line of the log, in hex, by entry number. */
  readonly hashes: readonly string[]
  /** SHA-256 of the checkpoint, in hex. */
  readonly head: string
  /** Every file of the bundle, by its path. */
  readonly paths: readonly string[]
  /** Of these documents; without it that of the ceremony. */
  readonly language?: Language
}

/** How a document is made, when it is asked for. */
export type Maker = () => string

/** Every document that is made of a bundle and not in it, by file name. */
export function documentsOf(ended: Ended): Map<string, string> {
  return new Map([...makersOf(ended)].map(([name, make]) => [name, make()]))
}

/**
 * How each of them is made. The executed script and the report are in the bundle: their hashes are
 * evidence, so nobody makes them a second time.
 */
export function makersOf(ended: Ended): Map<string, Maker> {
  const { state, events, hashes, head, paths, language = languageOf(ended.state) } = ended
  const text = textOf(state, language)
  const { plan, digest, script } = state.ground
  const entries = events.length
  const tip = { entries, runningHead: hashes[entries - 1] ?? '', head }
  const slips = slipsOf(state, tip, text)
  const cards = mayRecord(kindOf(plan), 'shares.made') ? cardsOfState(state) : []
  const spoken = cards.map((facts) => ({ ...facts, language }))
  const all: readonly (readonly [string, Maker] | undefined)[] = [
    ['script-proposed.html', () => proposedScript({ plan, digest, steps: script, text })],
    ['parts.html', () => partsDocument({ state, paths, text })],
    ['custody.html', () => custodyForms(state, text)],
    isDestruction(plan) ? ['destruction.html', () => affidavits(state, text)] : undefined,
    cards.length === 0 ? undefined : ['cards-blank.html', () => blankCards(spoken)],
    ['audit.html', () => auditPack({ state, events, text })],
    ...[...slips].map(([id, page]) => [`slips/${id}.html`, () => page] as const),
  ]
  return new Map(all.filter((one) => one !== undefined))
}
