import { isDone } from '../ceremony/progress.ts'
import type { Step } from '../ceremony/script.ts'
import { isEffective, liveSet, type State } from '../ceremony/state.ts'

const NOTHING_BEYOND = { sealed: [], delivered: 0 }

function isAfterTheLog(step: Step): boolean {
  return step.task.do === 'seal' || step.task.do === 'deliver'
}

/** The close itself follows this document in the log: that it is missing here says nothing. */
function isClose(step: Step): boolean {
  return step.task.do === 'action' && step.task.action === 'close'
}

/** True for a step that the log so far does not show as done, and could. */
export function isOpen(state: State, step: Step): boolean {
  if (isAfterTheLog(step) || (isClose(step) && state.end === undefined)) return false
  return !isDone(state, step.task, NOTHING_BEYOND) || isNotEnrolled(state, step)
}

function isNotEnrolled(state: State, { task }: Step): boolean {
  return task.do === 'enrol' && !state.members.some((one) => one.id === task.person)
}

/** What the log does not say for itself about a step; undefined when its entries say it all. */
export function statusOf(state: State, step: Step, entries: number): string | undefined {
  if (isAfterTheLog(step)) return 'After the last entry, not in the log.'
  if (isClose(step) && state.end === undefined) return 'The end follows this document in the log.'
  if (isClose(step) && state.end?.outcome !== 'closed')
    return `The ceremony was ${state.end?.outcome} instead.`
  if (isOpen(state, step)) return entries === 0 ? 'Unfinished: no entry in the log.' : 'Unfinished.'
  if (entries > 0) return undefined
  const exception = standIn(state, step)
  return exception === undefined
    ? 'No entry in the log. It was not needed any more.'
    : `No entry in the log. Exception ${exception} stands in for it.`
}

/** The co-signed exception that excuses a step, if there is one. */
function standIn(state: State, { task }: Step): string | undefined {
  const set = liveSet(state)?.set
  return state.exceptions.find((one) => {
    const { about } = one
    if (!isEffective(one)) return false
    if (task.do === 'attest') return about.kind === 'absence' && about.person === task.person
    if (task.do !== 'handout' && task.do !== 'readback') return false
    return about.kind === 'receipt' && about.set === set && about.index === task.index
  })?.exception
}
