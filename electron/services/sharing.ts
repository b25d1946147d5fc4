/** Keys and shares: made, and proven from what was read back. */
import { sha256Hex } from '#shared/bytes.ts'
import { askedFor } from '#shared/ceremony/attending.ts'
import { custodiansOf } from '#shared/ceremony/duties.ts'
import { isApproved, openIntent } from '#shared/ceremony/intents.ts'
import type { ShareSet } from '#shared/ceremony/state/share.ts'
import { dealtSet, liveKeys } from '#shared/ceremony/standing.ts'
import { CeremonyError } from '#shared/errors.ts'
import { say } from '#shared/text/saying.ts'
import { type Ceremony, guarded, leader } from './ceremony.ts'
import { mixEntropy } from './contributing.ts'
import { placing } from './placing.ts'
import type { Watch } from './watching.ts'

/**
 * Carries out an approved generate: keys and shares exist in the vault, their facts in the log.
 * Cancelled, nothing exists and nothing is recorded; the intent may serve again.
 */
export async function generate(ceremony: Ceremony, watch: Watch = {}): Promise<void> {
  const { ledger, vault } = ceremony
  const { plan } = ledger.state.ground
  await guarded(ceremony, leader(ceremony), async () => {
    const intent = openIntent(ledger.state, 'generate', ledger.now())
    if (intent === undefined || !isApproved(ledger.state, intent))
      throw new CeremonyError('rule.approval', say('rule.no-generate-intent'))
    // Where an exception stands in for the last one to give.
    if (askedFor(plan).length > 0 && ledger.state.entropy.from === undefined) mixEntropy(ceremony)
    watch.onProgress?.(0, plan.keys.length, 'keys')
    const { keys, set } = await vault.generate({
      ...watch,
      keys: plan.keys,
      custodians: custodiansOf(ledger.state),
      threshold: plan.backup.threshold,
      mode: plan.mode,
      mixed: ledger.state.entropy.from === 'mix',
    })
    try {
      ledger.record([{ do: 'generate', keys, set }])
    } catch (error) {
      vault.forgetKeys()
      throw error
    }
  })
}

/**
 * The proof: from the bytes read back alone. Only with it do the backups reach the store. Cancelled,
 * nothing is recorded, and the vault holds the same shares as before.
 */
export async function prove(ceremony: Ceremony, watch: Watch = {}): Promise<void> {
  const { ledger, vault } = ceremony
  await guarded(ceremony, leader(ceremony), async () => {
    const set = demandProvable(dealtSet(ledger.state))
    const keys = liveKeys(ledger.state)
    const backups = await placing('proof', () => vault.prove(set.threshold, keys, watch))
    const what = [...backups].map(([label, bytes]) => ({
      label,
      sha256: sha256Hex(bytes),
      bytes: bytes.length,
    }))
    ledger.record([{ do: 'prove', backups: what }], { artefacts: [...backups.values()] })
    vault.forgetShares()
  })
}

function demandProvable(set: ShareSet | undefined): ShareSet {
  if (set === undefined) throw new CeremonyError('rule.order', say('rule.no-set'))
  const receipts = set.shares.filter((share) => share.received).length
  if (receipts < set.threshold)
    throw new CeremonyError(
      'rule.receipt',
      say('rule.few-receipts', { receipts, threshold: set.threshold }),
    )
  return set
}
