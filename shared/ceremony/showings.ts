/** The occasions on which shares were shown to be good, over every ceremony that is on record. */
import { sha256Hex, utf8 } from '../bytes.ts'
import { challengeText } from '../crypto/challenge.ts'
import type { CeremonyEvent, What } from './events.ts'
import type { State } from './state.ts'

/** One such occasion; the form in which a log carries it on. */
export type Showing = NonNullable<What<'source.admitted'>['shown']>[number]

/** The date of the next drill, as people wrote it down, with the ceremony in which they did. */
export type NextDrill = NonNullable<What<'source.admitted'>['next']>

/** What of this event shows shares to be good; `state` is that before it. Pure and total. */
export function showingOf(state: State, event: CeremonyEvent): Showing | undefined {
  const { ceremony, time } = event
  const presented = state.presented.toSorted((a, b) => a - b)
  const unopened = state.findings.map(({ label }) => label)
  const without = unopened.length === 0 ? {} : { without: unopened }
  switch (event.type) {
    case 'shares.proven': {
      const { set } = event.what
      const shares = state.sets.find((one) => one.set === set)?.shares ?? []
      const indexes = shares.filter(({ received }) => received).map(({ index }) => index)
      return { how: 'making', ceremony, set, time, indexes }
    }
    case 'vault.refilled':
      return {
        how: 'recovery',
        ceremony,
        set: event.what.set,
        time,
        indexes: presented,
        ...without,
      }
    case 'drill.proven': {
      const { set, challenge } = event.what
      const alone = challenge.some((line) => line.startsWith('self-issued '))
      const selfIssued = alone ? { selfIssued: true as const } : {}
      const digest = sha256Hex(utf8(challengeText(challenge)))
      return {
        how: 'drill',
        ceremony,
        set,
        time,
        indexes: presented,
        ...without,
        ...selfIssued,
        challenge: digest,
      }
    }
    default:
      return undefined
  }
}

/** Everything that was shown of this set: what the evidence before tells, then what happened here. */
export function showingsOf({ source, showings }: State, set: string): readonly Showing[] {
  return joinedShowings([source?.shown ?? [], showings]).filter((one) => one.set === set)
}

/**
 * Several records as one: the same occasion counts once, also where a log tells of it and a folder
 * with its signatures. In the order of time.
 */
export function joinedShowings(records: readonly (readonly Showing[])[]): readonly Showing[] {
  const told = onceBy(records.flat(), ({ how, ceremony, set, time, indexes, challenge }) => [
    [how, ceremony, set, time, indexes],
    ...(challenge === undefined ? [] : [[how, set, indexes, challenge]]),
  ])
  return told.sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0))
}

/** Of several that share a name, the first one. */
function onceBy(
  all: readonly Showing[],
  namesOf: (one: Showing) => readonly (readonly unknown[])[],
): Showing[] {
  const known = new Set<string>()
  return all.filter((one) => {
    const names = namesOf(one).map((name) => JSON.stringify(name))
    const isNew = !names.some((name) => known.has(name))
    for (const name of names) known.add(name)
    return isNew
  })
}

/** The step of the released scripts in which people agree on the next drill. */
const NEXT_DRILL = 'drill'

/** What was agreed last about the next drill, here or in the evidence before. */
export function nextDrillOf({ steps, opened, source }: State): NextDrill | undefined {
  const agreed = steps.findLast(({ step }) => step === NEXT_DRILL)
  if (agreed === undefined || opened === undefined) return source?.next
  return { ceremony: opened.ceremony, time: agreed.time, says: agreed.result }
}

/** What was agreed last of all. */
export function latestDrill(agreed: readonly (NextDrill | undefined)[]): NextDrill | undefined {
  return agreed
    .filter((one) => one !== undefined)
    .reduce<NextDrill | undefined>(
      (last, one) => (last === undefined || one.time > last.time ? one : last),
      undefined,
    )
}

/** The day that people wrote down, where they wrote exactly one as a day is written: 2027-05-31. */
export function dayIn(says: string): string | undefined {
  const days = new Set(says.match(/(?<!\d)\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)/g))
  return days.size === 1 ? [...days][0] : undefined
}
