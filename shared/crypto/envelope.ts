// What a custodian carries: version 1 ‖ set 8 ‖ index 1 ‖ threshold 1 ‖ total 1 ‖ share 33 ‖ check 5
import { concat, equalBytes, fromHex, hex, type Random, sha256, utf8, wipe } from '../bytes.ts'
import { CeremonyError } from '../errors.ts'
import { type Saying, say } from '../text/saying.ts'

export interface ShareEnvelope {
  /** 16 hex digits; the top bit is 1 in a rehearsal */
  readonly set: string
  /** the custodian's number, 1 to total; not the share's x */
  readonly index: number
  readonly threshold: number
  readonly total: number
  /** y[32] ‖ x[1] */
  readonly rawSecret: Uint8Array
}

export const ENVELOPE_BYTES = 50
const VERSION = 1
const BODY_BYTES = 45
const RAW_BYTES = 33
const REHEARSAL_BIT = 0x80

/** The 50 bytes of a share; refuses what `decodeEnvelope` would refuse. */
export function encodeEnvelope(envelope: ShareEnvelope): Uint8Array {
  assertEnvelope(envelope)
  const { set, index, threshold, total, rawSecret } = envelope
  const bodySecret = concat(
    new Uint8Array([VERSION]),
    fromHex(set),
    new Uint8Array([index, threshold, total]),
    rawSecret,
  )
  try {
    return concat(bodySecret, checkOf(bodySecret))
  } finally {
    wipe(bodySecret)
  }
}

/** Reads 50 bytes; the share in it is a copy, the caller wipes both. */
export function decodeEnvelope(bytes: Uint8Array): ShareEnvelope {
  if (bytes.length !== ENVELOPE_BYTES) {
    throw invalid(say('share.bytes', { expected: ENVELOPE_BYTES, bytes: bytes.length }))
  }
  const body = bytes.subarray(0, BODY_BYTES)
  if (!equalBytes(checkOf(body), bytes.subarray(BODY_BYTES))) {
    throw new CeremonyError('share.damaged', say('share.check-bytes'))
  }
  const [version, ...numbers] = [0, 9, 10, 11].map((at) => bytes[at] ?? 0)
  if (version !== VERSION) throw otherVersion(version ?? 0)
  const [index = 0, threshold = 0, total = 0] = numbers
  const set = hex(bytes.subarray(1, 9))
  const envelope = { set, index, threshold, total, rawSecret: bytes.slice(12, BODY_BYTES) }
  try {
    assertEnvelope(envelope)
  } catch (error) {
    wipe(envelope.rawSecret)
    throw error
  }
  return envelope
}

/** The public commitment to a share that the log carries: hex SHA-256 over the first 45 bytes. */
export function shareCommitment(envelopeBytes: Uint8Array): string {
  if (envelopeBytes.length !== ENVELOPE_BYTES) {
    throw invalid(say('share.bytes', { expected: ENVELOPE_BYTES, bytes: envelopeBytes.length }))
  }
  return hex(digestOf(envelopeBytes.subarray(0, BODY_BYTES)))
}

/** True for the id of a set that was made in a rehearsal. */
export function isRehearsalSet(set: string): boolean {
  return (Number.parseInt(set.slice(0, 2), 16) & REHEARSAL_BIT) !== 0
}

/** A fresh set id, 16 hex digits, marked for its mode in the top bit. */
export function makeSetId(random: Random, mode: 'rehearsal' | 'production'): string {
  const id = random(8)
  if (id.length !== 8) throw new Error('the random source fell short')
  const first = (id[0] ?? 0) & ~REHEARSAL_BIT
  id[0] = mode === 'rehearsal' ? first | REHEARSAL_BIT : first
  return hex(id)
}

function assertEnvelope(envelope: ShareEnvelope): void {
  const { set, index, threshold, total, rawSecret } = envelope
  if (!/^[0-9a-f]{16}$/.test(set)) throw invalid(say('share.set-digits'))
  if (!isByte(total) || !isByte(threshold) || threshold < 2 || threshold > total) {
    throw invalid(say('share.impossible', { threshold, total }))
  }
  if (!isByte(index) || index > total) throw invalid(say('share.no-such', { index, total }))
  if (rawSecret.length !== RAW_BYTES) {
    throw invalid(say('share.raw-bytes', { expected: RAW_BYTES, bytes: rawSecret.length }))
  }
  if (rawSecret[RAW_BYTES - 1] === 0) {
    throw new CeremonyError('share.forged', say('share.forged-x'))
  }
}

function isByte(value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= 255
}

function checkOf(body: Uint8Array): Uint8Array {
  return digestOf(body).slice(0, ENVELOPE_BYTES - BODY_BYTES)
}

function digestOf(body: Uint8Array): Uint8Array {
  const preimageSecret = concat(utf8('claviger-share-v1'), body)
  try {
    return sha256(preimageSecret)
  } finally {
    wipe(preimageSecret)
  }
}

/** The refusal of a share that another release made. */
export function otherVersion(version: number): CeremonyError {
  const message = say('share.version', { version, known: VERSION })
  return new CeremonyError('share.version', message)
}

function invalid(said: Saying): CeremonyError {
  return new CeremonyError('share.invalid', said)
}
