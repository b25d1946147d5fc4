import type { PlanKey, Target } from '../ceremony/plan.ts'
import { ALGORITHM_TABLE } from '../crypto/algorithms.ts'
import type { Fault } from '../errors.ts'
import { invalid } from './invalid.ts'
import type { Method, Provider } from './provider.ts'
import { oaepRoom } from './rsawrap.ts'

/** The method that a target or the log names; refuses with `package.invalid` one that is not the provider's. */
export function methodOf(
  { title, methods }: Pick<Provider, 'title' | 'methods'>,
  target: Pick<Target, 'method'>,
): Method {
  const found = methods.find(({ name }) => name === target.method)
  if (found !== undefined) return found
  throw invalid(`${target.method} is not a method of ${title}`, 'method')
}

/** Why the provider does not take this key by this method; names the methods that would do. */
export function methodFaults(
  { title, methods }: Pick<Provider, 'title' | 'methods'>,
  { algorithm }: PlanKey,
  { method }: Target,
): Fault[] {
  const able = methods.filter(({ algorithms }) => algorithms.includes(algorithm))
  if (able.length === 0)
    return [{ path: 'method', message: `${title} does not import ${algorithm}` }]
  if (able.some(({ name }) => name === method)) return []
  const names = able.map(({ name }) => name).join(' or ')
  const known = methods.some(({ name }) => name === method)
  const message = known
    ? `${method} cannot bring in ${algorithm}: ${title} takes ${names} for it`
    : `${method} is not a method of ${title}: use ${names}`
  return [{ path: 'method', message }]
}

/** Why a wrapping key of this size cannot carry the key; nothing where the method is not known. */
export function sizeFaults(
  { title, methods }: Pick<Provider, 'title' | 'methods'>,
  { algorithm }: PlanKey,
  { method: name }: Target,
  bits: number,
): Fault[] {
  const method = methods.find((one) => one.name === name)
  if (method === undefined) return []
  if (!method.bits.includes(bits)) {
    const message = `has ${bits} bits: ${title} takes ${method.bits.join(' or ')} with ${name}`
    return [{ path: 'wrappingKey', message }]
  }
  const facts = ALGORITHM_TABLE[algorithm]
  // An RSA key never fits, whatever the sizes; the methods do not offer it.
  const bytes = facts.family === 'RSA' ? facts.bits / 8 : facts.bytes
  if (method.form === 'wrapped' || bytes <= oaepRoom(bits, method.hash)) return []
  const message = `${name} cannot bring in ${algorithm} under RSA-${bits}: its ${bytes} bytes do not fit`
  return [{ path: 'method', message }]
}
