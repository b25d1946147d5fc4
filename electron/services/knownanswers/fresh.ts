/** What is made afresh has no known answer: each kind of key pair tried once, and the source. */
import { equalBytes } from '#shared/bytes.ts'
import { ALGORITHM_TABLE, isSymmetric } from '#shared/crypto/algorithms.ts'
import { makeKey } from '../material.ts'
import { osRandom } from '../random.ts'
import type { KnownAnswer } from './answer.ts'

/** One size of RSA stands for all: they differ in how long they take. */
const PAIRS = Object.entries(ALGORITHM_TABLE)
  .filter(([name, facts]) => !isSymmetric(facts) && !/^RSA-[34]/.test(name))
  .map(([name]) => name)

export const FRESH: readonly KnownAnswer[] = [
  ...PAIRS.map((name) => ({
    name: `${name}: both halves of a fresh key`,
    known: ['a pair'],
    give: async () => {
      // It refuses unless the halves do what they should.
      await makeKey(name, osRandom)
      return ['a pair']
    },
  })),
  { name: 'random source', known: ['alive'], give: () => [isAlive() ? 'alive' : 'stuck'] },
]

/** A source that is stuck, short, or hands out parts of a pool in which a secret would stay. */
function isAlive(): boolean {
  const draws = [osRandom(32), osRandom(32)] as const
  const values = new Set(osRandom(4096))
  return (
    draws.every((draw) => draw.length === 32 && draw.buffer.byteLength === 32) &&
    !equalBytes(...draws) &&
    values.size > 200
  )
}
