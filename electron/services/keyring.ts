/**
 * Signing keys at rest: scrypt (RFC 7914) over the passphrase, AES-256-GCM (NIST SP 800-38D) over
 * the seed, bound to ceremony, person, cost and public key. See "Keys at rest" in the formats.
 */
import { createCipheriv, createDecipheriv, scrypt } from 'node:crypto'
import * as v from 'valibot'
import { concat, fromHex, hex, utf8, wipe } from '#shared/bytes.ts'
import { CeremonyError } from '#shared/errors.ts'
import { canonical, parseCanonical } from '#shared/log/canonical.ts'
import { say } from '#shared/text/saying.ts'
import { osRandom } from './random.ts'

/** The cost of scrypt: n is a power of two. */
export interface Kdf {
  readonly n: number
  readonly r: number
  readonly p: number
}

/** What a production ceremony must use: 128 MiB and about half a second a try. */
export const PRODUCTION_KDF: Kdf = { n: 131_072, r: 8, p: 1 }

/** Cheap enough for unattended rehearsals; entry 0 says that it was used. */
export const REHEARSAL_KDF: Kdf = { n: 4096, r: 8, p: 1 }

/** What a key at rest is bound to; another name, ceremony or public key does not open it. */
export interface KeyName {
  readonly ceremony: string
  readonly id: string
  /** The public key, `ssh-ed25519 …`. */
  readonly key: string
}

const SALT_BYTES = 16
const NONCE_BYTES = 12
const SEED_BYTES = 32
const TAG_BYTES = 16
/** Bounds what a damaged record can make scrypt ask for. */
const MAX_MEMORY_BYTES = 256 * 1024 * 1024

const RecordShape = v.strictObject({
  box: hexOf(SEED_BYTES + TAG_BYTES),
  claviger: v.literal('key/1'),
  kdf: v.strictObject({
    n: v.pipe(v.number(), v.integer(), v.check(isCost, 'not a cost that is used')),
    p: v.literal(1),
    r: v.literal(8),
  }),
  nonce: hexOf(NONCE_BYTES),
  salt: hexOf(SALT_BYTES),
})

/** Encrypts a 32-byte seed to a passphrase and returns the record to keep, canonical JSON. */
export async function sealKey(
  options: KeyName & { kdf: Kdf; seedSecret: Uint8Array; passphrase: string },
): Promise<string> {
  const { kdf, seedSecret, passphrase } = options
  if (seedSecret.length !== SEED_BYTES) throw new Error('a seed has 32 bytes')
  const salt = osRandom(SALT_BYTES)
  const nonce = osRandom(NONCE_BYTES)
  const keySecret = await stretch(passphrase, salt, kdf)
  try {
    const cipher = createCipheriv('aes-256-gcm', keySecret, nonce)
    cipher.setAAD(binding(options, kdf))
    const box = concat(cipher.update(seedSecret), cipher.final(), cipher.getAuthTag())
    return canonical({
      box: hex(box),
      claviger: 'key/1',
      kdf: { n: kdf.n, p: kdf.p, r: kdf.r },
      nonce: hex(nonce),
      salt: hex(salt),
    })
  } finally {
    wipe(keySecret)
  }
}

/**
 * Decrypts a seed; the caller wipes it. Refuses with 'passphrase.wrong' when the tag does not
 * hold, which a record of another person or ceremony cannot be told from, and with
 * 'store.edited' a record that no release wrote.
 */
export async function openKey(
  options: KeyName & { record: string; passphrase: string },
): Promise<Uint8Array> {
  const { kdf, salt, nonce, box } = parseRecord(options.record, options.id)
  const keySecret = await stretch(options.passphrase, fromHex(salt), kdf)
  let partSecret: Uint8Array | undefined
  try {
    const sealed = fromHex(box)
    const decipher = createDecipheriv('aes-256-gcm', keySecret, fromHex(nonce), {
      authTagLength: TAG_BYTES,
    })
    decipher.setAAD(binding(options, kdf))
    decipher.setAuthTag(sealed.subarray(SEED_BYTES))
    partSecret = decipher.update(sealed.subarray(0, SEED_BYTES))
    try {
      decipher.final()
    } catch {
      throw new CeremonyError('passphrase.wrong', say('passphrase.wrong'), {
        path: options.id,
      })
    }
    return new Uint8Array(partSecret)
  } finally {
    wipe(keySecret, partSecret)
  }
}

function parseRecord(record: string, id: string): v.InferOutput<typeof RecordShape> {
  try {
    return v.parse(RecordShape, parseCanonical(record))
  } catch {
    throw new CeremonyError('store.edited', say('store.key-record'), { path: id })
  }
}

function binding({ ceremony, id, key }: KeyName, { n, r, p }: Kdf): Uint8Array {
  return utf8(`${canonical({ ceremony, id, kdf: { n, p, r }, key })}\n`)
}

function stretch(passphrase: string, salt: Uint8Array, { n, r, p }: Kdf): Promise<Uint8Array> {
  const text = passphrase.normalize('NFKC')
  // Buffer.from(string) would take it from a pool shared with other code.
  const passphraseSecret = Buffer.alloc(Buffer.byteLength(text, 'utf8'))
  passphraseSecret.write(text, 'utf8')
  const cost = { N: n, r, p, maxmem: MAX_MEMORY_BYTES }
  return new Promise((resolve, reject) => {
    scrypt(passphraseSecret, salt, 32, cost, (error, keySecret) => {
      wipe(passphraseSecret)
      if (error) reject(error)
      else resolve(keySecret)
    })
  })
}

function isCost(n: number): boolean {
  return n >= REHEARSAL_KDF.n && n <= PRODUCTION_KDF.n && Number.isInteger(Math.log2(n))
}

function hexOf(bytes: number) {
  return v.pipe(v.string(), v.regex(new RegExp(`^[0-9a-f]{${2 * bytes}}$`)))
}
