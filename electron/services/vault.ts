/**
 * The only code that holds secrets: in memory, without input or output of its own, wiped after use.
 * What leaves it is public (commitments, check values, proofs), wrapped, or one share for its
 * custodian.
 */
import { type Random, wipe } from '#shared/bytes.ts'
import type { ShareSet } from '#shared/ceremony/state/share.ts'
import type { LoggedKey } from '#shared/crypto/keyidentity.ts'
import { recoveryProofSeed } from '#shared/crypto/proofkeys.ts'
import { type Combine, provePolynomial, type Split } from '#shared/crypto/shamir.ts'
import { CeremonyError } from '#shared/errors.ts'
import type { Tick } from '#shared/steps.ts'
import { say } from '#shared/text/saying.ts'
import { EntropyPool } from './entropypool.ts'
import { HeldKeys, type PlannedKey } from './heldkeys.ts'
import { type Dealing, HeldShares, publicOf } from './heldshares.ts'
import { demandGoing, makeKeys } from './keymaking.ts'
import type { MadeKey } from './material.ts'
import { type Unopened, unopened, unwrapped } from './unwrapping.ts'
import { between, type Watch } from './watching.ts'

export interface VaultTools {
  readonly random: Random
  readonly split: Split
  readonly combine: Combine
}

interface Request extends Watch, Dealing {
  readonly keys: readonly PlannedKey[]
}

export class Vault {
  /** What people give for the mix, and what is drawn from it. */
  readonly entropy: EntropyPool
  readonly #tools: VaultTools
  readonly #demandOpen: () => void
  readonly #keys = new HeldKeys()
  readonly #shares = new HeldShares()
  /** How often everything was forgotten: keys at work must not fill a vault emptied meanwhile. */
  #wipes = 0

  /** `demandOpen` throws while nothing secret may be shown or used (rule 8). */
  constructor(tools: VaultTools, demandOpen: () => void = () => {}) {
    this.#tools = tools
    this.#demandOpen = demandOpen
    this.entropy = new EntropyPool(tools.random, demandOpen)
  }

  /** What everything is drawn from that can take what people gave: the mix, or the system. */
  get random(): Random {
    return this.entropy.random
  }

  /**
   * Makes the keys and one backup key, splits it, and returns what the log may know. Cancelled, it
   * refuses with `call.cancelled`; after any refusal, and when the vault is wiped meanwhile,
   * nothing is kept.
   */
  async generate(request: Request) {
    this.#demandOpen()
    if ((request.mixed ?? false) !== this.entropy.isMixed)
      throw new CeremonyError('vault.empty', say('vault.no-mix'))
    this.forgetKeys()
    const { random } = this
    const wipes = this.#wipes
    const cancelled = () => this.#wipes !== wipes || request.cancelled?.() === true
    const backupSecret = random(32)
    let made: readonly MadeKey[] = []
    try {
      const algorithms = request.keys.map(({ algorithm }) => algorithm)
      made = await makeKeys(algorithms, random, { ...request, cancelled })
      const keys = request.keys.map((key, i) => this.#keys.keep(key, made[i], backupSecret, random))
      const set = await this.#shares.deal(request, backupSecret, this.#drawing)
      demandGoing(cancelled)
      return { keys, set }
    } catch (error) {
      this.forgetKeys()
      wipe(...made.map(({ materialSecret }) => materialSecret))
      throw error
    } finally {
      wipe(backupSecret)
    }
  }

  /**
   * Wraps the keys that the vault holds under a new backup key and splits that one: the same keys, a
   * new set. After any refusal nothing is kept.
   */
  async deal(dealing: Dealing, watch: Watch = {}) {
    this.#demandOpen()
    const wipes = this.#wipes
    const backupSecret = this.#tools.random(32)
    try {
      const { labels } = this.#keys
      if (labels.length === 0) throw new CeremonyError('vault.empty', say('vault.empty'))
      this.#shares.wipe()
      for (const [i, label] of labels.entries()) {
        await this.#pause(watch, { what: 'deal', done: i, total: labels.length }, wipes)
        this.#keys.wrap(label, backupSecret)
      }
      const set = await this.#shares.deal(dealing, backupSecret, this.#drawing)
      this.#demandKept(wipes)
      return set
    } catch (error) {
      this.wipe()
      throw error
    } finally {
      wipe(backupSecret)
    }
  }

  get #drawing() {
    return { random: this.random, split: this.#tools.split }
  }

  /** True while the vault still has its own copy of a share. */
  holdsShare(index: number): boolean {
    return this.#shares.isWaiting(index)
  }

  /** The text of one share, for the one screen or file that the started event named. */
  shareText(index: number): string {
    this.#demandOpen()
    return this.#shares.textOf(index)
  }

  /** Wipes the vault's own copy of a share; from here on only the custodian has it. */
  dropShare(index: number): void {
    this.#demandOpen()
    this.#shares.drop(index)
  }

  /** Keeps the bytes that a custodian read back and signs the receipt with their proof key. */
  takeBack(index: number, envelopeSecret: Uint8Array, receipt: Uint8Array): string {
    this.#demandOpen()
    return this.#shares.takeBack(index, envelopeSecret, receipt)
  }

  /**
   * The proof: from the bytes read back alone, all shares lie on one polynomial and every backup
   * unwraps to the key that the log names. Returns the backups; the shares stay until
   * `forgetShares`. Refuses with `share.wrong` or `key.commitment`.
   */
  async prove(
    threshold: number,
    keys: readonly LoggedKey[],
    watch: Watch = {},
  ): Promise<ReadonlyMap<string, Uint8Array>> {
    const wipes = this.#wipes
    const backupSecret = await this.#combine(threshold)
    try {
      for (const [i, facts] of keys.entries()) {
        await this.#pause(watch, { what: 'proof', done: i, total: keys.length }, wipes)
        this.#keys.demandBackup(facts, backupSecret)
      }
      return this.#keys.backups
    } finally {
      wipe(backupSecret)
    }
  }

  /** Fills the vault again from the shares of a quorum and the backups; checks every commitment. */
  async refill(
    threshold: number,
    keys: readonly LoggedKey[],
    backups: ReadonlyMap<string, Uint8Array>,
    watch: Watch = {},
  ): Promise<void> {
    const wipes = this.#wipes
    const backupSecret = await this.#combine(threshold)
    try {
      for (const [i, facts] of keys.entries()) {
        await this.#pause(watch, { what: 'refill', done: i, total: keys.length }, wipes)
        this.#keys.fill(facts.label, unwrapped(facts, backups.get(facts.label), backupSecret))
      }
      this.#shares.wipe()
    } catch (error) {
      this.wipe()
      throw error
    } finally {
      wipe(backupSecret)
    }
  }

  /**
   * Tries every backup with the shares that were brought and keeps none of the keys: which do not
   * open, and whether they do not unwrap or hold another key. Refuses with `share.wrong` shares that
   * do not give the backup key of the set: then no backup was tried.
   */
  async tryBackups(
    { set, threshold, recovery }: Pick<ShareSet, 'set' | 'threshold' | 'recovery'>,
    keys: readonly LoggedKey[],
    backups: ReadonlyMap<string, Uint8Array>,
  ): Promise<readonly Unopened[]> {
    const backupSecret = await this.#combine(threshold)
    try {
      if (publicOf(recoveryProofSeed(backupSecret, set)) !== recovery)
        throw new CeremonyError('share.wrong', say('source.no-backup-key', { set }))
      return keys.flatMap((key) => unopened(key, backups.get(key.label), backupSecret))
    } finally {
      wipe(backupSecret)
    }
  }

  /**
   * A drill: the shares presented give the backup key, every backup unwraps to the key of the log,
   * and the quorum is lent to one function that signs. Whatever happens, everything is wiped; only
   * somebody who cancels finds the shares that were brought as they were.
   */
  async drill<T>(
    threshold: number,
    keys: readonly LoggedKey[],
    backups: ReadonlyMap<string, Uint8Array>,
    use: (backupSecret: Uint8Array, rawSecrets: ReadonlyMap<number, Uint8Array>) => T,
    watch: Watch = {},
  ): Promise<T> {
    const wipes = this.#wipes
    let cancelled = false
    let backupSecret: Uint8Array | undefined
    let rawSecrets: ReadonlyMap<number, Uint8Array> = new Map()
    try {
      backupSecret = await this.#combine(threshold)
      for (const [i, facts] of keys.entries()) {
        await this.#pause(watch, { what: 'drill', done: i, total: keys.length }, wipes)
        wipe(unwrapped(facts, backups.get(facts.label), backupSecret))
      }
      rawSecrets = this.#shares.rawSecrets()
      return use(backupSecret, rawSecrets)
    } catch (error) {
      cancelled = error instanceof CeremonyError && error.code === 'call.cancelled'
      throw error
    } finally {
      wipe(backupSecret, ...rawSecrets.values())
      if (!cancelled) this.wipe()
    }
  }

  /** Between two keys others are heard: the vault may be wiped meanwhile. */
  async #pause(watch: Watch, tick: Tick, wipes: number): Promise<void> {
    await between(watch, tick)
    this.#demandKept(wipes)
  }

  /** Keeps a presented share until the vault is refilled. */
  present(index: number, envelopeSecret: Uint8Array): void {
    this.#demandOpen()
    this.#shares.keep(index, envelopeSecret)
  }

  async #combine(threshold: number): Promise<Uint8Array> {
    this.#demandOpen()
    const wipes = this.#wipes
    const rawSecrets = [...this.#shares.rawSecrets().values()]
    try {
      const { combine } = this.#tools
      const backupSecret = await provePolynomial({ shares: rawSecrets, threshold, combine })
      if (this.#wipes !== wipes) wipe(backupSecret)
      this.#demandKept(wipes)
      return backupSecret
    } finally {
      wipe(...rawSecrets)
    }
  }

  /** What was taken in hand before a wait is void when everything was forgotten in it. */
  #demandKept(wipes: number): void {
    if (this.#wipes !== wipes) throw new CeremonyError('vault.empty', say('vault.wiped'))
  }

  /**
   * Lends the key material of one label to one function that wraps it. Refuses what came of it when
   * the vault was wiped meanwhile: the function may have wrapped zeros.
   */
  async use<T>(label: string, wrap: (materialSecret: Uint8Array) => Promise<T>): Promise<T> {
    this.#demandOpen()
    const wipes = this.#wipes
    const wrapped = await wrap(this.#keys.materialSecret(label))
    this.#demandKept(wipes)
    return wrapped
  }

  /** Forgets every share, once the proof is recorded. */
  forgetShares(): void {
    this.#shares.wipe()
  }

  /** Forgets everything. */
  wipe(): void {
    this.forgetKeys()
    this.entropy.wipe()
  }

  /** Forgets keys, backups and shares; what they were drawn from stays for another try. */
  forgetKeys(): void {
    this.#wipes += 1
    this.#shares.wipe()
    this.#keys.wipe()
  }
}
