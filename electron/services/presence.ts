/** Rule 8: who is in the room. Arrivals, departures and breaks are events; too few lock the vault. */
import type { Command } from '#shared/ceremony/command.ts'
import { isReleasing } from '#shared/ceremony/releases.ts'
import { LEAST_PRESENT } from '#shared/ceremony/state/people.ts'
import type { State } from '#shared/ceremony/state.ts'
import { liveSet, presentPeople } from '#shared/ceremony/standing.ts'
import { type Ceremony, guarded, record, sign } from './ceremony.ts'

/**
 * Somebody leaves. A share that was on the screen is hidden and counts as exposed when it was theirs
 * or when too few stay behind.
 */
export function leaveRoom(ceremony: Ceremony, id: string, reason: string): void {
  const leave: Command = { do: 'leave', id, reason }
  const { ledger } = ceremony
  guarded(ceremony, id, () =>
    ledger.record(
      hides(ledger.state, id) ? [{ do: 'endRelease', failed: 'share.exposed' }, leave] : [leave],
    ),
  )
}

/** True when a share is on the screen that nobody may look at once this person has left. */
function hides(state: State, id: string): boolean {
  const shown = liveSet(state)?.shares.find(({ index }) => isReleasing(state, index))
  const staying = presentPeople(state).filter((one) => one !== id)
  return shown !== undefined && (shown.custodian === id || staying.length < LEAST_PRESENT)
}

/** Somebody is back, and signs for it. */
export async function returnToRoom(
  ceremony: Ceremony,
  by: string,
  passphrase: string,
): Promise<void> {
  await sign(ceremony, by, passphrase, (signature) => ({ do: 'return', by, signature }))
}

/** Everybody leaves the room for a while. */
export function startBreak(ceremony: Ceremony, by: string, reason: string): void {
  record(ceremony, { do: 'startBreak', by, reason }, by)
}

/** Enough people are back: the ceremony goes on. */
export function endBreak(ceremony: Ceremony, by: string): void {
  record(ceremony, { do: 'endBreak', by }, by)
}
