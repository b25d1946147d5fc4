/**
 * Possession shown without showing anything: the proof keys that the log pins sign a challenge. Each
 * signature shows that its signer knows a value derived from the share, or from the backup key.
 */
import { utf8, type VerifyEd25519, wipe } from '#shared/bytes.ts'
import type { ShareSet } from '#shared/ceremony/state/share.ts'
import type { State } from '#shared/ceremony/state.ts'
import { type Challenge, encodeChallenge } from '#shared/crypto/challenge.ts'
import { publicKeyOf, verifyBoth } from '#shared/crypto/ed25519.ts'
import { recoveryProofSeed, shareProofSeed } from '#shared/crypto/proofkeys.ts'
import { encodePublicKey, parsePublicKey } from '#shared/crypto/sshkey.ts'
import { armorSshsig, checkSshsig, DRILL, signSshsig } from '#shared/crypto/sshsig.ts'
import { CeremonyError } from '#shared/errors.ts'
import { allowedSigners } from '#shared/log/checks/seals.ts'
import type { RecoveredKey } from './recovery.ts'
import type { PresentedShare } from './shareinput.ts'
import { say } from '#shared/text/saying.ts'

/** What is signed, beside what the shares say themselves. */
export interface Occasion {
  /** The ceremony that made the shares. */
  readonly ceremony: string
  /** SHA-256 of the bundle's checkpoint. */
  readonly checkpoint: string
  readonly nonce: Challenge['nonce']
  readonly time: string
  readonly verify: VerifyEd25519
}

/** The signature of one custodian's proof key. */
export interface ShareSignature {
  readonly index: number
  readonly custodian: string
  /** Armored as ssh-keygen writes it. */
  readonly signature: string
}

export interface HealthCheck {
  readonly challenge: string
  readonly share: ShareSignature
}

export interface Drill {
  readonly challenge: string
  readonly recovery: string
  readonly shares: readonly ShareSignature[]
}

/** What signs a drill: a backup key, the shares that gave it, and what it opened. */
export interface Quorum {
  readonly set: ShareSet
  readonly shares: readonly Pick<PresentedShare, 'set' | 'share' | 'rawSecret'>[]
  readonly backupSecret: Uint8Array
  readonly keys: readonly Pick<RecoveredKey, 'key' | 'sha256'>[]
}

/** One custodian alone: the proof key of their share signs a challenge. */
export function signHealthCheck(occasion: Occasion, share: PresentedShare): HealthCheck {
  const challenge = encodeChallenge({
    ...common(occasion),
    set: share.set.set,
    purpose: 'health',
    indexes: [share.share.index],
    ok: [],
  })
  return { challenge, share: signShare(occasion, share, challenge) }
}

/** A quorum: the recovery proof key and exactly the shares that took part sign one challenge. */
export function signDrill(occasion: Occasion, { set, shares, backupSecret, keys }: Quorum): Drill {
  const challenge = encodeChallenge({
    ...common(occasion),
    set: set.set,
    purpose: 'drill',
    indexes: shares.map(({ share }) => share.index),
    ok: keys.map(({ key, sha256 }) => ({ sha256, label: key.label })),
  })
  const seedSecret = recoveryProofSeed(backupSecret, set.set)
  return {
    challenge,
    recovery: signWith(occasion, seedSecret, set.recovery, challenge),
    shares: shares.map((share) => signShare(occasion, share, challenge)),
  }
}

/** The files that stock ssh-keygen needs to check a health check or a drill. */
export function evidenceFiles(
  state: State,
  set: string,
  evidence: { readonly challenge: string; readonly recovery?: string },
  shares: readonly ShareSignature[],
): Map<string, Uint8Array> {
  const files = new Map([
    ['challenge', utf8(evidence.challenge)],
    ['allowed_signers', utf8(allowedSigners(state))],
  ])
  if (evidence.recovery !== undefined) files.set(`recovery.${set}.sig`, utf8(evidence.recovery))
  for (const { index, signature } of shares) files.set(`share.${set}.${index}.sig`, utf8(signature))
  return files
}

function common({ ceremony, checkpoint, nonce, time }: Occasion) {
  return { ceremony, checkpoint, nonce, time }
}

function signShare(
  occasion: Occasion,
  presented: Quorum['shares'][number],
  challenge: string,
): ShareSignature {
  const { set, share, rawSecret } = presented
  const seedSecret = shareProofSeed(rawSecret, set.set)
  const signature = signWith(occasion, seedSecret, share.proof, challenge)
  return { index: share.index, custodian: share.custodian, signature }
}

/** Signs, wipes the seed, and checks the result under the key that the log pins. */
function signWith(
  { verify }: Occasion,
  seedSecret: Uint8Array,
  pinned: string,
  challenge: string,
): string {
  try {
    if (encodePublicKey(publicKeyOf(seedSecret)) !== pinned)
      throw new CeremonyError('share.wrong', say('proof.other-key'))
    const message = utf8(challenge)
    const blob = signSshsig(seedSecret, DRILL, message)
    const key = parsePublicKey(pinned)
    if (!checkSshsig({ blob, namespace: DRILL, message, key, verify: verifyBoth(verify) }))
      throw new CeremonyError('selftest.failed', say('machine.signature'))
    return armorSshsig(blob)
  } finally {
    wipe(seedSecret)
  }
}
