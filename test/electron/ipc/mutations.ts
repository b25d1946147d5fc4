/** A call with one place of it changed: every leaf and every list or object, one at a time. */
import fc from 'fast-check'

type Path = readonly (string | number)[]

/** What stands in for a value; each is something that a parser could stumble over. */
const NASTY: readonly unknown[] = [
  undefined,
  null,
  true,
  false,
  0,
  -1,
  1.5,
  256,
  2 ** 53,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  10n,
  Symbol('a symbol'),
  () => 'called',
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\u202e\u2066',
  'é'.normalize('NFD'),
  '😀'.repeat(20),
  '__proto__',
  'constructor',
  '../../etc/passwd',
  'packages/../../x',
  '9'.repeat(400),
  'x'.repeat(3_000_000),
  [],
  [[]],
  Array.from({ length: 10_000 }, () => 'c1'),
  {},
  { length: 1, 0: 'c1' },
  JSON.parse('{"__proto__":{"admin":true}}'),
  { toString: () => 'c1', valueOf: () => 1 },
  new Date(0),
  new Map([['by', 'admin']]),
  new Uint8Array(8),
  Object.create({ by: 'admin' }),
]

/** Every place of a value, itself first. */
function places(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [at]
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value)
  return [at, ...entries.flatMap(([key, inner]) => places(inner, [...at, key]))]
}

function changed(value: unknown, [key, ...rest]: Path, put: (old: unknown) => unknown): unknown {
  if (key === undefined) return put(value)
  const copy = structuredClone(value) as Record<string | number, unknown>
  const inner = changed(copy[key], rest, put)
  if (inner === GONE) delete copy[key]
  else copy[key] = inner
  return copy
}

const GONE = Symbol('gone')

function withField(name: string): (old: unknown) => unknown {
  return (old) => {
    if (typeof old !== 'object' || old === null) return old
    return Object.defineProperty(structuredClone(old), name, { value: 'x', enumerable: true })
  }
}

/** All the fixed changes of a call: a nasty value in each place, a missing and an extra field. */
export function mutations(call: unknown): unknown[] {
  if (call === undefined) return NASTY.filter((value) => value !== undefined)
  return places(call).flatMap((at) => [
    ...NASTY.map((value) => changed(call, at, () => value)),
    ...(at.length === 0 ? [] : [changed(call, at, () => GONE)]),
    ...['admin', '__proto__', 'constructor', 'toString'].map((name) =>
      changed(call, at, withField(name)),
    ),
  ])
}

/** A call with anything at all in one of its places. */
export function mutated(call: unknown): fc.Arbitrary<unknown> {
  return fc
    .tuple(fc.constantFrom(...places(call)), fc.oneof(fc.anything(), fc.string({ unit: 'binary' })))
    .map(([at, value]) => changed(call, at, () => value))
}
