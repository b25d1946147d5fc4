import type { Method } from '../../ceremony/methods.ts'

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
  /** The plan pins that head: people approved it, and nobody has to compare it with paper. */
  readonly pinned?: true
  readonly things: readonly string[]
}
