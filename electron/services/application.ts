/** What the bridge's calls do: one ceremony open at a time, whole snapshots back. */
import { mkdirSync } from 'node:fs'
import { snapshotOf } from '#shared/ceremony/snapshot.ts'
import { buildWords } from '#shared/crypto/buildwords.ts'
import { CeremonyError } from '#shared/errors.ts'
import type { About, CeremonyCard, Slip, VerifiedBundle } from '#shared/ipc/answers.ts'
import type { PlanReview } from '#shared/ipc/reviews.ts'
import type { DocumentsOf } from '#shared/ipc/arguments.ts'
import { witnessView } from '#shared/ipc/projection.ts'
import type { Snapshot } from '#shared/ipc/snapshot.ts'
import type { WitnessView } from '#shared/ipc/witness.ts'
import { formatTime } from '#shared/log/time.ts'
import { type Language, languageOf } from '#shared/text/language.ts'
import { say } from '#shared/text/saying.ts'
import { createStore, openStore } from '../db/store.ts'
import { ceremonyCards, ceremonyFile } from './cards.ts'
import type { Ceremony } from './ceremony.ts'
import type { Desktop } from './desktop.ts'
import { DocumentDesk } from './documentdesk.ts'
import { deleteKeysWhenSealed, sealOf } from './closing.ts'
import type { Host } from './host.ts'
import { Incoming } from './incoming.ts'
import { carriesProduction, makeCeremonyId, openCeremony } from './opening.ts'
import { Outgoing } from './outgoing.ts'
import { resumeCeremony, type Unlocking } from './resuming.ts'
import { createPacing } from './pacing.ts'
import { Reviews } from './reviews.ts'
import { chosenLanguage, keepLanguage } from './settings.ts'
import { type Shelf, shelfOfCeremony, shelfOfPlan } from './shelf.ts'
import { demandAccepted } from './source.ts'
import { slipOf } from './slip.ts'
import { typedAnchors } from './typedanchors.ts'
import { Verifying } from './verifying.ts'
import type { Watch } from './watching.ts'

export class Application {
  readonly host: Host
  readonly desktop: Desktop
  readonly folder: string
  readonly reviews: Reviews
  readonly incoming: Incoming
  readonly outgoing: Outgoing
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
    this.outgoing = new Outgoing(this, desktop)
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
    const { name, packaged, software, build, native, crypto } = this.host
    return {
      version: software,
      build,
      buildWords: buildWords(build),
      native,
      host: name,
      packaged,
      productionAllowed: carriesProduction(this.host),
      dataFolder: this.folder,
      crypto,
      selfTest,
      language: this.#language,
    }
  }

  /** Every ceremony of the data folder. */
  async home(): Promise<readonly CeremonyCard[]> {
    return await ceremonyCards(this.host, this.folder, this.#ceremony)
  }

  /** Starts the ceremony of a reviewed plan: with the very bytes that were reviewed. */
  async openCeremony(token: string, passphrase: string, by?: string): Promise<Snapshot> {
    const { loaded, review, source, evidence } = this.reviews.of(token)
    if (source !== undefined) demandAccepted(source, evidence?.accepted ?? [])
    this.#refuseOpen()
    this.incoming.forget()
    const id = makeCeremonyId(this.host)
    const beginning = { by, source, language: this.#language }
    const store = createStore(ceremonyFile(this.folder, id))
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
    const store = openStore(ceremonyFile(this.folder, id))
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

  /** A folder was dropped on the window; answers with the token by which the page names it. */
  dropped(path: string): string {
    return this.#verifying.dropped(path)
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
