import {
  disposalOf,
  isUnwitnessed,
  remainsOf,
  replacement,
  type Thing,
  thingsOf,
} from '../ceremony/destruction.ts'
import { METHOD_TABLE } from '../ceremony/methods.ts'
import type { Disposal } from '../ceremony/state/disposal.ts'
import type { State } from '../ceremony/state.ts'
import { liveKeys } from '../ceremony/standing.ts'
import type { Catalogue } from '../text/catalogue.ts'
import { earlierText, thingName } from './report-destruction.ts'
import type { Warning } from './report-warning.ts'

/** What the end of a share set leaves open, the gravest first. */
export function destructionWarnings(text: Catalogue, state: State): Warning[] {
  const remains = remainsOf(state)
  if (remains === undefined) return []
  const words = text.documents.ending
  const { atLarge, threshold, recovers, copiesAtLarge, before } = remains
  const named = (which: (found: Thing, disposal: Disposal) => boolean) =>
    thingsOf(state)
      .filter((found) => which(found, disposalOf(state, found.thing)))
      .map((found) => thingName(text, state, found))
      .join(', ')
  const when = (said: string, title: string, about: (names: string) => string): Warning[] =>
    said === '' ? [] : [{ title, text: about(said) }]
  const told = (some: typeof before) => some.map((one) => earlierText(text, state, one)).join('; ')
  const open = atLarge.length + copiesAtLarge.length > 0
  const labels = liveKeys(state)
    .map(({ label }) => label)
    .join(', ')
  return [
    ...(recovers
      ? [{ title: words.recoversTitle, text: words.recovers(atLarge.length, threshold) }]
      : []),
    ...(open
      ? [
          {
            title: words.partTitle,
            text: words.partText(
              atLarge.map(words.numbered).join(', ') || words.nothingLeft,
              copiesAtLarge.join(', ') || words.nothingLeft,
            ),
          },
        ]
      : []),
    ...when(told(before.filter(({ pinned }) => !pinned)), words.beforeTitle, words.beforeText),
    ...when(told(before.filter(({ pinned }) => pinned)), words.beforeTitle, words.beforePinned),
    ...when(
      named(({ thing }) => isUnwitnessed(state, thing)),
      words.unwitnessedTitle,
      words.unwitnessedText,
    ),
    ...when(named(isOtherBag), words.bagTitle, words.bagText),
    ...when(named(isWeak), words.weakTitle, words.weakText),
    ...when(named(isUnmarked), words.unmarkedTitle, words.unmarkedText),
    ...(replacement(state) === undefined
      ? [{ title: words.endedTitle, text: words.endedText(labels) }]
      : []),
  ]
}

/** PCI PIN 9-2: a broken seal, another bag than that of the receipt, or none where there was one. */
function isOtherBag(found: Thing, { bag }: Disposal): boolean {
  if (found.of !== 'share' || bag === undefined) return false
  return bag.seal === 'broken' || (found.bag !== '' && found.bag !== bag.bag)
}

function isWeak(_: Thing, { outcome, started }: Disposal): boolean {
  return (
    outcome === 'destroyed' && started !== undefined && METHOD_TABLE[started.method].weak === true
  )
}

function isUnmarked(found: Thing, { outcome, started }: Disposal): boolean {
  return found.of === 'share' && outcome === 'destroyed' && started?.commitment === undefined
}
