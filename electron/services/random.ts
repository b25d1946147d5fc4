import { randomFillSync } from 'node:crypto'
import type { Random } from '#shared/bytes.ts'

/**
 * The operating system's random source. Every call fills an array of its own: `randomBytes` and
 * `Buffer.from` may hand out parts of a pool, in which a secret would outlive its wiping.
 */
export const osRandom: Random = (bytes) => randomFillSync(new Uint8Array(bytes))
