/**
 * The two forms in which every provider takes a key: RSAES-OAEP over it (RFC 8017 §7.1), or
 * RSAES-OAEP over a fresh AES-256 key followed by the key under that one with AES key wrap with
 * padding (RFC 5649): CKM_RSA_AES_KEY_WRAP of PKCS#11 v3.0 §2.1.21. No label, MGF1 with the same hash.
 */
import { concat, wipe } from '../bytes.ts'
import { wrapKwp } from '../crypto/keywrap.ts'
import { say } from '../text/saying.ts'
import { invalid } from './invalid.ts'
import type { Method, OaepHash, WrapInput } from './provider.ts'

const HASH_BYTES: Readonly<Record<OaepHash, number>> = { 'SHA-1': 20, 'SHA-256': 32, 'SHA-512': 64 }
const EPHEMERAL_BYTES = 32

/** Bytes that fit into RSAES-OAEP with this modulus and hash. */
export function oaepRoom(bits: number, hash: OaepHash): number {
  return bits / 8 - 2 * HASH_BYTES[hash] - 2
}

/** The length of the ciphertext in bytes; refuses with `package.invalid` what does not fit. */
export function wrappedLength({ form, hash }: Method, bits: number, materialBytes: number): number {
  const carried = form === 'direct' ? materialBytes : EPHEMERAL_BYTES
  if (carried > oaepRoom(bits, hash)) {
    throw invalid(say('package.no-room', { bytes: materialBytes, size: bits, hash }), 'method')
  }
  return form === 'direct' ? bits / 8 : bits / 8 + 8 + 8 * Math.ceil(materialBytes / 8)
}

/** Wraps key material in the form of a method and checks the length against the formula. */
export async function wrapFor(
  method: Method,
  { materialSecret, parameters, oaep, random }: Omit<WrapInput, 'key' | 'target'>,
): Promise<Uint8Array> {
  const { spki, bits } = parameters
  const length = wrappedLength(method, bits, materialSecret.length)
  const blob =
    method.form === 'direct'
      ? await oaep(spki, method.hash, materialSecret)
      : await wrapTwice(spki, method.hash, { materialSecret, oaep, random })
  if (blob.length !== length) throw new Error(`wrapped to ${blob.length} bytes, not ${length}`)
  return blob
}

async function wrapTwice(
  spki: Uint8Array,
  hash: OaepHash,
  { materialSecret, oaep, random }: Pick<WrapInput, 'materialSecret' | 'oaep' | 'random'>,
): Promise<Uint8Array> {
  const ephemeralSecret = random(EPHEMERAL_BYTES)
  try {
    const block = await oaep(spki, hash, ephemeralSecret)
    return concat(block, wrapKwp(ephemeralSecret, materialSecret))
  } finally {
    wipe(ephemeralSecret)
  }
}
