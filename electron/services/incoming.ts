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

  /**
   * The camera is for the steps that take a share, for the check of one share, and for no other. It is
   * granted for this step or this check: whatever the page does, it ends with that.
   */
  openCamera(): null {
    if (this.#proves) {
      this.#desktop.camera?.(() => this.#proves)
      return null
    }
    const { ceremony } = this.#open
    const { index } = guarded(ceremony, 'nobody', () => demandShareStep(this.#open.snapshot()))
    this.#desktop.camera?.(() => this.#isStill(ceremony, index))
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

  #isStill(ceremony: Ceremony, index: number): boolean {
    if (!this.#open.isOpen || this.#open.ceremony !== ceremony) return false
    return shareStep(this.#open.snapshot())?.index === index
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

/** The step that takes a share now, by its place in the script; none while nobody may go on. */
function shareStep({ script, locked }: Snapshot): { readonly index: number } | undefined {
  const index = script.findIndex(({ status }) => status === 'current')
  const task = script[index]?.task.do
  return !locked && (task === 'readback' || task === 'present') ? { index } : undefined
}

function demandShareStep(snapshot: Snapshot): { readonly index: number } {
  if (snapshot.locked) throw new CeremonyError('rule.locked', say('rule.two-absent'))
  const step = shareStep(snapshot)
  if (step === undefined) throw new CeremonyError('rule.order', say('call.camera'))
  return step
}
