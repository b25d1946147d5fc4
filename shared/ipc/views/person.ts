import type { Role } from '../../ceremony/plan.ts'

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
