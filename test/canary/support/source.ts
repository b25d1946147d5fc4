import { createHash } from 'node:crypto'
import type { Random } from '#shared/bytes.ts'

/** The bytes of one draw of a named source: the same wherever they are computed. */
export function draw(name: string, number: number, bytes: number): Uint8Array {
  const out = new Uint8Array(bytes)
  for (let at = 0; at < bytes; at += 32) {
    const block = createHash('sha256').update(`${name} ${number} ${at}`).digest()
    out.set(block.subarray(0, bytes - at), at)
  }
  return out
}

/** A random source that plants what a test can compute again; `sizes` notes the length of each draw. */
export function plantedRandom(name: string, sizes: number[] = []): Random {
  return (bytes) => {
    sizes.push(bytes)
    return draw(name, sizes.length - 1, bytes)
  }
}
