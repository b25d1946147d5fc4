/** Shares on their way in, by keyboard, camera or file: to a ceremony, or to the check of one share. */
import type { BroughtShare } from '#shared/ipc/arguments.ts'
import type { ChosenShare, ProvableShares, ProvenShare } from '#shared/ipc/answers.ts'
import type { Snapshot } from '#shared/ipc/snapshot.ts'
import { CeremonyError } from '#shared/errors.ts'
import { say } from '#shared/text/saying.ts'
import { type Ceremony, guarded } from './ceremony.ts'
import { type Bringing, broughtTo, ChosenShares } from './chosenshares.ts'
import type { Desktop } from './desktop.ts'
import type { Host } from './host.ts'
import { Proving } from './proving.ts'
import type { Watch } from './watching.ts'

/** What is open: a ceremony or none, and how the screen sees it. */
interface Open {
  readonly isOpen: boolean
  readonly ceremony: Ceremony
  snapshot(): Snapshot
}

/** The check of one share and a ceremony exclude each other: each begins by ending the other. */
export class Incoming {
  readonly #open: Open
  readonly #desktop: Desktop
  readonly #proving: Proving
  readonly #shares = new ChosenShares()

  constructor(open: Open, host: Host, desktop: Desktop) {
    this.#open = open
    this.#desktop = desktop
    this.#proving = new Proving(host, desktop)
  }

  /** Asks for the file of the share that somebody brings; null if cancelled. */
  async chooseShare(by: string): Promise<ChosenShare | null> {
    const to = this.#bringing()
    const path = await this.#desktop.chooseShare()
    if (path === null) return null
    return await this.#shares.choose(to, by, path, () => this.#desktop.chooseIdentity())
  }

  /** Lends the text of a share that somebody brings to one function. */
  async withShare(
    by: string,
    share: BroughtShare,
    use: (text: string) => Promise<void>,
  ): Promise<void> {
    if (share.how === 'file') await this.#shares.lend(this.#bringing(), by, share, use)
    else await use(share.text)
  }

  /** The camera is for the steps that take a share, for the check of one share, and for no other. */
  openCamera(): null {
    if (!this.#proves) {
      const { ceremony } = this.#open
      guarded(ceremony, 'nobody', () => demandShareStep(this.#open.snapshot()))
    }
    this.#desktop.camera?.(true)
    return null
  }

  closeCamera(): null {
    this.#desktop.camera?.(false)
    return null
  }

  /** The page found a typed share to be mistyped: in a ceremony that is written down. */
  noteMisread(by: string): null {
    if (!this.#proves) this.#open.ceremony.ledger.refuse('share.mistyped', by)
    return null
  }

  /** Verifies the evidence for the check of one share. */
  async chooseProvable(
    paper: string,
    head: string,
    watch: Watch = {},
  ): Promise<ProvableShares | null> {
    this.#demandAlone()
    return await this.#proving.choose(paper, head, watch)
  }

  /** One more bundle beside it, such as a later reshare or the destruction of the set. */
  async chooseProvableLater(watch: Watch = {}): Promise<ProvableShares | null> {
    this.#demandAlone()
    return await this.#proving.chooseLater(watch)
  }

  async chooseProvingFolder(): Promise<string | null> {
    this.#demandAlone()
    return await this.#proving.chooseFolder()
  }

  /** One custodian alone: the share is lent to one signature. */
  async proveShare(by: string, share: BroughtShare, challenge: string): Promise<ProvenShare> {
    this.#demandAlone()
    let proven: ProvenShare | undefined
    await this.withShare(by, share, async (text) => {
      proven = this.#proving.prove(by, text, challenge)
    })
    if (proven === undefined) throw new Error('the share was not proven')
    return proven
  }

  /** Forgets every file that was chosen and the evidence of a check; the camera is closed. */
  forget(): null {
    this.closeCamera()
    this.#proving.forget()
    this.#shares.forget()
    return null
  }

  get #proves(): boolean {
    return !this.#open.isOpen && this.#proving.isOpen
  }

  /** Without a check the ceremony is asked for, and refuses where there is none. */
  #bringing(): Bringing {
    return this.#proves ? this.#proving.bringing() : broughtTo(this.#open.ceremony)
  }

  #demandAlone(): void {
    if (this.#open.isOpen) throw new CeremonyError('rule.order', say('call.leave-first'))
  }
}

function demandShareStep({ script, locked }: Snapshot): void {
  const step = script.find(({ status }) => status === 'current')
  if (locked) throw new CeremonyError('rule.locked', say('rule.two-absent'))
  if (step?.task.do !== 'readback' && step?.task.do !== 'present')
    throw new CeremonyError('rule.order', say('call.camera'))
}
