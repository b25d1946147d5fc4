import type { Target } from '../ceremony/plan.ts'
import type { Fault } from '../errors.ts'

const COMMON: readonly (keyof Target)[] = [
  'provider',
  'key',
  'method',
  'wrappingKey',
  'wrappingKeySha256',
  'expires',
]

/** Fields of a target that belong to other providers: a fault each, never passed over. */
export function foreignFields(target: Target, own: readonly (keyof Target)[]): Fault[] {
  const known: readonly string[] = [...COMMON, ...own]
  return Object.keys(target)
    .filter((field) => !known.includes(field))
    .map((path) => ({ path, message: `does not belong to a target of ${target.provider}` }))
}
