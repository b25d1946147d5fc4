/** What leaves into a folder that a dialog chooses; the page never names a path. */
import { basename, join } from 'node:path'
import { CeremonyError } from '#shared/errors.ts'
import type { SavedDocuments, ShareOnMedium } from '#shared/ipc/answers.ts'
import type { Snapshot } from '#shared/ipc/snapshot.ts'
import { say } from '#shared/text/saying.ts'
import { decodeUtf8 } from '#shared/utf8.ts'
import { parseRecipient, RECIPIENT_FILE_MAX_BYTES } from './agefile.ts'
import type { Ceremony } from './ceremony.ts'
import { delivering, isSealed } from './closing.ts'
import type { Desktop } from './desktop.ts'
import { saveDocuments } from './documents.ts'
import { declareExport } from './exporting.ts'
import { type CustodianKey, writeEncryptedShare } from './handout.ts'
import { placing } from './placing.ts'
import { writeShare } from './releasing.ts'
import { readRegularFile } from './safefile.ts'
import { walk, type Watch } from './watching.ts'

/** The ceremony on screen, and how the screen sees it; both refuse when there is none. */
interface OnScreen {
  readonly ceremony: Ceremony
  snapshot(): Snapshot
}

/** Each of these gives null where the dialog was cancelled: then nothing was recorded or written. */
export class Outgoing {
  readonly #open: OnScreen
  readonly #desktop: Desktop

  constructor(open: OnScreen, desktop: Desktop) {
    this.#open = open
    this.#desktop = desktop
  }

  /** Declares an export into a folder. */
  async declareExport(by: string): Promise<Snapshot | null> {
    const { ceremony } = this.#open
    const folder = await this.#desktop.chooseFolder('export')
    if (folder === null) return null
    declareExport(ceremony, by, folder)
    return this.#open.snapshot()
  }

  /** Writes a share, encrypted where a key is given. */
  async releaseFile(index: number, key?: CustodianKey): Promise<ShareOnMedium | null> {
    const { ceremony } = this.#open
    const folder = await this.#desktop.chooseFolder('share')
    if (folder === null) return null
    const { path, sha256, bytes } =
      key === undefined
        ? writeShare(ceremony, index, folder)
        : await writeEncryptedShare(ceremony, index, folder, key)
    return { folder, file: basename(path), sha256, bytes }
  }

  /** The one age recipient in a text file: what a share is encrypted to. */
  async chooseRecipient(): Promise<string | null> {
    const file = await this.#desktop.chooseRecipient()
    if (file === null) return null
    return parseRecipient(decodeUtf8(readRegularFile(file, RECIPIENT_FILE_MAX_BYTES)))
  }

  /** Writes the evidence. */
  async deliver(watch: Watch = {}): Promise<Snapshot | null> {
    const ceremony = this.#sealed()
    const folder = await this.#desktop.chooseFolder('evidence')
    if (folder === null) return null
    const copy = join(folder, `claviger-${ceremony.ledger.ceremony}`)
    await placing('copy', () => walk(delivering(ceremony, copy), watch))
    return this.#open.snapshot()
  }

  /** Writes every document, for those who get them on paper. */
  async saveDocuments(watch: Watch = {}): Promise<SavedDocuments | null> {
    const ceremony = this.#sealed()
    const chosen = await this.#desktop.chooseFolder('papers')
    if (chosen === null) return null
    const folder = join(chosen, `claviger-${ceremony.ledger.ceremony}-documents`)
    const { renderPdf } = this.#desktop
    const documents = await placing('documents', () =>
      saveDocuments(ceremony, folder, renderPdf, watch),
    )
    return { folder, documents }
  }

  #sealed(): Ceremony {
    const { ceremony } = this.#open
    if (!isSealed(ceremony)) throw new CeremonyError('rule.order', say('rule.unsealed'))
    return ceremony
  }
}
