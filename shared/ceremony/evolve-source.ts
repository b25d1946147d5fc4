import type { EventOf } from './events.ts'
import { soundLabels } from './findings.ts'
import type { Key } from './state/key.ts'
import type { Share, ShareSet } from './state/share.ts'
import type { State } from './state.ts'

/**
 * Folds the evidence that a recovery continues: the set is proven, its shares are with their
 * custodians, and the vault is empty, as after a restart of the ceremony that made them. A key whose
 * backup is damaged in this copy is none of this ceremony.
 */
export function sourced(state: State, event: EventOf<'source.admitted'>): State {
  const { what, seq } = event
  const { set, threshold, recovery } = what
  const theirs = { copies: 0, released: false, read: undefined, received: true }
  const knows = what.history?.find((one) => one.set === set)?.known
  const shares = what.shares.map((share): Share => {
    const known = knows?.filter(({ indexes }) => indexes.includes(share.index)).map(({ id }) => id)
    return { ...share, ...theirs, known: known ?? [share.custodian] }
  })
  const taken: ShareSet = {
    set,
    entry: seq,
    threshold,
    recovery,
    shares,
    proven: true,
    voided: false,
    supersededBy: undefined,
  }
  const sound = soundLabels(what)
  const whole = what.keys.filter(({ label }) => sound.includes(label))
  const keys = whole.map(({ label, algorithm, kcv, spki, pem, salt, commitment }): Key => {
    const identity = { kcv, spki, pem }
    return { label, algorithm, entry: seq, ...identity, salt, commitment, lost: false }
  })
  const backups = what.backups.filter(({ label }) => sound.includes(label))
  return { ...state, source: what, sets: [taken], keys, backups, held: false }
}
