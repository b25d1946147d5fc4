import type { WrapFacts } from '../byok/provider.ts'
import { wrapFactsOf } from '../byok/table.ts'
import { type Plan, planDigest } from './plan.ts'
import type { Ground } from './state.ts'

/**
 * What plan and files fix before the first entry. Refuses, naming its path, a target whose files
 * are not what its provider hands out.
 */
export function groundOf(
  plan: Plan,
  inputs: ReadonlyMap<string, Uint8Array>,
  time: string,
): Ground {
  const planned: WrapFacts[] = plan.keys.flatMap((key) =>
    (key.targets ?? []).map((_, i) => wrapFactsOf(plan, key.label, i, inputs, time)),
  )
  return { plan, digest: planDigest(plan), planned, inputs: [...inputs.keys()].sort() }
}
