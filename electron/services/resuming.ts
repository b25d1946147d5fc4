/** How a ceremony is taken up again after a restart. */
import { wipe } from '#shared/bytes.ts'
import { CeremonyError } from '#shared/errors.ts'
import { say } from '#shared/text/saying.ts'
import type { Store } from '../db/store.ts'
import { type Ceremony, guarded, sign } from './ceremony.ts'
import type { Host } from './host.ts'
import { openKey } from './keyring.ts'
import { recorderRecord } from './members.ts'
import { assertHost, loadingCeremony } from './opening.ts'
import { createPacing, type Pacing } from './pacing.ts'
import { placing } from './placing.ts'
import { walk, type Watch } from './watching.ts'

/** Wrong passphrases before anybody could unlock: they are logged once somebody has. */
export interface Unlocking {
  readonly pacing: Pacing
  readonly failed: string[]
}

/**
 * Takes a ceremony up again: any one enrolled person unlocks the recorder key; what the vault lost
 * is recorded in the same transaction. An ended ceremony needs no recorder, but the passphrase all
 * the same, as long as there is a key that it opens. Cancelled while the log is checked, nothing
 * has changed.
 */
export async function resumeCeremony(
  host: Host,
  store: Store,
  by: string,
  passphrase: string,
  { pacing, failed }: Unlocking = { pacing: createPacing(host), failed: [] },
  watch: Watch = {},
): Promise<Ceremony> {
  const steps = loadingCeremony(host, store, pacing)
  const ceremony = await placing('store', () => walk(steps, watch))
  const { ledger } = ceremony
  assertHost(host, ledger.state.ground.plan.mode)
  const ended = ledger.state.end !== undefined
  if (ended && store.keyIds().length === 0) return ceremony
  const recorderSecret = await openRecorder(ceremony, by, passphrase, failed)
  if (ended) {
    wipe(recorderSecret)
    return ceremony
  }
  try {
    ledger.unlock(recorderSecret)
    ledger.record([{ do: 'restart', by }])
  } catch (error) {
    ledger.lock()
    throw error
  }
  for (const claimed of failed.splice(0)) ledger.refuse('passphrase.wrong', claimed)
  return ceremony
}

/** The recorder's seed, by the passphrase of one enrolled person; a wrong one slows the next try. */
async function openRecorder(
  { store, ledger, pacing }: Ceremony,
  by: string,
  passphrase: string,
  failed: string[],
): Promise<Uint8Array> {
  const id = recorderRecord(by)
  const record = store.key(id)
  const key = ledger.state.opened?.recorder
  if (record === undefined || key === undefined)
    throw new CeremonyError('rule.people', say('rule.not-enrolled', { who: by }))
  await pacing.before(by)
  try {
    const seedSecret = await openKey({
      ceremony: ledger.ceremony,
      id,
      key,
      record,
      passphrase,
    })
    pacing.succeeded(by)
    return seedSecret
  } catch (error) {
    if (error instanceof CeremonyError && error.code === 'passphrase.wrong') {
      pacing.failed(by)
      failed.push(by)
    }
    throw error
  }
}

/**
 * Rule 9: one person states, signed, the last entry and head that they noted before the restart.
 * What came with the last commit may never have reached the screen; the rules say how far back.
 */
export async function stateHead(
  ceremony: Ceremony,
  by: string,
  passphrase: string,
  noted: { readonly entry: number; readonly head: string },
): Promise<void> {
  const { ledger } = ceremony
  const { resuming } = ledger.state
  if (resuming === undefined) throw new CeremonyError('rule.order', say('rule.not-restarted'))
  guarded(ceremony, by, () => {
    if (noted.head.toLowerCase() !== ledger.hash(noted.entry) || noted.entry > resuming.entry)
      throw new CeremonyError('rule.resume', say('rule.other-head-at', { entry: noted.entry }), {
        place: 'fork',
      })
  })
  await sign(ceremony, by, passphrase, (signature) => ({
    do: 'stateHead',
    by,
    entry: noted.entry,
    signature,
  }))
}
