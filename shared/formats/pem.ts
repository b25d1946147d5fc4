/** One PEM block (RFC 7468), with nothing around it. */
import { decodeBase64, encodeBase64 } from '../crypto/base64.ts'
import { CeremonyError } from '../errors.ts'
import { type Saying, say } from '../text/saying.ts'

export interface PemBlock {
  readonly label: string
  readonly der: Uint8Array
}

const BLOCK =
  /^-----BEGIN ([A-Z0-9 ]{1,64})-----\n([A-Za-z0-9+/=\n]+)\n-----END ([A-Z0-9 ]{1,64})-----$/

/** True for text that wants to be PEM. */
export function looksLikePem(text: string): boolean {
  return text.includes('-----BEGIN ')
}

/** Reads a text that is exactly one PEM block; refuses headers, text around it and a second one. */
export function readPem(text: string): PemBlock {
  const lines = text.replaceAll('\r\n', '\n').trim()
  if (lines.split('-----BEGIN ').length > 2) throw fault(say('pem.several'))
  const [, label = '', body = '', end] = BLOCK.exec(lines) ?? []
  if (label === '') throw fault(say('pem.none'))
  if (label !== end) throw fault(say('pem.end'))
  const der = fromBase64(body)
  if (der === undefined) throw fault(say('pem.base64'))
  return { label, der }
}

/** Writes one PEM block as OpenSSL does: lines of 64 characters, a newline at the end. */
export function writePem({ label, der }: PemBlock): string {
  const lines = encodeBase64(der).match(/.{1,64}/g) ?? []
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n')
}

/** Decodes base64 (RFC 4648 §4, padded), line breaks allowed; undefined if it is anything else. */
export function fromBase64(text: string): Uint8Array | undefined {
  const joined = text.replace(/\r?\n/g, '')
  if (joined === '' || !/^[A-Za-z0-9+/]+={0,2}$/.test(joined)) return undefined
  try {
    return decodeBase64(joined)
  } catch {
    return undefined
  }
}

function fault(said: Saying): CeremonyError {
  return new CeremonyError('encoding.invalid', said)
}
