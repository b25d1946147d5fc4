import type { Subject } from '../events.ts'

/** An effect that was started. Without an end at a restart it counts as exposed. */
export interface Effect {
  readonly entry: number
  readonly what: string
  /** The share that it shows, where it shows one. */
  readonly share?: { readonly set: string; readonly index: number }
}

/** How the release of a share is called as an effect: an exposure is reported in these words. */
export function releaseName(release: {
  readonly set: string
  readonly index: number
  readonly copy: number
  readonly custodian: string
}): string {
  const { set, index, copy, custodian } = release
  return `share ${index} of set ${set}, copy ${copy}, for ${custodian}`
}

/** True for the release of a share to this custodian. */
export function isReleaseTo({ what }: Effect, custodian: string): boolean {
  return what.endsWith(`, for ${custodian}`)
}

export interface Exception {
  readonly exception: string
  readonly by: string
  readonly entry: number
  readonly about: Subject
  readonly expected: string
  readonly happened: string
  readonly decided: string
  readonly cosigned: readonly string[]
}

/** After a restart, until two people have stated what they noted. */
export interface Resuming {
  /** The last entry before the restart. */
  readonly entry: number
  /**
   * The earliest entry that counts as noted: every approver's screen shows entry and running head
   * to note on paper, so people have seen at least the last intent that somebody approved.
   */
  readonly since: number
  readonly stated: readonly string[]
}
