/** The shares that a command is given: files, or one on standard input. */
import { wipe } from '#shared/bytes.ts'
import type { State } from '#shared/ceremony/state.ts'
import { SHARE_FILE_MAX_BYTES } from '#shared/crypto/sharefile.ts'
import { readRegularFile } from '../services/safefile.ts'
import {
  type PresentedShare,
  readShare,
  refuseEncrypted,
  type ShareInput,
} from '../services/shareinput.ts'
import type { Arguments } from './arguments.ts'
import type { Terminal } from './terminal.ts'

const STANDARD_INPUT = '-'

/**
 * Reads every share that is named, `-` being standard input. The caller wipes them; on a
 * refusal they are wiped here.
 */
export async function readShares(
  terminal: Terminal,
  names: readonly string[],
): Promise<readonly ShareInput[]> {
  const inputs: ShareInput[] = []
  try {
    for (const name of names) inputs.push(await readOne(terminal, name))
    return inputs
  } catch (error) {
    wipe(...inputs.map(({ bytesSecret }) => bytesSecret))
    throw error
  }
}

async function readOne(terminal: Terminal, name: string): Promise<ShareInput> {
  if (name === STANDARD_INPUT)
    return { name: 'standard input', bytesSecret: await terminal.input(SHARE_FILE_MAX_BYTES) }
  const path = terminal.path(name)
  if (/\.age$/i.test(path)) throw refuseEncrypted(name)
  return { name, bytesSecret: readRegularFile(path, SHARE_FILE_MAX_BYTES) }
}

/** The one share of FILE, found in the log. The caller wipes it. */
export async function presentedShare(
  given: Arguments,
  terminal: Terminal,
  state: State,
): Promise<PresentedShare> {
  const inputs = await readShares(terminal, [given.positional('FILE')])
  const acceptCorrections = given.flag('accept-corrections')
  try {
    const [presented] = inputs.map((input) => readShare(state, input, { acceptCorrections }))
    if (presented === undefined) throw new Error('no share was read')
    sayCorrections(terminal, [presented])
    return presented
  } finally {
    wipe(...inputs.map(({ bytesSecret }) => bytesSecret))
  }
}

/** Says which groups of a share were corrected, never the characters. */
export function sayCorrections(terminal: Terminal, shares: readonly PresentedShare[]): void {
  for (const { name, corrected } of shares)
    if (corrected !== undefined)
      terminal.warn(`${name}: corrected, as accepted: groups ${corrected.join(', ') || 'none'}`)
}
