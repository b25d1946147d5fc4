import type { CeremonyEvent } from '../ceremony/events.ts'
import type { Action } from '../ceremony/plan.ts'
import type { Step, Task } from '../ceremony/step.ts'

/** A step with the entries that record it, and what was recorded beside it before the next one. */
export interface StepRecord {
  readonly step: Step
  readonly entries: readonly CeremonyEvent[]
  readonly margin: readonly CeremonyEvent[]
}

/** The whole log laid over the script: each event stands in exactly one place. */
export interface ScriptRecord {
  readonly before: readonly CeremonyEvent[]
  readonly rows: readonly StepRecord[]
}

/** What earlier events say about a later one. */
interface Known {
  readonly actions: Map<string, Action>
  readonly enrolled: Set<string>
  /** In whose place somebody stands, by the id of who took over. */
  readonly places: Map<string, string>
}

/** Gives each event to the step it records; what belongs to none goes into the margin. */
export function recordSteps(
  steps: readonly Step[],
  events: readonly CeremonyEvent[],
): ScriptRecord {
  const rows = steps.map((step) => ({
    step,
    entries: [] as CeremonyEvent[],
    margin: [] as CeremonyEvent[],
  }))
  const before: CeremonyEvent[] = []
  const known: Known = { actions: new Map(), enrolled: new Set(), places: new Map() }
  // A step done again, or approved again, takes nothing back to its place: the day goes on.
  let furthest = -1
  for (const event of events) {
    if (event.type === 'intent.declared') known.actions.set(event.what.intent, event.what.action)
    if (event.type === 'role.handed') known.places.set(event.what.to, event.what.from)
    const rowOf = (actor: string | undefined) =>
      rows.findIndex(({ step }) => records(step.task, event, known, actor))
    const own = rowOf(event.actor)
    const at = own === -1 ? rowOf(known.places.get(event.actor)) : own
    if (event.type === 'participant.enrolled') known.enrolled.add(event.what.id)
    if (at === -1) (rows[furthest]?.margin ?? before).push(event)
    else rows[at]?.entries.push(event)
    furthest = Math.max(furthest, at)
  }
  return { before, rows }
}

function records(
  task: Task,
  event: CeremonyEvent,
  { actions, enrolled }: Known,
  actor: string | undefined,
): boolean {
  switch (event.type) {
    case 'ceremony.opened':
    case 'source.admitted':
      // With the enrolment of the administrator, the first one, the log is opened.
      return task.do === 'enrol'
    case 'participant.enrolled':
      return task.do === 'enrol' && task.person === event.what.id && !enrolled.has(event.what.id)
    case 'step.recorded':
      return task.do === 'note' && task.step === event.what.step
    case 'preflight.recorded':
    case 'preflight.confirmed':
      return task.do === 'preflight'
    case 'duty.acknowledged':
      return task.do === 'acknowledge' && task.person === actor
    case 'entropy.given':
      return task.do === 'entropy' && task.person === actor
    case 'clock.stated':
      return task.do === 'clock' && task.at === event.what.at
    case 'intent.declared':
    case 'intent.approved':
    case 'intent.withdrawn':
      return isAction(task, actions.get(event.what.intent))
    case 'ceremony.begun':
      return isAction(task, 'begin')
    case 'entropy.mixed':
    case 'entropy.system':
    case 'key.generated':
      return isAction(task, 'generate')
    case 'shares.made':
      return isAction(task, 'generate') || task.do === 'present'
    case 'share.release.started':
    case 'share.release.finished':
    case 'share.release.failed':
      return task.do === 'handout' && task.index === event.what.index
    case 'share.read':
    case 'share.received':
      return task.do === 'readback' && task.index === event.what.index
    case 'share.presented':
    case 'vault.refilled':
    case 'backups.failed':
      return task.do === 'present'
    case 'shares.proven':
    case 'drill.failed':
    case 'drill.proven':
    case 'backup.made':
    case 'set.superseded':
      return task.do === 'prove'
    case 'fingerprint.compared':
      return task.do === 'compare' && task.path === event.what.path
    case 'package.started':
    case 'package.finished':
    case 'package.failed':
      return isAction(task, 'wrap')
    case 'export.started':
    case 'export.finished':
    case 'export.failed':
      return isAction(task, 'export')
    case 'rotation.decided':
      return task.do === 'rotate'
    case 'attestation.given':
      return task.do === 'attest' && task.person === actor
    case 'files.listed':
    case 'ceremony.closed':
      return isAction(task, 'close')
    default:
      return false
  }
}

function isAction(task: Task, action: Action | undefined): boolean {
  return task.do === 'action' && task.action === action
}

/** Rows under the act they belong to, in their order. */
export function actsOf<T>(rows: readonly T[], act: (row: T) => string): [string, T[]][] {
  const acts: [string, T[]][] = []
  for (const row of rows) {
    const last = acts.at(-1)
    if (last !== undefined && last[0] === act(row)) last[1].push(row)
    else acts.push([act(row), [row]])
  }
  return acts
}
