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

/** Why a backup does not open: the first three are of one copy, the others of the backup itself. */
export type BackupFault = 'missing' | 'unreadable' | 'altered' | 'unwrap' | 'check'

/** What a ceremony found of one backup. */
export interface FindingView {
  readonly fault: BackupFault
  readonly ceremony: string
  readonly time: string
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
  /** Each key of the set: when its backup was opened last, and when it was found not to open. */
  readonly keys: readonly {
    readonly label: string
    readonly opened?: ShowingView
    readonly finding?: FindingView
    /** True where its backup was opened, and not found to fail since. */
    readonly proven: boolean
  }[]
  /** What was agreed last about the next drill, and the day in it. */
  readonly next?: {
    readonly ceremony: string
    readonly time: string
    readonly says: string
    readonly due?: string
  }
}
