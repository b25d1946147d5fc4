/** What `aws kms get-parameters-for-import` hands out, as its JSON answer or as two files. */
import { equalBytes, hex, sha256Hex } from '../bytes.ts'
import type { FileRef, Target } from '../ceremony/plan.ts'
import { CeremonyError } from '../errors.ts'
import { fromBase64 } from '../formats/pem.ts'
import { type RsaPublicKey, readRsaPublicKey } from '../formats/spki.ts'
import { type JsonValue, parseJson } from '../log/canonical.ts'
import { formatTime } from '../log/time.ts'
import { decodeUtf8 } from '../utf8.ts'
import type { ImportParameters } from './provider.ts'

/** Type CiphertextType of the service model. */
const MAX_TOKEN = 6144

interface Answer {
  readonly key: RsaPublicKey
  readonly token: Uint8Array
  readonly expires: string | undefined
}

/** Reads the files of a target. Where both forms are given, they must say the same. */
export function readAwsParameters(
  target: Target,
  file: (ref: FileRef) => Uint8Array,
): ImportParameters {
  const answer = target.parameters && readAnswer(file(target.parameters), target.key)
  const key = target.wrappingKey && readKey(file(target.wrappingKey))
  const tokenNotes: string[] = []
  const token = target.importToken && readToken(file(target.importToken), tokenNotes)
  if (key && answer && key.sha256 !== answer.key.sha256) {
    throw invalid('is another key than the one in parameters', 'wrappingKey')
  }
  if (token && answer && !equalBytes(token, answer.token)) {
    throw invalid('is another token than the one in parameters', 'importToken')
  }
  const found = key ?? answer?.key
  const foundToken = token ?? answer?.token
  if (found === undefined) throw invalid('is missing', 'wrappingKey')
  if (foundToken === undefined) throw invalid('is missing', 'importToken')
  const expires = earlier(target.expires, answer?.expires)
  return {
    spki: found.spki,
    bits: found.bits,
    sha256: found.sha256,
    token: foundToken,
    tokenSha256: sha256Hex(foundToken),
    ...(expires === undefined ? {} : { expires }),
    notes: [...found.notes, ...tokenNotes],
  }
}

function readKey(bytes: Uint8Array): RsaPublicKey {
  if (isZip(bytes)) throw zip('wrappingKey')
  return readRsaPublicKey(bytes)
}

function readToken(bytes: Uint8Array, notes: string[]): Uint8Array {
  const path = 'importToken'
  if (bytes.length === 0) throw invalid('is empty', path)
  if (isZip(bytes)) throw zip(path)
  const text = asAscii(bytes)
  if (text?.startsWith('{')) throw invalid('is the JSON answer: name it as parameters', path)
  if (text?.includes('-----BEGIN ')) throw invalid('is PEM, not an import token', path)
  const decoded = text === undefined ? undefined : fromBase64(text.trim())
  // Short text is no base64 of a token: real ones have some 3,400 bytes.
  if (decoded !== undefined && decoded.length >= 64) notes.push('the token was given as base64')
  const token = decoded !== undefined && decoded.length >= 64 ? decoded : bytes
  if (token.length > MAX_TOKEN) {
    throw invalid(`has ${token.length} bytes, at most ${MAX_TOKEN} are taken`, path)
  }
  if (isPublicKey(token)) throw invalid('is the wrapping key, not an import token', path)
  return token
}

function isPublicKey(bytes: Uint8Array): boolean {
  try {
    readRsaPublicKey(bytes)
    return true
  } catch {
    return false
  }
}

function readAnswer(bytes: Uint8Array, target: string): Answer {
  if (isZip(bytes)) throw zip('parameters')
  const answer = parseAnswer(bytes)
  const keyId = textOf(answer, 'KeyId')
  // The answer names the key by its ARN, whatever was asked for.
  if (keyId !== target && !keyId.endsWith(`:key/${target}`)) {
    throw invalid(`is for the key ${keyId}`, 'parameters')
  }
  const spki = fromBase64(textOf(answer, 'PublicKey'))
  const token = fromBase64(textOf(answer, 'ImportToken'))
  if (spki === undefined) throw invalid('PublicKey is not base64', 'parameters')
  if (token === undefined || token.length > MAX_TOKEN) {
    throw invalid(`ImportToken is not base64 of 1 to ${MAX_TOKEN} bytes`, 'parameters')
  }
  const key = readRsaPublicKey(spki, { path: 'parameters' })
  return { key, token, expires: validTo(answer.ParametersValidTo) }
}

function parseAnswer(bytes: Uint8Array): { readonly [key: string]: JsonValue } {
  try {
    // CLI version 1 writes the time as a float, which our JSON does not know: cut to the second.
    const text = decodeUtf8(bytes).replace(
      /("ParametersValidTo"\s*:\s*[0-9]{1,12})\.[0-9]{1,9}(?=\s*[,}])/,
      '$1',
    )
    const value = parseJson(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return value as { readonly [key: string]: JsonValue }
    }
  } catch (error) {
    if (!(error instanceof CeremonyError)) throw error
    throw invalid(`is not the JSON answer: ${error.message}`, 'parameters')
  }
  throw invalid('is not the JSON answer: not an object', 'parameters')
}

function textOf(answer: { readonly [key: string]: JsonValue }, field: string): string {
  const value = answer[field]
  if (typeof value !== 'string' || value === '') {
    throw invalid(`has no ${field}`, 'parameters')
  }
  return value
}

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d)$/

function validTo(value: JsonValue | undefined): string | undefined {
  if (value === undefined) return undefined
  const milliseconds =
    typeof value === 'number'
      ? value * 1000
      : typeof value === 'string'
        ? parseIso(value)
        : Number.NaN
  if (!(milliseconds > 0 && milliseconds < 253_402_300_800_000)) {
    throw invalid('ParametersValidTo is not a time', 'parameters')
  }
  return formatTime(milliseconds)
}

function parseIso(text: string): number {
  return ISO.test(text) ? Date.parse(text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2')) : Number.NaN
}

function earlier(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b
  return a < b ? a : b
}

function asAscii(bytes: Uint8Array): string | undefined {
  return bytes.every((byte) => byte < 0x80) ? decodeUtf8(bytes) : undefined
}

function isZip(bytes: Uint8Array): boolean {
  return hex(bytes.subarray(0, 4)) === '504b0304'
}

function zip(path: string): CeremonyError {
  const message =
    'is a zip archive: unpack it, then name WrappingPublicKey.bin as wrappingKey and ImportToken.bin as importToken'
  return invalid(message, path)
}

function invalid(message: string, path: string): CeremonyError {
  return new CeremonyError('package.invalid', message, { path })
}
