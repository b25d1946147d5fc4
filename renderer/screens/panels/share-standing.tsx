import { isRehearsalSet } from '#shared/crypto/envelope.ts'
import { text } from '../../text/current.ts'
import { listed } from '../../text/format.ts'
import type { ShareEntry } from './share-entry-state.ts'

/** Says in words and numbers how far the share is, without a character of it. */
export function ShareStanding({ entry }: { readonly entry: ShareEntry }) {
  const { standing, said } = entry
  const lines = linesOf(entry)
  const whole = standing.finding.found === 'whole' && standing.other.length === 0
  return (
    <div className="share-standing" role="status" data-whole={whole}>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {said?.said === 'rejected' ? (
        <p>
          {text.entry.proposal[entry.purpose].rejected}{' '}
          {text.entry.proposal[entry.purpose].rejectedHint}
        </p>
      ) : null}
    </div>
  )
}

function linesOf(entry: ShareEntry): readonly string[] {
  const { standing, said } = entry
  const { finding, how, begun, ticked, unread, impossible } = standing
  const words = text.entry
  if (said?.said === 'cleared') return [words.cleared[said.why]]
  if (begun === 0) return [words.legend]
  const progress =
    finding.found === 'whole' ? (how === 'qr' ? words.scanned : words.whole) : words.ticked(ticked)
  return [
    ...(said?.said === 'accepted' ? [words.proposal.accepted(listed(said.groups))] : []),
    progress,
    ...(unread > 0 ? [words.unread(unread)] : []),
    ...(impossible.length > 0 && finding.found !== 'near'
      ? [words.impossible(listed(impossible))]
      : []),
    ...otherOf(entry),
  ]
}

/** What the text names where it is not what is wanted: everybody may know that much of a share. */
function otherOf({ standing, headers, mode, holderOf }: ShareEntry): readonly string[] {
  const { names, other } = standing
  const [wanted] = headers
  if (wanted === undefined || other.length === 0) return []
  if (names === undefined) return [text.entry.other(listed(other))]
  if (names.set !== wanted.set && isRehearsalSet(names.set) !== (mode === 'rehearsal'))
    return [text.entry.otherMode[mode]]
  if (names.set !== wanted.set) return [text.entry.otherSet(names.set, wanted.set)]
  const holder = holderOf(names.index)
  if (holder === undefined) return [text.entry.other(listed(other))]
  const indexes = headers.map(({ index }) => index)
  return [text.entry.otherShare(names.index, holder, text.entry.wantedShare(listed(indexes)))]
}
