import { canonical, type JsonValue } from '../log/canonical.ts'

/** One field that is not the same; what is absent is undefined. */
export interface Difference {
  readonly path: string
  readonly a: JsonValue | undefined
  readonly b: JsonValue | undefined
}

/** Every field in which two values differ, with its path; items of lists by what names them. */
export function differ(
  path: string,
  a: JsonValue | undefined,
  b: JsonValue | undefined,
): Difference[] {
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

/** A value of a difference in words. */
export function shown(value: JsonValue | undefined): string {
  return value === undefined ? 'absent' : canonical(value)
}
