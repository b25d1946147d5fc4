import { wipe } from '#shared/bytes.ts'
import { correctShareText } from '#shared/crypto/correct.ts'
import { type Named, namedIn, type ShareHeader } from '#shared/crypto/shareheader.ts'
import { groupIsPossible, parseShareText } from '#shared/crypto/sharetext.ts'
import { CeremonyError } from '#shared/errors.ts'
import { type How, howOf, marksOf, typedGroups } from '../../components/share-boxes.ts'

/** What the page can say of 25 groups before anything is sent. Holds no part of the share. */
export type Finding =
  /** Groups that are not there yet, or can stand in no share. */
  | { readonly found: 'open'; readonly groups: readonly number[] }
  /** The checksum holds. What else may be wrong with it is named by the main process. */
  | { readonly found: 'whole' }
  | { readonly found: 'near'; readonly groups: readonly number[] }
  | { readonly found: 'impossible'; readonly groups: readonly number[] }
  | { readonly found: 'unreadable' }
  | { readonly found: 'checksum' }

/** How far a share has come in, in numbers alone. */
export interface Standing {
  readonly how: How
  /** Boxes in which something stands. */
  readonly begun: number
  readonly ticked: number
  /** Characters that cannot be read. */
  readonly unread: number
  /** Groups of which one character or more can stand in no share, or not there. */
  readonly impossible: readonly number[]
  /** Groups that are not those of the share that is wanted. */
  readonly other: readonly number[]
  /** The set and index that the text names, where they are not those wanted. */
  readonly names: Named | undefined
  readonly finding: Finding
}

/** The standing of empty boxes. */
export const EMPTY: Standing = {
  how: 'typed',
  begun: 0,
  ticked: 0,
  unread: 0,
  impossible: [],
  other: [],
  names: undefined,
  finding: { found: 'open', groups: [] },
}

/** Looks at what stands in the boxes. */
export function standingOf(boxes: HTMLElement | null, headers: readonly ShareHeader[]): Standing {
  const groups = typedGroups(boxes)
  const marks = marksOf(boxes)
  const numbers = (wanted: string) => marks.flatMap((mark, i) => (mark === wanted ? [i + 1] : []))
  const named = namedIn(groups.join(''))
  const wanted = headers.some((one) => one.set === named?.set && one.index === named.index)
  return {
    how: howOf(boxes),
    begun: groups.filter((group) => group !== '').length,
    ticked: numbers('yes').length,
    unread: groups.join('').split('?').length - 1,
    impossible: numbers('no'),
    other: numbers('other'),
    names: wanted || headers.length === 0 ? undefined : named,
    finding: findingOf(groups),
  }
}

/** Checks the 25 groups as a whole, so that a slip of the finger does not cost all that was typed. */
export function findingOf(groups: readonly string[]): Finding {
  const impossible = groups.flatMap((group, i) => (groupIsPossible(group, i + 1) ? [] : [i + 1]))
  if (groups.length === 0 || groups.some((group) => group.length < 4))
    return { found: 'open', groups: impossible }
  const typed = groups.join('')
  try {
    wipe(parseShareText(typed).rawSecret)
    return { found: 'whole' }
  } catch (error) {
    if (!(error instanceof CeremonyError)) throw error
    if (error.code !== 'share.mistyped') return { found: 'whole' }
  }
  const near = correctShareText(typed)
  if (near !== undefined) return { found: 'near', groups: near.groups }
  if (impossible.length > 0) return { found: 'impossible', groups: impossible }
  return { found: typed.includes('?') ? 'unreadable' : 'checksum' }
}
