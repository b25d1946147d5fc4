import { CeremonyError, type Code } from '../../errors.ts'
import type { Saying } from '../../text/saying.ts'
import type { EventOf, EventType } from '../events.ts'
import type { State } from '../state.ts'

/** The log so far, as the rules see it: the hash of each earlier line. */
export interface EarlierLines {
  hash(seq: number): string | undefined
}

/** One rule of the ceremony for one type of event; throws a CeremonyError to refuse. */
export type Rule<T extends EventType> = (state: State, event: EventOf<T>, log: EarlierLines) => void

/** Refuses unless the condition holds. */
export function demand(condition: boolean, code: Code, said: Saying): asserts condition {
  if (!condition) throw new CeremonyError(code, said)
}

/** Refuses when something was found to be wrong, in a sentence that says what. */
export function demandNone(
  fault: Saying | undefined,
  code: Code,
  said: (why: Saying) => Saying,
): asserts fault is undefined {
  if (fault !== undefined) throw new CeremonyError(code, said(fault))
}

/** Refuses when the value is missing; returns it otherwise. */
export function present<T>(value: T | undefined, code: Code, said: Saying): T {
  if (value === undefined) throw new CeremonyError(code, said)
  return value
}
