/** Shares gone wrong, made from the share texts of a real ceremony. */
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
