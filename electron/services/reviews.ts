/** Plans that people have before them, from the file or the desk to the opening of a ceremony. */
import { join } from 'node:path'
import { hex } from '#shared/bytes.ts'
import { CeremonyError } from '#shared/errors.ts'
import type { SavedDocuments } from '#shared/ipc/answers.ts'
import type { PlanReview } from '#shared/ipc/reviews.ts'
import type { Anchors } from '#shared/log/checks/anchors.ts'
import { formatTime } from '#shared/log/time.ts'
import type { Language } from '#shared/text/language.ts'
import { say } from '#shared/text/saying.ts'
import type { Desktop } from './desktop.ts'
import { savePages } from './documents.ts'
import type { Host } from './host.ts'
import { typedAnchors } from './typedanchors.ts'
import { papersOf } from './papers.ts'
import { Planned } from './planned.ts'
import { placing } from './placing.ts'
import type { LoadedPlan } from './planfile.ts'
import { Planning } from './planning.ts'
import { describeSource, type Reviewing, reviewPlan } from './review.ts'
import { demandAccepted, readingSource, type Source } from './source.ts'
import { walk, type Watch } from './watching.ts'

/** Evidence as it was chosen; `also` are the bundles beside it, once somebody has spoken of them. */
interface ChosenEvidence {
  readonly folder: string
  readonly anchors: Anchors
  readonly also?: readonly string[]
  /** Folders of health checks and drills. */
  readonly proofs?: readonly string[]
  /** Labels of damaged backups that are given up, as somebody named them. */
  readonly accepted?: readonly string[]
}

/** A plan that people have before them; a recovery is opened with the evidence it continues. */
export interface Reviewed {
  readonly evidence?: ChosenEvidence
  readonly loaded: LoadedPlan
  readonly review: PlanReview
  readonly source?: Source
}

/** Knows reviewed plans by their tokens; the page never names a path. */
export class Reviews {
  readonly planning: Planning
  readonly planned: Planned
  readonly #host: Host
  readonly #desktop: Desktop
  readonly #plans = new Map<string, Reviewed>()

  constructor(host: Host, desktop: Desktop, folder: string) {
    this.planned = new Planned(folder)
    this.#host = host
    this.#desktop = desktop
    this.planning = new Planning(host, desktop)
  }

  async choosePlan(): Promise<PlanReview | null> {
    const file = await this.#desktop.choosePlan()
    return file === null ? null : this.#review(file)
  }

  /** Reviews a plan of the list of those that wait. */
  reviewPlanned(token: string): PlanReview {
    return this.#review(this.planned.fileOf(token))
  }

  #review(file: string): PlanReview {
    const token = hex(this.#host.random(16))
    const review = this.#keep(token, reviewPlan(file, token, formatTime(this.#host.clock())))
    this.planned.note(file)
    return review
  }

  /** Saves a plan that is being written; from then on it is a reviewed plan like any other. */
  async savePlan(token: string, text: string): Promise<PlanReview | null> {
    const saved = await this.planning.save(token, text)
    if (saved === null) return null
    this.planned.note(saved.review.file)
    return this.#keep(token, saved)
  }

  /** Verifies the evidence that a reviewed plan continues, against paper as typed; null if cancelled. */
  async chooseSource(
    token: string,
    paper: string,
    head: string,
    watch: Watch = {},
  ): Promise<PlanReview | null> {
    const reviewed = this.of(token)
    const anchors = typedAnchors(paper, head)
    const folder = await this.#desktop.chooseBundle()
    if (folder === null) return null
    return await this.#continue(token, reviewed, { folder, anchors }, watch)
  }

  /** Names the damaged backups that are given up this time: each of them, and no other. */
  acceptDamaged(token: string, labels: readonly string[]): PlanReview {
    const reviewed = this.of(token)
    const { evidence, source } = reviewed
    if (evidence === undefined || source === undefined)
      throw new CeremonyError('rule.order', say('source.choose-first'))
    demandAccepted(source, labels)
    const said = describeSource(source, { proofs: evidence.proofs?.length ?? 0, accepted: labels })
    const review = { ...reviewed.review, source: said }
    this.#plans.set(token, { ...reviewed, review, evidence: { ...evidence, accepted: labels } })
    return review
  }

  /** One more bundle of the same keys beside the evidence; or people state that there is none. */
  async chooseLater(token: string, none: boolean, watch: Watch = {}): Promise<PlanReview | null> {
    const reviewed = this.of(token)
    const { evidence } = reviewed
    if (evidence === undefined) throw new CeremonyError('rule.order', say('source.choose-first'))
    const folder = none ? null : await this.#desktop.chooseBundle()
    if (folder === null && !none) return null
    const also = folder === null ? [] : [...(evidence.also ?? []), folder]
    return await this.#continue(token, reviewed, { ...evidence, also }, watch)
  }

  /** The signatures of a health check or a drill, beside the evidence; null if cancelled. */
  async chooseProof(token: string, watch: Watch = {}): Promise<PlanReview | null> {
    const reviewed = this.of(token)
    const { evidence } = reviewed
    if (evidence === undefined) throw new CeremonyError('rule.order', say('source.choose-first'))
    const folder = await this.#desktop.chooseProof()
    if (folder === null) return null
    const proofs = [...(evidence.proofs ?? []).filter((one) => one !== folder), folder]
    return await this.#continue(token, reviewed, { ...evidence, proofs }, watch)
  }

  /** Reads what a reviewed plan continues, with everything that was presented beside it. */
  async #continue(
    token: string,
    reviewed: Reviewed,
    evidence: ChosenEvidence,
    watch: Watch,
  ): Promise<PlanReview> {
    const { folder, anchors, also, proofs = [], accepted = [] } = evidence
    const options = {
      verify: this.#host.verify,
      ...anchors,
      proofs,
      ...(also === undefined ? {} : { also }),
    }
    const steps = readingSource(folder, reviewed.loaded.plan, options)
    const source = await placing('evidence', () => walk(steps, watch))
    if (accepted.length > 0) demandAccepted(source, accepted)
    const said = describeSource(source, { proofs: proofs.length, accepted })
    const review = { ...reviewed.review, source: said }
    this.#plans.set(token, { ...reviewed, review, source, evidence })
    return review
  }

  /** A plan without a fault that was reviewed; refuses with `plan.invalid` any other. */
  of(token: string): Reviewed {
    const reviewed = this.#plans.get(token)
    if (reviewed === undefined) throw new CeremonyError('plan.invalid', say('plan.review-first'))
    return reviewed
  }

  /** What is reviewed last under a token counts: a plan with faults takes the place of a sound one. */
  #keep(token: string, { review, loaded }: Reviewing): PlanReview {
    if (loaded === undefined) this.#plans.delete(token)
    else this.#plans.set(token, { loaded, review })
    return review
  }

  forget(token: string): void {
    this.#plans.delete(token)
  }

  /** Writes the script and the blank cards of a reviewed plan into a folder chosen by dialog. */
  async savePapers(
    token: string,
    language: Language,
    watch: Watch = {},
  ): Promise<SavedDocuments | null> {
    const { loaded } = this.of(token)
    const chosen = await this.#desktop.chooseFolder('papers')
    if (chosen === null) return null
    const folder = join(chosen, `claviger-${loaded.digest.slice(0, 16)}-papers`)
    const papers = papersOf(this.#host, loaded, formatTime(this.#host.clock()), language)
    const { renderPdf } = this.#desktop
    const documents = await placing('documents', () =>
      savePages(this.#host, folder, papers, renderPdf, watch),
    )
    return { folder, documents }
  }
}
