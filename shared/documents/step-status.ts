import type { Catalogue } from '../text/catalogue.ts'
import { disposalOf, isUnwitnessed, thingsFor } from '../ceremony/destruction.ts'
import { isDone } from '../ceremony/progress.ts'
import type { Step } from '../ceremony/step.ts'
import type { Exception } from '../ceremony/state/exception.ts'
import type { State } from '../ceremony/state.ts'
import { isEffective, liveSet } from '../ceremony/standing.ts'

const NOTHING_BEYOND = { sealed: [], delivered: 0 }

/** How a step stands, in words, where its entries do not say it all. */
export interface Standing {
  readonly text: string
  /** True for what went otherwise than the script says. */
  readonly adverse: boolean
}

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
  if (aboutStep(state, step) !== undefined) return false
  return !isDone(state, step.task, NOTHING_BEYOND) || isNotEnrolled(state, step)
}

function isNotEnrolled(state: State, { task }: Step): boolean {
  return task.do === 'enrol' && !state.members.some((one) => one.id === task.person)
}

/** What the log does not say for itself about a step; undefined when its entries say it all. */
export function statusOf(
  words: Catalogue['documents']['script']['standing'],
  state: State,
  step: Step,
  entries: number,
): Standing | undefined {
  if (isAfterTheLog(step)) return calm(words.after)
  if (isClose(step) && state.end === undefined) return calm(words.endFollows)
  if (isClose(step) && state.end !== undefined && state.end.outcome !== 'closed')
    return adverse(words.instead[state.end.outcome])
  const exception = aboutStep(state, step)
  if (exception !== undefined)
    return adverse(
      entries === 0 ? words.skipped(exception.exception) : words.about(exception.exception),
    )
  if (isOpen(state, step)) return adverse(entries === 0 ? words.noEntry : words.unfinished)
  const unwitnessed = unwitnessedBy(state, step)
  if (unwitnessed !== undefined) return adverse(words.about(unwitnessed))
  if (entries > 0) return undefined
  const standing = standIn(state, step)
  return standing === undefined ? calm(words.notNeeded) : adverse(words.standsIn(standing))
}

const calm = (text: string): Standing => ({ text, adverse: false })
const adverse = (text: string): Standing => ({ text, adverse: true })

/** The co-signed exception about this very step, if there is one. */
export function aboutStep(state: State, { step }: Step): Exception | undefined {
  return state.exceptions.find(
    (one) => isEffective(one) && one.about.kind === 'step' && one.about.step === step,
  )
}

/** What was destroyed has no witness: the exception about the absence of who looked on. */
function unwitnessedBy(state: State, { task }: Step): string | undefined {
  if (task.do !== 'destroy') return undefined
  const thing = thingsFor(state, task).find((one) => isUnwitnessed(state, one.thing))?.thing
  if (thing === undefined) return undefined
  const { watched } = disposalOf(state, thing)
  return state.exceptions.find(
    (one) => isEffective(one) && one.about.kind === 'absence' && watched.includes(one.about.person),
  )?.exception
}

/** The co-signed exception that excuses a step by what it is about, if there is one. */
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
