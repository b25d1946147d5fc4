import type { Random } from '#shared/bytes.ts'
import { wipe } from '#shared/bytes.ts'
import { keyOf } from '#shared/ceremony/standing.ts'
import { publicKeyOf } from '#shared/crypto/ed25519.ts'
import { encodePublicKey, fingerprint } from '#shared/crypto/sshkey.ts'
import { CeremonyError } from '#shared/errors.ts'
import { say } from '#shared/text/saying.ts'
import type { Store } from '../db/store.ts'
import { type Kdf, openKey, sealKey } from './keyring.ts'
import type { Ledger } from './ledger.ts'
import { passphraseFault } from './passphrase.ts'
import type { Pacing } from './pacing.ts'

/** The record under which the recorder key is encrypted to one person's passphrase. */
export function recorderRecord(id: string): string {
  return `recorder.${id}`
}

/** A fresh signing key for one person; the caller wipes the seed. */
export function makeMemberKey(random: Random) {
  const seedSecret = random(32)
  const publicKey = publicKeyOf(seedSecret)
  return { seedSecret, key: encodePublicKey(publicKey), fp: fingerprint(publicKey) }
}

/** Both records of one person, encrypted to their passphrase. Refuses a weak passphrase. */
export async function sealMember(options: {
  ceremony: string
  id: string
  kdf: Kdf
  key: string
  seedSecret: Uint8Array
  recorder: string
  recorderSecret: Uint8Array
  passphrase: string
}): Promise<readonly { id: string; record: string }[]> {
  const { ceremony, id, kdf, key, seedSecret, recorder, recorderSecret, passphrase } = options
  const fault = passphraseFault(passphrase)
  if (fault !== undefined) throw new CeremonyError('passphrase.weak', fault)
  const own = await sealKey({ ceremony, id, kdf, key, seedSecret, passphrase })
  const name = recorderRecord(id)
  const shared = await sealKey({
    ceremony,
    id: name,
    kdf,
    key: recorder,
    seedSecret: recorderSecret,
    passphrase,
  })
  return [
    { id, record: own },
    { id: name, record: shared },
  ]
}

/**
 * Opens the key of an enrolled person and lends it to one function. A wrong passphrase is
 * refused, logged and slows the next try.
 */
export async function withMember<T>(
  context: { store: Store; ledger: Ledger; pacing: Pacing },
  id: string,
  passphrase: string,
  use: (seedSecret: Uint8Array) => T | Promise<T>,
): Promise<T> {
  const { store, ledger, pacing } = context
  const key = keyOf(ledger.state, id)
  const record = store.key(id)
  if (key === undefined || record === undefined)
    throw new CeremonyError('rule.people', say('rule.no-key-here', { who: id }))
  await pacing.before(id)
  let seedSecret: Uint8Array
  try {
    seedSecret = await openKey({ ceremony: ledger.ceremony, id, key, record, passphrase })
  } catch (error) {
    if (error instanceof CeremonyError && error.code === 'passphrase.wrong') pacing.failed(id)
    throw error
  }
  pacing.succeeded(id)
  try {
    return await use(seedSecret)
  } finally {
    wipe(seedSecret)
  }
}
