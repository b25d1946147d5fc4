/** What the bridge's calls do: one ceremony open at a time, files by dialog, whole snapshots back. */
import { mkdirSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { snapshotOf } from '#shared/ceremony/snapshot.ts'
import { buildWords } from '#shared/crypto/buildwords.ts'
import { CeremonyError } from '#shared/errors.ts'
import type {
  About,
  CeremonyCard,
  PlanReview,
  SavedDocuments,
  ShareOnMedium,
  Slip,
  VerifiedBundle,
} from '#shared/ipc/answers.ts'
import type { DocumentsOf } from '#shared/ipc/api.ts'
import { witnessView } from '#shared/ipc/projection.ts'
import type { Snapshot } from '#shared/ipc/snapshot.ts'
import type { WitnessView } from '#shared/ipc/witness.ts'
import { formatTime } from '#shared/log/time.ts'
import { type Language, languageOf } from '#shared/text/language.ts'
import { say } from '#shared/text/saying.ts'
import { decodeUtf8 } from '#shared/utf8.ts'
import { createStore, openStore, type Store } from '../db/store.ts'
import { parseRecipient, RECIPIENT_FILE_MAX_BYTES } from './agefile.ts'
import { cardOf } from './card.ts'
import type { Ceremony } from './ceremony.ts'
import type { Desktop } from './desktop.ts'
import { DocumentDesk } from './documentdesk.ts'
import { saveDocuments } from './documents.ts'
import { deleteKeysWhenSealed, delivering, isSealed, sealOf } from './closing.ts'
import { declareExport } from './exporting.ts'
import type { Host } from './host.ts'
import { type CustodianKey, writeEncryptedShare } from './handout.ts'
import { Incoming } from './incoming.ts'
import { loadingCeremony, makeCeremonyId, openCeremony } from './opening.ts'
import { resumeCeremony, type Unlocking } from './resuming.ts'
import { createPacing } from './pacing.ts'
import { placing } from './placing.ts'
import { Reviews } from './reviews.ts'
import { readRegularFile } from './safefile.ts'
import { chosenLanguage, keepLanguage } from './settings.ts'
import { type Shelf, shelfOfCeremony, shelfOfPlan } from './shelf.ts'
import { writeShare } from './sharing.ts'
import { demandAccepted } from './source.ts'
import { slipOf } from './slip.ts'
import { typedAnchors } from './typedanchors.ts'
import { Verifying } from './verifying.ts'
import { walk, type Watch } from './watching.ts'

const SUFFIX = '.sqlite'

export class Application {
  readonly host: Host
  readonly desktop: Desktop
  readonly folder: string
  readonly reviews: Reviews
  readonly incoming: Incoming
  readonly documents: DocumentDesk
  readonly #verifying: Verifying
  readonly #unlocking = new Map<string, Unlocking>()
  #ceremony: Ceremony | undefined
  #language: Language
  #warnings: PlanReview['warnings'] = []

  /** `folder` holds one file for each ceremony; it is made if it is missing. */
  constructor(host: Host, desktop: Desktop, folder: string) {
    this.host = host
    this.desktop = desktop
    this.folder = folder
    this.reviews = new Reviews(host, desktop, folder)
    this.incoming = new Incoming(this, host, desktop)
    this.#verifying = new Verifying(host, desktop)
    this.documents = new DocumentDesk(host, desktop, (of) => this.#shelf(of))
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    this.#language = chosenLanguage(folder) ?? languageOf(systemLanguages(host))
  }

  /** The ceremony on screen; refuses when there is none. */
  get ceremony(): Ceremony {
    if (this.#ceremony === undefined) throw new CeremonyError('rule.order', say('call.no-ceremony'))
    return this.#ceremony
  }

  /** The language of screens and dialogs. */
  get language(): Language {
    return this.#language
  }

  /** Takes another language at once, and keeps it for the next start. */
  setLanguage(language: Language): null {
    this.#language = language
    keepLanguage(this.folder, language)
    return null
  }

  about(selfTest: About['selfTest']): About {
    const { name, software, build, native, crypto } = this.host
    return {
      version: software,
      build,
      buildWords: buildWords(build),
      native,
      host: name,
      productionAllowed: name === 'electron',
      dataFolder: this.folder,
      crypto,
      selfTest,
      language: this.#language,
    }
  }

  /** Every ceremony of the data folder; a file that cannot be used is named with its fault. */
  async home(): Promise<readonly CeremonyCard[]> {
    const files = readdirSync(this.folder).filter((name) => name.endsWith(SUFFIX))
    const cards: CeremonyCard[] = []
    for (const name of files.sort()) {
      const card = await this.#card(name.slice(0, -SUFFIX.length))
      if (card !== undefined) cards.push(card)
    }
    return cards
  }

  /** No card for a file in which nothing was ever recorded: it goes. */
  async #card(id: string): Promise<CeremonyCard | undefined> {
    if (this.#ceremony?.ledger.ceremony === id) return cardOf(this.#ceremony)
    let store: Store | undefined
    try {
      store = openStore(this.#file(id))
      if (store.count() === 0) {
        store.discard()
        return undefined
      }
      return cardOf(await walk(loadingCeremony(this.host, store)))
    } catch (error) {
      if (!(error instanceof CeremonyError)) throw error
      return {
        ceremony: id,
        title: id,
        mode: 'rehearsal',
        phase: 'running',
        started: '',
        entries: 0,
        people: [],
        fault: error.said,
      }
    } finally {
      store?.close()
    }
  }

  #file(id: string): string {
    return join(this.folder, `${id}${SUFFIX}`)
  }

  /** Starts the ceremony of a reviewed plan: with the very bytes that were reviewed. */
  async openCeremony(token: string, passphrase: string, by?: string): Promise<Snapshot> {
    const { loaded, review, source, evidence } = this.reviews.of(token)
    if (source !== undefined) demandAccepted(source, evidence?.accepted ?? [])
    this.#refuseOpen()
    this.incoming.forget()
    const id = makeCeremonyId(this.host)
    const beginning = { by, source, language: this.#language }
    const store = createStore(this.#file(id))
    try {
      this.#ceremony = await openCeremony(this.host, store, loaded, id, passphrase, beginning)
    } catch (error) {
      store.discard()
      throw error
    }
    this.#warnings = review.warnings
    this.reviews.forget(token)
    this.reviews.planned.forget(review.file)
    return this.snapshot()
  }

  #refuseOpen(): void {
    if (this.#ceremony !== undefined)
      throw new CeremonyError('rule.order', say('call.other-ceremony'))
  }

  async resumeCeremony(
    id: string,
    by: string,
    passphrase: string,
    watch: Watch = {},
  ): Promise<Snapshot> {
    this.#refuseOpen()
    this.incoming.forget()
    const unlocking = this.#unlocking.get(id) ?? { pacing: createPacing(this.host), failed: [] }
    this.#unlocking.set(id, unlocking)
    const store = openStore(this.#file(id))
    try {
      this.#ceremony = await resumeCeremony(this.host, store, by, passphrase, unlocking, watch)
    } catch (error) {
      store.close()
      throw error
    }
    deleteKeysWhenSealed(this.#ceremony)
    this.#warnings = []
    return this.snapshot()
  }

  /** What the room may see, on the display: of the ceremony on screen, or of none. Never throws. */
  publicView(): WitnessView {
    try {
      return witnessView(this.isOpen ? this.snapshot() : null, this.#language)
    } catch {
      // A defect of the program: nothing is shown, rather than what was so before.
      return witnessView(null, this.#language)
    }
  }

  /** Leaves the ceremony: the vault is wiped, the recorder key locked, the file closed. */
  leave(): void {
    this.incoming.forget()
    this.#ceremony?.vault.wipe()
    this.#ceremony?.ledger.lock()
    this.#ceremony?.store.close()
    this.#ceremony = undefined
  }

  /** Rule 6: malformed calls are counted like refusals, without what was in them. */
  noteMalformed(): void {
    this.#ceremony?.ledger.refuse('call.invalid', 'nobody')
  }

  get isOpen(): boolean {
    return this.#ceremony !== undefined
  }

  snapshot(): Snapshot {
    const { ledger } = this.ceremony
    return snapshotOf(ledger.state, {
      runningHead: ledger.runningHead,
      time: ledger.now(),
      vault: ledger.state.held,
      seal: sealOf(this.ceremony),
      events: ledger.events,
      language: this.#language,
      warnings: this.#warnings,
    })
  }

  slip(id: string): Slip {
    return slipOf(this.ceremony, id)
  }

  /** Declares an export into a folder chosen by dialog; the page never names a path. */
  async declareExport(by: string): Promise<Snapshot | null> {
    const { ceremony } = this
    const folder = await this.desktop.chooseFolder('export')
    if (folder === null) return null
    declareExport(ceremony, by, folder)
    return this.snapshot()
  }

  /** Writes a share, encrypted where a key is given, into a folder chosen by dialog. */
  async releaseFile(index: number, key?: CustodianKey): Promise<ShareOnMedium | null> {
    const { ceremony } = this
    const folder = await this.desktop.chooseFolder('share')
    if (folder === null) return null
    const { path, sha256, bytes } =
      key === undefined
        ? writeShare(ceremony, index, folder)
        : await writeEncryptedShare(ceremony, index, folder, key)
    return { folder, file: basename(path), sha256, bytes }
  }

  /** The one age recipient in a text file chosen by dialog. */
  async chooseRecipient(): Promise<string | null> {
    const file = await this.desktop.chooseRecipient()
    if (file === null) return null
    return parseRecipient(decodeUtf8(readRegularFile(file, RECIPIENT_FILE_MAX_BYTES)))
  }

  /** Writes the evidence into a folder chosen by dialog. */
  async deliver(watch: Watch = {}): Promise<Snapshot | null> {
    if (!isSealed(this.ceremony)) throw new CeremonyError('rule.order', say('rule.unsealed'))
    const folder = await this.desktop.chooseFolder('evidence')
    if (folder === null) return null
    const { ceremony } = this
    const copy = join(folder, `claviger-${ceremony.ledger.ceremony}`)
    await placing('copy', () => walk(delivering(ceremony, copy), watch))
    return this.snapshot()
  }

  /** Writes every document into a folder chosen by dialog, for those who get them on paper. */
  async saveDocuments(watch: Watch = {}): Promise<SavedDocuments | null> {
    if (!isSealed(this.ceremony)) throw new CeremonyError('rule.order', say('rule.unsealed'))
    const chosen = await this.desktop.chooseFolder('papers')
    if (chosen === null) return null
    const folder = join(chosen, `claviger-${this.ceremony.ledger.ceremony}-documents`)
    const { renderPdf } = this.desktop
    const documents = await placing('documents', () =>
      saveDocuments(this.ceremony, folder, renderPdf, watch),
    )
    return { folder, documents }
  }

  /** Verifies a bundle, dropped or chosen by dialog, against what is held on paper, as typed. */
  async verify(
    paper: string,
    head: string,
    dropped?: string,
    watch: Watch = {},
  ): Promise<VerifiedBundle | null> {
    return await this.#verifying.verify(typedAnchors(paper, head), dropped, watch)
  }

  /** The documents of a plan that was reviewed, of the ceremony on screen, of verified evidence. */
  #shelf(of: DocumentsOf): Shelf {
    if (of.from === 'ceremony') return shelfOfCeremony(this.ceremony)
    if (of.from === 'plan') {
      const { loaded } = this.reviews.of(of.token)
      return shelfOfPlan(this.host, loaded, formatTime(this.host.clock()), this.#language)
    }
    return this.#verifying.shelf(of.token)
  }
}

function systemLanguages({ languages }: Host): readonly string[] {
  return languages?.() ?? [Intl.DateTimeFormat().resolvedOptions().locale]
}
