import type { WrapFacts } from '../byok/provider.ts'
import { wrapFactsOf } from '../byok/table.ts'
import { type Plan, planDigest } from './plan.ts'
import { compileScript } from './script.ts'
import type { Ground } from './state.ts'
import { templateDigest, templateOf } from './templates.ts'

/**
 * What plan and files fix before the first entry. Refuses, naming its path, a target whose files
 * are not what its provider hands out, and a script that is none. `followed` is the digest of the
 * script that a log names; without it the ceremony is a new one.
 */
export function groundOf(
  plan: Plan,
  inputs: ReadonlyMap<string, Uint8Array>,
  time: string,
  followed?: string,
): Ground {
  const planned: WrapFacts[] = plan.keys.flatMap((key) =>
    (key.targets ?? []).map((_, i) => wrapFactsOf(plan, key.label, i, inputs, time)),
  )
  const template = templateOf(plan, inputs, followed)
  return {
    plan,
    digest: planDigest(plan),
    planned,
    inputs: [...inputs.keys()].sort(),
    script: compileScript(plan, planned, template),
    template: templateDigest(template),
  }
}
