import { equalBytes, fromHex, utf8 } from '../bytes.ts'
import { CeremonyError } from '../errors.ts'
import { algorithmFacts, isSymmetric } from './algorithms.ts'
import { keyCommitment } from './commitment.ts'
import { kcvOf } from './kcv.ts'
import { namePublicKey, type PublicKey, spkiOf } from './publickey.ts'

/** By what anybody recognises a key without seeing it: its check value, or its public key. */
export type KeyIdentity = { readonly kcv: string } | PublicKey

/** What the log pins of a key, and every recovery checks. */
export interface LoggedKey {
  readonly label: string
  readonly algorithm: string
  readonly salt: string
  readonly commitment: string
  readonly kcv?: string | undefined
  readonly spki?: string | undefined
}

/**
 * The identity of key material, derived from nothing else. Refuses with `encoding.invalid` material
 * that is not a sound key of the algorithm.
 */
export function identityOf(algorithm: string, materialSecret: Uint8Array): KeyIdentity {
  return isSymmetric(algorithmFacts(algorithm))
    ? { kcv: kcvOf(algorithm, materialSecret) }
    : namePublicKey(spkiOf(algorithm, materialSecret))
}

/** Whether material is the key of the log: by its commitment, then by its own identity. */
export function isLoggedKey(logged: LoggedKey, materialSecret: Uint8Array): boolean {
  const { label, algorithm, salt, commitment } = logged
  const found = keyCommitment({ salt: fromHex(salt), label, algorithm, materialSecret })
  return equalBytes(utf8(found), utf8(commitment)) && hasIdentity(logged, materialSecret)
}

function hasIdentity({ algorithm, kcv, spki }: LoggedKey, materialSecret: Uint8Array): boolean {
  try {
    const found = identityOf(algorithm, materialSecret)
    return 'kcv' in found ? found.kcv === kcv : found.spki === spki
  } catch (error) {
    if (error instanceof CeremonyError) return false
    throw error
  }
}
