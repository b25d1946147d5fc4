import type { ShareHeader } from '#shared/crypto/shareheader.ts'
import { assertNever } from '#shared/errors.ts'
import type { IntentView, PersonView, ShareView, Snapshot, StepView } from '#shared/ipc/snapshot.ts'
import { sentencesOf } from '#shared/text/format.ts'
import { text } from '../text/current.ts'
import { useStore } from './store.ts'

/** The snapshot of the open ceremony, for screens that exist only while one is open. */
export function useSnapshot(): Snapshot {
  const snapshot = useStore((store) => store.snapshot)
  if (snapshot === null) throw new Error('no ceremony is open')
  return snapshot
}

export function personOf(snapshot: Snapshot, id: string): PersonView | undefined {
  return snapshot.people.find((person) => person.id === id)
}

/** The name people know, or the id when the plan does not name them. */
export function nameOf(snapshot: Snapshot, id: string): string {
  return personOf(snapshot, id)?.name ?? id
}

export function enrolled(snapshot: Snapshot): readonly PersonView[] {
  return snapshot.people.filter((person) => person.enrolled)
}

/** Enrolled people who are in the room. */
export function inRoom(snapshot: Snapshot): readonly PersonView[] {
  return snapshot.people.filter((person) => person.enrolled && person.present)
}

/** Who does a step that the script gives to one person: that person, or who took the place over. */
export function actorOf({ who }: StepView, person: string): string {
  return who.includes(person) ? person : (who[0] ?? person)
}

/** A step in a few words, for the script beside the work and for its heading. */
export function stepName(snapshot: Snapshot, step: StepView): string {
  const { task, instruction } = step
  const { tasks } = text
  switch (task.do) {
    case 'note':
      return (sentencesOf(instruction)[0] ?? instruction).replace(/\.$/, '')
    case 'clock':
      return tasks.clock[task.at]
    case 'enrol':
    case 'acknowledge':
    case 'entropy':
    case 'attest':
    case 'seal':
      return tasks[task.do](nameOf(snapshot, actorOf(step, task.person)))
    case 'handout':
    case 'readback':
      return tasks[task.do](task.index)
    case 'action':
      return task.action === 'recover' && snapshot.source !== undefined
        ? text.action.names.recover
        : tasks.action[task.action]
    case 'compare': {
      const one = snapshot.packages.find((candidate) => candidate.path === task.path)
      return tasks.compare(one?.label ?? task.path, one?.provider ?? '')
    }
    case 'prove':
      return snapshot.kind === 'drill' ? text.drill.title : tasks.prove
    case 'preflight':
    case 'present':
    case 'rotate':
    case 'deliver':
      return tasks[task.do]
    default:
      return assertNever(task)
  }
}

/** Those who run the ceremony: they declare what others approve. */
export function runners(snapshot: Snapshot): readonly string[] {
  return snapshot.people
    .filter(({ roles }) => roles.includes('administrator') || roles.includes('operator'))
    .map((person) => person.id)
}

/** Those in the room who may end a break: who runs the ceremony, or an administrator's deputy. */
export function endBreakers(snapshot: Snapshot): readonly PersonView[] {
  const leads = runners(snapshot)
  return inRoom(snapshot).filter(({ id, deputyFor = [] }) =>
    [id, ...deputyFor].some((one) => leads.includes(one)),
  )
}

export function currentStep(snapshot: Snapshot): StepView | undefined {
  return snapshot.script.find((step) => step.status === 'current')
}

export function shareOf(snapshot: Snapshot, index: number): ShareView | undefined {
  return snapshot.shares.find((share) => share.index === index)
}

/** The name of whoever holds the share of an index. */
export function holderIn(snapshot: Snapshot): (index: number) => string | undefined {
  return (index) => {
    const share = shareOf(snapshot, index)
    return share === undefined ? undefined : nameOf(snapshot, share.custodian)
  }
}

/** What everybody may know of these shares before they are brought. */
export function headersOf(snapshot: Snapshot, indexes: readonly number[]): readonly ShareHeader[] {
  const { set, threshold, shares } = snapshot
  if (set === undefined) return []
  return indexes.map((index) => ({ set, index, threshold, total: shares.length }))
}

/** The intent that counts for an action: the last one declared. */
export function latestIntent(
  snapshot: Snapshot,
  action: IntentView['action'],
): IntentView | undefined {
  return snapshot.intents.findLast((intent) => intent.action === action)
}

/** The number of the last entry, which people note beside the running head. Entries count from 0. */
export function lastEntry(counted: { readonly entries: number }): number {
  return counted.entries - 1
}

/**
 * True while people state from paper what the last entry was: until then the screen must not tell,
 * or the statement would prove nothing.
 */
export function isBlind(snapshot: Snapshot): boolean {
  return snapshot.phase === 'resuming' && snapshot.outcome === undefined
}

/** True once a package is made, or a key is in a file: from then on the end needs a co-signed decision. */
export function hasLeft(snapshot: Snapshot): boolean {
  return [...snapshot.packages, ...snapshot.exports].some((one) => one.status === 'finished')
}

/** True when nothing of the script is left, or when the ceremony ended before its time. */
export function hasEnded(snapshot: Snapshot): boolean {
  if (snapshot.outcome === 'aborted' || snapshot.outcome === 'terminated') return true
  return snapshot.outcome === 'closed' && currentStep(snapshot) === undefined
}
