import { equalBytes, fromHex, hex, type Random, wipe } from '#shared/bytes.ts'
import { keyCommitment } from '#shared/crypto/commitment.ts'
import type { LoggedKey } from '#shared/crypto/keyidentity.ts'
import { wrapKwp } from '#shared/crypto/keywrap.ts'
import { CeremonyError } from '#shared/errors.ts'
import { say } from '#shared/text/saying.ts'
import type { MadeKey } from './material.ts'
import { unwrapped } from './unwrapping.ts'

/** What the plan says of a key. */
export interface PlannedKey {
  readonly label: string
  readonly algorithm: string
}

/** The keys that the vault holds, and their backups. Belongs to the vault and is wiped with it. */
export class HeldKeys {
  readonly #materials = new Map<string, Uint8Array>()
  readonly #backups = new Map<string, Uint8Array>()

  get labels(): readonly string[] {
    return [...this.#materials.keys()]
  }

  /** The backups, by label: they are public. */
  get backups(): ReadonlyMap<string, Uint8Array> {
    return new Map(this.#backups)
  }

  /** Takes over a key that was made, wraps it, and returns what the log may know of it. */
  keep(
    { label, algorithm }: PlannedKey,
    made: MadeKey | undefined,
    backupSecret: Uint8Array,
    random: Random,
  ) {
    if (made === undefined) throw new Error(`${label} was not made`)
    const { materialSecret, identity } = made
    this.fill(label, materialSecret)
    this.wrap(label, backupSecret)
    const salt = hex(random(32))
    const commitment = keyCommitment({ salt: fromHex(salt), label, algorithm, materialSecret })
    return { label, algorithm, ...identity, salt, commitment }
  }

  /** Takes over a key that a backup was opened to. */
  fill(label: string, materialSecret: Uint8Array): void {
    this.#materials.set(label, materialSecret)
  }

  /** Makes the backup of a key that is held; an earlier one is forgotten. */
  wrap(label: string, backupSecret: Uint8Array): void {
    this.#backups.set(label, wrapKwp(backupSecret, this.materialSecret(label)))
  }

  /** The very bytes of a key: they stay here. Refuses with `vault.empty` when there are none. */
  materialSecret(label: string): Uint8Array {
    const materialSecret = this.#materials.get(label)
    if (materialSecret === undefined)
      throw new CeremonyError('vault.empty', say('vault.lacks', { label }))
    return materialSecret
  }

  /** Refuses with `key.commitment` a backup that does not open to the key held and logged. */
  demandBackup(facts: LoggedKey, backupSecret: Uint8Array): void {
    const { label } = facts
    const provenSecret = unwrapped(facts, this.#backups.get(label), backupSecret)
    const same = equalBytes(provenSecret, this.#materials.get(label) ?? new Uint8Array())
    wipe(provenSecret)
    if (!same) throw new CeremonyError('key.commitment', say('source.backup-other-key', { label }))
  }

  wipe(): void {
    wipe(...this.#materials.values())
    this.#materials.clear()
    this.#backups.clear()
  }
}
