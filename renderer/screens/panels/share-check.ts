import { wipe } from '#shared/bytes.ts'
import { correctShareText } from '#shared/crypto/correct.ts'
import { groupIsPossible, parseShareText } from '#shared/crypto/sharetext.ts'
import { CeremonyError } from '#shared/errors.ts'

/** What the page can say about a typed share before anything is sent. Holds no part of the share. */
export type Finding =
  | { readonly found: 'good' }
  | { readonly found: 'impossible'; readonly groups: readonly number[] }
  | { readonly found: 'mistyped'; readonly groups: readonly number[] }
  | { readonly found: 'unknown' }

/** Checks the 25 groups as typed, so that a slip of the finger does not cost all that was typed. */
export function checkTyped(groups: readonly string[]): Finding {
  const impossible = groups.flatMap((group, i) => (groupIsPossible(group, i + 1) ? [] : [i + 1]))
  if (impossible.length > 0) return { found: 'impossible', groups: impossible }
  const typed = groups.join('')
  try {
    wipe(parseShareText(typed).rawSecret)
    return { found: 'good' }
  } catch (error) {
    if (!(error instanceof CeremonyError)) throw error
    const near = correctShareText(typed)
    return near === undefined
      ? { found: 'unknown' }
      : { found: 'mistyped', groups: near.groups }
  }
}
