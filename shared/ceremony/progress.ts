import type { Task } from '../ipc/snapshot.ts'
import { isApproved, openIntent } from './intents.ts'
import type { Action } from './plan.ts'
import { excused, keyOf, liveSet, pendingPackages, signersAtClose, type State } from './state.ts'

/** What is known beside the log: it happens after the last entry, or in memory. */
export interface Beyond {
  readonly sealed: readonly string[]
  readonly delivered: number
}

/** True when the state shows that a step is done. */
export function isDone(state: State, task: Task, beyond: Beyond): boolean {
  const ended = state.end !== undefined
  switch (task.do) {
    case 'enrol':
      return (
        keyOf(state, task.person) !== undefined || (state.begun && !isNeeded(state, task.person))
      )
    case 'action':
      return isActionDone(state, task.action)
    case 'handout':
      return isHandedOut(state, task.index)
    case 'readback':
      return isReceived(state, task.index)
    case 'prove':
      return liveSet(state)?.proven ?? false
    case 'present':
      return state.held
    case 'compare':
      return (
        new Set(state.compared.filter((one) => one.path === task.path).map((one) => one.by)).size >=
        2
      )
    case 'attest':
      return state.attestations.some((one) => one.id === task.person) || isAway(state, task.person)
    case 'seal':
      return (
        beyond.sealed.includes(task.person) ||
        (ended && !(state.end?.signers.includes(task.person) ?? false))
      )
    case 'deliver':
      return beyond.delivered >= 2
  }
}

/** Enrolment may wait for nobody but those without whom nothing begins. */
function isNeeded(state: State, id: string): boolean {
  return !state.begun && state.ground.plan.people.some((one) => one.id === id)
}

function isAway(state: State, id: string): boolean {
  return (
    state.members.length > 0 &&
    state.begun &&
    !signersAtClose(state).includes(id) &&
    (liveSet(state)?.proven ?? false)
  )
}

function isReceived(state: State, index: number): boolean {
  const set = liveSet(state)
  const share = set?.shares.find((one) => one.index === index)
  const stoodIn = excused(
    state,
    (about) => about.kind === 'receipt' && about.set === set?.set && about.index === index,
  )
  return (share?.received ?? false) || stoodIn || (set?.proven ?? false)
}

function isHandedOut(state: State, index: number): boolean {
  const share = liveSet(state)?.shares.find((one) => one.index === index)
  return (share?.released ?? false) || isReceived(state, index)
}

function isActionDone(state: State, action: Action): boolean {
  const set = liveSet(state)
  switch (action) {
    case 'begin':
      return state.begun
    case 'generate':
      return set !== undefined
    case 'release':
      return (
        (set?.shares.some((share) => share.copies > 0) ?? false) ||
        (set?.proven ?? false) ||
        approvedRelease(state)
      )
    case 'recover': {
      const intent = openIntent(state, 'recover', state.time)
      return state.held || (intent !== undefined && isApproved(state, intent))
    }
    case 'wrap':
      return (set?.proven ?? false) && pendingPackages(state).length === 0
    case 'close':
      return state.end !== undefined
    default:
      return false
  }
}

function approvedRelease(state: State): boolean {
  const intent = openIntent(state, 'release', state.time)
  return intent !== undefined && isApproved(state, intent)
}
