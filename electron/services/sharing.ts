/** Keys and shares: made, handed out, read back, proven; and brought again after a restart. */
import { join } from 'node:path'
import { sha256Hex, wipe } from '#shared/bytes.ts'
import { askedFor } from '#shared/ceremony/attending.ts'
import type { Command } from '#shared/ceremony/command.ts'
import { custodiansOf } from '#shared/ceremony/duties.ts'
import { isApproved, openIntent } from '#shared/ceremony/intents.ts'
import type { Medium } from '#shared/ceremony/parameters.ts'
import { kindOf } from '#shared/ceremony/plan.ts'
import { matchShare } from '#shared/ceremony/presented.ts'
import { isReleasing, mediumOf, type Release, releaseAtWork } from '#shared/ceremony/releases.ts'
import type { Key } from '#shared/ceremony/state/key.ts'
import type { ShareSet } from '#shared/ceremony/state/share.ts'
import { dealtSet, liveKeys, openingAction, person } from '#shared/ceremony/standing.ts'
import { encodeEnvelope } from '#shared/crypto/envelope.ts'
import { encodeShareFile, shareFileName } from '#shared/crypto/sharefile.ts'
import { parseShareText } from '#shared/crypto/sharetext.ts'
import { cardOfShare } from '#shared/documents/card.ts'
import { CeremonyError } from '#shared/errors.ts'
import type { BroughtShare } from '#shared/ipc/api.ts'
import type { ShareOnScreen } from '#shared/ipc/answers.ts'
import { statementBytes } from '#shared/log/statement.ts'
import { say } from '#shared/text/saying.ts'
import { backupsIn, triedBackups } from './backups.ts'
import { type Ceremony, guarded, record } from './ceremony.ts'
import { mixEntropy } from './contributing.ts'
import { refuseExisting, requireFolder, type Written, writeFileOnce } from './media.ts'
import { withMember } from './members.ts'
import { placing } from './placing.ts'
import { signed, statementFor, type Unsigned } from './signing.ts'
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

/** Who leads: the one whose declared intents the effects serve. */
export function leader(ceremony: Ceremony): string {
  return ceremony.ledger.state.intents.at(-1)?.by ?? 'recorder'
}

/**
 * Write-ahead: records the start of a release, then gives the share for the one screen, or for the
 * card that the printer makes of it. While that release has no end, the page may have it again.
 */
export function showShare(ceremony: Ceremony, index: number): ShareOnScreen {
  const medium = mediumOf(ceremony.ledger.state, index) === 'paper' ? 'paper' : 'screen'
  if (isReleasing(ceremony.ledger.state, index)) demandAtWork(ceremony, index, medium)
  else startRelease(ceremony, index, medium)
  const { set, share, holder } = shareFacts(ceremony, index)
  const { threshold, shares } = set
  const { mode } = ceremony.ledger.state.ground.plan
  const text = guarded(ceremony, leader(ceremony), () => ceremony.vault.shareText(share.index))
  const facts = { index, total: shares.length, threshold, set: set.set, holder, mode, text }
  return medium === 'screen' ? facts : { ...facts, card: cardOfShare(ceremony.ledger.state, index) }
}

/** Refuses when another share, or another medium, is the release that is going on. */
export function demandAtWork(ceremony: Ceremony, index: number, medium: Medium): Release {
  const release = releaseAtWork(ceremony.ledger.state)
  if (release?.index === index && release.medium === medium) return release
  throw new CeremonyError('rule.order', say('rule.not-handing-out', { index, medium }))
}

/** Write-ahead: the start of a release, for a share that the vault still has. */
export function startRelease(ceremony: Ceremony, index: number, medium: Medium): void {
  const { ledger, vault } = ceremony
  guarded(ceremony, leader(ceremony), () => {
    if (!vault.holdsShare(index))
      throw new CeremonyError('vault.empty', say('rule.no-copy', { index }))
    const intent = openIntent(ledger.state, 'release', ledger.now())
    const listed = (intent?.parameters.releases ?? []) as readonly {
      index: number
      medium: string
    }[]
    const other = listed.find((one) => one.index === index && one.medium !== medium)
    if (other !== undefined)
      throw new CeremonyError(
        'rule.parameters',
        say('rule.other-carrier', { index, medium: other.medium }),
      )
    ledger.record([{ do: 'release', index }])
  })
}

/** The end of a release: copied, or something went wrong and the share counts as exposed. */
export function endShare(ceremony: Ceremony, copied: boolean): void {
  const failed = copied ? {} : { failed: 'share.exposed' }
  record(ceremony, { do: 'endRelease', ...failed }, leader(ceremony))
}

/** Hands a share out as a file that must not exist; nothing half-written stays behind. */
export function releaseToFile(ceremony: Ceremony, index: number, folder: string): string {
  const { path } = writeShare(ceremony, index, folder)
  endShare(ceremony, true)
  return path
}

/** Where a share lies now, read back and compared. */
export interface WrittenShare extends Written {
  readonly path: string
}

/**
 * Writes a share into a file that must not exist, and reads it back. The release goes on until its
 * custodian says how it ended; nothing half-written stays behind.
 */
export function writeShare(ceremony: Ceremony, index: number, folder: string): WrittenShare {
  const path = pathOfShare(ceremony, index, folder)
  startRelease(ceremony, index, 'file')
  const lineSecret = shareLine(ceremony, index)
  try {
    return { path, ...writeReleased(ceremony, path, lineSecret) }
  } finally {
    wipe(lineSecret)
  }
}

/** The path of a share file; a wrong folder is found before anything is exposed. */
export function pathOfShare(
  ceremony: Ceremony,
  index: number,
  folder: string,
  suffix = '',
): string {
  const { set } = guarded(ceremony, leader(ceremony), () => shareFacts(ceremony, index))
  const name = shareFileName({ ceremony: ceremony.ledger.ceremony, set: set.set, index })
  const path = join(folder, `${name}${suffix}`)
  requireFolder(folder)
  refuseExisting(path)
  return path
}

/** The line of a share file; the caller wipes it. */
export function shareLine(ceremony: Ceremony, index: number): Uint8Array {
  const { ledger, vault } = ceremony
  const { share, holder } = shareFacts(ceremony, index)
  return encodeShareFile({
    ceremony: ledger.ceremony,
    custodian: share.custodian,
    holder,
    keys: liveKeys(ledger.state).map(({ label }) => label),
    text: vault.shareText(index),
  })
}

/** Writes what a release hands out; the failure of the medium is the end of the release. */
export function writeReleased(ceremony: Ceremony, path: string, bytesSecret: Uint8Array): Written {
  try {
    return writeFileOnce(path, bytesSecret, { mode: 0o600, hooks: ceremony.host.media ?? {} })
  } catch (error) {
    ceremony.ledger.record([{ do: 'endRelease', failed: 'io.failed' }])
    throw error
  }
}

function shareFacts(ceremony: Ceremony, index: number) {
  const { state } = ceremony.ledger
  const set = dealtSet(state)
  const share = set?.shares.find((one) => one.index === index)
  if (set === undefined || share === undefined)
    throw new CeremonyError('rule.order', say('rule.no-share-number', { index }))
  return { set, share, holder: person(state, share.custodian)?.name ?? share.custodian }
}

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
      if (share.custodian !== by)
        throw new CeremonyError(
          'share.custodian',
          say('rule.share-of', { index, who: share.custodian }),
        )
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
 * The proof: from the bytes read back alone. Only with it do the backups reach the store. Cancelled,
 * nothing is recorded, and the vault holds the same shares as before.
 */
export async function prove(ceremony: Ceremony, watch: Watch = {}): Promise<void> {
  const { ledger, vault } = ceremony
  await guarded(ceremony, leader(ceremony), async () => {
    const set = demandProvable(dealtSet(ledger.state))
    const facts = factsOf(ceremony)
    const backups = await placing('proof', () => vault.prove(set.threshold, facts, watch))
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

function factsOf(ceremony: Ceremony): readonly Key[] {
  return liveKeys(ceremony.ledger.state)
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
  const { ledger, vault, store } = ceremony
  await guarded(ceremony, by, async () => {
    const action = openingAction(ledger.state)
    const intent = openIntent(ledger.state, action, ledger.now())
    if (intent === undefined || !isApproved(ledger.state, intent))
      throw new CeremonyError('rule.approval', say('rule.no-approved-intent', { action }))
    const { envelopeSecret, set, share } = identify(ceremony, text, undefined)
    try {
      if (share.custodian !== by)
        throw new CeremonyError(
          'share.custodian',
          say('rule.share-of', { index: share.index, who: share.custodian }),
        )
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
      const facts = factsOf(ceremony)
      await placing('quorum', () => vault.refill(set.threshold, facts, backups, watch))
      ledger.record([{ do: 'refill' }, ...(await dealtAnew(ceremony, watch))])
    } catch (error) {
      vault.wipe()
      throw error
    }
  })
}
