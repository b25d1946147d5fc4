import type { Step, Task } from './step.ts'
import { contributorsIn } from './attending.ts'
import { disposalOf, isAccounted, openThings, thingsFor } from './destruction.ts'
import { contributorsOf, custodiansOf, hasNoRole, isSpare } from './duties.ts'
import { pendingExports } from './exports.ts'
import { findingOf } from './findings.ts'
import { areGatesDone } from './gates.ts'
import { isApproved, openIntent } from './intents.ts'
import { isDestruction } from './kinds.ts'
import { type Action, kindOf } from './plan.ts'
import type { State } from './state.ts'
import {
  dealtSet,
  excused,
  isRecovered,
  isSkipped,
  keyOf,
  liveSet,
  pendingPackages,
  signersAtClose,
} from './standing.ts'

/** What is known beside the log: it happens after the last entry, or in memory. */
export interface Beyond {
  readonly sealed: readonly string[]
  readonly delivered: number
}

/** True when nothing waits for a step: it is done, or a co-signed exception leaves it out. */
export function isOver(state: State, { step, task }: Step, beyond: Beyond): boolean {
  return isDone(state, task, beyond) || isSkipped(state, step)
}

/** True when the state shows that a step is done. */
export function isDone(state: State, task: Task, beyond: Beyond): boolean {
  const ended = state.end !== undefined
  switch (task.do) {
    case 'note':
      return state.steps.some(({ step }) => step === task.step) || isSkipped(state, task.step)
    case 'acknowledge':
      return state.acknowledged.includes(holderOf(state, task.person))
    case 'entropy':
      return isGiven(state, task.person)
    case 'clock':
      return isStatedByTwo(state, task.at)
    case 'preflight':
      return areGatesDone(state)
    case 'enrol':
      return keyOf(state, task.person) !== undefined || !isNeeded(state, task.person)
    case 'action':
      return isActionDone(state, task.action)
    case 'handout':
      return isHandedOut(state, task.index)
    case 'readback':
      return isReceived(state, task.index)
    case 'prove':
      return isProven(state)
    case 'present':
      return state.held || isRecoveryOver(state) || isReshared(state) || isDrillReady(state)
    case 'destroy':
      return thingsFor(state, task).every(({ thing }) => isAccounted(state, thing))
    case 'rotate':
      return state.rotation !== undefined
    case 'compare':
      return isCompared(state, task.path)
    case 'attest': {
      const id = standInOf(state, task.person)
      return state.attestations.some((one) => one.id === id) || isAway(state, id)
    }
    case 'seal': {
      const id = standInOf(state, task.person)
      return beyond.sealed.includes(id) || (ended && !(state.end?.signers.includes(id) ?? false))
    }
    case 'deliver':
      return beyond.delivered >= 2
  }
}

/** Given for the keys that are to be made, or the keys exist: then nothing more can go into them. */
function isGiven(state: State, person: string): boolean {
  const place = contributorsIn(state.ground.plan).indexOf(person)
  const by = contributorsOf(state)[place] ?? person
  return liveSet(state) !== undefined || state.entropy.given.some((one) => one.by === by)
}

/** Two people have compared the key, or its package was given up, or the key that goes into it. */
function isCompared(state: State, path: string): boolean {
  const people = state.compared.filter((one) => one.path === path).map((one) => one.by)
  const givenUp = excused(state, (about) => about.kind === 'package' && about.path === path)
  const label = state.ground.planned.find((one) => one.path === path)?.label ?? ''
  return new Set(people).size >= 2 || givenUp || findingOf(state, label) !== undefined
}

function isStatedByTwo({ clocks }: State, at: 'opening' | 'closing'): boolean {
  return new Set(clocks.filter((one) => one.at === at).map(({ by }) => by)).size >= 2
}

/** Who speaks for a person now: themselves, or who took everything over from them. */
function standInOf(state: State, person: string): string {
  const next = (id: string, { from, to }: State['handed'][number]) =>
    id === from && hasNoRole(state, from) ? to : id
  return state.handed.reduce(next, person)
}

/** Who has the custodian's place now. */
function holderOf(state: State, custodian: string): string {
  const place = state.ground.plan.backup.custodians.indexOf(custodian)
  return custodiansOf(state)[place] ?? custodian
}

/** Enrolment may wait for nobody but those without whom nothing begins. */
function isNeeded(state: State, id: string): boolean {
  return !state.begun && !isSpare(state, id) && !hasNoRole(state, id)
}

/** The set recovers every key: shown by the proof, or by a quorum that has recovered them. */
function isProven(state: State): boolean {
  if (isDestruction(state.ground.plan)) return openThings(state).length === 0
  const proven = liveSet(state)?.proven ?? false
  return proven && (state.source === undefined || isRecovered(state))
}

/** The new set exists: the old shares have served. */
function isReshared(state: State): boolean {
  return state.source !== undefined && dealtSet(state) !== undefined
}

/** In a drill the shares wait in memory for the challenge. */
function isDrillReady(state: State): boolean {
  const { presented, source, ground } = state
  return kindOf(ground.plan) === 'drill' && presented.length >= (source?.threshold ?? 255)
}

/** Nothing is left for which the vault would have to be filled from shares. */
function isRecoveryOver(state: State): boolean {
  return (
    isRecovered(state) && pendingPackages(state).length === 0 && pendingExports(state).length === 0
  )
}

function isAway(state: State, id: string): boolean {
  return (
    state.members.length > 0 &&
    state.begun &&
    !signersAtClose(state).includes(id) &&
    isProven(state)
  )
}

function isReceived(state: State, index: number): boolean {
  const set = dealtSet(state)
  const share = set?.shares.find((one) => one.index === index)
  const stoodIn = excused(
    state,
    (about) => about.kind === 'receipt' && about.set === set?.set && about.index === index,
  )
  return (share?.received ?? false) || stoodIn || (set?.proven ?? false)
}

function isHandedOut(state: State, index: number): boolean {
  const share = dealtSet(state)?.shares.find((one) => one.index === index)
  return (share?.released ?? false) || isReceived(state, index)
}

function isActionDone(state: State, action: Action): boolean {
  const set = dealtSet(state)
  switch (action) {
    case 'begin':
      return state.begun
    case 'generate':
      return set !== undefined
    case 'release':
      return (
        (set?.shares.some((share) => share.copies > 0) ?? false) ||
        (set?.proven ?? false) ||
        isApprovedNow(state, 'release')
      )
    case 'recover':
      return state.held || isApprovedNow(state, 'recover') || isRecoveryOver(state)
    case 'reshare':
      return set !== undefined || isApprovedNow(state, 'reshare')
    case 'wrap':
      return isProven(state) && pendingPackages(state).length === 0
    case 'destroy':
      return isApprovedNow(state, 'destroy') || !waitsForApproval(state)
    case 'export':
      return isProven(state) && pendingExports(state).length === 0
    case 'close':
      return state.end !== undefined
    default:
      return false
  }
}

/**
 * Something is to be destroyed still. What was started, or waits for its witness, needs no approval
 * more and comes first, also where somebody who approved has left meanwhile.
 */
function waitsForApproval(state: State): boolean {
  const outcomes = openThings(state).map(({ thing }) => disposalOf(state, thing).outcome)
  return outcomes.length > 0 && outcomes.every((outcome) => outcome === 'open')
}

function isApprovedNow(state: State, action: Action): boolean {
  const intent = openIntent(state, action, state.time)
  return intent !== undefined && isApproved(state, intent)
}
