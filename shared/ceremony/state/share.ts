import type { What } from '../events.ts'

export interface Share {
  readonly index: number
  readonly custodian: string
  readonly commitment: string
  readonly proof: string
  /** How often its release was started, finished or not. */
  readonly copies: number
  readonly released: boolean
  readonly read: What<'share.read'> | undefined
  readonly received: boolean
  /** Ids of who came to know it: its custodian once a release was started, and who saw it (rule 3). */
  readonly known: readonly string[]
}

export interface ShareSet {
  readonly set: string
  readonly entry: number
  readonly threshold: number
  readonly recovery: string
  readonly shares: readonly Share[]
  readonly proven: boolean
  readonly voided: boolean
  /** The set that replaced this one, once that was proven. */
  readonly supersededBy: string | undefined
}
