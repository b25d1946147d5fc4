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
import { demand, present, type Rule } from './demand.ts'
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
  demandAction(state, action)
  MAY_DECLARE[action](state)
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

/** What must be so before an action is declared: one entry for each action. */
const MAY_DECLARE: { readonly [A in Action]: (state: State) => void } = {
  begin: mayBegin,
  generate: mayGenerate,
  reshare: mayReshare,
  release: mayRelease,
  wrap: mayWrap,
  recover: mayRecover,
  export: mayExport,
  destroy: mayDestroy,
  close: mayClose,
}

function mayBegin(state: State): void {
  const people = missingPeople(state)
  demand(people.length === 0, 'rule.people', say('rule.unenrolled', { people: people.join(', ') }))
  demand(!state.begun, 'rule.order', say('rule.begun'))
}

function mayGenerate(state: State): void {
  demand(state.begun, 'rule.order', say('rule.not-begun'))
  demand(liveSet(state) === undefined, 'rule.order', say('rule.set-exists'))
  demand(liveKeys(state).length === 0, 'rule.order', say('rule.keys-exist'))
  demandGiven(state)
}

function mayReshare(state: State): void {
  demand(dealtSet(state) === undefined, 'rule.order', say('rule.new-set-exists'))
  demand(!state.held, 'rule.order', say('rule.vault-full'))
}

function mayRelease(state: State): void {
  const set = present(liveSet(state), 'rule.order', say('rule.no-set'))
  demand(set === dealtSet(state), 'rule.order', say('rule.no-new-set'))
  const waits = set.shares.some((one) => !one.received)
  demand(waits, 'rule.order', say('rule.all-received'))
  demand(!set.proven, 'rule.order', say('rule.set-proven'))
}

function mayWrap(state: State): void {
  demandProven(state)
  demand(state.held, 'vault.empty', say('rule.vault-empty-restart'))
  demand(pendingPackages(state).length > 0, 'rule.order', say('rule.all-packaged'))
  demandComparisons(state)
}

/** Shares are opened for what is still to be done with them. */
function mayRecover(state: State): void {
  demandProven(state)
  demand(!state.held, 'rule.order', say('rule.vault-full'))
  demand(!isDrillOver(state), 'rule.order', say('rule.drill-done'))
  const left = pendingPackages(state).length + pendingExports(state).length
  demand(
    kindOf(state.ground.plan) === 'drill' || left > 0,
    'rule.order',
    say(state.findings.length > 0 ? 'rule.none-left' : 'rule.all-left'),
  )
}

function mayExport(state: State): void {
  demand(state.source !== undefined, 'rule.order', say('rule.no-action-export'))
  demand(isRecovered(state), 'rule.proof', say('rule.nothing-recovered'))
  demand(state.held, 'vault.empty', say('rule.vault-empty-restart'))
  demand(pendingExports(state).length > 0, 'rule.order', say('rule.nothing-to-export'))
}

function mayDestroy(state: State): void {
  demand(isDestruction(state.ground.plan), 'rule.order', say('rule.no-action-destroy'))
  demand(pendingThings(state).length > 0, 'rule.order', say('rule.nothing-to-destroy'))
}

/** Rule 5: nothing leaves the vault, and nothing is opened again, before the proof. */
function demandProven(state: State): void {
  demand(liveSet(state)?.proven ?? false, 'rule.proof', say('rule.unproven'))
}

/** Rule 5, and every open end: what stands before the close. */
export function mayClose(state: State): void {
  demandProven(state)
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
