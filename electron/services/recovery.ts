/** A quorum brings its shares: each is named, all are combined, every backup is opened and checked. */
import { sha256Hex, wipe } from '#shared/bytes.ts'
import { backupFault, backupPath } from '#shared/ceremony/findings.ts'
import type { Key } from '#shared/ceremony/state/key.ts'
import type { ShareSet } from '#shared/ceremony/state/share.ts'
import type { State } from '#shared/ceremony/state.ts'
import { liveKeys } from '#shared/ceremony/standing.ts'
import { publicKeyOf } from '#shared/crypto/ed25519.ts'
import { recoveryProofSeed } from '#shared/crypto/proofkeys.ts'
import { type Combine, provePolynomial } from '#shared/crypto/shamir.ts'
import { encodePublicKey } from '#shared/crypto/sshkey.ts'
import { CeremonyError, type Fault, faultAt } from '#shared/errors.ts'
import type { BundleSource } from '#shared/log/source.ts'
import { say } from '#shared/text/saying.ts'
import {
  type PresentedShare,
  type ReadingOptions,
  readShare,
  type ShareInput,
} from './shareinput.ts'
import { type Unopened, unopened, unwrapped } from './unwrapping.ts'

/** RFC 5649 adds at most 15 bytes; no key of a plan comes near. */
const MAX_BACKUP_BYTES = 8 * 1024

/** One key that came back, its commitment and identity checked. */
export interface RecoveredKey {
  readonly key: Key
  /** SHA-256 of the backup that was opened. */
  readonly sha256: string
  readonly materialSecret: Uint8Array
}

/** What a quorum opens. Everything secret in it is wiped when its user returns. */
export interface Recovered {
  readonly set: ShareSet
  /** By index. */
  readonly shares: readonly PresentedShare[]
  readonly backupSecret: Uint8Array
  readonly keys: readonly RecoveredKey[]
  /** Backups as the log lists them that these shares do not open: they were made wrong. */
  readonly unopened: readonly Unopened[]
}

/**
 * Combines the shares of at least m custodians, tries every backup of the bundle, and lends the
 * result to one function, those that do not open named in it. Names every wrong share; refuses with
 * `share.few`, with `share.wrong` what is not what the log pins, and with `key.commitment` where no
 * backup opens. The inputs are wiped.
 */
export async function withQuorum<T>(
  options: {
    readonly state: State
    readonly source: BundleSource
    readonly inputs: readonly ShareInput[]
    readonly combine: Combine
    /** Labels of keys whose backup is damaged: they are left out, and whoever asks has said so. */
    readonly without?: readonly string[]
  } & ReadingOptions,
  use: (recovered: Recovered) => T | Promise<T>,
): Promise<T> {
  const { state, source, inputs, combine, without = [] } = options
  const shares: PresentedShare[] = []
  const keys: RecoveredKey[] = []
  const failed: Unopened[] = []
  let backupSecret: Uint8Array | undefined
  try {
    shares.push(...readQuorum(state, inputs, options))
    const set = demandQuorum(shares)
    const rawSecrets = shares.map(({ rawSecret }) => rawSecret)
    backupSecret = await provePolynomial({ shares: rawSecrets, threshold: set.threshold, combine })
    demandSameSecret(set, backupSecret)
    for (const key of demandBackups(state)) {
      if (without.includes(key.label)) continue
      const { backup, sha256 } = readBackup(state, source, key.label)
      const faults = unopened(key, backup, backupSecret)
      failed.push(...faults)
      if (faults.length > 0) continue
      keys.push({ key, sha256, materialSecret: unwrapped(key, backup, backupSecret) })
    }
    if (keys.length === 0 && failed.length > 0) throw closed(failed)
    return await use({ set, shares, backupSecret, keys, unopened: failed })
  } finally {
    wipe(backupSecret)
    wipe(...inputs.map((input) => input.bytesSecret))
    wipe(...shares.map(({ rawSecret }) => rawSecret))
    wipe(...keys.map(({ materialSecret }) => materialSecret))
  }
}

/**
 * Reads the shares of at least m custodians and combines nothing. Names every wrong one. The caller
 * wipes the raw shares.
 */
export function readQuorum(
  state: State,
  inputs: readonly ShareInput[],
  options: ReadingOptions,
): readonly PresentedShare[] {
  const shares: PresentedShare[] = []
  try {
    readAll(state, inputs, options, shares)
    demandQuorum(shares)
    return shares
  } catch (error) {
    wipe(...shares.map(({ rawSecret }) => rawSecret))
    throw error
  }
}

function readAll(
  state: State,
  inputs: readonly ShareInput[],
  options: ReadingOptions,
  shares: PresentedShare[],
): void {
  const wrong: { name: string; error: CeremonyError }[] = []
  for (const input of inputs) {
    try {
      const share = readShare(state, input, options)
      shares.push(share)
      demandNew(shares, share)
    } catch (error) {
      if (!(error instanceof CeremonyError)) throw error
      wrong.push({ name: input.name, error })
    }
  }
  if (wrong.length > 0) throw refusalOf(wrong, inputs.length)
  shares.sort((a, b) => a.share.index - b.share.index)
}

function demandNew(shares: readonly PresentedShare[], share: PresentedShare): void {
  const first = shares.find((one) => one.share.index === share.share.index)
  if (first !== undefined && first !== share)
    throw new CeremonyError(
      'share.duplicate',
      say('share.once-more', { index: share.share.index, name: first.name }),
    )
}

/** One refusal that names every wrong share. */
function refusalOf(
  wrong: readonly { readonly name: string; readonly error: CeremonyError }[],
  count: number,
): CeremonyError {
  const [first] = wrong
  if (first === undefined) throw new Error('no share is wrong')
  const faults: Fault[] = wrong.map(({ name, error }) => faultAt(name, error.said))
  const each = wrong.map(({ name, error }) => say('share.named-wrong', { name, why: error.said }))
  const [only] = each
  const said =
    only !== undefined && each.length === 1
      ? only
      : say('share.several-wrong', { wrong: wrong.length, total: count, faults: each })
  return new CeremonyError(first.error.code, said, { path: first.name, faults })
}

function demandQuorum(shares: readonly PresentedShare[]): ShareSet {
  const set = shares[0]?.set
  if (set === undefined) throw new CeremonyError('share.few', say('share.none-given'))
  if (shares.some((one) => one.set.set !== set.set))
    throw new CeremonyError('share.foreign', say('share.several-sets'))
  if (shares.length < set.threshold)
    throw new CeremonyError(
      'share.few',
      say('share.too-few', { here: shares.length, threshold: set.threshold, set: set.set }),
    )
  return set
}

/** The log pins the public key that only the right backup key gives. */
function demandSameSecret(set: ShareSet, backupSecret: Uint8Array): void {
  const seedSecret = recoveryProofSeed(backupSecret, set.set)
  try {
    if (encodePublicKey(publicKeyOf(seedSecret)) !== set.recovery)
      throw new CeremonyError('share.wrong', say('share.no-backup-key', { set: set.set }))
  } finally {
    wipe(seedSecret)
  }
}

function demandBackups(state: State): readonly Key[] {
  const keys = liveKeys(state)
  if (keys.length === 0)
    throw new CeremonyError('rule.proof', say('source.no-key'), { place: 'source' })
  return keys
}

function readBackup(state: State, source: BundleSource, label: string) {
  const path = backupPath(label)
  const backup = source.read(path, MAX_BACKUP_BYTES)
  const sha256 = sha256Hex(backup)
  if (sha256 !== state.backups.find((one) => one.label === label)?.sha256)
    throw new CeremonyError('bundle.file', say('source.other-backup', { path }), { path })
  return { backup, sha256 }
}

/** One refusal that names every backup which the right shares do not open. */
export function closed(failed: readonly Unopened[]): CeremonyError {
  const labels = failed.map(({ label }) => label)
  return new CeremonyError('key.commitment', say('source.closed', { labels: labels.join(', ') }), {
    path: backupPath(labels[0] ?? ''),
    faults: failed.map(({ label, fault }) => backupFault(label, fault)),
  })
}
