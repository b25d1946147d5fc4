import { type Random, wipe } from '#shared/bytes.ts'
import {
  decodeEnvelope,
  encodeEnvelope,
  makeSetId,
  shareCommitment,
} from '#shared/crypto/envelope.ts'
import { publicKeyOf } from '#shared/crypto/ed25519.ts'
import { recoveryProofSeed, shareProofSeed } from '#shared/crypto/proofkeys.ts'
import { hedgedSplit, type Split } from '#shared/crypto/shamir.ts'
import { encodeShareText } from '#shared/crypto/sharetext.ts'
import { encodePublicKey } from '#shared/crypto/sshkey.ts'
import { DRILL, encodeSshsig, signSshsig } from '#shared/crypto/sshsig.ts'
import { CeremonyError } from '#shared/errors.ts'
import { say } from '#shared/text/saying.ts'

/** Who gets the shares of a new set, and how many of them recover. */
export interface Dealing {
  readonly custodians: readonly string[]
  readonly threshold: number
  readonly mode: 'rehearsal' | 'production'
  /** True where the plan asks for dice or text: nothing is made without the mix. */
  readonly mixed?: boolean
}

/**
 * The shares that the vault holds: those that wait for their custodian, and those that were read
 * back from their media or brought. Belongs to the vault and is wiped with it.
 */
export class HeldShares {
  readonly #waiting = new Map<number, Uint8Array>()
  readonly #readBack = new Map<number, Uint8Array>()

  /** Splits a backup key into a new set, and returns what the log may know of it. */
  async deal(
    { custodians, threshold, mode }: Dealing,
    backupSecret: Uint8Array,
    { random, split }: { readonly random: Random; readonly split: Split },
  ) {
    const set = makeSetId(random, mode)
    const total = custodians.length
    const rawSecrets = await hedgedSplit({ secret: backupSecret, total, threshold, split, random })
    try {
      const shares = rawSecrets.map((rawSecret, i) => {
        const index = i + 1
        const envelope = encodeEnvelope({ set, index, threshold, total, rawSecret })
        this.#waiting.set(index, envelope)
        const proof = publicOf(shareProofSeed(rawSecret, set))
        const custodian = custodians[i] ?? ''
        return { index, custodian, commitment: shareCommitment(envelope), proof }
      })
      const recovery = publicOf(recoveryProofSeed(backupSecret, set))
      return { set, threshold, n: total, recovery, shares }
    } finally {
      wipe(...rawSecrets)
    }
  }

  /** True while a share waits for its custodian. */
  isWaiting(index: number): boolean {
    return this.#waiting.has(index)
  }

  /** The text of a share that waits. Refuses with `vault.empty` when there is none. */
  textOf(index: number): string {
    const envelopeSecret = this.#waiting.get(index)
    if (envelopeSecret === undefined)
      throw new CeremonyError('vault.empty', say('rule.no-copy', { index }))
    return encodeShareText(envelopeSecret)
  }

  /** Wipes a share that waited; from here on only the custodian has it. */
  drop(index: number): void {
    wipe(this.#waiting.get(index))
    this.#waiting.delete(index)
  }

  /** Keeps the bytes that a custodian read back and signs the receipt with their proof key. */
  takeBack(index: number, envelopeSecret: Uint8Array, receipt: Uint8Array): string {
    if (this.#waiting.has(index)) throw new Error('the vault still has its own copy')
    const { rawSecret, set } = decodeEnvelope(envelopeSecret)
    const seedSecret = shareProofSeed(rawSecret, set)
    try {
      this.keep(index, envelopeSecret)
      return encodeSshsig(signSshsig(seedSecret, DRILL, receipt))
    } finally {
      wipe(rawSecret, seedSecret)
    }
  }

  /** One copy of each share: an earlier one, of a try that was not recorded, is wiped. */
  keep(index: number, envelopeSecret: Uint8Array): void {
    wipe(this.#readBack.get(index))
    this.#readBack.set(index, Uint8Array.from(envelopeSecret))
  }

  /** The raw shares that were read back or brought, by index; the caller wipes them. */
  rawSecrets(): Map<number, Uint8Array> {
    return new Map(
      [...this.#readBack].map(([index, one]) => [index, decodeEnvelope(one).rawSecret]),
    )
  }

  wipe(): void {
    wipe(...this.#waiting.values(), ...this.#readBack.values())
    this.#waiting.clear()
    this.#readBack.clear()
  }
}

/** The public key of a seed, as ssh writes it; wipes the seed. */
export function publicOf(seedSecret: Uint8Array): string {
  try {
    return encodePublicKey(publicKeyOf(seedSecret))
  } finally {
    wipe(seedSecret)
  }
}
