import type { Random, VerifyEd25519 } from '#shared/bytes.ts'
import type { Oaep } from '#shared/byok/provider.ts'
import type { CeremonyEvent } from '#shared/ceremony/events.ts'
import type { Mode } from '#shared/ceremony/plan.ts'
import type { Combine, Split } from '#shared/crypto/shamir.ts'
import type { Language } from '#shared/text/language.ts'
import type { NativeFile } from './archive.ts'
import type { Kdf } from './keyring.ts'
import type { MediaCalls } from './media.ts'
import type { Machine } from './preflight/machine.ts'
import type { PageFacts } from './preflight/process.ts'
import type { Known } from './selftest.ts'

/** Everything that comes from outside the rules: the machine, the program, time and chance. */
export interface Host {
  /** `electron`, `node`, or `chromium` for the development shell. */
  readonly name: 'electron' | 'node' | 'chromium'
  /** True for the packaged program: its fuses are set, its archive is whole, it guards its start. */
  readonly packaged: boolean
  readonly software: string
  /** SHA-256 of the packaged archive, or over the files of a checkout. */
  readonly build: string
  /** The files of machine code that the program loads. */
  readonly native: readonly NativeFile[]
  /** The crypto library of this binary, by name and version. */
  readonly crypto: string
  readonly kdf: (mode: Mode) => Kdf
  /** verify.sh, recover.py, VERIFY.md and RECOVER.md of this release, by the language of a ceremony. */
  readonly constants: { readonly [language in Language]: ReadonlyMap<string, Uint8Array> }
  readonly random: Random
  readonly clock: () => number
  /** Milliseconds that only go forward, whatever happens to the clock. */
  readonly monotonic: () => number
  readonly sleep: (milliseconds: number) => Promise<void>
  readonly split: Split
  readonly combine: Combine
  readonly verify: VerifyEd25519
  readonly oaep: Oaep
  /** What the gates read; tests read another one. */
  readonly machine: Machine
  /** The languages of the system, best first, where it says more than its locale. */
  readonly languages?: () => readonly string[]
  /** What shows the page, where something does. */
  readonly page?: () => PageFacts
  /** The known answers of every primitive, on this very binary. */
  readonly selfTest: () => Promise<readonly Known[]>
  /** Called after each commit; tests stop the process here. */
  readonly committed?: (events: readonly CeremonyEvent[]) => void
  /** The calls that a medium can fail, where they are not the system's; tests fail them here. */
  readonly media?: Partial<MediaCalls>
}
