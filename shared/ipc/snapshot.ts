import type { Fault } from '../errors.ts'
import type { Kind, Mode, Role } from '../ceremony/plan.ts'
import type { Saying } from '../text/saying.ts'
import type { StepView } from './views/step.ts'
import type { ClockView, PersonView } from './views/person.ts'
import type { PreflightView } from './views/preflight.ts'
import type { IntentView } from './views/intent.ts'
import type { ShareView, VoidShareView } from './views/share.ts'
import type { ExportView, KeyView, PackageView, RotationView } from './views/key.ts'
import type { BackupFault, DrillView } from './views/coverage.ts'
import type { DestructionView } from './views/destruction.ts'
import type { ExceptionView, ExposureView } from './views/exception.ts'
import type { SealView } from './views/seal.ts'

/** Where a ceremony stands, in one word for the header of the screen. */
export type Phase = 'running' | 'resuming' | 'sealing' | 'sealed'

export type Outcome = 'closed' | 'aborted' | 'terminated'

export interface LogLine {
  readonly seq: number
  readonly time: string
  readonly actor: string
  readonly type: string
  readonly sentence: string
}

/** The whole public state of one ceremony. Holds no secret and not the log. */
export interface Snapshot {
  readonly ceremony: string
  readonly title: string
  readonly organization?: string
  readonly location?: string
  readonly purpose?: string
  readonly number?: string
  readonly kind: Kind
  readonly mode: Mode
  readonly host: string
  readonly plan: string
  readonly planWords: readonly string[]
  /** What a recovery continues; the head is the SHA-256 of the checkpoint. */
  readonly source?: {
    readonly ceremony: string
    readonly head: string
    readonly words: readonly string[]
    readonly anchored: readonly string[]
    /** Labels of every key that the shares open. */
    readonly keys: readonly string[]
  }
  readonly phase: Phase
  readonly outcome?: Outcome
  readonly started: string
  readonly entries: number
  /** SHA-256 of the last line: what an approver notes on paper beside the entry number. */
  readonly runningHead: string
  readonly recorder: string
  readonly people: readonly PersonView[]
  /** Enrolled people who are in the room: none of them during a break. */
  readonly present: readonly string[]
  /** Rule 8: fewer than two are present. Nothing secret is shown or used. */
  readonly locked: boolean
  /** Why, in words. */
  readonly lockedBecause?: Saying
  readonly onBreak?: { readonly reason: string; readonly since: string }
  readonly clocks: readonly ClockView[]
  /** Absent until the gates are run. */
  readonly preflight?: PreflightView
  /** The laptop's clock has moved: two people read theirs before anything goes on. */
  readonly jumped?: {
    readonly seconds: number
    readonly since: string
    readonly stated: readonly string[]
  }
  /** Duties that somebody else has taken over. */
  readonly handed: readonly {
    readonly from: string
    readonly to: string
    readonly roles: readonly Role[]
  }[]
  readonly threshold: number
  readonly script: readonly StepView[]
  readonly intents: readonly IntentView[]
  readonly set?: string
  /** In a reshare the old set, once the new one was proven. */
  readonly superseded?: string
  /** In a reshare until the new set exists: the old one, whose quorum opens the keys. */
  readonly opening?: {
    readonly set: string
    readonly threshold: number
    readonly shares: readonly { readonly index: number; readonly custodian: string }[]
  }
  readonly shares: readonly ShareView[]
  readonly voided: readonly VoidShareView[]
  readonly keys: readonly KeyView[]
  readonly packages: readonly PackageView[]
  /** Key material on its way to files, or there. */
  readonly exports: readonly ExportView[]
  /** When the recovered keys are replaced, once that is decided. */
  readonly rotation?: readonly RotationView[]
  /** What a quorum has proven in a drill, and what nobody has proven by it. */
  readonly drilled?: DrillView
  /** The backups that, in this ceremony, did not open or could not be tried. */
  readonly findings?: readonly { readonly label: string; readonly fault: BackupFault }[]
  /** Of the end of a share set. */
  readonly destruction?: DestructionView
  readonly exceptions: readonly ExceptionView[]
  readonly exposures: readonly ExposureView[]
  readonly attestations: readonly {
    readonly id: string
    readonly verdict: 'agree' | 'disagree'
    readonly remarks: string
  }[]
  /** While resuming: who has stated the entry and the head they noted. */
  readonly stated: readonly string[]
  /** After a restart: the shares that are here to fill the vault again. */
  readonly presented: readonly number[]
  /** True when the vault holds what the log says it holds; false after a restart. */
  readonly vault: boolean
  readonly seal?: SealView
  readonly recent: readonly LogLine[]
  readonly warnings: readonly Fault[]
}
