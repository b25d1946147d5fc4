import { type Random, wipe } from '#shared/bytes.ts'
import { drawSystemBytes, type EntropySource, mixEntropy } from '#shared/crypto/entropy.ts'
import { type EntropyStream, makeEntropyStream } from '#shared/crypto/entropystream.ts'

/**
 * What people gave, until it is mixed, and the stream that comes out of it. Belongs to the vault
 * and is wiped with it. Without a mix everything is drawn from the operating system.
 */
export class EntropyPool {
  readonly #system: Random
  readonly #demandOpen: () => void
  #given: EntropySource[] = []
  #stream: EntropyStream | undefined

  /** `demandOpen` throws while nothing secret may be taken or used (rule 8). */
  constructor(system: Random, demandOpen: () => void) {
    this.#system = system
    this.#demandOpen = demandOpen
  }

  /** From the mix where there is one; otherwise from the system. */
  readonly random: Random = (bytes) => (this.#stream?.random ?? this.#system)(bytes)

  get isMixed(): boolean {
    return this.#stream !== undefined
  }

  /** Takes over the bytes of somebody's sources; what they gave in an earlier try is wiped. */
  give(by: string, sources: readonly EntropySource[]): void {
    this.#demandOpen()
    this.drop(by)
    this.#given.push(...sources)
  }

  /** Forgets what somebody gave: it was not recorded. */
  drop(by: string): void {
    const theirs = this.#given.filter((one) => one.by === by)
    wipe(...theirs.map(({ bytesSecret }) => bytesSecret))
    this.#given = this.#given.filter((one) => one.by !== by)
  }

  /**
   * Mixes what is here with fresh bytes of the system, or in a rehearsal with known ones in their
   * place; one commitment for each source.
   */
  mix(ceremony: string, known?: Uint8Array): readonly string[] {
    this.#demandOpen()
    const osSecret = known?.slice() ?? drawSystemBytes(this.#system)
    try {
      const { streamSecret, commitments } = mixEntropy(ceremony, osSecret, this.#given)
      this.#stream = makeEntropyStream(streamSecret)
      wipe(streamSecret)
      return commitments
    } finally {
      wipe(osSecret)
    }
  }

  /** Forgets a mix that was not recorded; what was given stays. */
  unmix(): void {
    this.#stream?.wipe()
    this.#stream = undefined
  }

  /** Once the mix is on record, only the stream stays. */
  settle(): void {
    wipe(...this.#given.map(({ bytesSecret }) => bytesSecret))
    this.#given = []
  }

  /** Forgets everything. */
  wipe(): void {
    this.settle()
    this.unmix()
  }
}
