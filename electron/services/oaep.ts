/** RSAES-OAEP (RFC 8017 §7.1) by the native library, empty label, MGF1 with the same hash. */
import { constants, createPublicKey, type KeyObject, publicEncrypt } from 'node:crypto'
import { CeremonyError } from '#shared/errors.ts'
import { type Saying, say } from '#shared/text/saying.ts'

export type OaepHash = 'SHA-1' | 'SHA-256' | 'SHA-512'

const HASHES = {
  'SHA-1': { name: 'sha1', bytes: 20 },
  'SHA-256': { name: 'sha256', bytes: 32 },
  'SHA-512': { name: 'sha512', bytes: 64 },
} as const

/**
 * Encrypts under an RSA key given as DER SubjectPublicKeyInfo. Refuses with 'wrappingkey.invalid'
 * any other key, and data longer than the modulus and the hash leave room for.
 */
export async function oaepEncrypt(
  spkiDer: Uint8Array,
  hash: OaepHash,
  data: Uint8Array,
): Promise<Uint8Array> {
  const key = rsaKey(spkiDer)
  const modulusBytes = (key.asymmetricKeyDetails?.modulusLength ?? 0) / 8
  const room = modulusBytes - 2 * HASHES[hash].bytes - 2
  if (data.length > room) {
    throw invalid(
      say('machine.no-room', { bytes: data.length, bits: modulusBytes * 8, hash, room }),
    )
  }
  const padding = constants.RSA_PKCS1_OAEP_PADDING
  return new Uint8Array(publicEncrypt({ key, padding, oaepHash: HASHES[hash].name }, data))
}

function rsaKey(spkiDer: Uint8Array): KeyObject {
  let key: KeyObject
  try {
    key = createPublicKey({ key: Buffer.from(spkiDer), format: 'der', type: 'spki' })
  } catch {
    throw invalid(say('machine.no-public-key'))
  }
  if (key.asymmetricKeyType !== 'rsa') throw invalid(say('machine.no-rsa'))
  return key
}

function invalid(message: Saying): CeremonyError {
  return new CeremonyError('wrappingkey.invalid', message)
}
