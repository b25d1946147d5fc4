/**
 * The RSA key of an X.509 certificate (RFC 5280 §4.1), read strictly. The signature is not checked:
 * who made a wrapping key is for the people who compare its hash.
 */
import { equalBytes, hex } from '../bytes.ts'
import { CeremonyError } from '../errors.ts'
import { visibleText } from '../log/text.ts'
import { parseTime } from '../log/time.ts'
import { type Saying, say } from '../text/saying.ts'
import { decodeUtf8 } from '../utf8.ts'
import { dropMark } from './bytemark.ts'
import {
  BIT_STRING,
  type DerValue,
  INTEGER,
  OBJECT_IDENTIFIER,
  readDer,
  readDerList,
  readUnsigned,
  SEQUENCE,
  writeDer,
} from './der.ts'
import { fromBase64, looksLikePem, readPem } from './pem.ts'
import { asciiOf, type RsaPublicKey, type RsaPublicKeyOptions, readRsaPublicKey } from './spki.ts'

/** A certificate that has passed every check here. */
export interface Certificate {
  readonly key: RsaPublicKey
  /** Its name, escaped as in RFC 4514, in the order of the certificate: for people to compare. */
  readonly subject: Saying
  readonly notBefore: string
  readonly notAfter: string
}

const MAX_BYTES = 16 * 1024
const SET = 0x31
const UTC_TIME = 0x17
const GENERALIZED_TIME = 0x18
const VERSION = 0xa0
/** Issuer and subject unique ids, and the extensions: in this order, each at most once. */
const OPTIONAL = [0x81, 0x82, 0xa3]

/**
 * Reads one certificate: DER, or the same as PEM or base64. Refuses with `wrappingkey.invalid` every
 * other thing, chains, sloppy DER, and a key that {@link readRsaPublicKey} refuses.
 */
export function readCertificate(bytes: Uint8Array, options: RsaPublicKeyOptions = {}): Certificate {
  const path = options.path ?? 'certificate'
  try {
    const fields = fieldsOf(derOf(bytes))
    const [notBefore, notAfter] = validityOf(fields.validity)
    // In DER a value has one form only: written again, it is the bytes that were read.
    const spki = writeDer(fields.spki.tag, fields.spki.body)
    const key = readRsaPublicKey(spki, { ...options, path })
    return { key, subject: nameOf(fields.subject), notBefore, notAfter }
  } catch (error) {
    if (!(error instanceof CeremonyError)) throw error
    throw new CeremonyError('wrappingkey.invalid', error.said, { path })
  }
}

/** True for what has the outer form of a certificate, however sloppy it is inside. */
export function looksLikeCertificate(bytes: Uint8Array): boolean {
  try {
    const text = asciiOf(dropMark(bytes).bytes)
    if (text !== undefined && looksLikePem(text)) {
      return text.includes('-----BEGIN CERTIFICATE-----')
    }
    const der = text === undefined ? bytes : fromBase64(text.trim())
    const tags = readDerList(readDer(der ?? bytes).body).map(({ tag }) => tag)
    return tags.join() === [SEQUENCE, SEQUENCE, BIT_STRING].join()
  } catch {
    return false
  }
}

function derOf(bytes: Uint8Array): Uint8Array {
  if (bytes.length === 0) throw fault(say('wrappingkey.empty'))
  if (bytes.length > MAX_BYTES) throw fault(say('certificate.large'))
  const text = asciiOf(dropMark(bytes).bytes)
  if (text === undefined && bytes[0] === SEQUENCE) return bytes
  if (text !== undefined && looksLikePem(text)) return derOfPem(text)
  const decoded = text === undefined ? undefined : fromBase64(text.trim())
  if (decoded !== undefined) return decoded
  const json = text?.trim().startsWith('{')
  throw fault(say(json ? 'certificate.json' : 'certificate.no-form'))
}

function derOfPem(text: string): Uint8Array {
  if (text.includes('PRIVATE KEY-----')) throw fault(say('certificate.private'))
  const { label, der } = readPem(text)
  if (label !== 'CERTIFICATE') throw fault(say('certificate.other-block', { label }))
  return der
}

interface Fields {
  readonly validity: DerValue
  readonly subject: DerValue
  readonly spki: DerValue
}

function fieldsOf(der: Uint8Array): Fields {
  const [tbs, outer, signature] = partsOf(readDer(der), 3)
  if (tbs?.tag === INTEGER) throw fault(say('certificate.private'))
  if (tbs?.tag === SEQUENCE && outer?.tag === BIT_STRING) {
    throw fault(say('certificate.public-key'))
  }
  if (tbs === undefined || outer?.tag !== SEQUENCE || signature?.tag !== BIT_STRING) throw NOT_ONE()
  const parts = partsOf(tbs, 10)
  const versioned = parts[0]?.tag === VERSION
  if (versioned) demandVersion(parts[0])
  const [serial, inner, issuer, validity, subject, spki, ...rest] = parts.slice(versioned ? 1 : 0)
  if (serial?.tag !== INTEGER || !inner || !issuer || !validity || !subject || !spki)
    throw NOT_ONE()
  if ([inner, issuer, validity, subject, spki].some(({ tag }) => tag !== SEQUENCE)) throw NOT_ONE()
  if (!equalBytes(inner.body, outer.body)) throw fault(say('certificate.two-algorithms'))
  const order = rest.map(({ tag }) => OPTIONAL.indexOf(tag))
  if (order.some((at, i) => at <= (order[i - 1] ?? -1))) throw NOT_ONE()
  return { validity, subject, spki }
}

/** Version 3 in all that is in use; 1 is the default and must not be written (X.690 §11.5). */
function demandVersion(value: DerValue | undefined): void {
  const version = readUnsigned(readDer(value?.body ?? new Uint8Array()))
  if (version !== 1n && version !== 2n) {
    throw fault(say('certificate.version', { version: String(version + 1n) }))
  }
}

function validityOf(validity: DerValue): [notBefore: string, notAfter: string] {
  const [from, to, ...rest] = readDerList(validity.body).map(timeOf)
  if (from === undefined || to === undefined || rest.length > 0) throw NOT_ONE()
  if (to < from) throw fault(say('certificate.never', { from, to }))
  return [from, to]
}

/** RFC 5280 §4.1.2.5: UTC, to the second; two-digit years are 1950 to 2049. */
function timeOf({ tag, body }: DerValue): string {
  const text = asciiOf(body) ?? ''
  const century = Number(text.slice(0, 2)) < 50 ? '20' : '19'
  const full = tag === UTC_TIME ? century + text : tag === GENERALIZED_TIME ? text : ''
  const time = full.replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\dZ)$/, '$1-$2-$3T$4:$5:$6')
  parseTime(time)
  return time
}

const TYPES: { readonly [oid: string]: string } = {
  '550403': 'CN',
  '550406': 'C',
  '550407': 'L',
  '550408': 'ST',
  '55040a': 'O',
  '55040b': 'OU',
  '2a864886f70d010901': 'E',
}

function nameOf(name: DerValue): Saying {
  const parts = readDerList(name.body).flatMap((set) => {
    if (set.tag !== SET) throw NOT_ONE()
    return readDerList(set.body).map(attributeOf)
  })
  return parts.length === 0
    ? say('certificate.nobody')
    : say('form.value', { value: parts.join(', ') })
}

function attributeOf(attribute: DerValue): string {
  const [type, value] = partsOf(attribute, 2)
  if (type?.tag !== OBJECT_IDENTIFIER || value === undefined) throw NOT_ONE()
  const text = visibleText(stringOf(value).replace(/[,+"\\<>;=]/g, '\\$&'))
  return `${TYPES[hex(type.body)] ?? hex(type.body)}=${text}`
}

/** UTF8String, PrintableString and IA5String as they are; anything else in hex. */
function stringOf({ tag, body }: DerValue): string {
  if (tag === 0x0c) return decodeUtf8(body)
  const ascii = tag === 0x13 || tag === 0x16 ? asciiOf(body) : undefined
  return ascii ?? `#${hex(body)}`
}

function partsOf({ tag, body }: DerValue, most: number): DerValue[] {
  if (tag !== SEQUENCE) throw NOT_ONE()
  return readDerList(body, most)
}

const NOT_ONE = () => fault(say('certificate.none'))

function fault(said: Saying): CeremonyError {
  return new CeremonyError('encoding.invalid', said)
}
