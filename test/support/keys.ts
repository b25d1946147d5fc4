import { makeKey } from '#electron/services/material.ts'
import { osRandom } from '#electron/services/random.ts'
import { ALGORITHM_TABLE, algorithmFacts, isSymmetric } from '#shared/crypto/algorithms.ts'

export const ALGORITHMS = Object.keys(ALGORITHM_TABLE)
export const PAIRS = ALGORITHMS.filter((name) => !isSymmetric(algorithmFacts(name)))
/** Without the sizes of RSA that take long. */
export const QUICK_PAIRS = PAIRS.filter((name) => !/^RSA-[34]/.test(name))

const cache = new Map<string, ReturnType<typeof makeKey>>()

/** A key of an algorithm, made once for all tests of a file: they change copies of it. */
export async function keyOf(algorithm: string) {
  const made = cache.get(algorithm) ?? makeKey(algorithm, osRandom)
  cache.set(algorithm, made)
  const { materialSecret, identity } = await made
  return { materialSecret: materialSecret.slice(), identity }
}

/** As {@link keyOf}, for a key pair. */
export async function pairOf(algorithm: string) {
  const { materialSecret, identity } = await keyOf(algorithm)
  if ('kcv' in identity) throw new Error(`${algorithm} has no public key`)
  return { materialSecret, name: identity }
}
