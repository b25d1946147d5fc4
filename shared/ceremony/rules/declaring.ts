/** What may be declared, when, and with which parameters. */
import { canonical, type JsonValue } from '../../log/canonical.ts'
import { say } from '../../text/saying.ts'
import { pendingThings } from '../destruction.ts'
import { leads } from '../duties.ts'
import { pendingExports } from '../exports.ts'
import { isDestruction } from '../kinds.ts'
import {
  type Choice,
  MEDIA,
  type MediumOf,
  parametersDigest,
  parametersFor,
} from '../parameters.ts'
import { type Action, kindOf } from '../plan.ts'
import type { State } from '../state.ts'
import {
  dealtSet,
  isDrillOver,
  isRecovered,
  liveKeys,
  liveSet,
  openingAction,
  pendingPackages,
  unsettled,
} from '../standing.ts'
import { demand, type Rule } from './demand.ts'
import { demandAccounted } from './destruction.ts'
import { demandGiven } from './entropy.ts'
import { missingPeople } from './opening.ts'
import { demandAction } from './source.ts'

/** Rule 4: the complete parameters, as plan and state fix them, in a fresh intent. */
export const declared: Rule<'intent.declared'> = (state, event) => {
  const { intent, action, parameters, digest } = event.what
  demand(leads(state, event.actor), 'rule.role', say('rule.no-leader', { who: event.actor }))
  demand(
    intent === nextIntent(state),
    'rule.intent',
    say('rule.next-intent', { intent: nextIntent(state) }),
  )
  demand(unsettled(state).length === 0, 'rule.exposure', say('rule.exposure'))
  mayDeclare(state, action)
  const expected = parametersFor(state, action, choiceOf(parameters))
  demand(
    canonical(parameters as JsonValue) === canonical(expected as JsonValue),
    'rule.parameters',
    say('rule.other-parameters', { action }),
  )
  demand(digest === parametersDigest(parameters), 'rule.parameters', say('rule.other-digest'))
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
      demand(
        missing.length === 0,
        'rule.people',
        say('rule.unenrolled', { people: missing.join(', ') }),
      )
      demand(!state.begun, 'rule.order', say('rule.begun'))
      break
    }
    case 'generate':
      demand(state.begun, 'rule.order', say('rule.not-begun'))
      demand(set === undefined, 'rule.order', say('rule.set-exists'))
      demand(liveKeys(state).length === 0, 'rule.order', say('rule.keys-exist'))
      demandGiven(state)
      break
    case 'reshare':
      demand(dealtSet(state) === undefined, 'rule.order', say('rule.new-set-exists'))
      demand(!state.held, 'rule.order', say('rule.vault-full'))
      break
    case 'release':
      demand(set !== undefined, 'rule.order', say('rule.no-set'))
      demand(set === dealtSet(state), 'rule.order', say('rule.no-new-set'))
      demand(
        set.shares.some((one) => !one.received),
        'rule.order',
        say('rule.all-received'),
      )
      demand(!set.proven, 'rule.order', say('rule.set-proven'))
      break
    case 'wrap':
      demand(set?.proven ?? false, 'rule.proof', say('rule.unproven'))
      demand(state.held, 'vault.empty', say('rule.vault-empty-restart'))
      demand(pendingPackages(state).length > 0, 'rule.order', say('rule.all-packaged'))
      demandComparisons(state)
      break
    case 'recover':
      demand(set?.proven ?? false, 'rule.proof', say('rule.unproven'))
      demand(!state.held, 'rule.order', say('rule.vault-full'))
      mayRecover(state)
      break
    case 'export':
      demand(state.source !== undefined, 'rule.order', say('rule.no-action-export'))
      demand(isRecovered(state), 'rule.proof', say('rule.nothing-recovered'))
      demand(state.held, 'vault.empty', say('rule.vault-empty-restart'))
      demand(pendingExports(state).length > 0, 'rule.order', say('rule.nothing-to-export'))
      break
    case 'destroy':
      demand(isDestruction(state.ground.plan), 'rule.order', say('rule.no-action-destroy'))
      demand(pendingThings(state).length > 0, 'rule.order', say('rule.nothing-to-destroy'))
      break
    case 'close':
      mayClose(state)
      break
    default:
      demand(false, 'rule.order', say('rule.no-action', { action }))
  }
}

/** Shares are opened for what is still to be done with them. */
function mayRecover(state: State): void {
  const isDrill = kindOf(state.ground.plan) === 'drill'
  demand(!isDrillOver(state), 'rule.order', say('rule.drill-done'))
  demand(
    isDrill || pendingPackages(state).length + pendingExports(state).length > 0,
    'rule.order',
    say(state.findings.length > 0 ? 'rule.none-left' : 'rule.all-left'),
  )
}

/** Rule 5, and every open end: what stands before the close. */
export function mayClose(state: State): void {
  demand(liveSet(state)?.proven ?? false, 'rule.proof', say('rule.unproven'))
  demandAccounted(state)
  demand(
    state.source === undefined || isDestruction(state.ground.plan) || isRecovered(state),
    'rule.order',
    say(openingAction(state) === 'reshare' ? 'rule.nothing-dealt' : 'rule.nothing-recovered-yet'),
  )
  demand(state.effects.length === 0, 'rule.order', say('rule.unended'))
  demand(unsettled(state).length === 0, 'rule.exposure', say('rule.exposure'))
  const pending = pendingPackages(state)
  demand(
    pending.length === 0,
    'rule.order',
    say('rule.unfinished', { paths: pending.map(({ path }) => path).join(', ') }),
  )
  const unwritten = pendingExports(state)
  demand(
    unwritten.length === 0,
    'rule.order',
    say('rule.unwritten', { labels: unwritten.map(({ label }) => label).join(', ') }),
  )
  // NIST SP 800-57 part 1, appendix B: a recovery ends with a decision about replacing the keys.
  demand(
    kindOf(state.ground.plan) !== 'recover' || state.rotation !== undefined,
    'rule.order',
    say('rule.no-rotation'),
  )
}

/** The wrapping key of each package was compared with paper by two different people. */
function demandComparisons(state: State): void {
  for (const { path } of pendingPackages(state)) {
    const looks = state.compared.filter((one) => one.path === path)
    const people = new Set(looks.map((one) => one.by))
    demand(people.size >= 2, 'rule.approval', say('rule.uncompared', { path }))
    demand(
      // As it was then: a hand-over afterwards makes nobody independent.
      looks.some((one) => !one.leads && !leads(state, one.by)),
      'rule.approval',
      say('rule.compared-by-leaders', { path }),
    )
  }
}
