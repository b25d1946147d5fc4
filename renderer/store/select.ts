import type { ShareHeader } from '#shared/crypto/shareheader.ts'
import { isBlind } from '#shared/ipc/standing.ts'
import type { PersonView } from '#shared/ipc/views/person.ts'
import type { ShareView } from '#shared/ipc/views/share.ts'
import type { Snapshot } from '#shared/ipc/snapshot.ts'
import type { StepView } from '#shared/ipc/views/step.ts'
import { nameOfStep, personName } from '#shared/text/stepname.ts'
import { text } from '../text/current.ts'
import { type Aside, useStore } from './store.ts'

export { currentStep, hasEnded, isBlind, latestIntent } from '#shared/ipc/standing.ts'

/** The snapshot of the open ceremony, for screens that exist only while one is open. */
export function useSnapshot(): Snapshot {
  const snapshot = useStore((store) => store.snapshot)
  if (snapshot === null) throw new Error('no ceremony is open')
  return snapshot
}

export function personOf(snapshot: Snapshot, id: string): PersonView | undefined {
  return snapshot.people.find((person) => person.id === id)
}

export function nameOf(snapshot: Snapshot, id: string): string {
  return id === 'recorder' ? text.log.theRecorder : personName(snapshot, id)
}

export function enrolled(snapshot: Snapshot): readonly PersonView[] {
  return snapshot.people.filter((person) => person.enrolled)
}

/** Enrolled people who are in the room. */
export function inRoom(snapshot: Snapshot): readonly PersonView[] {
  return snapshot.people.filter((person) => person.enrolled && person.present)
}

/** Those in the room who look on while others act, and sign for it. */
export function onlookers(snapshot: Snapshot): readonly PersonView[] {
  return inRoom(snapshot).filter(({ roles }) =>
    roles.some((role) => role === 'witness' || role === 'auditor'),
  )
}

/** A step in a few words, in the language of the screen. */
export function stepName(snapshot: Snapshot, step: StepView): string {
  return nameOfStep(text, snapshot, step)
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

export function shareOf(snapshot: Snapshot, index: number): ShareView | undefined {
  return snapshot.shares.find((share) => share.index === index)
}

/** A share set as its shares are brought: the one of this ceremony, or the one that it opens. */
type BroughtSet = Pick<Snapshot, 'set' | 'threshold'> & {
  readonly shares: readonly { readonly index: number; readonly custodian: string }[]
}

/** The name of whoever holds the share of an index. */
export function holderIn(
  snapshot: Snapshot,
  { shares }: BroughtSet = snapshot,
): (index: number) => string | undefined {
  return (index) => {
    const share = shares.find((one) => one.index === index)
    return share === undefined ? undefined : nameOf(snapshot, share.custodian)
  }
}

/** What everybody may know of these shares before they are brought. */
export function headersOf(
  { set, threshold, shares }: BroughtSet,
  indexes: readonly number[],
): readonly ShareHeader[] {
  if (set === undefined) return []
  return indexes.map((index) => ({ set, index, threshold, total: shares.length }))
}

/** The number of the last entry, which people note beside the running head. Entries count from 0. */
export function lastEntry(counted: { readonly entries: number }): number {
  return counted.entries - 1
}

/** True once a package is made, or a key is in a file: from then on the end needs a co-signed decision. */
export function hasLeft(snapshot: Snapshot): boolean {
  return [...snapshot.packages, ...snapshot.exports].some((one) => one.status === 'finished')
}

/** What may stand beside the work now: everyone's right to look, to come and go, to object and to stop. */
export function asidesOf(snapshot: Snapshot): readonly Aside[] {
  const blind = isBlind(snapshot)
  if (snapshot.outcome !== undefined) return ['log']
  const log: readonly Aside[] = blind ? [] : ['log']
  const room: readonly Aside[] = blind || snapshot.locked ? [] : ['room', 'break']
  const exceptions: readonly Aside[] = blind && !hasLeft(snapshot) ? [] : ['exceptions']
  return [...log, ...room, ...exceptions, 'abort']
}
