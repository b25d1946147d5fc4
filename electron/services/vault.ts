/**
 * The only code that holds secrets: in memory, without input or output of its own, wiped after use.
 * What leaves it is public (commitments, check values, proofs), wrapped, or one share for its
 * custodian.
 */
import { equalBytes, fromHex, hex, type Random, wipe } from '#shared/bytes.ts'
import { keyCommitment } from '#shared/crypto/commitment.ts'
import { publicKeyOf } from '#shared/crypto/ed25519.ts'
import {
  decodeEnvelope,
  encodeEnvelope,
  makeSetId,
  shareCommitment,
} from '#shared/crypto/envelope.ts'
import { kcvOf } from '#shared/crypto/kcv.ts'
import { unwrapKwp, wrapKwp } from '#shared/crypto/keywrap.ts'
import { recoveryProofSeed, shareProofSeed } from '#shared/crypto/proofkeys.ts'
import { type Combine, hedgedSplit, provePolynomial, type Split } from '#shared/crypto/shamir.ts'
import { encodeShareText } from '#shared/crypto/sharetext.ts'
import { encodePublicKey } from '#shared/crypto/sshkey.ts'
import { DRILL, encodeSshsig, signSshsig } from '#shared/crypto/sshsig.ts'
import { CeremonyError } from '#shared/errors.ts'
import { makeMaterial } from './material.ts'

/** The facts about a key that the log pins and every recovery checks. */
export interface KeyFacts {
  readonly label: string
  readonly algorithm: string
  readonly salt: string
  readonly commitment: string
}

export interface VaultTools {
  readonly random: Random
  readonly split: Split
  readonly combine: Combine
}

interface Request {
  readonly keys: readonly { readonly label: string; readonly algorithm: string }[]
  readonly custodians: readonly string[]
  readonly threshold: number
  readonly mode: 'rehearsal' | 'production'
}

export class Vault {
  readonly #tools: VaultTools
  readonly #materials = new Map<string, Uint8Array>()
  readonly #backups = new Map<string, Uint8Array>()
  /** Envelopes that wait for their custodian. */
  readonly #shares = new Map<number, Uint8Array>()
  /** Envelopes read back from the media, until the proof. */
  readonly #readBack = new Map<number, Uint8Array>()

  constructor(tools: VaultTools) {
    this.#tools = tools
  }

  /** Makes the keys and one backup key, splits it, and returns what the log may know. */
  async generate(request: Request) {
    this.wipe()
    const { random } = this.#tools
    const backupSecret = random(32)
    try {
      const keys = request.keys.map((key) => this.#makeKey(key, backupSecret))
      const set = await this.#makeSet(request, backupSecret)
      return { keys, set }
    } catch (error) {
      this.wipe()
      throw error
    } finally {
      wipe(backupSecret)
    }
  }

  #makeKey({ label, algorithm }: Request['keys'][number], backupSecret: Uint8Array) {
    const materialSecret = makeMaterial(algorithm, this.#tools.random)
    this.#materials.set(label, materialSecret)
    this.#backups.set(label, wrapKwp(backupSecret, materialSecret))
    const salt = hex(this.#tools.random(32))
    return {
      label,
      algorithm,
      kcv: kcvOf(algorithm, materialSecret),
      salt,
      commitment: commit(salt, label, algorithm, materialSecret),
    }
  }

  async #makeSet({ custodians, threshold, mode }: Request, backupSecret: Uint8Array) {
    const { random, split } = this.#tools
    const set = makeSetId(random, mode)
    const total = custodians.length
    const rawSecrets = await hedgedSplit({ secret: backupSecret, total, threshold, split, random })
    try {
      const shares = rawSecrets.map((rawSecret, i) => {
        const index = i + 1
        const envelope = encodeEnvelope({ set, index, threshold, total, rawSecret })
        this.#shares.set(index, envelope)
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

  /** True while the vault still has its own copy of a share. */
  holdsShare(index: number): boolean {
    return this.#shares.has(index)
  }

  /** The text of one share, for the one screen or file that the started event named. */
  shareText(index: number): string {
    const envelopeSecret = this.#shares.get(index)
    if (envelopeSecret === undefined)
      throw new CeremonyError('vault.empty', `the vault has no copy of share ${index} any more`)
    return encodeShareText(envelopeSecret)
  }

  /** Wipes the vault's own copy of a share; from here on only the custodian has it. */
  dropShare(index: number): void {
    wipe(this.#shares.get(index))
    this.#shares.delete(index)
  }

  /** Keeps the bytes that a custodian read back and signs the receipt with their proof key. */
  takeBack(index: number, envelopeSecret: Uint8Array, receipt: Uint8Array): string {
    if (this.#shares.has(index)) throw new Error('the vault still has its own copy')
    const { rawSecret, set } = decodeEnvelope(envelopeSecret)
    const seedSecret = shareProofSeed(rawSecret, set)
    try {
      this.#readBack.set(index, Uint8Array.from(envelopeSecret))
      return encodeSshsig(signSshsig(seedSecret, DRILL, receipt))
    } finally {
      wipe(rawSecret, seedSecret)
    }
  }

  /**
   * The proof: from the bytes read back alone, all shares lie on one polynomial and every backup
   * unwraps to a key that its commitment names. Returns the backups; the shares stay until
   * `forgetShares`. Refuses with `share.wrong` or `key.commitment`.
   */
  async prove(
    threshold: number,
    keys: readonly KeyFacts[],
  ): Promise<ReadonlyMap<string, Uint8Array>> {
    const backupSecret = await this.#combine(threshold)
    try {
      for (const facts of keys) {
        const provenSecret = this.#unwrap(facts, this.#backups.get(facts.label), backupSecret)
        const same = equalBytes(provenSecret, this.#materials.get(facts.label) ?? new Uint8Array())
        wipe(provenSecret)
        if (!same)
          throw new CeremonyError(
            'key.commitment',
            `the backup of ${facts.label} holds another key`,
          )
      }
      return new Map(this.#backups)
    } finally {
      wipe(backupSecret)
    }
  }

  /** Fills the vault again from the shares of a quorum and the backups; checks every commitment. */
  async refill(
    threshold: number,
    keys: readonly KeyFacts[],
    backups: ReadonlyMap<string, Uint8Array>,
  ): Promise<void> {
    const backupSecret = await this.#combine(threshold)
    try {
      for (const facts of keys)
        this.#materials.set(
          facts.label,
          this.#unwrap(facts, backups.get(facts.label), backupSecret),
        )
      this.#wipeShares()
    } catch (error) {
      this.wipe()
      throw error
    } finally {
      wipe(backupSecret)
    }
  }

  /** Keeps a presented share until the vault is refilled. */
  present(index: number, envelopeSecret: Uint8Array): void {
    this.#readBack.set(index, Uint8Array.from(envelopeSecret))
  }

  async #combine(threshold: number): Promise<Uint8Array> {
    const rawSecrets = [...this.#readBack.values()].map((one) => decodeEnvelope(one).rawSecret)
    try {
      return await provePolynomial({ shares: rawSecrets, threshold, combine: this.#tools.combine })
    } finally {
      wipe(...rawSecrets)
    }
  }

  #unwrap(facts: KeyFacts, backup: Uint8Array | undefined, backupSecret: Uint8Array): Uint8Array {
    const { label, algorithm, salt, commitment } = facts
    if (backup === undefined)
      throw new CeremonyError('key.commitment', `there is no backup of ${label}`)
    const materialSecret = unwrapKwp(backupSecret, backup)
    if (commit(salt, label, algorithm, materialSecret) === commitment) return materialSecret
    wipe(materialSecret)
    throw new CeremonyError('key.commitment', `the backup of ${label} is not the key of the log`)
  }

  /** Lends the key material of one label to one function that wraps it. */
  async use<T>(label: string, wrap: (materialSecret: Uint8Array) => Promise<T>): Promise<T> {
    const materialSecret = this.#materials.get(label)
    if (materialSecret === undefined)
      throw new CeremonyError('vault.empty', `the vault does not hold ${label}`)
    return await wrap(materialSecret)
  }

  /** Forgets every share, once the proof is recorded. */
  forgetShares(): void {
    this.#wipeShares()
  }

  #wipeShares(): void {
    wipe(...this.#shares.values(), ...this.#readBack.values())
    this.#shares.clear()
    this.#readBack.clear()
  }

  /** Forgets everything. */
  wipe(): void {
    this.#wipeShares()
    wipe(...this.#materials.values())
    this.#materials.clear()
    this.#backups.clear()
  }
}

function commit(
  salt: string,
  label: string,
  algorithm: string,
  materialSecret: Uint8Array,
): string {
  return keyCommitment({ salt: fromHex(salt), label, algorithm, materialSecret })
}

function publicOf(seedSecret: Uint8Array): string {
  try {
    return encodePublicKey(publicKeyOf(seedSecret))
  } finally {
    wipe(seedSecret)
  }
}
