import {
  encodeEnvelope,
  isRehearsalSet,
  type ShareEnvelope,
  shareCommitment,
} from '../crypto/envelope.ts'
import { wipe } from '../bytes.ts'
import { CeremonyError } from '../errors.ts'
import { say } from '../text/saying.ts'
import type { Share, ShareSet } from './state/share.ts'
import type { State } from './state.ts'
import { liveSet } from './standing.ts'

/**
 * Names a share that somebody brings: the share of the live set it is, or what is wrong with it.
 * Nothing is combined until each share has passed its own commitment here.
 */
export function matchShare(
  state: State,
  envelope: ShareEnvelope,
): { readonly set: ShareSet; readonly share: Share } {
  const set = state.sets.find((one) => one.set === envelope.set)
  demandCurrent(state, envelope.set)
  if (set === undefined) throw foreign(state, envelope)
  if (set.voided) throw new CeremonyError('share.superseded', say('share.voided', { set: set.set }))
  const share = set.shares.find((one) => one.index === envelope.index)
  const shape = envelope.threshold === set.threshold && envelope.total === set.shares.length
  if (share === undefined || !shape)
    throw new CeremonyError(
      'share.damaged',
      say('share.unknown', { set: set.set, index: envelope.index }),
    )
  const bytesSecret = encodeEnvelope(envelope)
  const same = shareCommitment(bytesSecret) === share.commitment
  wipe(bytesSecret)
  if (!same) throw new CeremonyError('share.forged', say('share.forged', { index: envelope.index }))
  return { set, share }
}

/** A share of an earlier set of the same keys is named as such: with it goes an older backup. */
function demandCurrent(state: State, id: string): void {
  const live = liveSet(state)
  if (live === undefined || live.set === id) return
  const earlier =
    id === state.source?.set || state.source?.history?.some((one) => one.set === id) === true
  if (!earlier) return
  throw new CeremonyError('share.superseded', say('share.superseded', { set: id, by: live.set }))
}

function foreign(state: State, { set }: ShareEnvelope): CeremonyError {
  const mode = state.opened?.mode
  if (mode === 'production' && isRehearsalSet(set))
    return new CeremonyError('share.rehearsal', say('share.rehearsal', { set }))
  // The worst slip of a rehearsal: a card that opens real keys, typed into a machine for practice.
  if (mode === 'rehearsal' && !isRehearsalSet(set))
    return new CeremonyError('share.foreign', say('share.production', { set }))
  const live = liveSet(state)?.set ?? 'none'
  return new CeremonyError('share.foreign', say('share.foreign', { set, here: live }))
}
