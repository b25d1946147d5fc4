import { type CeremonyEvent, parseEvent } from '#shared/ceremony/events.ts'
import { evolve } from '#shared/ceremony/evolve.ts'
import { permits } from '#shared/ceremony/permits.ts'
import { type Ground, initialState, type State } from '#shared/ceremony/state.ts'
import { CeremonyError } from '#shared/errors.ts'
import { assertSigned } from '#shared/log/admit.ts'
import { lineHash, parseEntry } from '#shared/log/entry.ts'
import { verifyNative } from '#electron/services/ed25519.ts'
import { judge, type Line, sealLine } from './forge.ts'

/** A log that holds, and the state before each of its lines. */
export interface Known {
  readonly ground: Ground
  readonly lines: readonly Line[]
  readonly sealed: readonly Uint8Array[]
  readonly states: readonly State[]
  readonly events: readonly CeremonyEvent[]
}

/** Judges a log that holds once and for all. */
export function known(ground: Ground, lines: readonly Line[]): Known {
  const sealed: Uint8Array[] = []
  const states: State[] = [initialState(ground)]
  const events: CeremonyEvent[] = []
  for (const line of lines) {
    sealed.push(sealLine(line, lines, sealed))
    events.push(eventOf(sealed))
    states.push(step(states.at(-1) ?? initialState(ground), sealed))
  }
  return { ground, lines, sealed, states, events }
}

/**
 * The verdict on a log that is the known one before the entry `at`: what stands before is not
 * judged again. A log that is accepted is judged once more, as a verifier does.
 */
export function codeFrom(base: Known, log: readonly Line[], at: number): string {
  const sealed = base.sealed.slice(0, at)
  let state = base.states[at]
  try {
    for (const line of log.slice(at)) {
      sealed.push(sealLine(line, log, sealed))
      if (state !== undefined) state = step(state, sealed)
    }
  } catch (error) {
    if (error instanceof CeremonyError) return error.code
    throw error
  }
  return judge(base.ground, log).code
}

function eventOf(sealed: readonly Uint8Array[]): CeremonyEvent {
  return parseEvent(parseEntry(sealed.at(-1) ?? new Uint8Array()))
}

/** The last sealed line through parser, signatures and rules. */
function step(state: State, sealed: readonly Uint8Array[]): State {
  const event = eventOf(sealed)
  assertSigned(state, event, verifyNative)
  const hash = (seq: number) => {
    const bytes = seq < event.seq ? sealed[seq] : undefined
    return bytes === undefined ? undefined : lineHash(bytes)
  }
  const refusal = permits(state, event, { hash })
  if (refusal !== undefined) throw refusal
  return evolve(state, event)
}
