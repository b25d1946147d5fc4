/** Strict UTF-8 (RFC 3629, Unicode table 3-7), because shared/ knows no TextDecoder. */
import { CeremonyError } from './errors.ts'
import { say } from './text/saying.ts'

/** UTF-16 units per call, far below the limit on arguments of every engine. */
const CHUNK = 8192

/** Decodes UTF-8; refuses overlong forms, surrogates, values above U+10FFFF and cut sequences. */
export function decodeUtf8(bytes: Uint8Array): string {
  const units = new Uint16Array(bytes.length)
  let length = 0
  for (let i = 0; i < bytes.length; length++) {
    const lead = bytes[i] ?? 0
    if (lead < 0x80) {
      units[length] = lead
      i++
      continue
    }
    const point = decodeSequence(bytes, i, lead)
    if (point < 0x10000) {
      units[length] = point
      i += point < 0x800 ? 2 : 3
      continue
    }
    units[length++] = 0xd7c0 + (point >> 10)
    units[length] = 0xdc00 + (point & 0x3ff)
    i += 4
  }
  let text = ''
  for (let i = 0; i < length; i += CHUNK) {
    text += fromUnits(units.subarray(i, Math.min(length, i + CHUNK)))
  }
  return text
}

/** As `String.fromCharCode(...units)`, which walks an iterator and takes four times as long. */
function fromUnits(units: Uint16Array): string {
  return Reflect.apply(String.fromCharCode, String, units)
}

function decodeSequence(bytes: Uint8Array, start: number, lead: number): number {
  const tail = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : 1
  let point = lead & (0x3f >> tail)
  for (let i = start + 1; i <= start + tail; i++) {
    const byte = bytes[i] ?? 0
    if (byte >> 6 !== 2) throw invalid(start)
    point = (point << 6) | (byte & 0x3f)
  }
  const least = tail === 3 ? 0x10000 : tail === 2 ? 0x800 : 0x80
  const surrogate = point >= 0xd800 && point <= 0xdfff
  if (lead < 0xc2 || lead > 0xf4 || point < least || point > 0x10ffff || surrogate) {
    throw invalid(start)
  }
  return point
}

function invalid(offset: number): CeremonyError {
  return new CeremonyError('encoding.invalid', say('form.not-utf8', { byte: offset }))
}
