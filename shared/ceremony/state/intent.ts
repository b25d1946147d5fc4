import type { Saying } from '../../text/saying.ts'
import type { ActionParameters } from '../event-fields.ts'
import type { Action, Role } from '../plan.ts'

export interface Approval {
  readonly id: string
  readonly role: Role
  readonly time: string
}

export interface Intent {
  readonly intent: string
  readonly action: Action
  readonly by: string
  readonly entry: number
  readonly parameters: ActionParameters
  readonly digest: string
  readonly approvals: readonly Approval[]
  /** The time of the declaration or of the last approval: 30 minutes later it is void. */
  readonly touched: string
  /** The items that have served. */
  readonly used: readonly string[]
  readonly void: Saying | undefined
}
