/** What the bridge says of a plan, and of the evidence it continues, before a ceremony is opened. */
import type { Action, DestructionPlan, Kind, Mode, Role } from '../ceremony/plan.ts'
import type { Step } from '../ceremony/step.ts'
import type { Fault } from '../errors.ts'
import type { BackupFault, CoverageView } from './views/coverage.ts'

/** A plan as the room reviews it before anything exists. `token` stands for the file chosen. */
export interface PlanReview {
  readonly token: string
  readonly file: string
  readonly faults: readonly Fault[]
  readonly warnings: readonly Fault[]
  /** The evidence that a recovery continues, once it was chosen and verified. */
  readonly source?: SourceReview
  readonly plan?: {
    readonly digest: string
    readonly words: readonly string[]
    readonly title: string
    readonly kind: Kind
    readonly mode: Mode
    readonly organization?: string
    readonly location?: string
    readonly purpose?: string
    readonly number?: string
    /** What a recovery continues: it is opened with this evidence alone. */
    readonly source?: { readonly ceremony: string; readonly checkpoint: string }
    /** Bundles that the plan pins beside it: nothing is opened before each of them is presented. */
    readonly beside?: readonly { readonly ceremony: string; readonly checkpoint: string }[]
    readonly people: readonly {
      readonly id: string
      readonly name: string
      readonly roles: readonly Role[]
    }[]
    /** Ids of those who may open the ceremony: an administrator first, then their deputies. */
    readonly openers: readonly string[]
    readonly threshold: number
    readonly custodians: readonly string[]
    readonly keys: readonly {
      readonly label: string
      readonly algorithm: string
      readonly use?: string
      readonly owner?: string
      readonly targets: readonly {
        readonly provider: string
        readonly key: string
        readonly method: string
        readonly expires?: string
      }[]
    }[]
    /** Of the end of a share set: what replaced it, and the copies of its backup files. */
    readonly destruction?: DestructionPlan
    readonly policy: readonly { readonly action: Action; readonly needs: string }[]
    readonly steps: readonly {
      readonly number: number
      readonly act: string
      readonly role: Role
      readonly instruction: string
      readonly expected: string
      /** What it says in other languages. */
      readonly spoken?: Step['spoken']
    }[]
  }
}

/** A plan file that was reviewed here and not yet opened; `token` stands for it. */
export interface PlannedPlan {
  readonly token: string
  readonly file: string
  readonly title: string
  readonly kind: Kind
  readonly mode: Mode
}

/** A plan that is being written: its JSON text, and the file it came from, empty for a new one. */
export interface PlanWriting {
  readonly token: string
  readonly file: string
  readonly text: string
}

/** Two plan files and every field in which they differ; values in words. */
export interface PlanComparison {
  readonly a: string
  readonly b: string
  readonly digests: readonly [string, string]
  readonly differences: readonly { readonly path: string; readonly a: string; readonly b: string }[]
}

/** Evidence that was verified against paper, before a recovery is opened with it. */
export interface SourceReview {
  readonly ceremony: string
  readonly title: string
  /** SHA-256 of its checkpoint, in hex and in words. */
  readonly head: string
  readonly words: readonly string[]
  readonly set: string
  /** What on paper vouches for it: `signers`, `head`, both or nothing. */
  readonly anchored: readonly string[]
  /** Labels of every key that its shares open. */
  readonly keys: readonly string[]
  /** The keys whose backups are damaged in this copy; every other check of it holds. */
  readonly damaged: readonly { readonly label: string; readonly fault: BackupFault }[]
  /** Labels that somebody has named as given up: all that are damaged, before anything is opened. */
  readonly accepted: readonly string[]
  /** Ids of later ceremonies presented beside it; empty once people have stated that there is none. */
  readonly also?: readonly string[]
  /** How many folders of health checks and drills were presented beside it. */
  readonly proofs?: number
  /** What has been shown of its shares within what was presented. */
  readonly coverage: CoverageView
}
