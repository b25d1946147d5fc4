/** Shares on their way out: on the screen, onto a card or into a file, each to its custodian. */
import { join } from 'node:path'
import { wipe } from '#shared/bytes.ts'
import { openIntent } from '#shared/ceremony/intents.ts'
import type { Medium } from '#shared/ceremony/parameters.ts'
import { isReleasing, mediumOf, type Release, releaseAtWork } from '#shared/ceremony/releases.ts'
import { dealtSet, liveKeys, person } from '#shared/ceremony/standing.ts'
import { encodeShareFile, shareFileName } from '#shared/crypto/sharefile.ts'
import { cardOfShare } from '#shared/documents/card.ts'
import { CeremonyError } from '#shared/errors.ts'
import type { ShareOnScreen } from '#shared/ipc/answers.ts'
import { say } from '#shared/text/saying.ts'
import { type Ceremony, guarded, leader, record } from './ceremony.ts'
import { refuseExisting, requireFolder, type Written, writeFileOnce } from './media.ts'

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

/** A share that was dealt here, its set, and the name of who holds it. Refuses with `rule.order`. */
export function shareFacts(ceremony: Ceremony, index: number) {
  const { state } = ceremony.ledger
  const set = dealtSet(state)
  const share = set?.shares.find((one) => one.index === index)
  if (set === undefined || share === undefined)
    throw new CeremonyError('rule.order', say('rule.no-share-number', { index }))
  return { set, share, holder: person(state, share.custodian)?.name ?? share.custodian }
}
