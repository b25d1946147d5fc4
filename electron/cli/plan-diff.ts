import { packagesOf } from '#shared/byok/table.ts'
import type { Plan } from '#shared/ceremony/plan.ts'
import { compileScript } from '#shared/ceremony/script.ts'
import { templateOf } from '#shared/ceremony/templates.ts'
import { canonical, type JsonValue } from '#shared/log/canonical.ts'
import { type LoadedPlan, loadPlan } from '../services/planfile.ts'
import type { Command } from './command.ts'

/** One field that is not the same; what is absent is undefined. */
interface Difference {
  readonly path: string
  readonly a: JsonValue | undefined
  readonly b: JsonValue | undefined
}

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

function differ(path: string, a: JsonValue | undefined, b: JsonValue | undefined): Difference[] {
  const left = fieldsOf(a)
  const right = fieldsOf(b)
  if (left === undefined || right === undefined) return same(a, b) ? [] : [{ path, a, b }]
  const names = new Set([...left.keys(), ...right.keys()])
  const inner = [...names].flatMap((name) =>
    differ(
      name.startsWith('[') || path === '' ? path + name : `${path}.${name}`,
      left.get(name),
      right.get(name),
    ),
  )
  // The same items in another order: custodians in another order get other shares.
  if (inner.length > 0 || same(a, b)) return inner
  return [
    { path: `${path} (order)`, a: [...left.keys()].join(' '), b: [...right.keys()].join(' ') },
  ]
}

/** The fields of an object; the items of a list by what names them, else by their place. */
function fieldsOf(value: JsonValue | undefined): Map<string, JsonValue> | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if (!Array.isArray(value)) return new Map(Object.entries(value))
  const items = value as readonly JsonValue[]
  const names = items.map(nameOf)
  const named = names.every((name) => name !== undefined) && new Set(names).size === names.length
  return new Map(items.map((item, i) => [`[${named ? names[i] : i}]`, item]))
}

function nameOf(item: JsonValue): string | undefined {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return undefined
  const { id, label } = item as { readonly [name: string]: JsonValue }
  return [id, label].find((name) => typeof name === 'string') as string | undefined
}

function same(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  return (a === undefined ? '' : canonical(a)) === (b === undefined ? '' : canonical(b))
}

function shown(value: JsonValue | undefined): string {
  return value === undefined ? 'absent' : canonical(value)
}
