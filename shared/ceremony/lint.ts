import { type Fault, faultAt } from '../errors.ts'
import { say } from '../text/saying.ts'
import { lintEntropy, lintUnused } from './lint-entropy.ts'
import { lintKeys, lintLabels, lintSupport } from './lint-keys.ts'
import { type Findings, lintBackup, lintPeople } from './lint-people.ts'
import { lintScript } from './lint-script.ts'
import { lintSource } from './lint-source.ts'
import { kindOf, type Plan } from './plan.ts'
import { policyFaults } from './policy.ts'

export { SUPPORTED } from './lint-keys.ts'

export interface Lint {
  /** What refuses the plan. */
  readonly faults: readonly Fault[]
  /** What the people should know before they approve it. */
  readonly warnings: readonly Fault[]
}

/**
 * Judges a resolved plan as a whole, at a time: the rules of people and policy, what this release
 * and each provider take, and what the files say. Everything is found at once.
 */
export function lintPlan(plan: Plan, inputs: ReadonlyMap<string, Uint8Array>, now: string): Lint {
  const faults: Fault[] = []
  const warnings: Fault[] = []
  const findings: Findings = {
    fault: (path, said) => add(faults, faultAt(path, said)),
    warn: (path, said) => add(warnings, faultAt(path, said)),
  }
  lintRules(plan, findings)
  lintScript(plan, inputs, faults.length === 0, findings)
  lintKeys(plan, inputs, now, findings)
  lintUnused(plan, findings)
  for (const fault of policyFaults(plan)) findings.fault(fault.path, fault.saying)
  return { faults, warnings }
}

/**
 * What the rules of the ceremony refuse in a plan, whatever the day and the files say: verifiers
 * ask it again, because nobody can tell from a log that its plan was ever checked.
 */
export function ruleFaults(plan: Plan): readonly Fault[] {
  const faults: Fault[] = []
  const findings: Findings = {
    fault: (path, said) => add(faults, faultAt(path, said)),
    warn: () => {},
  }
  lintRules(plan, findings)
  lintLabels(plan.keys, findings)
  for (const fault of policyFaults(plan)) findings.fault(fault.path, fault.saying)
  return faults
}

function lintRules(plan: Plan, findings: Findings): void {
  lintSupport('kind', kindOf(plan), 'kind', findings)
  if (plan.mode === 'production' && plan.number === undefined) {
    findings.fault('number', say('plan.no-number'))
  }
  lintPeople(plan, findings)
  lintBackup(plan, findings)
  lintSource(plan, findings)
  lintEntropy(plan, findings)
}

function add(list: Fault[], fault: Fault): void {
  if (!list.some(({ path, message }) => path === fault.path && message === fault.message)) {
    list.push(fault)
  }
}
