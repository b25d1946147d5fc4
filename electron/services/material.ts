import { type Random, wipe } from '#shared/bytes.ts'
import { CeremonyError } from '#shared/errors.ts'

/** Length of raw key material by algorithm, in bytes. */
const BYTES: { readonly [algorithm: string]: number } = { 'AES-256': 32 }

/** The length of the raw material of an algorithm, undefined for one this release does not make. */
export function materialBytes(algorithm: string): number | undefined {
  return BYTES[algorithm]
}

/**
 * Fresh key material of an algorithm: raw bytes for AES. Refuses a source that gives the wrong
 * length or all equal bytes.
 */
export function makeMaterial(algorithm: string, random: Random): Uint8Array {
  const bytes = materialBytes(algorithm)
  if (bytes === undefined)
    throw new CeremonyError('plan.invalid', `this release does not generate ${algorithm}`)
  const materialSecret = random(bytes)
  const healthy =
    materialSecret.length === bytes && materialSecret.some((byte) => byte !== materialSecret[0])
  if (healthy) return materialSecret
  wipe(materialSecret)
  throw new CeremonyError('selftest.failed', 'the random source failed')
}
