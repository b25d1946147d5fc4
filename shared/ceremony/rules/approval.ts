/** Approvals of an intent, and what an approved intent serves. */
import { parseStatement } from '../../log/statement.ts'
import { say } from '../../text/saying.ts'
import { holdersOf } from '../duties.ts'
import type { CeremonyEvent } from '../events.ts'
import { isApproved, policyOf, voidReason } from '../intents.ts'
import { parametersDigest, parametersFor } from '../parameters.ts'
import type { Action, Role } from '../plan.ts'
import type { Intent } from '../state/intent.ts'
import type { State } from '../state.ts'
import { unsettled } from '../standing.ts'
import { demand, demandNone, present, type Rule } from './demand.ts'

/** Rule 4: an approval counts in one role that the policy names, once for each person. */
export const approved: Rule<'intent.approved'> = (state, event) => {
  const intent = openFor(state, event)
  const policy = policyOf(state, intent.action)
  const role = parseStatement(event.what.statement).role as Role
  demand(
    !intent.approvals.some(({ id }) => id === event.actor),
    'rule.approval',
    say('rule.approved-already', { who: event.actor, intent: intent.intent }),
  )
  demand(
    (policy[role] ?? 0) > 0,
    'rule.role',
    say('rule.no-approver', { action: intent.action, role }),
  )
  if (role === 'custodian')
    demand(
      holdersOf(state).includes(event.actor),
      'rule.role',
      say('rule.no-share', { who: event.actor }),
    )
}

/** An approval can be withdrawn by the person who gave it, before everything listed is done. */
export const withdrawn: Rule<'intent.withdrawn'> = (state, event) => {
  const intent = openFor(state, event)
  demand(
    intent.approvals.some(({ id }) => id === event.actor),
    'rule.approval',
    say('rule.not-approved', { who: event.actor, intent: intent.intent }),
  )
}

function openFor(state: State, event: { time: string; what: { intent: string } }): Intent {
  const intent = present(
    state.intents.find((one) => one.intent === event.what.intent),
    'rule.intent',
    say('rule.no-intent', { intent: event.what.intent }),
  )
  demandNone(voidReason(intent, event.time), 'rule.intent', (why) =>
    say('rule.intent-void', { intent: intent.intent, why }),
  )
  return intent
}

const LISTS: readonly Action[] = ['release', 'wrap', 'export', 'destroy']

/** Rule 4: an approved intent, within 30 minutes, while nothing is left unsettled. */
export function approvedIntent(
  state: State,
  event: { time: string; what: { intent: string } },
  action: Action,
): Intent {
  const intent = openFor(state, event)
  demand(
    intent.action === action,
    'rule.intent',
    say('rule.intent-for', { intent: intent.intent, instead: intent.action, action }),
  )
  demand(
    isApproved(state, intent),
    'rule.approval',
    say('rule.intent-lacks', { intent: intent.intent, action }),
  )
  demand(unsettled(state).length === 0, 'rule.exposure', say('rule.exposure'))
  // The items of a list change what is left of it by being served; their own rules look at each.
  if (!LISTS.includes(action))
    demand(
      parametersDigest(parametersFor(state, action)) === intent.digest,
      'rule.intent',
      say('rule.intent-changed', { intent: intent.intent }),
    )
  return intent
}

/** Rule 4: each item of an approved intent serves one event of the person who declared it. */
export function useIntent(
  state: State,
  event: CeremonyEvent & { what: { intent: string } },
  action: Action,
  item: string,
): Intent {
  const intent = approvedIntent(state, event, action)
  demand(
    event.actor === intent.by,
    'rule.role',
    say('rule.intent-by', { intent: intent.intent, who: intent.by }),
  )
  demand(
    !intent.used.includes(item),
    'rule.intent',
    say('rule.intent-served', { intent: intent.intent }),
  )
  return intent
}
