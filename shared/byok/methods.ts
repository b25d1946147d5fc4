import type { PlanKey, Target } from '../ceremony/plan.ts'
import { ALGORITHM_TABLE } from '../crypto/algorithms.ts'
import { type Fault, faultAt } from '../errors.ts'
import { say } from '../text/saying.ts'
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
  throw invalid(say('target.unknown-method', { method: target.method, title }), 'method')
}

/** Why the provider does not take this key by this method; names the methods that would do. */
export function methodFaults(
  { title, methods }: Pick<Provider, 'title' | 'methods'>,
  { algorithm }: PlanKey,
  { method }: Target,
): Fault[] {
  const able = methods.filter(({ algorithms }) => algorithms.includes(algorithm))
  if (able.length === 0) return [faultAt('method', say('target.no-import', { title, algorithm }))]
  if (able.some(({ name }) => name === method)) return []
  const choices = able.map(({ name }) => name)
  const known = methods.some(({ name }) => name === method)
  const said = known
    ? say('target.other-method', { method, algorithm, title, choices })
    : say('target.no-method', { method, title, choices })
  return [faultAt('method', said)]
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
    const sizes = method.bits.map(String)
    return [faultAt('wrappingKey', say('wrappingkey.size', { bits, title, sizes, method: name }))]
  }
  const facts = ALGORITHM_TABLE[algorithm]
  // An RSA key never fits, whatever the sizes; the methods do not offer it.
  const bytes = facts.family === 'RSA' ? facts.bits / 8 : facts.bytes
  if (method.form === 'wrapped' || bytes <= oaepRoom(bits, method.hash)) return []
  return [faultAt('method', say('target.no-fit', { method: name, algorithm, size: bits, bytes }))]
}
