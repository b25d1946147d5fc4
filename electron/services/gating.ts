/** The gates of a ceremony: run by the program, read and vouched for by people. */
import { dirname } from 'node:path'
import type { What } from '#shared/ceremony/events.ts'
import type { ClockReading } from '#shared/ceremony/state/clock.ts'
import { CeremonyError } from '#shared/errors.ts'
import { say } from '#shared/text/saying.ts'
import { type Ceremony, guarded, record, sign } from './ceremony.ts'
import type { Host } from './host.ts'
import { placing } from './placing.ts'
import { readGates } from './preflight/gates.ts'
import { buildHash, programRoot } from './software.ts'
import type { Watch } from './watching.ts'

/** What every gate shows on this host, for a ceremony in this folder. */
export function gatesOf(
  host: Host,
  data: string,
  clocks: readonly ClockReading[],
  watch: Watch = {},
): Promise<What<'preflight.recorded'>> {
  const { machine, build, crypto, selfTest, random, page } = host
  const subject = {
    machine,
    data,
    program: programRoot(),
    build,
    buildNow: buildHash,
    crypto,
    selfTest,
    random,
    page: page?.(),
    clocks,
    now: new Date(host.clock()),
  }
  return readGates(subject, watch)
}

/**
 * Reads every gate anew and records what it shows; the run replaces the one before. Cancelled,
 * nothing is recorded and the one before still counts.
 */
export async function runGates(ceremony: Ceremony, watch: Watch = {}): Promise<void> {
  const { host, store, ledger } = ceremony
  const folder = dirname(store.path)
  const what = await placing('gates', () => gatesOf(host, folder, ledger.state.clocks, watch))
  record(ceremony, { do: 'runGates', what }, 'nobody')
}

/** One person signs that they read the run of this entry, and that what it asks about is so. */
export async function confirmGates(
  ceremony: Ceremony,
  by: string,
  passphrase: string,
  run: number,
): Promise<void> {
  guarded(ceremony, by, () => {
    const last = ceremony.ledger.state.preflights.at(-1)
    if (last?.entry !== run)
      throw new CeremonyError('rule.gate', say('rule.not-last-run', { entry: run }))
  })
  await sign(ceremony, by, passphrase, (signature) => ({ do: 'confirmGates', by, signature }))
}
