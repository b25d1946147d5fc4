import { packagesOf } from '#shared/byok/table.ts'
import type { Plan } from '#shared/ceremony/plan.ts'
import { type Difference, differ, shown } from '#shared/ceremony/plan-difference.ts'
import { compileScript } from '#shared/ceremony/script.ts'
import { templateOf } from '#shared/ceremony/templates.ts'
import type { JsonValue } from '#shared/log/canonical.ts'
import { type LoadedPlan, loadPlan } from '../services/planfile.ts'
import type { Command } from './command.ts'

/** `claviger plan diff`: two plans, field by field, the files they name by content, and their scripts. */
export const planDiffCommand: Command = {
  usage: 'plan diff A B',
  shape: { positionals: ['A', 'B'], options: {} },
  run: (given, terminal) => {
    const a = loadPlan(terminal.path(given.positional('A')))
    const b = loadPlan(terminal.path(given.positional('B')))
    const differences = differ('', a.plan as unknown as JsonValue, b.plan as unknown as JsonValue)
    terminal.say(headline(a.plan, b.plan, differences))
    for (const difference of differences) terminal.say(line(difference))
    const scripts = [scriptOf(a), scriptOf(b)] as const
    const steps = scripts.map((script) => script.length)
    const script = differ('script', ...scripts)
    terminal.say(
      script.length === 0
        ? `the scripts are the same, ${steps[0]} steps`
        : `the scripts differ: ${fieldsIn(script.length)}, ${steps[0]} and ${steps[1]} steps`,
    )
    for (const difference of script) terminal.say(line(difference))
    const document = {
      ok: true,
      same: differences.length === 0,
      modes: [a.plan.mode, b.plan.mode],
      digests: [a.digest, b.digest],
      differences: differences.map(row),
      script: { same: script.length === 0, steps, differences: script.map(row) },
    }
    return { document }
  },
}

/** The compiled script by the names of its steps: numbers move when a step comes in between. */
function scriptOf({ plan, inputs }: LoadedPlan): JsonValue & readonly JsonValue[] {
  const steps = compileScript(plan, packagesOf(plan), templateOf(plan, inputs))
  return steps.map(({ step, act, role, who, instruction, expected, records = '', signed }) => ({
    id: step,
    act,
    role,
    who,
    instruction,
    expected,
    records,
    signed,
  }))
}

function headline(a: Plan, b: Plan, differences: readonly Difference[]): string {
  const count = differences.length
  if (count === 0) return `the plans are the same, for ${a.mode}`
  if (a.mode === b.mode) return `both are for ${a.mode}; ${fieldsIn(count)}`
  const rest = count === 1 ? 'nothing else differs' : fieldsIn(count)
  return `A is for ${a.mode}, B is for ${b.mode}; ${rest}`
}

function fieldsIn(count: number): string {
  return count === 1 ? '1 field differs' : `${count} fields differ`
}

function line({ path, a, b }: Difference): string {
  return `${path}: ${shown(a)} → ${shown(b)}`
}

function row({ path, a = null, b = null }: Difference) {
  return { path, a, b }
}
