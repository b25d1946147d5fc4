/** Plans that are being written: begun or opened, checked as they stand, saved, compared. */
import { dirname } from 'node:path'
import { hex, utf8 } from '#shared/bytes.ts'
import { takesDamaged } from '#shared/ceremony/findings.ts'
import { type Onward, planAfter } from '#shared/ceremony/onward-plan.ts'
import { inspectPlan, MAX_PLAN_BYTES } from '#shared/ceremony/plan.ts'
import { differ, shown } from '#shared/ceremony/plan-difference.ts'
import { planRefusal } from '#shared/ceremony/plan-refusal.ts'
import { STARTER } from '#shared/ceremony/starter.ts'
import { CeremonyError } from '#shared/errors.ts'
import type { PlanComparison, PlanReview, PlanWriting } from '#shared/ipc/reviews.ts'
import type { JsonValue } from '#shared/log/canonical.ts'
import type { Steps } from '#shared/steps.ts'
import { say } from '#shared/text/saying.ts'
import { decodeUtf8 } from '#shared/utf8.ts'
import { formatTime } from '#shared/log/time.ts'
import { openBundleFolder } from './bundlefolder.ts'
import { verifyingSound } from './damaged.ts'
import type { Desktop } from './desktop.ts'
import type { Host } from './host.ts'
import { writeFileOnce } from './media.ts'
import { placing } from './placing.ts'
import { loadPlan } from './planfile.ts'
import { reviewDraft, reviewPlan, type Reviewing } from './review.ts'
import { readRegularFile } from './safefile.ts'
import { demandOwnSet, type Evidence, verifying } from './verified.ts'
import { walk, type Watch } from './watching.ts'

/** Where a plan that is being written came from; a new one came from nowhere. */
interface Origin {
  readonly file: string
  readonly folder: string | undefined
}

/** The desk at which plans are written. The page knows a plan by its token, never by a path. */
export class Planning {
  readonly #host: Host
  readonly #desktop: Desktop
  readonly #origins = new Map<string, Origin>()

  constructor(host: Host, desktop: Desktop) {
    this.#host = host
    this.#desktop = desktop
  }

  /** Begins a plan that lies nowhere yet. */
  begin(): PlanWriting {
    return this.#writing({ file: '', folder: undefined }, STARTER)
  }

  /** Begins the plan of a ceremony that continues the evidence chosen; null when cancelled. */
  async beginAfter(kind: Onward, watch: Watch = {}): Promise<PlanWriting | null> {
    const folder = await this.#desktop.chooseBundle()
    if (folder === null) return null
    const source = openBundleFolder(folder)
    // For a plan the part of the evidence that holds no backups says enough.
    const { verify } = this.#host
    const options = { source, verify, public: true }
    const steps: Steps<Evidence> = takesDamaged(kind) ? verifyingSound(options) : verifying(options)
    const { state, report } = await placing('evidence', () => walk(steps, watch))
    placing('source', () => demandOwnSet(state))
    const { ceremony, fingerprint } = report
    const plan = planAfter(kind, state, { ceremony, checkpoint: fingerprint })
    return this.#writing({ file: '', folder: undefined }, plan)
  }

  /**
   * Opens a plan that can be read, with whatever is wrong in it; null when cancelled. Refuses one
   * whose shape no form can show, naming every fault.
   */
  async open(): Promise<PlanWriting | null> {
    const file = await this.#desktop.choosePlan()
    if (file === null) return null
    const bytes = readRegularFile(file, MAX_PLAN_BYTES)
    const { understood, faults } = inspectPlan(bytes)
    if (understood === undefined) throw planRefusal(faults)
    // As it was written: a field that no plan has is named by the check, not dropped.
    return this.#writing({ file, folder: dirname(file) }, JSON.parse(decodeUtf8(bytes)))
  }

  #writing(origin: Origin, plan: object): PlanWriting {
    const token = hex(this.#host.random(16))
    this.#origins.set(token, origin)
    return { token, file: origin.file, text: JSON.stringify(plan) }
  }

  /** Judges a plan as it stands, with the files beside it. */
  check(token: string, text: string): PlanReview {
    return reviewDraft(text, { ...this.#origin(token), token }, formatTime(this.#host.clock()))
      .review
  }

  /**
   * Saves a plan under a name that does not exist and judges what was written; null when cancelled.
   * Saved are faults and all: what is written down so far is not lost.
   */
  async save(token: string, text: string): Promise<Reviewing | null> {
    const { folder } = this.#origin(token)
    const plan: unknown = JSON.parse(text)
    const file = await this.#desktop.savePlan(folder)
    if (file === null) return null
    writeFileOnce(file, utf8(`${JSON.stringify(plan, null, 2)}\n`), {
      hooks: this.#host.media ?? {},
    })
    this.#origins.set(token, { file, folder: dirname(file) })
    return reviewPlan(file, token, formatTime(this.#host.clock()))
  }

  /** Two plans, field by field, the files they name by content; null when cancelled. */
  async compare(): Promise<PlanComparison | null> {
    const a = await this.#desktop.choosePlan()
    const b = a === null ? null : await this.#desktop.choosePlan()
    if (a === null || b === null) return null
    const [first, second] = [loadPlan(a), loadPlan(b)]
    const plans = [first.plan, second.plan] as unknown as [JsonValue, JsonValue]
    const differences = differ('', ...plans).map((one) => ({
      path: one.path,
      a: shown(one.a),
      b: shown(one.b),
    }))
    return { a, b, digests: [first.digest, second.digest], differences }
  }

  #origin(token: string): Origin {
    const origin = this.#origins.get(token)
    if (origin === undefined) throw new CeremonyError('plan.invalid', say('plan.open-again'))
    return origin
  }
}
