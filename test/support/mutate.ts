import type { JsonValue } from '#shared/log/canonical.ts'
import type { Json, Line } from './forge.ts'

export type Path = readonly (string | number)[]

/** Every field of a line that its recorder writes, objects and lists themselves included. */
export function fieldsOf(line: Line): Path[] {
  return [['actor'], ['ceremony'], ['time'], ['type'], ...inner(line.what, ['what'])]
}

function inner(value: JsonValue, path: Path): Path[] {
  const entries = Array.isArray(value)
    ? value.map((item, i) => [i, item] as const)
    : typeof value === 'object' && value !== null
      ? Object.entries(value)
      : []
  return [path, ...entries.flatMap(([key, item]) => inner(item, [...path, key]))]
}

/** `shares.made shares[] proof`: the same for every index and every file of a bundle. */
export function nameOf(line: Line, path: Path): string {
  const names = path.slice(path[0] === 'what' ? 1 : 0).map((step, i, all) => {
    if (typeof step === 'number') return '[]'
    return all[i - 1] === 'files' || all[i - 1] === 'constants' ? '*' : step
  })
  return `${line.type} ${names.join(' ')}`.trim()
}

export function valueAt(line: Line, path: Path): JsonValue | undefined {
  let value: unknown = line
  for (const step of path) value = (value as { [key: string]: unknown } | undefined)?.[step]
  return value as JsonValue | undefined
}

export function setAt(line: Line, path: Path, value: JsonValue | undefined): void {
  const last = path.at(-1) ?? ''
  const parent = valueAt(line, path.slice(0, -1)) as unknown as Json
  if (Array.isArray(parent) && value === undefined) parent.splice(Number(last), 1)
  else if (value === undefined) delete parent[last]
  else parent[last] = value
}

/** Other values for a field: near ones, and those that stand elsewhere in the log. */
export function mutants(
  value: JsonValue | undefined,
  elsewhere: readonly JsonValue[],
): (JsonValue | undefined)[] {
  if (typeof value === 'number') return [value + 1, value - 1, 0, 255, undefined]
  if (typeof value === 'string') return [...nearTexts(value), ...elsewhere, '', undefined]
  if (Array.isArray(value))
    return [value.slice(1), [...value].reverse(), [...value, ...value.slice(0, 1)], [], undefined]
  if (typeof value === 'object' && value !== null) return [{ ...value, more: 1 }, {}, undefined]
  return [undefined, null, 1]
}

/** One character exchanged for another of its kind, at both ends and in the middle. */
function nearTexts(text: string): string[] {
  const places = [0, text.length >> 1, text.length - 1]
  return places.flatMap((at) => {
    const next = near(text[at] ?? '')
    return next === undefined ? [] : [`${text.slice(0, at)}${next}${text.slice(at + 1)}`]
  })
}

function near(character: string): string | undefined {
  const kinds = ['0123456789', 'abcdef', 'ghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  const kind = kinds.find((one) => one.includes(character))
  if (kind === undefined || character === '') return undefined
  return kind[(kind.indexOf(character) + 1) % kind.length]
}
