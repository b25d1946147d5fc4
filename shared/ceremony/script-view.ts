import type { StepView } from '../ipc/views/step.ts'
import type { Language } from '../text/language.ts'
import { scriptNow } from './added.ts'
import { doersOf } from './duties.ts'
import { type Beyond, isDone, isOver } from './progress.ts'
import { type Step, stepIn } from './step.ts'
import type { State } from './state.ts'
import { isHere, isSkipped } from './standing.ts'

/** The script with the steps that were added to it, and where it stands. */
export function scriptView(
  state: State,
  beyond: Beyond,
  language: Language = 'en',
): readonly StepView[] {
  const steps = scriptNow(state)
  const open = steps.filter((step) => !isOver(state, step, beyond))
  // Inside an act people go in any order: what waits for somebody is passed over.
  const act = open.filter((step) => step.act === open[0]?.act)
  const current = act.find((step) => isReady(state, step, open)) ?? open[0]
  return steps.map((step): StepView => {
    const recorded = recordedOf(state, step)
    const status =
      step === current
        ? 'current'
        : open.includes(step)
          ? 'next'
          : isLeftOut(state, step, beyond)
            ? 'skipped'
            : 'done'
    return { ...stepIn(step, language), who: doersOf(state, step), status, ...recorded }
  })
}

/** True for a step that somebody in the room can do now. */
function isReady(state: State, step: Step, open: readonly Step[]): boolean {
  if (state.end !== undefined || step.task.do === 'enrol') return true
  const waits = open.some((one) => step.after?.includes(one.step))
  return !waits && doersOf(state, step).some((id) => isHere(state, id))
}

/** True for what an exception says instead of anything that was done. */
function isLeftOut(state: State, step: Step, beyond: Beyond): boolean {
  if (!isSkipped(state, step.step)) return false
  return step.task.do === 'note'
    ? !state.steps.some((one) => one.step === step.step)
    : !isDone(state, step.task, beyond)
}

/** What was written down about a step: who did it, when, and how it went. */
function recordedOf(state: State, { step }: Step): Partial<StepView> {
  const recorded = state.steps.findLast((one) => one.step === step)
  if (recorded === undefined) return {}
  const { result, entry, time, by } = recorded
  return { result, entry, time, by }
}
