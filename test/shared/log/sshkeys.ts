import { ed25519 } from '@noble/curves/ed25519.js'
import { encodePublicKey } from '#shared/crypto/sshkey.ts'

const key = (seed: number) => encodePublicKey(ed25519.getPublicKey(new Uint8Array(32).fill(seed)))

/** Public keys of eight fixed seeds. */
export const SSH_KEYS = [key(1), key(2), key(3), key(4), key(5), key(6), key(7), key(8)] as const
