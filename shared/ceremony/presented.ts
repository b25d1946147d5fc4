import {
  encodeEnvelope,
  isRehearsalSet,
  type ShareEnvelope,
  shareCommitment,
} from '../crypto/envelope.ts'
import { wipe } from '../bytes.ts'
import { CeremonyError } from '../errors.ts'
import type { Share, ShareSet, State } from './state.ts'

/**
 * Names a share that somebody brings: the share of the live set it is, or what is wrong with it.
 * Nothing is combined until each share has passed its own commitment here.
 */
export function matchShare(
  state: State,
  envelope: ShareEnvelope,
): { readonly set: ShareSet; readonly share: Share } {
  const set = state.sets.find((one) => one.set === envelope.set)
  if (set === undefined) throw foreign(state, envelope)
  if (set.voided)
    throw new CeremonyError('share.foreign', `this share is of set ${set.set}, which was voided`)
  const share = set.shares.find((one) => one.index === envelope.index)
  const shape = envelope.threshold === set.threshold && envelope.total === set.shares.length
  if (share === undefined || !shape)
    throw new CeremonyError('share.damaged', `set ${set.set} has no such share ${envelope.index}`)
  const bytesSecret = encodeEnvelope(envelope)
  const same = shareCommitment(bytesSecret) === share.commitment
  wipe(bytesSecret)
  if (!same)
    throw new CeremonyError(
      'share.forged',
      `share ${envelope.index} is not the one that was made: its commitment differs`,
    )
  return { set, share }
}

function foreign(state: State, envelope: ShareEnvelope): CeremonyError {
  const mode = state.opened?.mode
  if (mode === 'production' && isRehearsalSet(envelope.set))
    return new CeremonyError(
      'share.rehearsal',
      `this share is of the rehearsal set ${envelope.set}`,
    )
  const live = state.sets.find((one) => !one.voided)?.set ?? 'none'
  return new CeremonyError(
    'share.foreign',
    `this share is of set ${envelope.set}; the set here is ${live}`,
  )
}
