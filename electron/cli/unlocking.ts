/** What opens the encrypted shares that a command is given: never an argument, always a file or a person. */
import { wipe } from '#shared/bytes.ts'
import { CeremonyError } from '#shared/errors.ts'
import {
  type AgeKey,
  type AgeLock,
  IDENTITY_FILE_MAX_BYTES,
  isAgeFile,
} from '../services/agefile.ts'
import { readRegularFile } from '../services/safefile.ts'
import { openShare, type ShareInput } from '../services/shareinput.ts'
import { type Arguments, usage } from './arguments.ts'
import type { Terminal } from './terminal.ts'
import { CommandError } from './refused.ts'
import { say } from '#shared/text/saying.ts'

/** The options of every command that takes shares. */
export const UNLOCKING = { 'passphrase-file': 'many', identity: 'many' } as const

/** The options of every command that brings a quorum together. */
export const QUORUM = {
  bundle: 'one',
  share: 'many',
  also: 'many',
  signers: 'one',
  head: 'head',
  ...UNLOCKING,
  'accept-corrections': 'flag',
} as const

const PASSPHRASE_FILE_MAX_BYTES = 1024
/** How often a person may try on the terminal. */
const TRIES = 3

export interface Unlocking {
  /** The share, decrypted where it is encrypted; `named` says that its name promises that. */
  open(input: ShareInput, named: boolean): Promise<ShareInput>
  /** Refuses what was given for encrypted shares that are not there. */
  demandAllUsed(): void
}

/**
 * Passphrase files serve the shares encrypted to a passphrase in their order, or one serves all;
 * without any, the terminal is asked. Identity files are all tried on every other encrypted share.
 */
export function unlocking(given: Arguments, terminal: Terminal): Unlocking {
  const files = given.many('passphrase-file').map((file) => terminal.path(file))
  const identities = given.many('identity').map((file) => terminal.path(file))
  const met = { passphrase: new Set<ShareInput>(), recipient: new Set<ShareInput>() }

  const passphraseOf = async (name: string): Promise<Uint8Array> => {
    if (files.length === 0) return await terminal.ask(`Passphrase of ${name}: `)
    const file = files.length === 1 ? files[0] : files[met.passphrase.size - 1]
    if (file !== undefined) return readPassphrase(file)
    throw usage(`there is no --passphrase-file for ${name}: give one for each, or one for all`)
  }
  const keyFor = async (input: ShareInput, lock: AgeLock): Promise<AgeKey> => {
    // Asked again after a wrong passphrase, it is the same share.
    met[lock].add(input)
    if (lock === 'recipient') return readIdentities(identities, input.name)
    return { passphraseSecret: await passphraseOf(input.name) }
  }

  const open = async (input: ShareInput, tries: number): Promise<ShareInput> => {
    try {
      return await openShare(input, (lock) => keyFor(input, lock))
    } catch (error) {
      const wrong = error instanceof CeremonyError && error.code === 'passphrase.wrong'
      if (!wrong || files.length > 0 || tries === 1) throw error
      terminal.warn(`${input.name}: ${error.message}. Type it again.`)
      return await open(input, tries - 1)
    }
  }
  return {
    open: async (input, named) => {
      if (named && !isAgeFile(input.bytesSecret))
        throw new CeremonyError('age.invalid', say('age.no-file'), { path: input.name })
      return await open(input, TRIES)
    },
    demandAllUsed: () => {
      const shares = met.passphrase.size
      const needed = files.length === 1 ? Math.min(shares, 1) : shares
      if (files.length > 0 && files.length !== needed)
        throw usage(`--passphrase-file is given ${files.length} times for ${shares} shares`)
      if (identities.length > 0 && met.recipient.size === 0)
        throw usage('--identity is given, and no share is encrypted to a recipient')
    },
  }
}

/** The one line of a passphrase file, without its end; the caller wipes it. */
function readPassphrase(path: string): Uint8Array {
  const bytesSecret = readRegularFile(path, PASSPHRASE_FILE_MAX_BYTES)
  try {
    let end = bytesSecret.length
    if (bytesSecret[end - 1] === 0x0a) end -= 1
    if (bytesSecret[end - 1] === 0x0d) end -= 1
    const lineSecret = bytesSecret.slice(0, end)
    if (lineSecret.length > 0 && !lineSecret.includes(0x0a)) return lineSecret
    wipe(lineSecret)
    throw usage(`${path} must hold one line: the passphrase`)
  } finally {
    wipe(bytesSecret)
  }
}

/** All identity files as one; the caller wipes it. */
function readIdentities(paths: readonly string[], name: string): AgeKey {
  if (paths.length === 0)
    throw new CommandError(
      'age.recipient',
      'it is encrypted to a recipient: give its identity file with --identity',
      { path: name },
    )
  const filesSecret = paths.map((path) => readRegularFile(path, IDENTITY_FILE_MAX_BYTES))
  const identityFileSecret = new Uint8Array(
    filesSecret.reduce((sum, { length }) => sum + length + 1, 0),
  )
  let at = 0
  for (const fileSecret of filesSecret) {
    identityFileSecret.set(fileSecret, at)
    at += fileSecret.length
    identityFileSecret[at] = 0x0a
    at += 1
  }
  wipe(...filesSecret)
  return { identityFileSecret }
}
