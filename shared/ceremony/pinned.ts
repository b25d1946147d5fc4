/** Bundles that are presented beside the evidence: those that the plan pins by their heads, and others. */
import type { EvidenceRef, Plan } from './plan.ts'

type Pins = Pick<Plan, 'also' | 'destruction'>

/** True where people approved this head with the plan: nobody has to compare it with paper any more. */
export function isPinned(plan: Pins, { ceremony, checkpoint }: EvidenceRef): boolean {
  const successor = plan.destruction?.successor ?? 'none'
  const pins = [...(plan.also ?? []), ...(successor === 'none' ? [] : [successor])]
  return pins.some((one) => one.ceremony === ceremony && one.checkpoint === checkpoint)
}

/** The pinned bundles that nobody has presented yet. */
export function unpresented(
  { also = [] }: Pick<Plan, 'also'>,
  presented: readonly Pick<EvidenceRef, 'ceremony'>[],
): readonly EvidenceRef[] {
  return also.filter(({ ceremony }) => !presented.some((one) => one.ceremony === ceremony))
}
