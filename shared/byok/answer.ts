/** JSON answers of providers: read as far as they are needed, and named if they are another's. */
import { CeremonyError } from '../errors.ts'
import { fromBase64 } from '../formats/pem.ts'
import { type JsonObject, type JsonValue, parseJson } from '../log/canonical.ts'
import { formatTime } from '../log/time.ts'
import { say } from '../text/saying.ts'
import { decodeUtf8 } from '../utf8.ts'
import { invalid } from './invalid.ts'

const MAX_BYTES = 64 * 1024

/** By which members, inner ones after a dot, the answer of each provider is known. */
const KNOWN = {
  'AWS KMS': ['ParametersValidTo', 'ImportToken'],
  'Alibaba Cloud KMS': ['TokenExpireTime', 'ImportToken'],
  IBM: ['payload', 'nonce'],
  'HashiCorp Vault': ['data.public_key'],
  'Google Cloud KMS': ['importMethod', 'publicKey'],
  'Azure Key Vault': ['key.kid'],
  'Oracle OCI Vault': ['data.public-key'],
} as const

export type AnswerOf = keyof typeof KNOWN

/** One file of a target that is read: its bytes, its field of the plan, and whose it has to be. */
export interface AnswerFile {
  readonly bytes: Uint8Array
  readonly path: string
  readonly of: AnswerOf
}

/** Reads a JSON object; refuses with `package.invalid` what is none, and names another's answer. */
export function readAnswer({ bytes, path, of }: AnswerFile): JsonObject {
  if (bytes.length > MAX_BYTES) throw invalid(say('answer.large'), path)
  const answer = parseObject(bytes, path)
  const has = (member: string) => memberOf(answer, member) !== undefined
  const whose = Object.entries(KNOWN).find(([, members]) => members.every(has))?.[0]
  if (whose !== undefined && whose !== of) {
    throw invalid(say('answer.of-other', { whose, wanted: of }), path)
  }
  return answer
}

/** A member that must be text; the name may lead into inner objects: `data.public_key`. */
export function textMember(answer: JsonObject, name: string, path: string): string {
  const value = memberOf(answer, name)
  if (typeof value !== 'string' || value === '')
    throw invalid(say('answer.no-member', { name }), path)
  return value
}

/** A member that must be base64 of at most `most` bytes. */
export function base64Member(
  answer: JsonObject,
  name: string,
  path: string,
  most = MAX_BYTES,
): Uint8Array {
  const bytes = fromBase64(textMember(answer, name, path))
  if (bytes === undefined || bytes.length > most) {
    throw invalid(say('answer.base64', { name, most }), path)
  }
  return bytes
}

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d)$/

/** A member that is a time in ISO 8601 or absent, cut to the second. */
export function timeMember(answer: JsonObject, name: string, path: string): string | undefined {
  const value = memberOf(answer, name)
  if (value === undefined || value === null) return undefined
  const text = typeof value === 'string' && ISO.test(value) ? value : ''
  return demandTime(Date.parse(text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2')), name, path)
}

const YEAR_10000 = 253_402_300_800_000

/** The time of a member in milliseconds since 1970; refuses one that nothing can end at. */
export function demandTime(milliseconds: number, name: string, path: string): string {
  if (milliseconds > 0 && milliseconds < YEAR_10000) return formatTime(milliseconds)
  throw invalid(say('answer.no-time', { name }), path)
}

/** The earlier of two times, where either may be unknown. */
export function earlier(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b
  return a < b ? a : b
}

function memberOf(answer: JsonObject, name: string): JsonValue | undefined {
  let value: JsonValue | undefined = answer
  for (const step of name.split('.')) {
    if (value === undefined || !isObject(value)) return undefined
    value = Object.hasOwn(value, step) ? value[step] : undefined
  }
  return value
}

function parseObject(bytes: Uint8Array, path: string): JsonObject {
  try {
    const value = parseJson(decodeUtf8(bytes))
    if (isObject(value)) return value
  } catch (error) {
    if (!(error instanceof CeremonyError)) throw error
    throw invalid(say('answer.no-json', { why: error.said }), path)
  }
  throw invalid(say('answer.no-json', { why: say('form.no-object') }), path)
}

function isObject(value: JsonValue): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
