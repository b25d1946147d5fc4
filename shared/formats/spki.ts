/** RSA public keys as SubjectPublicKeyInfo (RFC 5280 §4.1, RFC 8017 appendix A.1.1), read strictly. */
import { hex, sha256Hex } from '../bytes.ts'
import { CeremonyError } from '../errors.ts'
import {
  BIT_STRING,
  type DerValue,
  INTEGER,
  OBJECT_IDENTIFIER,
  OCTET_STRING,
  readDer,
  readDerList,
  readUnsigned,
  SEQUENCE,
} from './der.ts'
import { dropMark } from './bytemark.ts'
import { fromBase64, looksLikePem, readPem } from './pem.ts'
import { compositeFault } from './primes.ts'
import { type Saying, say } from '../text/saying.ts'

/** An RSA public key that has passed every check here. */
export interface RsaPublicKey {
  /** DER SubjectPublicKeyInfo. */
  readonly spki: Uint8Array
  readonly bits: number
  /** SHA-256 of the DER SubjectPublicKeyInfo, in hex. */
  readonly sha256: string
  /** What a person should know about how it was given. */
  readonly notes: readonly Saying[]
}

export interface RsaPublicKeyOptions {
  /** Sizes of the modulus that are accepted; 2048, 3072 and 4096 where absent. */
  readonly bits?: readonly number[]
  /** The field that the key came from, for the error. */
  readonly path?: string
}

const MAX_BYTES = 16 * 1024
const SIZES: readonly number[] = [2048, 3072, 4096]
const RSA_ENCRYPTION = '2a864886f70d010101'
const NULL_PARAMETERS = '0500'
const NAMES: { readonly [oid: string]: Saying } = {
  '2a864886f70d010107': say('wrappingkey.for-oaep'),
  '2a864886f70d01010a': say('wrappingkey.for-pss'),
  '2a8648ce3d0201': say('wrappingkey.ec'),
  '2b6570': say('wrappingkey.ed25519'),
  '2b656e': say('wrappingkey.x25519'),
}
const PRIVATE = say('wrappingkey.private')
const CERTIFICATE = say('wrappingkey.certificate')
const PKCS1 = say('wrappingkey.pkcs1')

/**
 * Reads a wrapping key: DER SubjectPublicKeyInfo, or the same as PEM or base64. Refuses with
 * `wrappingkey.invalid`, in words, everything else: private keys, certificates, other forms and
 * algorithms, other sizes and exponents, sloppy DER, and a modulus that cannot be sound.
 */
export function readRsaPublicKey(
  bytes: Uint8Array,
  options: RsaPublicKeyOptions = {},
): RsaPublicKey {
  try {
    const notes: Saying[] = []
    const spki = derOf(bytes, notes)
    const modulus = modulusOf(spki)
    const bits = modulus.toString(2).length
    const sizes = options.bits ?? SIZES
    if (!sizes.includes(bits)) {
      throw fault(say('wrappingkey.bits', { bits, sizes: sizes.map(String) }))
    }
    const unsound = compositeFault(modulus)
    if (unsound !== undefined) throw fault(say('wrappingkey.unsound', { why: unsound }))
    return { spki, bits, sha256: sha256Hex(spki), notes }
  } catch (error) {
    if (!(error instanceof CeremonyError)) throw error
    throw new CeremonyError('wrappingkey.invalid', error.said, {
      path: options.path ?? 'wrappingKey',
    })
  }
}

function derOf(bytes: Uint8Array, notes: Saying[]): Uint8Array {
  if (bytes.length === 0) throw fault(say('wrappingkey.empty'))
  if (bytes.length > MAX_BYTES) throw fault(say('wrappingkey.large'))
  if (bytes[0] === SEQUENCE && asciiOf(bytes) === undefined) return bytes.slice()
  const { bytes: plain, marked } = dropMark(bytes)
  const text = asciiOf(plain)
  if (text === undefined) throw fault(say('wrappingkey.no-form'))
  if (marked) notes.push(say('wrappingkey.marked'))
  if (looksLikePem(text)) {
    notes.push(say('wrappingkey.as-pem'))
    return derOfPem(text)
  }
  const decoded = fromBase64(text.trim())
  if (decoded === undefined) throw fault(noBase64(text))
  notes.push(say('wrappingkey.as-base64'))
  const inner = asciiOf(decoded)
  return inner !== undefined && looksLikePem(inner) ? derOfPem(inner) : decoded
}

/** A line that was lost on the way is the commonest fault of copied base64. */
function noBase64(text: string): Saying {
  const { length } = text.replace(/[\r\n]/g, '')
  if (!/^[A-Za-z0-9+/\r\n]+={0,2}[\r\n]*$/.test(text) || length % 4 === 0)
    return say('wrappingkey.no-form')
  return say('wrappingkey.cut', { characters: length })
}

function derOfPem(text: string): Uint8Array {
  if (text.includes('PRIVATE KEY-----')) throw fault(PRIVATE)
  const { label, der } = readPem(text)
  if (label === 'PUBLIC KEY') return der
  if (label.endsWith('CERTIFICATE')) throw fault(CERTIFICATE)
  if (label === 'RSA PUBLIC KEY') throw fault(PKCS1)
  throw fault(say('wrappingkey.other-block', { label }))
}

/** The modulus of an RSA key in DER SubjectPublicKeyInfo: the key itself, however it was given. */
export function modulusOf(spki: Uint8Array): bigint {
  const outer = readDer(spki)
  if (outer.tag !== SEQUENCE) throw fault(say('wrappingkey.no-spki'))
  const parts = readDerList(outer.body)
  const known = confusion(parts)
  if (known !== undefined) throw fault(known)
  const [algorithm, key] = parts
  if (parts.length !== 2 || algorithm?.tag !== SEQUENCE || key?.tag !== BIT_STRING) {
    throw fault(say('wrappingkey.no-spki'))
  }
  demandRsa(algorithm)
  if (key.body[0] !== 0) throw fault(say('wrappingkey.part-bytes'))
  const rsa = readDer(key.body.subarray(1))
  const [modulus, exponent, ...others] = rsa.tag === SEQUENCE ? readDerList(rsa.body) : []
  if (modulus === undefined || exponent === undefined || others.length > 0) {
    throw fault(say('wrappingkey.numbers'))
  }
  const e = readUnsigned(exponent)
  if (e !== 65537n) throw fault(say('wrappingkey.exponent', { exponent: shown(e) }))
  return readUnsigned(modulus)
}

function demandRsa(algorithm: DerValue): void {
  const [oid] = readDerList(algorithm.body)
  if (oid?.tag !== OBJECT_IDENTIFIER) throw fault(say('wrappingkey.no-spki'))
  const name = hex(oid.body)
  if (name !== RSA_ENCRYPTION) {
    throw fault(
      say('wrappingkey.no-rsa', { what: NAMES[name] ?? say('wrappingkey.other-algorithm') }),
    )
  }
  const rest = hex(algorithm.body.subarray(2 + oid.body.length))
  if (rest !== NULL_PARAMETERS) throw fault(say('wrappingkey.parameters'))
}

/** What people give by mistake, told by its outermost structure. */
function confusion(parts: readonly DerValue[]): Saying | undefined {
  const [first, second, third] = parts.map(({ tag }) => tag)
  const version = parts[0]?.tag === INTEGER && parts[0].body.length === 1 ? parts[0].body[0] : -1
  // PKCS#8, PKCS#1 private and SEC 1 begin with a small version; so does PKCS#12.
  if (version === 0 || version === 1) return PRIVATE
  if (version === 3 && second === SEQUENCE) return say('wrappingkey.pkcs12')
  if (first === SEQUENCE && second === OCTET_STRING && parts.length === 2) return PRIVATE
  if (first === SEQUENCE && second === SEQUENCE && third === BIT_STRING) return CERTIFICATE
  if (first === INTEGER && second === INTEGER && parts.length === 2) return PKCS1
  return undefined
}

/** The text of a file that is plain ASCII in lines; undefined if it is anything else. */
export function asciiOf(bytes: Uint8Array): string | undefined {
  if (!bytes.every((byte) => byte < 0x7f && (byte >= 0x20 || byte === 10 || byte === 13))) {
    return undefined
  }
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
}

function shown(e: bigint): Saying {
  return e < 1_000_000_000n
    ? say('form.value', { value: String(e) })
    : say('wrappingkey.other-number')
}

function fault(said: Saying): CeremonyError {
  return new CeremonyError('encoding.invalid', said)
}
