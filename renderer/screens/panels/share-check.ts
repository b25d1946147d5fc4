import { wipe } from '#shared/bytes.ts'
import { correctShareText } from '#shared/crypto/correct.ts'
import { groupIsPossible, parseShareText } from '#shared/crypto/sharetext.ts'
import { assertNever, CeremonyError } from '#shared/errors.ts'
import { bridge } from '../../api.ts'
import { doubt, typedGroups } from '../../components/share-input.tsx'
import type { Call } from '../../store/call.ts'
import { text } from '../../text/en.ts'
import { listed } from '../../text/format.ts'

/** What the page can say about a typed share before anything is sent. Holds no part of the share. */
type Finding =
  | { readonly found: 'good' }
  | { readonly found: 'impossible'; readonly groups: readonly number[] }
  | { readonly found: 'mistyped'; readonly groups: readonly number[] }
  | { readonly found: 'unknown' }

/** Checks the 25 groups as typed, so that a slip of the finger does not cost all that was typed. */
function checkTyped(groups: readonly string[]): Finding {
  const impossible = groups.flatMap((group, i) => (groupIsPossible(group, i + 1) ? [] : [i + 1]))
  if (impossible.length > 0) return { found: 'impossible', groups: impossible }
  const typed = groups.join('')
  try {
    wipe(parseShareText(typed).rawSecret)
    return { found: 'good' }
  } catch (error) {
    if (!(error instanceof CeremonyError)) throw error
    const near = correctShareText(typed)
    return near === undefined ? { found: 'unknown' } : { found: 'mistyped', groups: near.groups }
  }
}

/**
 * True when the typed share can be sent; otherwise marks the groups and says what to look at. A
 * checksum that does not hold is noted in the log, without anything that was typed.
 */
export function groupsAreGood(
  boxes: HTMLElement | null,
  by: string | undefined,
  tell: Call['tell'],
): boolean {
  const finding = checkTyped(typedGroups(boxes))
  const misread = finding.found === 'mistyped' || finding.found === 'unknown'
  if (misread && by !== undefined) void bridge.noteMisread({ by })
  switch (finding.found) {
    case 'good':
      return true
    case 'impossible':
      doubt(boxes, finding.groups)
      tell(text.readback.incomplete(listed(finding.groups)), text.readback.incompleteHint)
      return false
    case 'mistyped':
      doubt(boxes, finding.groups)
      tell(text.readback.mistyped(listed(finding.groups)), text.readback.mistypedHint)
      return false
    case 'unknown':
      tell(text.readback.checksum, text.readback.checksumHint)
      return false
    default:
      return assertNever(finding)
  }
}
