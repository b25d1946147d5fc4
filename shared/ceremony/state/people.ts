import type { Role } from '../plan.ts'

/** Rule 8, PCI PIN 13-9.2: with fewer people in the room nothing goes on. */
export const LEAST_PRESENT = 2

export interface Member {
  readonly id: string
  readonly entry: number
  /** `ssh-ed25519 …`, the first one first; the last one counts. */
  readonly keys: readonly string[]
}

export interface Attestation {
  readonly id: string
  readonly verdict: 'agree' | 'disagree'
  readonly remarks: string
}

/** A break: everybody is away until they are back one by one. */
export interface Pause {
  readonly reason: string
  readonly since: string
}

/** Roles that one person took over from another, as the plan allows. */
export interface Handing {
  readonly from: string
  readonly to: string
  readonly roles: readonly Role[]
}
