import { say } from '../../text/saying.ts'
import { thingsFor } from '../destruction.ts'
import { whoOf } from '../duties.ts'
import type { CeremonyEvent } from '../events.ts'
import { type Action, kindOf } from '../plan.ts'
import { isOver } from '../progress.ts'
import type { Step } from '../step.ts'
import type { State } from '../state.ts'
import { isEffective, isHere } from '../standing.ts'
import { demand, present, type Rule } from './demand.ts'
import { missingPeople } from './opening.ts'

/** Nothing of what happens after the last entry can stand before an event. */
const NOTHING_BEYOND = { sealed: [], delivered: 0 }

/**
 * The script, enforced: an event that serves a step waits for every step of the acts before, unless
 * a co-signed exception leaves one out. Inside an act people go in any order.
 */
export function demandOrder(state: State, event: CeremonyEvent): void {
  const { script } = state.ground
  const at = stepOf(state, event)
  const step = script[at]
  // The log begins with an enrolment, whatever comes first in the script.
  if (step === undefined || state.members.length === 0) return
  if (event.type === 'fingerprint.compared') demandPart(state, step, event.actor)
  // After the close nothing can be recorded any more: it waits for its own act, too.
  const before = script.slice(0, event.type === 'ceremony.closed' ? at : actStart(script, at))
  const missing = before.find((one) => isOpen(state, one))
  demand(
    missing === undefined,
    'rule.script',
    say('rule.step-first', {
      first: missing?.number ?? 0,
      id: missing?.step ?? '',
      step: step.number,
    }),
  )
}

/**
 * The index of the step that an event serves, or -1. Who was called in, and is nowhere named to
 * attest, does it with the last one who is.
 */
function stepOf(state: State, event: CeremonyEvent): number {
  const { script } = state.ground
  const named = script.findIndex((step) => serves(state, event, step))
  if (named >= 0 || event.type !== 'attestation.given') return named
  return script.findLastIndex(({ task }) => task.do === 'attest')
}

/** The index of the first step of the act in which a step stands. */
function actStart(script: readonly Step[], at: number): number {
  const act = script[at]?.act
  return script.slice(0, at).findLastIndex((step) => step.act !== act) + 1
}

/** Without whom a ceremony may begin, nobody waits for. */
function isOpen(state: State, step: Step): boolean {
  if (step.task.do === 'enrol' && !missingPeople(state).includes(step.task.person)) return false
  return !isOver(state, step, NOTHING_BEYOND)
}

/** True when the event is what a step of the script asks for. */
function serves(state: State, event: CeremonyEvent, step: Step): boolean {
  const { task } = step
  const action = actionOf(state, event)
  if (action !== undefined) return task.do === 'action' && task.action === action
  switch (event.type) {
    case 'participant.enrolled':
      return task.do === 'enrol' && task.person === event.what.id
    case 'duty.acknowledged':
      return task.do === 'acknowledge' && whoOf(state, step).includes(event.actor)
    case 'entropy.given':
      return task.do === 'entropy' && whoOf(state, step).includes(event.actor)
    case 'clock.stated':
      return task.do === 'clock' && task.at === event.what.at
    case 'preflight.recorded':
    case 'preflight.confirmed':
      return task.do === 'preflight'
    case 'step.recorded':
      return step.step === event.what.step
    case 'share.release.started':
      return task.do === 'handout' && task.index === event.what.index
    case 'share.read':
    case 'share.received':
      return task.do === 'readback' && task.index === event.what.index
    case 'shares.proven':
    case 'drill.failed':
    case 'drill.proven':
      return task.do === 'prove'
    case 'backups.failed':
      return task.do === (kindOf(state.ground.plan) === 'drill' ? 'prove' : 'present')
    case 'share.presented':
    case 'vault.refilled':
    case 'shares.made':
      return task.do === 'present'
    case 'rotation.decided':
      return task.do === 'rotate'
    case 'fingerprint.compared':
      return task.do === 'compare' && task.path === event.what.path
    case 'bag.examined':
    case 'destruction.started':
      return (
        task.do === 'destroy' &&
        thingsFor(state, task).some(({ thing }) => thing === event.what.thing)
      )
    case 'attestation.given':
      return task.do === 'attest' && whoOf(state, step).includes(event.actor)
    default:
      return false
  }
}

/** The action of the plan that an event declares, approves or carries out. */
function actionOf(state: State, event: CeremonyEvent): Action | undefined {
  switch (event.type) {
    case 'intent.declared':
      return event.what.action
    case 'intent.approved':
      return state.intents.find((one) => one.intent === event.what.intent)?.action
    case 'ceremony.begun':
      return 'begin'
    case 'key.generated':
      return 'generate'
    case 'shares.made':
      // A reshare makes them as soon as the last old share of a quorum is here.
      return state.source === undefined ? 'generate' : undefined
    case 'package.started':
      return 'wrap'
    case 'export.started':
      return 'export'
    case 'ceremony.closed':
      return 'close'
    default:
      return undefined
  }
}

/** A step that leaves no trace of its own: done once, by somebody whom the script names. */
export const recorded: Rule<'step.recorded'> = (state, event) => {
  const { step: id, by, result, statement, sshsig } = event.what
  const step = present(
    state.ground.script.find((one) => one.step === id),
    'rule.script',
    say('rule.no-step', { step: id }),
  )
  demand(step.task.do === 'note', 'rule.script', say('rule.step-by-doing', { step: step.number }))
  demandPart(state, step, by)
  demand(isHere(state, by), 'rule.people', say('rule.not-here', { who: by }))
  demand(result !== '', 'rule.parameters', say('rule.no-result'))
  const halves = [statement, sshsig].filter((half) => half !== undefined).length
  demand(
    halves === (step.signed ? 2 : 0),
    'rule.statement',
    step.signed
      ? say('rule.step-signed', { step: step.number })
      : say('rule.step-unsigned', { step: step.number }),
  )
  const actor = step.signed ? by : 'recorder'
  demand(event.actor === actor, 'rule.role', say('rule.step-by', { step: step.number, who: actor }))
  demandOnce(state, step)
  demandNeeds(state, step)
}

function demandPart(state: State, step: Step, id: string): void {
  const who = whoOf(state, step)
  demand(
    who.includes(id),
    'rule.role',
    say('rule.step-for', { step: step.number, people: who.join(', ') }),
  )
}

/** A step is done again only as an exception says, raised after it was done. */
function demandOnce(state: State, step: Step): void {
  const last = state.steps.findLast((one) => one.step === step.step)
  if (last === undefined) return
  const again = state.exceptions.some(
    (one) =>
      isEffective(one) &&
      one.about.kind === 'step' &&
      one.about.step === step.step &&
      one.entry > last.entry,
  )
  demand(again, 'rule.script', say('rule.step-done', { step: step.number, id: step.step }))
}

/** Inside an act a step may need others: what is opened must have been compared before. */
function demandNeeds(state: State, step: Step): void {
  const missing = state.ground.script.find(
    (one) => step.after?.includes(one.step) && !isOver(state, one, NOTHING_BEYOND),
  )
  demand(
    missing === undefined,
    'rule.script',
    say('rule.step-first', {
      first: missing?.number ?? 0,
      id: missing?.step ?? '',
      step: step.number,
    }),
  )
}
