import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js'

/** SHA-256 (FIPS 180-4), 32 bytes. */
export const sha256: (data: Uint8Array) => Uint8Array = nobleSha256

/** SHA-256 in lower-case hex, 64 characters. */
export function sha256Hex(data: Uint8Array): string {
  return bytesToHex(nobleSha256(data))
}

/** Lower-case hex of public bytes. Never call it with a secret: a string cannot be wiped. */
export const hex: (data: Uint8Array) => string = bytesToHex
export const fromHex: (text: string) => Uint8Array = hexToBytes
export const utf8: (text: string) => Uint8Array = utf8ToBytes
export const concat: (...parts: Uint8Array[]) => Uint8Array = concatBytes

/** Overwrites buffers with zeros. Shortens exposure; copies made elsewhere are not reached. */
export function wipe(...secrets: (Uint8Array | undefined)[]): void {
  for (const secret of secrets) secret?.fill(0)
}

/** Compares without an early exit; lengths are not hidden. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  let difference = 0
  for (let i = 0; i < a.length; i++) difference |= (a[i] ?? 0) ^ (b[i] ?? 0)
  return difference === 0
}

/** A source of random bytes: `random(n)` returns n fresh bytes. Passed into shared/, never imported. */
export type Random = (bytes: number) => Uint8Array

/** An Ed25519 verifier (RFC 8032): 64-byte signature, message, 32-byte public key. */
export type VerifyEd25519 = (signature: Uint8Array, message: Uint8Array, key: Uint8Array) => boolean
