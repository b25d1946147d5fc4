import type { Store } from '#electron/db/store.ts'
import type { Ceremony } from '#electron/services/ceremony.ts'
import type { Host } from '#electron/services/host.ts'
import { resumeCeremony, stateHead } from '#electron/services/resuming.ts'
import { passphraseOf } from '../../support/place.ts'

/** What people have on their papers: an entry and the running head that the screen showed with it. */
export interface Noted {
  readonly entry: number
  readonly head: string
}

/** Who takes a ceremony up again, and what they noted before. */
export interface TakingUp {
  readonly by: string
  readonly noted: Noted
}

/** Takes a ceremony up: one unlocks, two state what they noted. */
export async function takeUp(host: Host, store: Store, { by, noted }: TakingUp): Promise<Ceremony> {
  const ceremony = await resumeCeremony(host, store, by, passphraseOf(by))
  const { state } = ceremony.ledger
  for (const { id } of state.resuming === undefined ? [] : state.members.slice(0, 2))
    await stateHead(ceremony, id, passphraseOf(id), noted)
  return ceremony
}
