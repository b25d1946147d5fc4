import type { Medium } from '../../ceremony/parameters.ts'

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
