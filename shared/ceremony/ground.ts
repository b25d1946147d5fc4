import type { WrapFacts } from '../byok/provider.ts'
import { wrapFactsOf } from '../byok/table.ts'
import { type Plan, planDigest } from './plan.ts'
import { compileScript } from './script.ts'
import type { Ground } from './state.ts'
import { templateOf } from './templates.ts'

/**
 * What plan and files fix before the first entry. Refuses, naming its path, a target whose files
 * are not what its provider hands out, and a script that is none.
 */
export function groundOf(
  plan: Plan,
  inputs: ReadonlyMap<string, Uint8Array>,
  time: string,
): Ground {
  const planned: WrapFacts[] = plan.keys.flatMap((key) =>
    (key.targets ?? []).map((_, i) => wrapFactsOf(plan, key.label, i, inputs, time)),
  )
  const script = compileScript(plan, planned, templateOf(plan, inputs))
  return { plan, digest: planDigest(plan), planned, inputs: [...inputs.keys()].sort(), script }
}
