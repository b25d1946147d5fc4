/** DER (ITU-T X.690), read strictly and written: definite, minimal lengths, low tags. */
import { concat, hex } from '../bytes.ts'
import { CeremonyError } from '../errors.ts'
import { type Saying, say } from '../text/saying.ts'

export const INTEGER = 0x02
export const BIT_STRING = 0x03
export const OCTET_STRING = 0x04
export const OBJECT_IDENTIFIER = 0x06
export const SEQUENCE = 0x30

/** One value: its identifier octet and its content. */
export interface DerValue {
  readonly tag: number
  readonly body: Uint8Array
}

/** Reads exactly one value; refuses bytes after it. */
export function readDer(bytes: Uint8Array): DerValue {
  const values = readDerList(bytes, 1)
  const [value] = values
  if (value === undefined) throw fault(say('der.empty'))
  return value
}

/** Reads the values in the content of a constructed one, at most `most`. */
export function readDerList(bytes: Uint8Array, most = 32): DerValue[] {
  const values: DerValue[] = []
  let at = 0
  while (at < bytes.length) {
    if (values.length === most) throw fault(say('der.trailing', { bytes: bytes.length - at }))
    const start = at
    const tag = bytes[at++] ?? 0
    if ((tag & 0x1f) === 0x1f) throw fault(say('der.long-tag', { at: start }))
    const { length, next } = readLength(bytes, at)
    if (length > bytes.length - next) throw fault(say('der.cut', { at: start }))
    values.push({ tag, body: bytes.subarray(next, next + length) })
    at = next + length
  }
  return values
}

/** The content of an INTEGER as a number; refuses negative and padded ones (X.690 §8.3.2). */
export function readUnsigned(value: DerValue): bigint {
  return BigInt(`0x${hex(readUnsignedBytes(value))}`)
}

/** The same as bytes, without the zero in front: for secrets, which never become text. */
export function readUnsignedBytes({ tag, body }: DerValue): Uint8Array {
  if (tag !== INTEGER) throw fault(say('der.no-integer'))
  const [first, second = 0] = body
  if (first === undefined) throw fault(say('der.empty-integer'))
  if (first >= 0x80) throw fault(say('der.negative'))
  if (first === 0 && body.length > 1 && second < 0x80) throw fault(say('der.padded'))
  return first === 0 && body.length > 1 ? body.subarray(1) : body
}

/** Writes one value; the content is the parts one after the other. */
export function writeDer(tag: number, ...parts: Uint8Array[]): Uint8Array {
  return concat(derHeader(tag, lengthOf(parts)), ...parts)
}

/** Writes tag and length alone, for a content that is not to be copied more often than needed. */
export function derHeader(tag: number, length: number): Uint8Array {
  if (length < 0x80) return Uint8Array.of(tag, length)
  if (length < 0x100) return Uint8Array.of(tag, 0x81, length)
  if (length < 0x10000) return Uint8Array.of(tag, 0x82, length >> 8, length & 0xff)
  throw new Error('no key is that long')
}

/** The number of bytes in all parts together. */
export function lengthOf(parts: readonly Uint8Array[]): number {
  return parts.reduce((sum, part) => sum + part.length, 0)
}

function readLength(bytes: Uint8Array, at: number): { length: number; next: number } {
  const first = bytes[at]
  if (first === undefined) throw fault(say('der.no-length'))
  if (first < 0x80) return { length: first, next: at + 1 }
  const count = first & 0x7f
  if (count === 0) throw fault(say('der.indefinite', { at }))
  if (count > 4 || at + 1 + count > bytes.length) throw fault(say('der.bad-length', { at }))
  let length = 0
  for (let i = 1; i <= count; i++) length = length * 256 + (bytes[at + i] ?? 0)
  const minimal = length >= 0x80 && bytes[at + 1] !== 0
  if (!minimal) throw fault(say('der.long-length', { at }))
  return { length, next: at + 1 + count }
}

function fault(said: Saying): CeremonyError {
  return new CeremonyError('encoding.invalid', said)
}
