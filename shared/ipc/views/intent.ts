import type { Action, Role } from '../../ceremony/plan.ts'
import type { Saying } from '../../text/saying.ts'

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
  readonly because?: Saying
}
