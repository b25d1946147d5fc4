import type { Target } from '../ceremony/plan.ts'
import { type Fault, faultAt } from '../errors.ts'
import { say } from '../text/saying.ts'

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
    .map((path) => faultAt(path, say('target.foreign-field', { provider: target.provider })))
}
