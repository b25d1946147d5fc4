/** One ceremony in progress, and how its people sign. The rules are the ledger's to ask. */
import type { Command } from '#shared/ceremony/command.ts'
import { CeremonyError } from '#shared/errors.ts'
import type { Store } from '../db/store.ts'
import type { Host } from './host.ts'
import type { Extras, Ledger } from './ledger.ts'
import { withMember } from './members.ts'
import type { Pacing } from './pacing.ts'
import { signed, type Unsigned } from './signing.ts'
import type { Vault } from './vault.ts'

export interface Ceremony {
  readonly host: Host
  readonly store: Store
  readonly ledger: Ledger
  readonly vault: Vault
  readonly pacing: Pacing
  /** Copies of the evidence that were written and read back in this run. */
  readonly delivered: string[]
  /** Which four words each person was asked for, by package and person. */
  readonly asked: Map<string, readonly number[]>
  /** Copies of cards that went to the printer in this run, by set, index and copy. */
  readonly printed: Set<string>
}

/** Who leads: the one whose declared intents the effects serve. */
export function leader(ceremony: Ceremony): string {
  return ceremony.ledger.state.intents.at(-1)?.by ?? 'recorder'
}

/** Records a command. What the rules refuse is an event too (rule 6). */
export function record(
  ceremony: Ceremony,
  command: Command,
  claimed: string,
  extras: Extras = {},
): void {
  guarded(ceremony, claimed, () => ceremony.ledger.record([command], extras))
}

/** Runs something and writes down its refusal, by code and claimed identity alone. */
export function guarded<T>(ceremony: Ceremony, claimed: string, run: () => T): T {
  try {
    const result = run()
    if (!(result instanceof Promise)) return result
    return result.catch((error: unknown) => noted(ceremony, claimed, error)) as T
  } catch (error) {
    return noted(ceremony, claimed, error)
  }
}

/** Refusals of the machine, not of the rules: they are shown, not logged. */
const NOT_LOGGED = ['io.', 'output.', 'file.', 'usage.', 'store.', 'call.']

function noted(ceremony: Ceremony, claimed: string, error: unknown): never {
  if (error instanceof CeremonyError && !NOT_LOGGED.some((prefix) => error.code.startsWith(prefix)))
    ceremony.ledger.refuse(error.code, claimed)
  throw error
}

/** Records a command with the signature of one person, whose passphrase is right. */
export async function sign(
  ceremony: Ceremony,
  by: string,
  passphrase: string,
  make: Unsigned,
): Promise<void> {
  const { ledger } = ceremony
  await guarded(ceremony, by, () =>
    withMember(ceremony, by, passphrase, (seedSecret) => {
      ledger.settle()
      ledger.record([signed(ledger, by, seedSecret, make)])
    }),
  )
}
