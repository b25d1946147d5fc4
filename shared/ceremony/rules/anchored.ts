import type { Saying } from '../../text/saying.ts'
import type { Mode } from '../plan.ts'
import { demand } from './demand.ts'

/** How a bundle can be anchored on paper, in the order in which an event names it. */
export const ANCHORS = ['signers', 'head'] as const

type Anchor = (typeof ANCHORS)[number]

/** What there was on paper, in the order in which an event names it. */
export function anchorsIn(paper: { readonly [A in Anchor]?: unknown }): Anchor[] {
  return ANCHORS.filter((anchor) => paper[anchor] !== undefined)
}

/** Refuses production on evidence that list and head on paper do not vouch for; `said` says for what. */
export function demandAnchored(mode: Mode, anchored: readonly string[], said: Saying): void {
  demand(
    mode === 'rehearsal' || ANCHORS.every((anchor) => anchored.includes(anchor)),
    'signers.mismatch',
    said,
  )
}
