import type { EntropyKind } from '../crypto/entropy.ts'
import type { Fault } from '../errors.ts'
import type { Method } from '../ceremony/methods.ts'
import type { Medium } from '../ceremony/parameters.ts'
import type { Action, Kind, Mode, Role } from '../ceremony/plan.ts'

/** Where a ceremony stands, in one word for the header of the screen. */
export type Phase = 'running' | 'resuming' | 'sealing' | 'sealed'
export type Outcome = 'closed' | 'aborted' | 'terminated'

/** What the people in the room do in one step of the script. */
export type Task =
  | { readonly do: 'note'; readonly step: string; readonly signed: boolean }
  | { readonly do: 'preflight' }
  | { readonly do: 'enrol'; readonly person: string }
  | { readonly do: 'acknowledge'; readonly person: string }
  | { readonly do: 'entropy'; readonly person: string; readonly asks: readonly EntropyKind[] }
  | { readonly do: 'clock'; readonly at: 'opening' | 'closing' }
  | { readonly do: 'action'; readonly action: Action }
  | { readonly do: 'handout'; readonly index: number; readonly custodian: string }
  | { readonly do: 'readback'; readonly index: number; readonly custodian: string }
  | { readonly do: 'prove' }
  | { readonly do: 'present' }
  | { readonly do: 'rotate' }
  | {
      readonly do: 'destroy'
      readonly of: 'share'
      readonly index: number
      readonly custodian: string
    }
  | { readonly do: 'destroy'; readonly of: 'copy'; readonly copy: string }
  | { readonly do: 'compare'; readonly path: string }
  | { readonly do: 'attest'; readonly person: string }
  | { readonly do: 'seal'; readonly person: string }
  | { readonly do: 'deliver' }

export interface StepView {
  readonly number: number
  /** The step's own name in the script, with its item: `readback:2`. */
  readonly step: string
  readonly act: string
  readonly role: Role
  /** Ids of the people who may do it. */
  readonly who: readonly string[]
  readonly instruction: string
  readonly expected: string
  /** What is written down when it is done, in words: a serial number, a reading. */
  readonly records?: string
  /** Its actor signs for it. */
  readonly signed: boolean
  readonly task: Task
  readonly status: 'done' | 'current' | 'next' | 'skipped'
  /** What was written down. */
  readonly result?: string
  /** The entry that recorded it, when, and by whom. */
  readonly entry?: number
  readonly time?: string
  readonly by?: string
}

export interface PersonView {
  readonly id: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly enrolled: boolean
  /** `SHA256:…` of the current key. */
  readonly fingerprint?: string
  /** Enrolled, and in the room. */
  readonly present: boolean
  /** Whose place the plan lets them take. */
  readonly deputyFor?: readonly string[]
  /** What they said at the close. */
  readonly attested?: 'agree' | 'disagree'
}

/** Two clocks read at the same moment by one person, who signed for it. */
export interface ClockView {
  readonly by: string
  readonly at: 'opening' | 'closing' | 'jump'
  readonly watch: string
  readonly room: string
  /** Laptop minus watch. */
  readonly seconds: number
  readonly entry: number
}

/** One gate as the last run read it. */
export interface GateView {
  readonly gate: string
  /** What holds when it is open, in words. */
  readonly claim: string
  readonly verdict: 'pass' | 'fail' | 'ask'
  readonly evidence: string
  /** The co-signed exception that waives it. */
  readonly waived?: string
  /** Ids of the people who vouch for it. */
  readonly confirmedBy: readonly string[]
  /** Neither closed nor waiting for anybody. */
  readonly open: boolean
}

/** The last run of the gates. */
export interface PreflightView {
  readonly entry: number
  readonly time: string
  readonly gates: readonly GateView[]
  /** Ids of the people who have signed that they read it. */
  readonly readBy: readonly string[]
  /** The program was restarted since. */
  readonly stale: boolean
  /** What still holds a production ceremony up, in words; absent when nothing does. */
  readonly fault?: string
}

/** One line of the exact parameters of an intent, as the approver reads it. */
export interface ParameterLine {
  readonly name: string
  readonly value: string
}

export interface IntentView {
  readonly intent: string
  readonly action: Action
  readonly by: string
  readonly entry: number
  readonly digest: string
  readonly digestWords: readonly string[]
  readonly parameters: readonly ParameterLine[]
  readonly approvals: readonly { readonly id: string; readonly role: Role; readonly time: string }[]
  /** In words, empty when complete: "1 witness". */
  readonly missing: string
  /** Ids of the people whose approval would count now. */
  readonly mayApprove: readonly string[]
  readonly status: 'open' | 'approved' | 'void' | 'used'
  /** Why it is void, in words. */
  readonly because?: string
}

export interface ShareView {
  readonly index: number
  readonly custodian: string
  readonly commitment?: string
  readonly status: 'planned' | 'made' | 'showing' | 'released' | 'received'
  readonly copies: number
  /** How it leaves, as the last declared release says. */
  readonly carrier?: Medium
  /** What its custodian said they carry, when they read it back. */
  readonly medium?: string
  readonly bag?: string
}

/** A share that is in somebody's hands and void: to be collected and destroyed. */
export interface VoidShareView {
  readonly set: string
  readonly index: number
  readonly custodian: string
}

export interface KeyView {
  readonly label: string
  readonly algorithm: string
  /** Of a symmetric key. */
  readonly kcv?: string
  /** `SHA256:…` of the public half of a key pair. */
  readonly spki?: string
  readonly commitment?: string
  readonly backup?: string
}

export interface PackageView {
  readonly path: string
  readonly label: string
  readonly provider: string
  readonly target: string
  readonly method: string
  /** SHA-256 of the wrapping key; only once two people have compared it. */
  readonly wrappingKey?: string
  readonly comparedBy: readonly string[]
  readonly expires?: string
  readonly status: 'planned' | 'started' | 'finished' | 'failed'
  readonly manifest?: string
}

/** One key that leaves in a file. */
export interface ExportView {
  readonly label: string
  readonly algorithm: string
  readonly file: string
  readonly folder?: string
  readonly status: 'planned' | 'started' | 'finished' | 'failed'
}

export interface DrillView {
  /** Ids of the custodians whose shares signed, and of the others. */
  readonly took: readonly string[]
  readonly missed: readonly string[]
  readonly selfIssued: boolean
  /** Within the bundles presented, this drill among them. */
  readonly coverage: CoverageView
}

/** One occasion on which shares were shown to be good. */
export interface ShowingView {
  readonly how: 'making' | 'recovery' | 'drill' | 'health'
  readonly ceremony: string
  readonly time: string
  /** Ids of the custodians whose shares were there. */
  readonly custodians: readonly string[]
  /** Nobody else chose the challenge. */
  readonly selfIssued?: boolean
}

/** What has been shown of a share set within the bundles presented, and what has not. */
export interface CoverageView {
  readonly set: string
  readonly threshold: number
  readonly custodians: readonly {
    readonly index: number
    readonly custodian: string
    /** On how many occasions, and the last of them. */
    readonly shown: number
    readonly last?: ShowingView
  }[]
  /** Ids of those whose shares were never shown. */
  readonly never: readonly string[]
  /** Ids of those who read their share back at the making, and did not bring it since. */
  readonly onlyMade: readonly string[]
  /** How many groups can recover, and how many of them took part together since the making. */
  readonly groups: string
  readonly together: string
  /** False where there are at least so many. */
  readonly exact: boolean
  /** The groups that never took part together, where they are few. */
  readonly apart?: readonly (readonly string[])[]
  /** When every group was shown to recover from what was read back. */
  readonly making?: string
  readonly occasions: readonly ShowingView[]
  /** What was agreed last about the next drill, and the day in it. */
  readonly next?: {
    readonly ceremony: string
    readonly time: string
    readonly says: string
    readonly due?: string
  }
}

/** One thing that is to be destroyed, and what became of it. */
export interface ThingView {
  /** `share:2:1`, or `copy:red`. */
  readonly thing: string
  readonly of: 'share' | 'copy'
  /** Of a share: its index, its custodian and which hand-out it is. */
  readonly index?: number
  readonly custodian?: string
  readonly copy?: number
  /** What the receipt says, or the plan. */
  readonly medium: string
  readonly place?: string
  /** The bag as on the receipt; empty where it names none. */
  readonly receiptBag?: string
  /** The bag as it was. */
  readonly bag?: {
    readonly bag: string
    readonly seal: 'whole' | 'broken' | 'none'
    readonly by: string
  }
  readonly status: 'open' | 'started' | 'destroyed' | 'missing'
  /** Who destroys or destroyed it, or who said that it is missing. */
  readonly by?: string
  readonly method?: Method
  readonly reason?: string
  /** Who has looked on from its beginning: nobody else can sign for what was destroyed. */
  readonly watched?: readonly string[]
  /** Who looked on and signed. */
  readonly witness?: string
  /** All of them have left, each excused by an exception: it stands without a witness. */
  readonly unwitnessed?: true
}

/** What is left of a share set that comes to its end. */
export interface DestructionView {
  readonly set: string
  readonly threshold: number
  readonly total: number
  readonly things: readonly ThingView[]
  /** Indexes of shares that are shown to be destroyed, and of those that are not. */
  readonly destroyed: readonly number[]
  readonly atLarge: readonly number[]
  /** As many are at large as recover. */
  readonly recovers: boolean
  readonly copiesAtLarge: readonly string[]
  /** The set that replaced this one, and in which ceremony. */
  readonly replacement?: { readonly set: string; readonly ceremony: string }
  /** What earlier ceremonies have destroyed, and where the evidence of that was presented its head. */
  readonly before?: readonly EarlierView[]
}

/** What one earlier ceremony has destroyed of a share set. */
export interface EarlierView {
  readonly ceremony: string
  readonly checkpoint?: string | undefined
  readonly things: readonly string[]
}

export interface RotationView {
  readonly label: string
  /** The day by which it is replaced; absent where it is kept. */
  readonly by?: string
  readonly reason: string
}

export interface ExceptionView {
  readonly exception: string
  readonly by: string
  readonly entry: number
  readonly about: string
  readonly expected: string
  readonly happened: string
  readonly decided: string
  readonly cosigned: readonly string[]
  readonly effective: boolean
}

/** An effect that was started and has no end: it counts as exposed until an exception settles it. */
export interface ExposureView {
  readonly entry: number
  readonly what: string
  readonly settled: boolean
}

export interface SealView {
  readonly head: string
  readonly headWords: readonly string[]
  readonly signers: readonly string[]
  readonly signed: readonly string[]
  /** Folders that hold the evidence, read back. */
  readonly delivered: readonly string[]
}

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
  readonly lockedBecause?: string
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
