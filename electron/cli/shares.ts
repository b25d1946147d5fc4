/** The shares that a command is given: files, or one on standard input. */
import { wipe } from '#shared/bytes.ts'
import type { State } from '#shared/ceremony/state.ts'
import { SHARE_FILE_MAX_BYTES } from '#shared/crypto/sharefile.ts'
import { CeremonyError } from '#shared/errors.ts'
import { readRegularFile } from '../services/safefile.ts'
import { AGE_FILE_MAX_BYTES } from '../services/agefile.ts'
import {
  type PresentedShare,
  type ReadingOptions,
  readShare,
  type ShareInput,
} from '../services/shareinput.ts'
import type { Arguments } from './arguments.ts'
import type { Terminal } from './terminal.ts'
import { type Unlocking, unlocking } from './unlocking.ts'
import { say } from '#shared/text/saying.ts'
import { CommandError } from './refused.ts'

const STANDARD_INPUT = '-'
const AGE_NAME = /\.age$/i

/**
 * Reads every share that is named, `-` being standard input, and decrypts those that are encrypted
 * to their custodians. The caller wipes them; on a refusal they are wiped here.
 */
export async function readShares(
  given: Arguments,
  terminal: Terminal,
  names: readonly string[],
): Promise<readonly ShareInput[]> {
  const keys = unlocking(given, terminal)
  const inputs: ShareInput[] = []
  try {
    for (const name of names) inputs.push(await readOne(terminal, name, keys))
    keys.demandAllUsed()
    return inputs
  } catch (error) {
    wipe(...inputs.map(({ bytesSecret }) => bytesSecret))
    throw error
  }
}

async function readOne(terminal: Terminal, given: string, keys: Unlocking): Promise<ShareInput> {
  const name = given === STANDARD_INPUT ? 'standard input' : given
  const bytesSecret =
    given === STANDARD_INPUT
      ? await terminal.input(AGE_FILE_MAX_BYTES)
      : readRegularFile(terminal.path(given), AGE_FILE_MAX_BYTES)
  try {
    const opened = await keys.open({ name, bytesSecret }, AGE_NAME.test(given))
    if (opened.bytesSecret.length > SHARE_FILE_MAX_BYTES) throw tooLarge(name)
    return opened
  } catch (error) {
    wipe(bytesSecret)
    throw error
  }
}

function tooLarge(name: string): CommandError {
  const message = `a share has at most ${SHARE_FILE_MAX_BYTES} bytes`
  return new CommandError('file.toolarge', message, { path: name })
}

/** The one share of FILE, found in the log. The caller wipes it. */
export async function presentedShare(
  given: Arguments,
  terminal: Terminal,
  state: State,
): Promise<PresentedShare> {
  const inputs = await readShares(given, terminal, [given.positional('FILE')])
  try {
    const [presented] = inputs.map((input) => readNamed(state, input, readingOf(given)))
    if (presented === undefined) throw new Error('no share was read')
    sayCorrections(terminal, [presented])
    return presented
  } finally {
    wipe(...inputs.map(({ bytesSecret }) => bytesSecret))
  }
}

/** How shares are read: a correction counts with the option alone. */
export function readingOf(given: Arguments): ReadingOptions {
  const option = 'accept-corrections'
  return { acceptCorrections: given.flag(option), howToAccept: say('share.add-option', { option }) }
}

function readNamed(state: State, input: ShareInput, options: ReadingOptions): PresentedShare {
  try {
    return readShare(state, input, options)
  } catch (error) {
    if (!(error instanceof CeremonyError)) throw error
    const { code, said, path = input.name } = error
    throw new CeremonyError(code, say('share.named-wrong', { name: input.name, why: said }), {
      path,
    })
  }
}

/** Says which groups of a share were corrected, never the characters. */
export function sayCorrections(terminal: Terminal, shares: readonly PresentedShare[]): void {
  for (const { name, corrected } of shares)
    if (corrected !== undefined)
      terminal.warn(`${name}: corrected, as accepted: groups ${corrected.join(', ') || 'none'}`)
}
