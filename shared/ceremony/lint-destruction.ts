import type { Findings } from './lint-people.ts'
import { type DestructionPlan, kindOf, type Plan } from './plan.ts'

/** A set ends outright: what replaces it and every known copy of its backup files stand in the plan. */
export function lintDestruction(plan: Plan, findings: Findings): void {
  const { destruction } = plan
  if (kindOf(plan) !== 'destroy') {
    if (destruction !== undefined) findings.fault('destruction', 'belongs to kind destroy')
    return
  }
  lintWitness(plan, findings)
  if (destruction === undefined) {
    findings.fault(
      'destruction',
      'is missing: name the successor of the set, or "none", and every copy of its backup files',
    )
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
    findings.fault('policy.destroy.witness', 'destroy needs at least 1 witness')
}

function lintSuccessor(plan: Plan, { successor }: DestructionPlan, findings: Findings): void {
  if (successor === 'none') {
    findings.warn(
      'destruction.successor',
      'is none: the keys end with this set, and nobody recovers them any more',
    )
    return
  }
  const same = successor.ceremony === plan.source?.ceremony
  if (same) findings.fault('destruction.successor', 'is the ceremony whose set is destroyed')
}

function lintCopies({ copies }: DestructionPlan, findings: Findings): void {
  const ids = new Set<string>()
  copies.forEach(({ id }, i) => {
    if (ids.has(id)) findings.fault(`destruction.copies[${i}].id`, `${id} is taken by another copy`)
    ids.add(id)
  })
  if (copies.length < 3)
    findings.warn(
      'destruction.copies',
      'names fewer than 3 copies: a ceremony leaves two media, and the data folder of its laptop',
    )
}

function lintAbsent(plan: Plan, { absent = [] }: DestructionPlan, findings: Findings): void {
  absent.forEach((id, i) => {
    const path = `destruction.absent[${i}]`
    const other = plan.people.find((one) => one.id === id)?.roles.find((one) => one !== 'custodian')
    if (!plan.backup.custodians.includes(id)) findings.fault(path, `${id} holds no share`)
    else if (other !== undefined) findings.fault(path, `${id} is ${other} too, and has to come`)
    if (absent.indexOf(id) !== i) findings.fault(path, `${id} is named twice`)
  })
}
