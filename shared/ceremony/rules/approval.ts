import { canonical, type JsonValue } from '../../log/canonical.ts'
import { parseStatement } from '../../log/statement.ts'
import { holdersOf, leads } from '../duties.ts'
import type { CeremonyEvent } from '../events.ts'
import { isApproved, policyOf, voidReason } from '../intents.ts'
import {
  type Choice,
  MEDIA,
  type MediumOf,
  parametersDigest,
  parametersFor,
} from '../parameters.ts'
import { pendingThings } from '../destruction.ts'
import { pendingExports } from '../exports.ts'
import { isDestruction } from '../kinds.ts'
import { type Action, kindOf, type Role } from '../plan.ts'
import type { Intent } from '../state/intent.ts'
import type { State } from '../state.ts'
import {
  dealtSet,
  isRecovered,
  liveKeys,
  liveSet,
  openingAction,
  pendingPackages,
  unsettled,
} from '../standing.ts'
import { demand, present, type Rule } from './demand.ts'
import { demandAccounted } from './destruction.ts'
import { demandGiven } from './entropy.ts'
import { missingPeople } from './opening.ts'
import { demandAction } from './source.ts'

/** Rule 4: the complete parameters, as plan and state fix them, in a fresh intent. */
export const declared: Rule<'intent.declared'> = (state, event) => {
  const { intent, action, parameters, digest } = event.what
  demand(
    leads(state, event.actor),
    'rule.role',
    `${event.actor} is neither administrator nor operator`,
  )
  demand(intent === nextIntent(state), 'rule.intent', `the next intent is ${nextIntent(state)}`)
  demand(
    unsettled(state).length === 0,
    'rule.exposure',
    'an exposure has no co-signed exception yet',
  )
  mayDeclare(state, action)
  const expected = parametersFor(state, action, choiceOf(parameters))
  demand(
    canonical(parameters as JsonValue) === canonical(expected as JsonValue),
    'rule.parameters',
    `the parameters of ${action} are not those of the plan and the log`,
  )
  demand(
    digest === parametersDigest(parameters),
    'rule.parameters',
    'the digest is not that of the parameters',
  )
}

/** Intents are numbered in order, so that none can stand for two. */
export function nextIntent(state: State): string {
  return `i${state.intents.length + 1}`
}

/** What people decided when they declared, read back from the parameters. */
function choiceOf(parameters: { readonly releases?: unknown; readonly folder?: unknown }): Choice {
  const { folder } = parameters
  return {
    media: mediaOf(parameters),
    ...(typeof folder === 'string' ? { folder } : {}),
  }
}

function mediaOf({ releases }: { readonly releases?: unknown }): readonly MediumOf[] {
  const items: readonly unknown[] = Array.isArray(releases) ? releases : []
  return items.flatMap((item) => {
    if (typeof item !== 'object' || item === null) return []
    if (!('custodian' in item) || !('medium' in item)) return []
    const { custodian } = item
    const medium = MEDIA.find((one) => one === item.medium)
    return typeof custodian === 'string' && medium !== undefined ? [{ custodian, medium }] : []
  })
}

function mayDeclare(state: State, action: Action): void {
  demandAction(state, action)
  const set = liveSet(state)
  switch (action) {
    case 'begin': {
      const missing = missingPeople(state)
      demand(missing.length === 0, 'rule.people', `not enrolled yet: ${missing.join(', ')}`)
      demand(!state.begun, 'rule.order', 'the ceremony has begun already')
      break
    }
    case 'generate':
      demand(state.begun, 'rule.order', 'the ceremony has not begun')
      demand(set === undefined, 'rule.order', 'a share set exists already')
      demand(liveKeys(state).length === 0, 'rule.order', 'keys exist that are not lost')
      demandGiven(state)
      break
    case 'reshare':
      demand(dealtSet(state) === undefined, 'rule.order', 'the new share set exists already')
      demand(!state.held, 'rule.order', 'the vault is not empty')
      break
    case 'release':
      demand(set !== undefined, 'rule.order', 'no share set exists')
      demand(set === dealtSet(state), 'rule.order', 'the new share set does not exist yet')
      demand(
        set.shares.some((one) => !one.received),
        'rule.order',
        'every share has its receipt',
      )
      demand(!set.proven, 'rule.order', 'the share set is proven already')
      break
    case 'wrap':
      demand(set?.proven ?? false, 'rule.proof', 'the backup is not proven')
      demand(state.held, 'vault.empty', 'the vault is empty since the restart')
      demand(pendingPackages(state).length > 0, 'rule.order', 'every package is finished')
      demandComparisons(state)
      break
    case 'recover':
      demand(set?.proven ?? false, 'rule.proof', 'the backup is not proven')
      demand(!state.held, 'rule.order', 'the vault is not empty')
      mayRecover(state)
      break
    case 'export':
      demand(state.source !== undefined, 'rule.order', 'this ceremony has no action export')
      demand(isRecovered(state), 'rule.proof', 'nothing was recovered')
      demand(state.held, 'vault.empty', 'the vault is empty since the restart')
      demand(pendingExports(state).length > 0, 'rule.order', 'no key is left to export')
      break
    case 'destroy':
      demand(isDestruction(state.ground.plan), 'rule.order', 'this ceremony has no action destroy')
      demand(pendingThings(state).length > 0, 'rule.order', 'nothing is left to destroy')
      break
    case 'close':
      mayClose(state)
      break
    default:
      demand(false, 'rule.order', `this ceremony has no action ${action}`)
  }
}

/** Shares are opened for what is still to be done with them. */
function mayRecover(state: State): void {
  const isDrill = kindOf(state.ground.plan) === 'drill'
  demand(state.drilled === undefined, 'rule.order', 'the drill is done already')
  demand(
    isDrill || pendingPackages(state).length + pendingExports(state).length > 0,
    'rule.order',
    'everything that was to leave has left',
  )
}

/** Rule 5, and every open end: what stands before the close. */
export function mayClose(state: State): void {
  demand(liveSet(state)?.proven ?? false, 'rule.proof', 'the backup is not proven')
  demandAccounted(state)
  demand(
    state.source === undefined || isDestruction(state.ground.plan) || isRecovered(state),
    'rule.order',
    `nothing was ${openingAction(state) === 'reshare' ? 'dealt anew' : 'recovered'}: do it, or abort`,
  )
  demand(state.effects.length === 0, 'rule.order', 'something was started and has not ended')
  demand(
    unsettled(state).length === 0,
    'rule.exposure',
    'an exposure has no co-signed exception yet',
  )
  const pending = pendingPackages(state)
  demand(
    pending.length === 0,
    'rule.order',
    `not finished: ${pending.map(({ path }) => path).join(', ')}`,
  )
  const unwritten = pendingExports(state)
  demand(
    unwritten.length === 0,
    'rule.order',
    `not in a file yet: ${unwritten.map(({ label }) => label).join(', ')}`,
  )
  // NIST SP 800-57 part 1, appendix B: a recovery ends with a decision about replacing the keys.
  demand(
    kindOf(state.ground.plan) !== 'recover' || state.rotation !== undefined,
    'rule.order',
    'nobody has decided yet when the recovered keys are replaced',
  )
}

/** The wrapping key of each package was compared with paper by two different people. */
function demandComparisons(state: State): void {
  for (const { path } of pendingPackages(state)) {
    const looks = state.compared.filter((one) => one.path === path)
    const people = new Set(looks.map((one) => one.by))
    demand(
      people.size >= 2,
      'rule.approval',
      `two people have not compared the wrapping key of ${path} yet`,
    )
    demand(
      // As it was then: a hand-over afterwards makes nobody independent.
      looks.some((one) => !one.leads && !leads(state, one.by)),
      'rule.approval',
      `only people who run the ceremony have compared the wrapping key of ${path}`,
    )
  }
}

/** Rule 4: an approval counts in one role that the policy names, once for each person. */
export const approved: Rule<'intent.approved'> = (state, event) => {
  const intent = openFor(state, event)
  const policy = policyOf(state, intent.action)
  const role = parseStatement(event.what.statement).role as Role
  demand(
    !intent.approvals.some(({ id }) => id === event.actor),
    'rule.approval',
    `${event.actor} has approved ${intent.intent} already`,
  )
  demand(
    (policy[role] ?? 0) > 0,
    'rule.role',
    `the policy for ${intent.action} does not name ${role}`,
  )
  if (role === 'custodian')
    demand(holdersOf(state).includes(event.actor), 'rule.role', `${event.actor} holds no share`)
}

/** An approval can be withdrawn by the person who gave it, before everything listed is done. */
export const withdrawn: Rule<'intent.withdrawn'> = (state, event) => {
  const intent = openFor(state, event)
  demand(
    intent.approvals.some(({ id }) => id === event.actor),
    'rule.approval',
    `${event.actor} has not approved ${intent.intent}`,
  )
}

function openFor(state: State, event: { time: string; what: { intent: string } }): Intent {
  const intent = present(
    state.intents.find((one) => one.intent === event.what.intent),
    'rule.intent',
    `there is no intent ${event.what.intent}`,
  )
  const reason = voidReason(intent, event.time)
  demand(reason === undefined, 'rule.intent', `${intent.intent} is void: ${reason}`)
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
    `${intent.intent} is for ${intent.action}, not ${action}`,
  )
  demand(
    isApproved(state, intent),
    'rule.approval',
    `${intent.intent} lacks approvals for ${action}`,
  )
  demand(
    unsettled(state).length === 0,
    'rule.exposure',
    'an exposure has no co-signed exception yet',
  )
  // The items of a list change what is left of it by being served; their own rules look at each.
  if (!LISTS.includes(action))
    demand(
      parametersDigest(parametersFor(state, action)) === intent.digest,
      'rule.intent',
      `what ${intent.intent} names has changed since`,
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
  demand(event.actor === intent.by, 'rule.role', `${intent.intent} was declared by ${intent.by}`)
  demand(!intent.used.includes(item), 'rule.intent', `${intent.intent} has served for this already`)
  return intent
}
