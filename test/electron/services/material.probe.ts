/** Makes a key of each algorithm on whatever crypto library the runtime brings and prints them. */
import { makeKeys } from '#electron/services/keymaking.ts'
import { osRandom } from '#electron/services/random.ts'
import { hex } from '#shared/bytes.ts'
import { ALGORITHM_TABLE } from '#shared/crypto/algorithms.ts'

const algorithms = Object.keys(ALGORITHM_TABLE)
const made = await makeKeys(algorithms, osRandom)
const keys = made.map(({ materialSecret, identity }, i) => ({
  algorithm: algorithms[i],
  der: hex(materialSecret),
  ...identity,
}))
process.stdout.write(JSON.stringify({ boringssl: 'boringssl' in process.versions, keys }))
