import type { CeremonyEvent, EventOf } from '../ceremony/events.ts'

/** A time in the room; without `to` it lasts until the log ends. */
export interface Stay {
  readonly from: string
  readonly to?: string
  /** Why it ended, in the words of the room; `pause` when it was a break. */
  readonly because?: string
  readonly pause?: boolean
}

/** Who was in the room and in whose place, as the events tell it; ids as in the plan. */
export interface Presence {
  readonly stays: ReadonlyMap<string, readonly Stay[]>
  readonly handed: readonly EventOf<'role.handed'>[]
  /** Enrolments of people who had enrolled before. */
  readonly again: readonly EventOf<'participant.enrolled'>[]
}

/** Reads arrivals, departures, breaks and hand-overs off a log (design.md, rules 8 and 9). */
export function presenceOf(events: readonly CeremonyEvent[]): Presence {
  const stays = new Map<string, readonly Stay[]>()
  const handed: EventOf<'role.handed'>[] = []
  const again: EventOf<'participant.enrolled'>[] = []
  const arrive = (id: string, from: string) => {
    const before = stays.get(id) ?? []
    if (isHere(before)) return
    stays.set(id, [...before, { from }])
  }
  const leave = (id: string, to: string, because: string, pause = false) => {
    const before = stays.get(id) ?? []
    const last = before.at(-1)
    if (last === undefined || !isHere(before)) return
    stays.set(id, [...before.slice(0, -1), { ...last, to, because, ...(pause ? { pause } : {}) }])
  }
  for (const event of events) {
    switch (event.type) {
      case 'participant.enrolled':
        if (stays.has(event.what.id)) again.push(event)
        arrive(event.what.id, event.time)
        break
      case 'person.returned':
        arrive(event.what.id, event.time)
        break
      case 'person.left':
        leave(event.what.id, event.time, event.what.reason)
        break
      case 'break.started':
        for (const id of stays.keys()) leave(id, event.time, event.what.reason, true)
        break
      case 'role.handed':
        handed.push(event)
        break
      default:
        break
    }
  }
  return { stays, handed, again }
}

/** True when the last of these stays has not ended. */
export function isHere(stays: readonly Stay[]): boolean {
  const last = stays.at(-1)
  return last !== undefined && last.to === undefined
}
