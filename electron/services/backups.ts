/** The backups of a ceremony as its store keeps them, and what the log says of one that fails. */
import { sha256Hex } from '#shared/bytes.ts'
import type { What } from '#shared/ceremony/events.ts'
import type { ShareSet } from '#shared/ceremony/state/share.ts'
import type { State } from '#shared/ceremony/state.ts'
import { liveKeys } from '#shared/ceremony/standing.ts'
import { CeremonyError } from '#shared/errors.ts'
import type { Store } from '../db/store.ts'
import type { Ceremony } from './ceremony.ts'
import { say } from '#shared/text/saying.ts'

/**
 * The backups that the log names, by label. Refuses with `store.edited` where the store does not
 * hold one: that is a fault of this file, and tells nothing of the backup.
 */
export function backupsIn(store: Store, { backups }: State): ReadonlyMap<string, Uint8Array> {
  return new Map(
    backups.map(({ label, sha256 }) => {
      const bytes = store.artefact(sha256)
      if (bytes === undefined || sha256Hex(bytes) !== sha256)
        throw new CeremonyError('store.edited', say('store.no-backup', { label }))
      return [label, bytes]
    }),
  )
}

/**
 * Tries every backup with the shares that were brought; those that do not open, as the log names
 * them. After a refusal the vault is empty.
 */
export async function triedBackups(
  { ledger, vault }: Ceremony,
  set: ShareSet,
  backups: ReadonlyMap<string, Uint8Array>,
): Promise<What<'backups.failed'>['failed']> {
  const { state } = ledger
  try {
    const unopened = await vault.tryBackups(set, liveKeys(state), backups)
    return unopened.map(({ label, fault }) => {
      const sha256 = state.backups.find((one) => one.label === label)?.sha256 ?? ''
      return { label, sha256, fault }
    })
  } catch (error) {
    vault.wipe()
    throw error
  }
}
