/** Shares on their way in: read back by their custodians, or brought by a quorum. */
import { wipe } from '#shared/bytes.ts'
import type { Command } from '#shared/ceremony/command.ts'
import { custodiansOf } from '#shared/ceremony/duties.ts'
import { isApproved, openIntent } from '#shared/ceremony/intents.ts'
import { type Action, kindOf } from '#shared/ceremony/plan.ts'
import { matchShare } from '#shared/ceremony/presented.ts'
import type { Share, ShareSet } from '#shared/ceremony/state/share.ts'
import { liveKeys, openingAction } from '#shared/ceremony/standing.ts'
import { encodeEnvelope } from '#shared/crypto/envelope.ts'
import { parseShareText } from '#shared/crypto/sharetext.ts'
import { CeremonyError } from '#shared/errors.ts'
import type { BroughtShare } from '#shared/ipc/arguments.ts'
import { statementBytes } from '#shared/log/statement.ts'
import { say } from '#shared/text/saying.ts'
import { backupsIn, triedBackups } from './backups.ts'
import { type Ceremony, guarded } from './ceremony.ts'
import { withMember } from './members.ts'
import { placing } from './placing.ts'
import { shareFacts } from './releasing.ts'
import { signed, statementFor, type Unsigned } from './signing.ts'
import type { Watch } from './watching.ts'

/** How a custodian read their share back, and what they will carry. */
export interface ReadBack {
  readonly by: string
  readonly passphrase: string
  readonly index: number
  readonly text: string
  readonly how: 'typed' | 'file' | 'qr'
  readonly medium: string
  readonly bag: string
}

/**
 * Rule 5: the share read back is named for what it is; the vault drops its own copy; the custodian
 * and the proof key of the very bytes read back sign the receipt.
 */
export async function readBack(ceremony: Ceremony, back: ReadBack): Promise<void> {
  const { ledger, vault } = ceremony
  const { by, index, how, medium, bag } = back
  await guarded(ceremony, by, async () => {
    const { envelopeSecret, set } = identify(ceremony, back.text, index)
    try {
      const { share } = shareFacts(ceremony, index)
      demandOwn(share, by)
      if (!share.released)
        throw new CeremonyError('rule.order', say('rule.not-handed-out', { index }))
      if (share.received)
        throw new CeremonyError('share.duplicate', say('rule.received', { index }))
      const read = { set: set.set, index, custodian: by, how, medium, bag }
      const make =
        (proof: string): Unsigned =>
        (signature) => ({ do: 'receive', read, commitment: share.commitment, proof, signature })
      await withMember(ceremony, by, back.passphrase, (seedSecret) => {
        ledger.settle()
        vault.dropShare(index)
        const receipt = statementBytes(statementFor(ledger, by, make('')))
        const proof = vault.takeBack(index, envelopeSecret, receipt)
        ledger.record([signed(ledger, by, seedSecret, make(proof))])
      })
    } finally {
      wipe(envelopeSecret)
    }
  })
}

function demandOwn({ index, custodian }: Share, by: string): void {
  if (custodian !== by)
    throw new CeremonyError('share.custodian', say('rule.share-of', { index, who: custodian }))
}

/** Which share of the log this is; the caller wipes its bytes. */
function identify(ceremony: Ceremony, text: string, wanted: number | undefined) {
  const envelope = parseShareText(text)
  try {
    const { set, share } = matchShare(ceremony.ledger.state, envelope)
    if (wanted !== undefined && share.index !== wanted)
      throw new CeremonyError(
        'share.custodian',
        say('share.other-custodian', { index: share.index, wanted }),
      )
    return { envelopeSecret: encodeEnvelope(envelope), set, share }
  } finally {
    wipe(envelope.rawSecret)
  }
}

/**
 * To recover, or after a restart, a custodian brings their share; the m-th one fills the vault from
 * the backups, every commitment checked. A recovery in which a backup does not open records that, and
 * is declared anew without it.
 */
export async function presentShare(
  ceremony: Ceremony,
  by: string,
  text: string,
  how: BroughtShare['how'],
  watch: Watch = {},
): Promise<void> {
  const { ledger, vault } = ceremony
  await guarded(ceremony, by, async () => {
    const action = openingAction(ledger.state)
    const intent = openIntent(ledger.state, action, ledger.now())
    if (intent === undefined || !isApproved(ledger.state, intent))
      throw new CeremonyError('rule.approval', say('rule.no-approved-intent', { action }))
    const { envelopeSecret, set, share } = identify(ceremony, text, undefined)
    try {
      demandOwn(share, by)
      // Declared again, the recovery began with no share; so does the vault.
      if (ledger.state.presented.length === 0) vault.forgetShares()
      ledger.record([{ do: 'present', index: share.index, custodian: by, how }])
      vault.present(share.index, envelopeSecret)
    } finally {
      wipe(envelopeSecret)
    }
    // In a drill the shares wait for the challenge, and no key is filled in.
    if (kindOf(ledger.state.ground.plan) === 'drill') return
    if (ledger.state.presented.length < set.threshold) return
    try {
      await fillVault(ceremony, set, action, watch)
    } catch (error) {
      vault.wipe()
      throw error
    }
  })
}

/** Opens every backup with a quorum, or records which do not open and keeps nothing. */
async function fillVault(
  ceremony: Ceremony,
  set: ShareSet,
  action: Action,
  watch: Watch,
): Promise<void> {
  const { ledger, vault, store } = ceremony
  const backups = backupsIn(store, ledger.state)
  const failed =
    action === 'recover' && ledger.state.source !== undefined
      ? await triedBackups(ceremony, set, backups)
      : []
  if (failed.length > 0) {
    vault.wipe()
    ledger.record([{ do: 'failBackups', failed }])
    return
  }
  const keys = liveKeys(ledger.state)
  await placing('quorum', () => vault.refill(set.threshold, keys, backups, watch))
  ledger.record([{ do: 'refill' }, ...(await dealtAnew(ceremony, watch))])
}

/** In a reshare the keys that a quorum has opened are dealt to the next custodians at once. */
async function dealtAnew({ ledger, vault }: Ceremony, watch: Watch): Promise<readonly Command[]> {
  const { plan } = ledger.state.ground
  if (openingAction(ledger.state) !== 'reshare') return []
  const { threshold } = plan.backup
  const custodians = custodiansOf(ledger.state)
  const set = await vault.deal({ custodians, threshold, mode: plan.mode }, watch)
  return [{ do: 'reshare', set }]
}
