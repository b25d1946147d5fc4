/** Share files that a dialog chose: the page has a token and a name for each, never its path. */
import { basename } from 'node:path'
import { hex, type Random, utf8, wipe } from '#shared/bytes.ts'
import type { State } from '#shared/ceremony/state.ts'
import { CeremonyError } from '#shared/errors.ts'
import type { BroughtShare } from '#shared/ipc/arguments.ts'
import type { ChosenShare } from '#shared/ipc/answers.ts'
import { say } from '#shared/text/saying.ts'
import { AGE_FILE_MAX_BYTES, ageLock, IDENTITY_FILE_MAX_BYTES, isAgeFile } from './agefile.ts'
import { type Ceremony, guarded } from './ceremony.ts'
import { readRegularFile } from './safefile.ts'
import { cardText, openShare, type PresentedShare, readShare } from './shareinput.ts'

type FromFile = Extract<BroughtShare, { how: 'file' }>

/** Where a share lies, and the identity file that opens it if it is encrypted to a recipient. */
interface Chosen {
  readonly path: string
  readonly identity: string | undefined
}

/** Where a share is brought to: the ceremony on screen, or the check of one share. */
export interface Bringing {
  /** The log by which the share is judged. */
  readonly state: State
  readonly random: Random
  /** Runs something; where a log is kept, its refusal is written down. */
  guard<T>(by: string, run: () => T): T
}

/** To a ceremony: what is refused stands in its log. */
export function broughtTo(ceremony: Ceremony): Bringing {
  return {
    state: ceremony.ledger.state,
    random: ceremony.host.random,
    guard: (by, run) => guarded(ceremony, by, run),
  }
}

export class ChosenShares {
  readonly #chosen = new Map<string, Chosen>()

  /**
   * Keeps the path of a file. One that is not encrypted is read and named now, and wiped; for one
   * that is encrypted to a recipient the identity file is asked for; null when that is cancelled.
   */
  async choose(
    to: Bringing,
    by: string,
    path: string,
    askIdentity: () => Promise<string | null>,
  ): Promise<ChosenShare | null> {
    const bytesSecret = readRegularFile(path, AGE_FILE_MAX_BYTES)
    const name = basename(path)
    try {
      const lock = to.guard(by, () => {
        if (isAgeFile(bytesSecret)) return ageLock(bytesSecret)
        wipe(shareOf(to, by, name, bytesSecret).rawSecret)
        return undefined
      })
      const identity = lock === 'recipient' ? await askIdentity() : undefined
      if (identity === null) return null
      const file = hex(to.random(16))
      // One file at a time: a share that was chosen before is not brought any more.
      this.forget()
      this.#chosen.set(file, { path, identity })
      return { file, name, encrypted: lock === 'passphrase' }
    } finally {
      wipe(bytesSecret)
    }
  }

  /** Reads the file again, decrypts it where it is encrypted, and lends its text to one function. */
  async lend(
    to: Bringing,
    by: string,
    { file, filePassphrase }: FromFile,
    use: (text: string) => Promise<void>,
  ): Promise<void> {
    const chosen = this.#chosen.get(file)
    if (chosen === undefined) throw new CeremonyError('file.missing', say('share.choose-again'))
    const { path, identity } = chosen
    const name = basename(path)
    const bytesSecret = readRegularFile(path, AGE_FILE_MAX_BYTES)
    let openedSecret = bytesSecret
    let share: PresentedShare | undefined
    try {
      share = await to.guard(by, async () => {
        const input = { name, bytesSecret }
        const ask = async () =>
          identity === undefined
            ? { passphraseSecret: utf8(filePassphrase) }
            : { identityFileSecret: readRegularFile(identity, IDENTITY_FILE_MAX_BYTES) }
        openedSecret = (await openShare(input, ask)).bytesSecret
        return shareOf(to, by, name, openedSecret)
      })
      await use(cardText(share))
    } finally {
      wipe(bytesSecret, openedSecret, share?.rawSecret)
    }
  }

  /** Forgets every path. */
  forget(): void {
    this.#chosen.clear()
  }
}

/** A file is not corrected: nobody can compare it with anything. */
function shareOf({ state }: Bringing, by: string, name: string, bytesSecret: Uint8Array) {
  const presented = readShare(state, { name, bytesSecret }, { acceptCorrections: false })
  const { share, holder } = presented
  if (share.custodian === by) return presented
  wipe(presented.rawSecret)
  throw new CeremonyError(
    'share.custodian',
    say('share.of-other', { index: share.index, who: holder }),
  )
}
