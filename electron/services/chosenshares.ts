/** Share files that a dialog chose: the page has a token and a name for each, never its path. */
import { basename } from 'node:path'
import { hex, utf8, wipe } from '#shared/bytes.ts'
import { CeremonyError } from '#shared/errors.ts'
import type { BroughtShare, ChosenShare } from '#shared/ipc/api.ts'
import { AGE_FILE_MAX_BYTES, ageLock, isAgeFile } from './agefile.ts'
import { type Ceremony, guarded } from './ceremony.ts'
import { readRegularFile } from './safefile.ts'
import { cardText, openShare, type PresentedShare, readShare } from './shareinput.ts'

type FromFile = Extract<BroughtShare, { how: 'file' }>

export class ChosenShares {
  readonly #paths = new Map<string, string>()

  /** Keeps the path of a file. One that is not encrypted is read and named now, and wiped. */
  choose(ceremony: Ceremony, by: string, path: string): ChosenShare {
    const bytesSecret = readRegularFile(path, AGE_FILE_MAX_BYTES)
    const name = basename(path)
    try {
      const encrypted = isAgeFile(bytesSecret)
      guarded(ceremony, by, () => {
        if (encrypted) demandPassphrase(name, bytesSecret)
        else wipe(shareOf(ceremony, by, name, bytesSecret).rawSecret)
      })
      const file = hex(ceremony.host.random(16))
      // One file at a time: a share that was chosen before is not brought any more.
      this.forget()
      this.#paths.set(file, path)
      return { file, name, encrypted }
    } finally {
      wipe(bytesSecret)
    }
  }

  /** Reads the file again, decrypts it where it is encrypted, and lends its text to one function. */
  async lend(
    ceremony: Ceremony,
    by: string,
    { file, filePassphrase }: FromFile,
    use: (text: string) => Promise<void>,
  ): Promise<void> {
    const path = this.#paths.get(file)
    if (path === undefined) throw new CeremonyError('file.missing', 'choose the share file again')
    const name = basename(path)
    const bytesSecret = readRegularFile(path, AGE_FILE_MAX_BYTES)
    let openedSecret = bytesSecret
    let share: PresentedShare | undefined
    try {
      share = await guarded(ceremony, by, async () => {
        const input = { name, bytesSecret }
        const ask = async () => ({ passphraseSecret: utf8(filePassphrase) })
        openedSecret = (await openShare(input, ask)).bytesSecret
        return shareOf(ceremony, by, name, openedSecret)
      })
      await use(cardText(share))
    } finally {
      wipe(bytesSecret, openedSecret, share?.rawSecret)
    }
  }

  /** Forgets every path. */
  forget(): void {
    this.#paths.clear()
  }
}

/** An identity is a file of its own, which this screen does not ask for. */
function demandPassphrase(name: string, bytesSecret: Uint8Array): void {
  if (ageLock(bytesSecret) === 'passphrase') return
  const message = 'it is encrypted to an age recipient: the screen opens passphrases only'
  throw new CeremonyError('age.recipient', message, { path: name })
}

/** A file is not corrected: nobody can compare it with anything. */
function shareOf(ceremony: Ceremony, by: string, name: string, bytesSecret: Uint8Array) {
  const { state } = ceremony.ledger
  const presented = readShare(state, { name, bytesSecret }, { acceptCorrections: false })
  const { share, holder } = presented
  if (share.custodian === by) return presented
  wipe(presented.rawSecret)
  throw new CeremonyError('share.custodian', `this is share ${share.index}, of ${holder}`)
}
