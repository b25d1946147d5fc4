import { packagesOf } from '../byok/table.ts'
import { CeremonyError, faultAt } from '../errors.ts'
import { layOut, type Row } from './layout.ts'
import type { Findings } from './lint-people.ts'
import { lackingSteps } from './model/must.ts'
import { walkScript } from './model/walk.ts'
import type { Plan } from './plan.ts'
import { templateOf } from './templates.ts'

/**
 * The script of a plan: what cannot be followed refuses it; what it could do without refuses a
 * production and is told of a rehearsal. It is only walked for people who can be a ceremony.
 */
export function lintScript(
  plan: Plan,
  inputs: ReadonlyMap<string, Uint8Array>,
  sound: boolean,
  findings: Findings,
): void {
  const rows = rowsOf(plan, inputs, findings)
  if (rows === undefined || !sound) return
  for (const fault of walkScript(plan, packagesOf(plan), rows))
    findings.fault(fault.path, fault.saying)
  const tell = plan.mode === 'production' ? findings.fault : findings.warn
  for (const fault of lackingSteps(plan, rows)) tell(fault.path, fault.saying)
}

function rowsOf(
  plan: Plan,
  inputs: ReadonlyMap<string, Uint8Array>,
  findings: Findings,
): readonly Row[] | undefined {
  try {
    return layOut(plan, packagesOf(plan), templateOf(plan, inputs))
  } catch (error) {
    if (!(error instanceof CeremonyError)) throw error
    const faults = error.faults ?? [faultAt(error.path ?? 'script', error.said)]
    for (const fault of faults) findings.fault(fault.path, fault.saying)
    return undefined
  }
}
