// HKDF (RFC 5869) with SHA-512: what people give is mixed with what the operating system gives
import { expand, extract } from '@noble/hashes/hkdf.js'
import { hmac } from '@noble/hashes/hmac.js'
import { sha256, sha512 } from '@noble/hashes/sha2.js'
import { concat, hex, type Random, utf8, wipe } from '../bytes.ts'
import { numbered } from './entropystream.ts'

/** How many bytes of the operating system's generator go into every mix. */
export const OS_BYTES = 64

/** What people can give. */
export const ENTROPY_KINDS = ['dice', 'text'] as const
export type EntropyKind = (typeof ENTROPY_KINDS)[number]

/** What one person gave: rolls as ASCII digits, or text in UTF-8. */
export interface EntropySource {
  readonly kind: EntropyKind
  readonly by: string
  readonly bytesSecret: Uint8Array
}

export interface Mixed {
  /** The key of the stream from which everything random is drawn; the caller wipes it. */
  readonly streamSecret: Uint8Array
  /** One commitment for each source, in their order: 64 hex digits. */
  readonly commitments: readonly string[]
}

const SALT = utf8('claviger-entropy-v1')
const COMMITMENT = utf8('claviger-entropy-commitment-v1')
const STREAM = utf8('claviger-entropy-stream-v1')
const SUBKEY_BYTES = 64

/**
 * Mixes the operating system's bytes with what people gave. Each source stands there with kind,
 * person and length before it, so that no two lists of sources are the same bytes; whoever knows
 * all sources but one knows nothing of the result. Nobody can test a guess against a commitment
 * without the result itself, under a subkey of which it is made.
 */
export function mixEntropy(
  ceremony: string,
  osSecret: Uint8Array,
  sources: readonly EntropySource[],
): Mixed {
  if (osSecret.length !== OS_BYTES) throw new Error(`a mix takes ${OS_BYTES} bytes of the system`)
  const framedSecret = sources.map(framed)
  const systemSecret = framed({ kind: 'os', by: ceremony, bytesSecret: osSecret })
  const inputSecret = concat(systemSecret, ...framedSecret)
  const mixSecret = extract(sha512, inputSecret, SALT)
  const commitmentSecret = expand(sha512, mixSecret, COMMITMENT, SUBKEY_BYTES)
  try {
    return {
      streamSecret: expand(sha512, mixSecret, STREAM, SUBKEY_BYTES),
      commitments: framedSecret.map((one) => {
        const commitment = hmac(sha256, commitmentSecret, one)
        return hex(commitment)
      }),
    }
  } finally {
    wipe(...framedSecret, systemSecret, inputSecret, mixSecret, commitmentSecret)
  }
}

/** Kind, person and bytes, each after its length. */
function framed(source: { kind: string; by: string; bytesSecret: Uint8Array }): Uint8Array {
  const parts = [utf8(source.kind), utf8(source.by), source.bytesSecret]
  return concat(...parts.flatMap((part) => [numbered(part.length), part]))
}

/** A draw from a random source that must not fall short. */
export function drawSystemBytes(random: Random): Uint8Array {
  const osSecret = random(OS_BYTES)
  if (osSecret.length !== OS_BYTES) throw new Error('the random source fell short')
  return osSecret
}
