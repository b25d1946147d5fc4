import { say } from '../../text/saying.ts'
import type { CeremonyEvent, EventType } from '../events.ts'
import { askedGates, GATES, gateFault, lastRun } from '../gates.ts'
import type { State } from '../state.ts'
import { demand, demandNone, present, type Rule } from './demand.ts'

/** A run names every gate once, in order, with what was seen; what nobody can vouch for is read. */
export const recorded: Rule<'preflight.recorded'> = (_, { actor, what }) => {
  demand(actor === 'recorder', 'rule.role', say('rule.gates-by-recorder'))
  demand(
    what.gates.map(({ gate }) => gate).join() === GATES.map(({ gate }) => gate).join(),
    'rule.parameters',
    say('rule.gates-once'),
  )
  for (const { gate, verdict, evidence } of what.gates) {
    demand(evidence !== '', 'rule.parameters', say('rule.gate-no-evidence', { gate }))
    const asked = GATES.find((one) => one.gate === gate)?.asked ?? false
    demand(verdict !== 'ask' || asked, 'rule.parameters', say('rule.gate-unaskable', { gate }))
  }
}

/** One person read the run that counts, and vouches for every gate that it asks about. */
export const confirmed: Rule<'preflight.confirmed'> = (state, event) => {
  const run = present(lastRun(state), 'rule.gate', say('gate.not-run'))
  demand(event.what.run === run.entry, 'rule.gate', say('rule.last-run', { entry: run.entry }))
  demand(
    !run.confirmed.some(({ by }) => by === event.actor),
    'rule.gate',
    say('rule.run-signed', { who: event.actor }),
  )
  const asked = askedGates(state, run)
  demand(
    event.what.gates.join() === asked.join(),
    'rule.parameters',
    asked.length === 0
      ? say('rule.run-asks-nothing')
      : say('rule.run-asks', { gates: asked.join(', ') }),
  )
}

/** What makes, shows, takes in or uses a secret. */
export const SECRET: readonly EventType[] = [
  'ceremony.begun',
  'key.generated',
  'shares.made',
  'share.release.started',
  'share.read',
  'share.presented',
  'backups.failed',
  'drill.failed',
  'drill.proven',
  'shares.proven',
  'vault.refilled',
  'package.started',
  'export.started',
]

/**
 * In production nothing secret happens behind a gate that is neither open nor waived, from the
 * beginning on and again after each restart. The end is not secret, and always possible.
 */
export function demandGates(state: State, event: CeremonyEvent): void {
  if (state.ground.plan.mode !== 'production') return
  const declares = event.type === 'intent.declared' && event.what.action !== 'close'
  if (!declares && !SECRET.includes(event.type)) return
  demandNone(gateFault(state), 'rule.gate', (fault) => fault)
}
