import type { IntentView } from './views/intent.ts'
import type { Snapshot } from './snapshot.ts'
import type { StepView } from './views/step.ts'

export function currentStep(snapshot: Snapshot): StepView | undefined {
  return snapshot.script.find((step) => step.status === 'current')
}

/** The intent that counts for an action: the last one declared. */
export function latestIntent(
  snapshot: Snapshot,
  action: IntentView['action'],
): IntentView | undefined {
  return snapshot.intents.findLast((intent) => intent.action === action)
}

/**
 * True while people state from paper what the last entry was: until then no screen may tell, or the
 * statement would prove nothing.
 */
export function isBlind(snapshot: Snapshot): boolean {
  return snapshot.phase === 'resuming' && snapshot.outcome === undefined
}

/** True when nothing of the script is left, or when the ceremony ended before its time. */
export function hasEnded(snapshot: Snapshot): boolean {
  if (snapshot.outcome === 'aborted' || snapshot.outcome === 'terminated') return true
  return snapshot.outcome === 'closed' && currentStep(snapshot) === undefined
}
