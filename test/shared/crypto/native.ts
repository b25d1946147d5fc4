import { createPublicKey, verify } from 'node:crypto'
import type { VerifyEd25519 } from '#shared/bytes.ts'

/** OpenSSL's Ed25519 by way of node:crypto, as the main process passes it into shared/. */
export const verifyNative: VerifyEd25519 = (signature, message, key) => {
  const x = Buffer.from(key).toString('base64url')
  const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
  return verify(null, message, publicKey, signature)
}
