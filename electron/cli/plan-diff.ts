import type { Plan } from '#shared/ceremony/plan.ts'
import { canonical, type JsonValue } from '#shared/log/canonical.ts'
import { loadPlan } from '../services/planfile.ts'
import type { Command } from './command.ts'

/** One field that is not the same; what is absent is undefined. */
interface Difference {
  readonly path: string
  readonly a: JsonValue | undefined
  readonly b: JsonValue | undefined
}

/** `claviger plan diff`: two plans, field by field, the files they name by content. */
export const planDiffCommand: Command = {
  usage: 'plan diff A B',
  shape: { positionals: ['A', 'B'], options: {} },
  run: (given, terminal) => {
    const a = loadPlan(terminal.path(given.positional('A')))
    const b = loadPlan(terminal.path(given.positional('B')))
    const differences = differ('', a.plan as unknown as JsonValue, b.plan as unknown as JsonValue)
    terminal.say(headline(a.plan, b.plan, differences.length))
    for (const { path, a, b } of differences) terminal.say(`${path}: ${shown(a)} → ${shown(b)}`)
    const shape = { same: differences.length === 0, modes: [a.plan.mode, b.plan.mode] }
    const rows = differences.map(({ path, a = null, b = null }) => ({ path, a, b }))
    return { document: { ok: true, ...shape, digests: [a.digest, b.digest], differences: rows } }
  },
}

function headline(a: Plan, b: Plan, count: number): string {
  if (count === 0) return `the plans are the same, for ${a.mode}`
  const fields = count === 1 ? '1 field differs' : `${count} fields differ`
  return a.mode === b.mode
    ? `both are for ${a.mode}; ${fields}`
    : `A is for ${a.mode}, B is for ${b.mode}; ${fields}`
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
  return inner.length === 0 && !same(a, b) ? [{ path: `${path} (order)`, a, b }] : inner
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
