import { say } from '../text/saying.ts'
import type { Findings } from './lint-people.ts'
import { continues, isReshare, letsKeysOut } from './kinds.ts'
import { outcomeOf } from './exports.ts'
import { lintDestruction } from './lint-destruction.ts'
import { kindOf, type Plan } from './plan.ts'

/** What continues other evidence takes keys and share set as they are: a recovery says where the keys go. */
export function lintSource(plan: Plan, findings: Findings): void {
  lintOutcome(plan, findings)
  lintDestruction(plan, findings)
  if (!continues(plan)) return
  lintBeside(plan, findings)
  const { backup, keys } = plan
  if (isReshare(plan)) {
    keys.forEach(({ targets = [] }, i) => {
      if (targets.length > 0) findings.fault(`keys[${i}].targets`, say('plan.reshare-target'))
    })
    return
  }
  if (!letsKeysOut(plan))
    keys.forEach(({ targets = [] }, k) => {
      if (targets.length > 0)
        findings.fault(`keys[${k}].targets`, say('plan.unused-target', { kind: kindOf(plan) }))
    })
  if ((backup.alternates ?? []).length > 0)
    findings.fault('backup.alternates', say('plan.unused-alternates'))
}

/** Each bundle is pinned once, and none of them is what the plan continues. */
function lintBeside({ source, also = [], destruction }: Plan, findings: Findings): void {
  const successor = destruction?.successor ?? 'none'
  also.forEach(({ ceremony, checkpoint }, i) => {
    const path = `also[${i}]`
    const first = also.findIndex((one) => one.ceremony === ceremony)
    if (first !== i) findings.fault(path, say('plan.beside-twice', { ceremony }))
    if (ceremony === source?.ceremony) findings.fault(path, say('plan.beside-source'))
    if (successor === 'none' || successor.ceremony !== ceremony) return
    if (successor.checkpoint !== checkpoint) findings.fault(path, say('plan.beside-successor'))
  })
}

/** The last resort is said outright: a target that was forgotten must not put a key into a file. */
function lintOutcome(plan: Plan, findings: Findings): void {
  const { outcome, mode } = plan
  if (kindOf(plan) !== 'recover') {
    if (outcome !== undefined) findings.fault('outcome', say('plan.only-recover'))
    return
  }
  const follows = outcomeOf(plan)
  if (outcome !== undefined && outcome !== follows)
    findings.fault(
      'outcome',
      follows === 'file' ? say('plan.wrap-without-target') : say('plan.file-with-target'),
    )
  if (follows !== 'file') return
  if (outcome === undefined && mode === 'production')
    findings.fault('outcome', say('plan.outcome-missing'))
  else findings.warn('keys', say('plan.leaves-in-file'))
}

/** What nobody can know of a plan without the evidence that it continues, in words. */
export function unknownOf(plan: Plan): string | undefined {
  const { source } = plan
  if (source === undefined) return undefined
  if (isReshare(plan))
    return `whether mode, keys and algorithms are those of ceremony ${source.ceremony}, whether a quorum of its custodians is here, and who would know too many shares: its evidence is compared when the ceremony is opened`
  if (kindOf(plan) === 'destroy')
    return `whether mode, threshold, custodians, keys and algorithms are those of ceremony ${source.ceremony}, what its log says of bags and copies, and whether its share set was replaced: its evidence is compared when the ceremony is opened`
  return `whether mode, threshold, custodians, keys and algorithms are those of ceremony ${source.ceremony}: its evidence is compared when the ceremony is opened`
}
