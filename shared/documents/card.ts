/** What a share card says beside the share itself: nothing of it is secret. */
import type { Mode, Plan } from '../ceremony/plan.ts'
import type { State } from '../ceremony/state.ts'
import { dealtSet, liveKeys } from '../ceremony/standing.ts'
import { CeremonyError } from '../errors.ts'
import type { Language } from '../text/language.ts'
import { nameOf } from './entry-note.ts'
import { say } from '../text/saying.ts'

/** A key that the card helps to recover, by what names it without showing it. */
export interface CardKey {
  readonly label: string
  readonly algorithm: string
  /** Check value, or fingerprint of the public half; known once the key was made. */
  readonly check?: string
}

/** The facts of one card. What is not known before the ceremony is written on it by hand. */
export interface CardFacts {
  readonly organization?: string
  readonly title: string
  readonly mode: Mode
  readonly holder: string
  readonly index: number
  readonly total: number
  readonly threshold: number
  readonly keys: readonly CardKey[]
  /** SHA-256 of the script that recovers without this program, in hex. */
  readonly recoverPy: string
  readonly ceremony?: string
  readonly set?: string
  readonly commitment?: string
  /** Day of the release, UTC. */
  readonly date?: string
  readonly copy?: number
  /** Of its words. Default English. */
  readonly language?: Language
}

/** The card of one share of the set that this ceremony dealt, as the log knows it now. */
export function cardOfShare(state: State, index: number): CardFacts {
  const set = dealtSet(state)
  const share = set?.shares.find((one) => one.index === index)
  if (set === undefined || share === undefined)
    throw new CeremonyError('rule.order', say('rule.no-share-number', { index }))
  const { plan } = state.ground
  const { opened } = state
  return {
    ...common(plan),
    holder: nameOf(plan, share.custodian),
    index,
    total: set.shares.length,
    threshold: set.threshold,
    keys: liveKeys(state).map(({ label, algorithm, kcv, spki }) => {
      const check = kcv ?? spki
      return { label, algorithm, ...(check === undefined ? {} : { check }) }
    }),
    recoverPy: opened?.constants['recover.py'] ?? '',
    ceremony: opened?.ceremony ?? '',
    set: set.set,
    commitment: share.commitment,
    date: state.time.slice(0, 10),
    ...(opened?.language === undefined ? {} : { language: opened.language }),
    ...(share.copies === 0 ? {} : { copy: share.copies }),
  }
}

/** The cards of the set that was dealt, to be copied by hand; none where no such set counts. */
export function cardsOfState(state: State): readonly CardFacts[] {
  return (dealtSet(state)?.shares ?? []).map(({ index }) => {
    const { copy: _, date: __, ...facts } = cardOfShare(state, index)
    return facts
  })
}

/** The cards of a plan, before there is a share: one for each custodian. */
export function cardsOfPlan(
  plan: Plan,
  recoverPy: string,
  language?: Language,
): readonly CardFacts[] {
  const { custodians, threshold } = plan.backup
  return custodians.map((custodian, i) => ({
    ...common(plan),
    holder: nameOf(plan, custodian),
    index: i + 1,
    total: custodians.length,
    threshold,
    keys: plan.keys.map(({ label, algorithm }) => ({ label, algorithm })),
    recoverPy,
    ...(language === undefined ? {} : { language }),
  }))
}

function common({ organization, title, mode }: Plan) {
  return { ...(organization === undefined ? {} : { organization }), title, mode }
}
