import type { Saying } from '../../text/saying.ts'
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
  readonly fault?: Saying
}
