import { claims, type GateName } from '../text/en/signed.ts'
import { type Saying, say } from '../text/saying.ts'
import { leads } from './duties.ts'
import type { What } from './events.ts'
import type { State } from './state.ts'
import { isEffective } from './standing.ts'

/** One gate before a ceremony: what holds when it is open, and whether people can vouch for it. */
export interface Gate {
  readonly gate: string
  /** What holds, in words: people sign for it, and documents print it. */
  readonly claim: string
  /** False for what only the program can tell of itself: nobody is asked. */
  readonly asked: boolean
}

/** Every gate, in the order in which it is read; each run names each of them once. */
export const GATES: readonly Gate[] = [
  gate('network'),
  gate('radio'),
  gate('swap'),
  gate('hibernation'),
  gate('core-dumps'),
  gate('disk'),
  gate('clock'),
  gate('space'),
  gate('medium'),
  gate('read-only'),
  gate('power'),
  gate('screen-lock'),
  gate('users'),
  gate('watchers'),
  gate('debugger'),
  gate('sandbox'),
  own('build'),
  own('self-test'),
  own('random'),
]

function gate(name: GateName): Gate {
  return { gate: name, claim: claims[name], asked: true }
}

function own(name: GateName): Gate {
  return { gate: name, claim: claims[name], asked: false }
}

export { claimOf } from '../text/en/signed.ts'

export type GateReading = What<'preflight.recorded'>['gates'][number]
export type Verdict = GateReading['verdict']

/** One run of the gates, and who signed for what it asks. */
export interface Preflight {
  readonly entry: number
  readonly time: string
  readonly platform: string
  readonly gates: readonly GateReading[]
  readonly confirmed: readonly {
    readonly by: string
    /** Whether they ran the ceremony then. */
    readonly leads: boolean
    readonly gates: readonly string[]
  }[]
}

/** The run that counts: the last one. */
export function lastRun({ preflights }: State): Preflight | undefined {
  return preflights.at(-1)
}

/**
 * The co-signed exception that waives a gate. It was raised about a run that read the same: for
 * other evidence it says nothing.
 */
export function waiverOf(state: State, { gate, verdict, evidence }: GateReading) {
  return state.exceptions.find(({ about, ...one }) => {
    if (about.kind !== 'gate' || about.gate !== gate) return false
    const read = state.preflights
      .find(({ entry }) => entry === about.entry)
      ?.gates.find((reading) => reading.gate === gate)
    const same = read?.verdict === verdict && read.evidence === evidence
    return same && isEffective({ ...one, about })
  })
}

/** The gates that people are asked about: what this machine does not tell, and nobody has waived. */
export function askedGates(state: State, run: Preflight): readonly string[] {
  return run.gates
    .filter((one) => one.verdict === 'ask' && waiverOf(state, one) === undefined)
    .map(({ gate }) => gate)
}

/** True once two people vouch for a gate, at least one of whom does not run the ceremony. */
function isConfirmed(state: State, { confirmed }: Preflight, gate: string): boolean {
  return areTwo(
    state,
    confirmed.filter(({ gates }) => gates.includes(gate)),
  )
}

/** True once two people have signed that they read a run. */
function isRead(state: State, { confirmed }: Preflight): boolean {
  return areTwo(state, confirmed)
}

function areTwo(state: State, people: Preflight['confirmed']): boolean {
  // As it was then: a hand-over afterwards makes nobody independent.
  return people.length >= 2 && people.some((one) => !one.leads && !leads(state, one.by))
}

/** What is not open yet in the run that counts: failed and not waived, asked and not confirmed. */
export function closedGates(state: State): readonly GateReading[] {
  const run = lastRun(state)
  return (run?.gates ?? []).filter(
    (one) =>
      one.verdict !== 'pass' &&
      waiverOf(state, one) === undefined &&
      !(one.verdict === 'ask' && run !== undefined && isConfirmed(state, run, one.gate)),
  )
}

/** Why a production ceremony may not go on to anything secret; undefined when it may. */
export function gateFault(state: State): Saying | undefined {
  const run = lastRun(state)
  if (run === undefined) return say('gate.not-run')
  if (state.gatesStale) return say('gate.restarted')
  const failed = closedGates(state).filter(({ verdict }) => verdict === 'fail')
  if (failed.length > 0) return say('gate.closed', { names: namesOf(failed) })
  if (!isRead(state, run)) return say('gate.unsigned')
  const asked = closedGates(state)
  if (asked.length > 0) return say('gate.unconfirmed', { names: namesOf(asked) })
  return undefined
}

function namesOf(gates: readonly GateReading[]): string {
  return gates.map(({ gate }) => gate).join(', ')
}

/**
 * True when nothing waits for the gates any more. In a rehearsal closed gates are shown and hold
 * nothing up: two people have read them.
 */
export function areGatesDone(state: State): boolean {
  if (state.ground.plan.mode === 'production') return gateFault(state) === undefined
  const run = lastRun(state)
  return run !== undefined && isRead(state, run)
}
