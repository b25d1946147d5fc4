import type { Findings } from './lint-people.ts'
import { continues } from './kinds.ts'
import { kindOf, type Plan } from './plan.ts'

/** What continues other evidence takes keys and share set as they are; a recovery says where the keys go. */
export function lintSource(plan: Plan, findings: Findings): void {
  if (!continues(plan)) return
  const { backup, keys } = plan
  if (kindOf(plan) === 'recover' && keys.every(({ targets = [] }) => targets.length === 0))
    findings.fault('keys', 'name no target: a recovery of this release makes packages')
  if ((backup.alternates ?? []).length > 0)
    findings.fault('backup.alternates', 'take no place: the shares are with their custodians')
}

/** What nobody can know of a plan without the evidence that it continues, in words. */
export function unknownOf({ source }: Plan): string | undefined {
  if (source === undefined) return undefined
  return `whether mode, threshold, custodians, keys and algorithms are those of ceremony ${source.ceremony}: its evidence is compared when the ceremony is opened`
}
