import { CeremonyError } from '../errors.ts'
import { parseTime } from '../log/time.ts'
import { type Saying, say } from '../text/saying.ts'
import type { Action } from './plan.ts'
import { effectivePolicy, type Needs, satisfies } from './policy.ts'
import { leads } from './duties.ts'
import type { Intent } from './state/intent.ts'
import type { State } from './state.ts'

/** Rule 4: what is left of an intent is void 30 minutes after its declaration or last approval. */
export const INTENT_SECONDS = 30 * 60

/** Why an intent cannot serve any more at this time; undefined while it can. */
export function voidReason(intent: Intent, time: string): Saying | undefined {
  if (intent.void !== undefined) return intent.void
  const age = (parseTime(time) - parseTime(intent.touched)) / 1000
  return age > INTENT_SECONDS ? say('intent.old') : undefined
}

/**
 * True when the approvals that the policy names are in: each person counts once, in the role they
 * signed for, and at least one of them is neither administrator nor operator.
 */
export function isApproved(state: State, intent: Intent): boolean {
  const approvers = intent.approvals.map(({ id, role }) => ({ id, roles: [role] }))
  const independent = intent.approvals.some(({ id }) => !leads(state, id))
  return independent && satisfies(policyOf(state, intent.action), approvers)
}

/** Who approves an action now: to a reshare those who hold the old set, whatever its threshold. */
export function policyOf({ ground, source }: State, action: Action): Needs {
  const quorum = action === 'reshare' ? source?.threshold : undefined
  return effectivePolicy(ground.plan, action, quorum)
}

/** True when everything that the intent lists has been done, or at least started. */
export function isServed({ parameters, used, action }: Intent): boolean {
  const { keys, releases, packages, exports, things } = parameters
  const count = (value: unknown) => (Array.isArray(value) ? value.length : 0)
  if (action === 'generate') return used.length >= count(keys) + 1
  // The vault is filled, then the new shares are made.
  if (action === 'reshare') return used.length >= 2
  if (action === 'release') return used.length >= count(releases)
  if (action === 'wrap') return used.length >= count(packages)
  if (action === 'export') return used.length >= count(exports)
  if (action === 'destroy') return used.length >= count(things)
  return used.length > 0
}

/** The newest intent for an action that may still be approved or used at this time. */
export function openIntent(state: State, action: Action, time: string): Intent | undefined {
  return state.intents.findLast(
    (one) => one.action === action && !isServed(one) && voidReason(one, time) === undefined,
  )
}

/** The open intent for an action; refuses with `rule.intent` where there is none. */
export function needIntent(state: State, action: Action, time: string): Intent {
  const intent = openIntent(state, action, time)
  if (intent !== undefined) return intent
  throw new CeremonyError('rule.intent', say('rule.no-open-intent', { action }))
}

/** Every open intent, or those of a kind, made void and why. */
export function voidOpen(
  intents: readonly Intent[],
  because: Saying,
  which: (intent: Intent) => boolean = () => true,
): readonly Intent[] {
  return intents.map((one) =>
    one.void === undefined && which(one) ? { ...one, void: because } : one,
  )
}

/** The state with one intent changed. */
export function changeIntent(state: State, id: string, change: (intent: Intent) => Intent): State {
  return {
    ...state,
    intents: state.intents.map((one) => (one.intent === id ? change(one) : one)),
  }
}

/** The state in which an item of an intent has served. */
export function serve(state: State, id: string, item: string): State {
  return changeIntent(state, id, (one) => ({ ...one, used: [...one.used, item] }))
}
