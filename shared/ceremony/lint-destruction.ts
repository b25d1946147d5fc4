import { say } from '../text/saying.ts'
import type { Findings } from './lint-people.ts'
import { type DestructionPlan, kindOf, type Plan } from './plan.ts'

/** A set ends outright: what replaces it and every known copy of its backup files stand in the plan. */
export function lintDestruction(plan: Plan, findings: Findings): void {
  const { destruction } = plan
  if (kindOf(plan) !== 'destroy') {
    if (destruction !== undefined) findings.fault('destruction', say('plan.only-destroy'))
    return
  }
  lintWitness(plan, findings)
  if (destruction === undefined) {
    findings.fault('destruction', say('plan.destruction-missing'))
    return
  }
  lintSuccessor(plan, destruction, findings)
  lintCopies(destruction, findings)
  lintAbsent(plan, destruction, findings)
}

/** There is no way back: whoever looks on has approved it (rule 4). */
function lintWitness({ policy }: Plan, findings: Findings): void {
  const entry = policy?.destroy
  if (entry !== undefined && (entry.witness ?? 0) === 0)
    findings.fault('policy.destroy.witness', say('plan.destroy-witness'))
}

function lintSuccessor(plan: Plan, { successor }: DestructionPlan, findings: Findings): void {
  if (successor === 'none') {
    findings.warn('destruction.successor', say('plan.no-successor'))
    return
  }
  const same = successor.ceremony === plan.source?.ceremony
  if (same) findings.fault('destruction.successor', say('plan.own-successor'))
}

function lintCopies({ copies }: DestructionPlan, findings: Findings): void {
  const ids = new Set<string>()
  copies.forEach(({ id }, i) => {
    if (ids.has(id)) findings.fault(`destruction.copies[${i}].id`, say('plan.copy-taken', { id }))
    ids.add(id)
  })
  if (copies.length < 3) findings.warn('destruction.copies', say('plan.few-copies'))
}

function lintAbsent(plan: Plan, { absent = [] }: DestructionPlan, findings: Findings): void {
  absent.forEach((id, i) => {
    const path = `destruction.absent[${i}]`
    const other = plan.people.find((one) => one.id === id)?.roles.find((one) => one !== 'custodian')
    if (!plan.backup.custodians.includes(id))
      findings.fault(path, say('plan.absent-without-share', { who: id }))
    else if (other !== undefined)
      findings.fault(path, say('plan.absent-needed', { who: id, role: other }))
    if (absent.indexOf(id) !== i) findings.fault(path, say('plan.named-twice', { who: id }))
  })
}
