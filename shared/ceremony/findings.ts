/** Backups that do not open: what was found, in this ceremony and in those that were presented. */
import { type Fault, faultAt } from '../errors.ts'
import type { CeremonyEvent, What } from './events.ts'
import type { Kind } from './plan.ts'
import type { State } from './state.ts'
import type { BackupFault } from '../ipc/views/coverage.ts'
import { say } from '../text/saying.ts'

/** One backup that did not open, or could not be tried; the form in which a log carries it on. */
export type Finding = NonNullable<What<'source.admitted'>['findings']>[number]

/** A key of the source whose backup is damaged in the copy that was presented. */
export type Damaged = NonNullable<What<'source.admitted'>['damaged']>[number]

/** Where the evidence keeps the backup of a key. */
export function backupPath(label: string): string {
  return `backups/${label}.kwp`
}

/** What is wrong with the backup of a key, at its place in the evidence. */
export function backupFault(label: string, fault: BackupFault): Fault {
  return faultAt(backupPath(label), say('source.fault', { fault }))
}

/** True where people may go on from a copy in which backups are damaged: nothing else rests on them. */
export function takesDamaged(kind: Kind): boolean {
  return kind === 'recover' || kind === 'drill'
}

/** What of this event says that backups do not open. Pure and total. */
export function findingsIn(event: CeremonyEvent): readonly Finding[] {
  const { ceremony, time } = event
  if (event.type === 'source.admitted') {
    const { set, backups, damaged = [] } = event.what
    return damaged.map(({ label, fault }) => {
      const sha256 = backups.find((one) => one.label === label)?.sha256 ?? ''
      return { ceremony, time, set, label, sha256, fault }
    })
  }
  if (event.type !== 'backups.failed') return []
  const { set, failed } = event.what
  return failed.map((one) => ({ ceremony, time, set, ...one }))
}

/** The finding of this ceremony about one key. */
export function findingOf({ findings }: State, label: string): Finding | undefined {
  return findings.find((one) => one.label === label)
}

/** What this ceremony found, as screens and verifiers say it. */
export function unopenedIn({ findings }: State): readonly Pick<Finding, 'label' | 'fault'>[] {
  return findings.map(({ label, fault }) => ({ label, fault }))
}

/** Everything that was found of this set: what the evidence before tells, then what was found here. */
export function findingsOf({ source, findings }: State, set: string): readonly Finding[] {
  return joinedFindings([source?.findings ?? [], findings]).filter((one) => one.set === set)
}

/** Several records as one: the same finding counts once. In the order of time. */
export function joinedFindings(records: readonly (readonly Finding[])[]): readonly Finding[] {
  const all = new Map(
    records.flat().map((one) => {
      const { ceremony, time, set, label, fault } = one
      return [JSON.stringify([ceremony, time, set, label, fault]), one]
    }),
  )
  return [...all.values()].sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0))
}

/** Labels of the keys whose backups are whole in the copy that was presented. */
export function soundLabels({ keys, damaged = [] }: What<'source.admitted'>): readonly string[] {
  return keys.map(({ label }) => label).filter((one) => !damaged.some(({ label }) => label === one))
}
