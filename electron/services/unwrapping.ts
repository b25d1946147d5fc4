/** From a backup and its key to the key of the log: by the commitment, and nothing else is given out. */
import { wipe } from '#shared/bytes.ts'
import { isLoggedKey, type LoggedKey } from '#shared/crypto/keyidentity.ts'
import { unwrapKwp } from '#shared/crypto/keywrap.ts'
import { CeremonyError } from '#shared/errors.ts'
import { say } from '#shared/text/saying.ts'

/** A backup that the right backup key does not open. */
export interface Unopened {
  readonly label: string
  readonly fault: 'unwrap' | 'check'
}

/** The key that the log names, unwrapped; the caller wipes it. Refuses with `key.commitment`. */
export function unwrapped(
  facts: LoggedKey,
  backup: Uint8Array | undefined,
  backupSecret: Uint8Array,
): Uint8Array {
  const { label } = facts
  if (backup === undefined)
    throw new CeremonyError('key.commitment', say('source.no-backup-of', { label }))
  const materialSecret = unwrapKwp(backupSecret, backup)
  if (isLoggedKey(facts, materialSecret)) return materialSecret
  wipe(materialSecret)
  throw new CeremonyError('key.commitment', say('source.backup-key', { label }))
}

/** Whether a backup does not unwrap, or holds another key; none where it opens. */
export function unopened(
  key: LoggedKey,
  backup: Uint8Array | undefined,
  backupSecret: Uint8Array,
): readonly Unopened[] {
  const { label } = key
  if (backup === undefined) throw new Error(`there is no backup of ${label}`)
  let materialSecret: Uint8Array | undefined
  try {
    materialSecret = unwrapKwp(backupSecret, backup)
    return isLoggedKey(key, materialSecret) ? [] : [{ label, fault: 'check' }]
  } catch (error) {
    if (!(error instanceof CeremonyError)) throw error
    return [{ label, fault: 'unwrap' }]
  } finally {
    wipe(materialSecret)
  }
}
