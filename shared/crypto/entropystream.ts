// HMAC-SHA-512 (RFC 2104) as a generator whose key goes forward with every draw
import { hmac } from '@noble/hashes/hmac.js'
import { sha512 } from '@noble/hashes/sha2.js'
import { concat, type Random, utf8, wipe } from '../bytes.ts'

const KEY_BYTES = 64
const BLOCK_BYTES = 64
const DRAW = utf8('claviger-entropy-draw-v1')
const NEXT = utf8('claviger-entropy-next-v1')

/** A stream of random bytes with a secret at its start. */
export interface EntropyStream {
  readonly random: Random
  wipe(): void
}

/**
 * Draws as many bytes as asked for, and then another key takes the place of the key: who reads the
 * memory later does not learn what was drawn before. A draw depends on its length, too: no two
 * draws share their beginning.
 */
export function makeEntropyStream(streamSecret: Uint8Array): EntropyStream {
  if (streamSecret.length !== KEY_BYTES) throw new Error('the key of a stream has 64 bytes')
  const keySecret = Uint8Array.from(streamSecret)
  let wiped = false
  return {
    random: (bytes) => {
      if (wiped) throw new Error('the stream was wiped')
      const drawnSecret = drawn(keySecret, bytes)
      const nextSecret = hmac(sha512, keySecret, NEXT)
      keySecret.set(nextSecret)
      wipe(nextSecret)
      return drawnSecret
    },
    wipe: () => {
      wiped = true
      wipe(keySecret)
    },
  }
}

function drawn(keySecret: Uint8Array, bytes: number): Uint8Array {
  const drawnSecret = new Uint8Array(bytes)
  for (let at = 0; at < bytes; at += BLOCK_BYTES) {
    const place = concat(DRAW, numbered(bytes), numbered(at / BLOCK_BYTES))
    const blockSecret = hmac(sha512, keySecret, place)
    drawnSecret.set(blockSecret.subarray(0, bytes - at), at)
    wipe(blockSecret)
  }
  return drawnSecret
}

/** A number as four bytes, the highest first. */
export function numbered(value: number): Uint8Array {
  if (!Number.isInteger(value) || value < 0 || value > 0xffffffff)
    throw new Error('a length has four bytes')
  return Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value)
}
