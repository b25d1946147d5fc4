/**
 * A share encrypted to its custodian: the line of a `.share` file in an age file, armored, that
 * stock `age -d` opens. Format: C2SP age.md (age-encryption.org/v1).
 */
import { armor, Decrypter, Encrypter } from 'age-encryption'
import { wipe } from '#shared/bytes.ts'
import { SHARE_FILE_MAX_BYTES } from '#shared/crypto/sharefile.ts'
import { CeremonyError } from '#shared/errors.ts'
import { type Saying, say } from '#shared/text/saying.ts'
import { decodeUtf8 } from '#shared/utf8.ts'
import { AGE_WORK_FACTOR, passphraseIdentity, passphraseRecipient } from './agepassphrase.ts'

/** A share file in armor, with room for the longest recipients. */
export const AGE_FILE_MAX_BYTES = 16 * 1024
/** An identity file holds a few lines. */
export const IDENTITY_FILE_MAX_BYTES = 16 * 1024

/** A recipient with comments around it; a post-quantum one has 2000 characters. */
export const RECIPIENT_FILE_MAX_BYTES = 16 * 1024

const ARMOR = '-----BEGIN AGE ENCRYPTED FILE-----'
const ARMOR_END = '-----END AGE ENCRYPTED FILE-----'
const HEADER = 'age-encryption.org/'
const VERSION = 'age-encryption.org/v1'
/** X25519, and X25519 with ML-KEM-768; tags and plugins need a device that a ceremony has not. */
const RECIPIENT = /^age1(?:pq1)?[02-9ac-hj-np-z]+$/
const IDENTITY = /^AGE-SECRET-KEY-(?:PQ-)?1[02-9AC-HJ-NP-Z]+$/

/** What closes a file: a passphrase, or recipients whose identities open it. */
export type AgeLock = 'passphrase' | 'recipient'

/** What a share is encrypted to. The passphrase is taken byte for byte, as age takes it. */
export type AgeTarget =
  | { readonly passphraseSecret: Uint8Array; readonly workFactor?: number }
  | { readonly recipient: string }

/** What opens it. An identity file is what `age-keygen` writes. */
export type AgeKey =
  | { readonly passphraseSecret: Uint8Array }
  | { readonly identityFileSecret: Uint8Array }

/** True for what a stock `age` writes, armored or binary, whole or not. */
export function isAgeFile(bytes: Uint8Array): boolean {
  const start = String.fromCharCode(...bytes.subarray(0, 64)).trimStart()
  return start.startsWith(ARMOR) || start.startsWith(HEADER)
}

/** Encrypts a share line; armored. Refuses with 'age.key' what is no recipient. */
export async function encryptAgeFile(
  lineSecret: Uint8Array,
  target: AgeTarget,
): Promise<Uint8Array> {
  const encrypter = new Encrypter()
  if ('recipient' in target) addRecipient(encrypter, target.recipient)
  else {
    const { passphraseSecret, workFactor = AGE_WORK_FACTOR } = target
    encrypter.addRecipient(passphraseRecipient(passphraseSecret, workFactor))
  }
  return new TextEncoder().encode(armor.encode(await encrypter.encrypt(lineSecret)))
}

/** The recipient in a text: one line, or a file with comments and one recipient. */
export function parseRecipient(text: string): string {
  const [recipient = '', ...more] = meaningfulLines(text)
  if (more.length > 0) throw keyFault(say('age.several-recipients'))
  if (IDENTITY.test(recipient)) throw keyFault(say('age.is-identity'))
  addRecipient(new Encrypter(), recipient)
  return recipient
}

function addRecipient(encrypter: Encrypter, recipient: string): void {
  if (!RECIPIENT.test(recipient)) throw keyFault(say('age.no-recipient'))
  try {
    encrypter.addRecipient(recipient)
  } catch {
    throw keyFault(say('age.recipient-checksum'))
  }
}

/** What closes an age file. Refuses with 'age.invalid' what is none, or is damaged or cut off. */
export function ageLock(bytes: Uint8Array): AgeLock {
  return readHeader(bytes).lock
}

/**
 * Decrypts an age file; the caller wipes the result. Refuses a wrong passphrase, identities of
 * another recipient, and a file that is damaged, cut off or too large.
 */
export async function decryptAgeFile(bytes: Uint8Array, key: AgeKey): Promise<Uint8Array> {
  const { lock, file } = readHeader(bytes)
  const decrypter = new Decrypter()
  if ('passphraseSecret' in key) {
    if (lock !== 'passphrase') throw new CeremonyError('age.recipient', say('age.to-recipient'))
    decrypter.addIdentity(passphraseIdentity(key.passphraseSecret))
  } else {
    if (lock !== 'recipient') throw new CeremonyError('age.recipient', say('age.to-passphrase'))
    addIdentities(decrypter, key.identityFileSecret)
    // Asked last: every identity before it has answered that the file is not for it.
    decrypter.addIdentity({ unwrapFileKey: refuseOthers })
  }
  const plainSecret = await opened(() => decrypter.decrypt(file))
  if (plainSecret.length <= SHARE_FILE_MAX_BYTES) return plainSecret
  wipe(plainSecret)
  throw tooLarge(say('age.plain-size', { most: SHARE_FILE_MAX_BYTES }))
}

function refuseOthers(): never {
  throw new CeremonyError('age.recipient', say('age.other-recipient'))
}

function addIdentities(decrypter: Decrypter, identityFileSecret: Uint8Array): void {
  if (isAgeFile(identityFileSecret)) throw keyFault(say('age.identity-encrypted'))
  const lines = meaningfulLines(decodeUtf8(identityFileSecret))
  if (lines.length === 0) throw keyFault(say('age.no-identity'))
  for (const line of lines) {
    if (!IDENTITY.test(line)) throw keyFault(say('age.bad-line'))
    try {
      decrypter.addIdentity(line)
    } catch {
      throw keyFault(say('age.identity-damaged'))
    }
  }
}

function meaningfulLines(text: string): string[] {
  const lines = text.split(/\r?\n/).map((line) => line.trim())
  return lines.filter((line) => line !== '' && !line.startsWith('#'))
}

/** The library says in English what is wrong; here it is one thing: the file is not whole. */
async function opened<T>(open: () => Promise<T>): Promise<T> {
  try {
    return await open()
  } catch (error) {
    if (error instanceof CeremonyError) throw error
    throw new CeremonyError('age.invalid', say('age.damaged'))
  }
}

function readHeader(bytes: Uint8Array): { lock: AgeLock; file: Uint8Array } {
  if (bytes.length > AGE_FILE_MAX_BYTES)
    throw tooLarge(say('age.size', { most: AGE_FILE_MAX_BYTES }))
  if (!isAgeFile(bytes)) throw new CeremonyError('age.invalid', say('age.no-file'))
  const file = withoutArmor(bytes)
  const text = String.fromCharCode(...file)
  const [version = ''] = text.split('\n', 1)
  if (!version.startsWith(HEADER)) throw new CeremonyError('age.invalid', say('age.no-file'))
  if (version !== VERSION && text.length > version.length)
    throw new CeremonyError('format.newer', say('age.version'))
  const end = text.indexOf('\n--- ')
  if (end === -1) throw new CeremonyError('age.invalid', say('age.header-cut'))
  const types = [...text.slice(0, end).matchAll(/\n-> (\S+)/g)].map(([, type]) => type)
  return { lock: types.includes('scrypt') ? 'passphrase' : 'recipient', file }
}

function withoutArmor(bytes: Uint8Array): Uint8Array {
  const text = String.fromCharCode(...bytes)
  if (!text.trimStart().startsWith(ARMOR)) return bytes
  if (!text.trimEnd().endsWith(ARMOR_END))
    throw new CeremonyError('age.invalid', say('age.last-line'))
  try {
    return armor.decode(text)
  } catch {
    throw new CeremonyError('age.invalid', say('age.armor'))
  }
}

function tooLarge(message: Saying): CeremonyError {
  return new CeremonyError('file.toolarge', message)
}

function keyFault(message: Saying): CeremonyError {
  return new CeremonyError('age.key', message)
}
