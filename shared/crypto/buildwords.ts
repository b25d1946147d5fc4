import { fromHex } from '../bytes.ts'
import { toWords } from './pgpwords.ts'

const HASH = /^[0-9a-f]{64}$/
const BYTES = 16

/**
 * The words by which people compare a build aloud: sixteen, for the first half of its hash. None for
 * a build that is no hash.
 */
export function buildWords(build: string): readonly string[] {
  return HASH.test(build) ? toWords(fromHex(build).subarray(0, BYTES)) : []
}
