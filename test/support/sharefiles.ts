/** Shares gone wrong, made from the share texts of a real ceremony. */
import { concat, sha256, utf8 } from '#shared/bytes.ts'
import { symbolText, toSymbols } from '#shared/crypto/bech32.ts'
import { checksumOf } from '#shared/crypto/codex32.ts'
import { encodeEnvelope, type ShareEnvelope } from '#shared/crypto/envelope.ts'
import { encodeShareText, parseShareText } from '#shared/crypto/sharetext.ts'

/** The share text of an envelope that was changed, its checksums made anew. */
export function forgeText(
  text: string,
  change: (envelope: ShareEnvelope) => Partial<ShareEnvelope>,
): string {
  const envelope = parseShareText(text)
  return encodeShareText(encodeEnvelope({ ...envelope, ...change(envelope) }))
}

/** As {@link forgeText}, with one byte of the raw share another. */
export function forgeByte(text: string, at = 3): string {
  return forgeText(text, ({ rawSecret }) => ({
    rawSecret: Uint8Array.from(rawSecret, (byte, i) => (i === at ? byte ^ 1 : byte)),
  }))
}

/** The text with the characters at these places (counted from 1) unreadable. */
export function blot(text: string, ...places: number[]): string {
  return Array.from(text, (c, i) => (places.includes(i + 1) ? '?' : c)).join('')
}

/** The text with the characters at these places (counted from 1) mistyped. */
export function mistype(text: string, ...places: number[]): string {
  return Array.from(text, (c, i) => (places.includes(i + 1) ? (c === 'Q' ? 'P' : 'Q') : c)).join('')
}

/** The share text over any 50 bytes, its own checksum good. */
function textOver(bytes: Uint8Array): string {
  const symbols = toSymbols(bytes)
  const checksum = checksumOf('kshare', symbols)
  return `KSHARE1${symbolText(symbols)}${symbolText(checksum)}`.toUpperCase()
}

/** A share text of which one byte of the 50 is another; its check bytes are made anew if it is said. */
export function bendByte(text: string, at: number, value: number, checked = true): string {
  const bytes = encodeEnvelope(parseShareText(text))
  bytes[at] = value
  const check = sha256(concat(utf8('claviger-share-v1'), bytes.subarray(0, 45)))
  if (checked) bytes.set(check.subarray(0, 5), 45)
  return textOver(bytes)
}
