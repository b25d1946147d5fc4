/**
 * The scrypt stanza of an age file (C2SP age.md, "scrypt recipient type"), on the system's own
 * scrypt: the one of the library would hold up everything else for seconds.
 */
import { scrypt } from 'node:crypto'
import { chacha20poly1305 } from '@noble/ciphers/chacha.js'
import { base64nopad } from '@scure/base'
import { type Identity, type Recipient, Stanza } from 'age-encryption'
import { concat, utf8, wipe } from '#shared/bytes.ts'
import { CeremonyError } from '#shared/errors.ts'
import { say } from '#shared/text/saying.ts'
import { osRandom } from './random.ts'

/** What stock age writes: 256 MiB and about a second. */
export const AGE_WORK_FACTOR = 18
/** What is read at most: a file decides how much memory it asks for, and 2^20 asks for 1 GiB. */
const AGE_MAX_WORK_FACTOR = 20

const LABEL = 'age-encryption.org/v1/scrypt'
const SALT_BYTES = 16
const BOX_BYTES = 32
// A wrap key serves once, so its nonce may stand still.
const NONCE = new Uint8Array(12)

/** Wraps the file key under a passphrase, its bytes taken as they are. */
export function passphraseRecipient(passphraseSecret: Uint8Array, workFactor: number): Recipient {
  return {
    wrapFileKey: async (fileKeySecret) => {
      const salt = osRandom(SALT_BYTES)
      const keySecret = await stretch(passphraseSecret, salt, workFactor)
      try {
        const box = chacha20poly1305(keySecret, NONCE).encrypt(fileKeySecret)
        return [new Stanza(['scrypt', base64nopad.encode(salt), `${workFactor}`], box)]
      } finally {
        wipe(keySecret)
      }
    },
  }
}

/**
 * Unwraps with a passphrase. Refuses a wrong one with 'passphrase.wrong', and a work factor above
 * the bound before anything is computed.
 */
export function passphraseIdentity(passphraseSecret: Uint8Array): Identity {
  return {
    unwrapFileKey: async (stanzas) => {
      const { salt, workFactor, box } = readStanza(stanzas)
      const keySecret = await stretch(passphraseSecret, salt, workFactor)
      try {
        return chacha20poly1305(keySecret, NONCE).decrypt(box)
      } catch {
        throw new CeremonyError('passphrase.wrong', say('age.wrong-passphrase'))
      } finally {
        wipe(keySecret)
      }
    },
  }
}

function readStanza(stanzas: readonly Stanza[]) {
  const [stanza, ...more] = stanzas
  const [type, salted = '', factor = '', ...rest] = stanza?.args ?? []
  if (stanza === undefined || type !== 'scrypt' || more.length > 0 || rest.length > 0)
    throw new Error('a passphrase stands alone in the header')
  if (!/^[1-9][0-9]{0,9}$/.test(factor)) throw new Error('malformed work factor')
  const workFactor = Number(factor)
  if (workFactor > AGE_MAX_WORK_FACTOR)
    throw new CeremonyError(
      'age.invalid',
      say('age.work-factor', { factor: workFactor, most: AGE_MAX_WORK_FACTOR }),
    )
  const salt = base64nopad.decode(salted)
  if (salt.length !== SALT_BYTES || stanza.body.length !== BOX_BYTES)
    throw new Error('malformed scrypt stanza')
  return { salt, workFactor, box: stanza.body }
}

function stretch(
  passphraseSecret: Uint8Array,
  salt: Uint8Array,
  workFactor: number,
): Promise<Uint8Array> {
  const N = 2 ** workFactor
  const r = 8
  // Exactly what the cost asks for, and a little for the call itself.
  const cost = { N, r, p: 1, maxmem: 128 * N * r + 1024 * 1024 }
  return new Promise((resolve, reject) => {
    scrypt(passphraseSecret, concat(utf8(LABEL), salt), 32, cost, (error, keySecret) => {
      if (error) reject(error)
      else resolve(new Uint8Array(keySecret.buffer, keySecret.byteOffset, keySecret.length))
    })
  })
}
