import { decodeBase64 } from '../crypto/base64.ts'
import { CeremonyError } from '../errors.ts'
import { say } from '../text/saying.ts'
import { decodeUtf8 } from '../utf8.ts'
import { invalid } from './invalid.ts'

/** The text of a file of a package that holds base64 on one line and nothing else. */
export function base64Text(file: (name: string) => Uint8Array, name: string): string {
  try {
    const text = decodeUtf8(file(name))
    decodeBase64(text)
    return text
  } catch (error) {
    if (!(error instanceof CeremonyError) || error.code !== 'encoding.invalid') throw error
    throw invalid(say('package.base64'), name)
  }
}

/** What it decodes to; refuses another length where one is given. */
export function base64File(
  file: (name: string) => Uint8Array,
  name: string,
  length?: number,
): Uint8Array {
  const bytes = decodeBase64(base64Text(file, name))
  if (length === undefined || bytes.length === length) return bytes
  throw invalid(say('package.bytes', { bytes: bytes.length, expected: length }), name)
}
