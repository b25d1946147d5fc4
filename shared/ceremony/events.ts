import * as v from 'valibot'
import { CeremonyError } from '../errors.ts'
import type { Entry } from '../log/entry.ts'
import { say } from '../text/saying.ts'
import type { subject } from './event-parts.ts'
import { EVENTS } from './event-catalogue.ts'
import { foundAt } from './shape.ts'

export type EventType = keyof typeof EVENTS
export type What<T extends EventType> = v.InferOutput<(typeof EVENTS)[T]>
export type Subject = v.InferOutput<typeof subject>

/** One event of the catalogue: who, what and, once it is in the log, when and where. */
export type CeremonyEvent = {
  [T in EventType]: {
    readonly type: T
    readonly actor: string
    readonly ceremony: string
    readonly seq: number
    readonly time: string
    readonly what: What<T>
  }
}[EventType]

export type EventOf<T extends EventType> = Extract<CeremonyEvent, { type: T }>

/** What is still to be sequenced: an event without place and time. */
export type Draft = {
  [T in EventType]: { readonly type: T; readonly actor: string; readonly what: What<T> }
}[EventType]

function isEventType(type: string): type is EventType {
  return Object.hasOwn(EVENTS, type)
}

/**
 * Parses the free part of a log entry. Refuses with `format.newer` an unknown type or version,
 * with `log.event` an unknown, missing or malformed field, naming it.
 */
export function parseEvent(entry: Entry): CeremonyEvent {
  if (entry.v !== 1 || !isEventType(entry.type))
    throw new CeremonyError(
      'format.newer',
      say('verify.unknown-event', { entry: entry.seq, type: entry.type, version: entry.v }),
    )
  const parsed = v.safeParse(EVENTS[entry.type], entry.what)
  if (!parsed.success) {
    const issue = parsed.issues[0]
    const where = v.getDotPath(issue) ?? ''
    throw new CeremonyError(
      'log.event',
      say('verify.entry-refused', {
        entry: entry.seq,
        type: entry.type,
        why: foundAt(issue),
      }),
      { path: `what.${where}` },
    )
  }
  const { actor, ceremony, seq, time: at, type } = entry
  return { type, actor, ceremony, seq, time: at, what: parsed.output } as CeremonyEvent
}
