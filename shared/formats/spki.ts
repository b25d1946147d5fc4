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

/** An RSA public key that has passed every check here. */
export interface RsaPublicKey {
  /** DER SubjectPublicKeyInfo. */
  readonly spki: Uint8Array
  readonly bits: number
  /** SHA-256 of the DER SubjectPublicKeyInfo, in hex. */
  readonly sha256: string
  /** What a person should know about how it was given. */
  readonly notes: readonly string[]
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
const NAMES: { readonly [oid: string]: string } = {
  '2a864886f70d010107': 'an RSA key restricted to OAEP (id-RSAES-OAEP)',
  '2a864886f70d01010a': 'an RSA key restricted to PSS (id-RSASSA-PSS)',
  '2a8648ce3d0201': 'an elliptic curve key',
  '2b6570': 'an Ed25519 key',
  '2b656e': 'an X25519 key',
}
const PRIVATE = 'this is a private key: it must not be here, only the public key is needed'
const CERTIFICATE =
  'this is a certificate: give its public key, as printed by openssl x509 -pubkey -noout'
const PKCS1 =
  'this is a PKCS#1 public key: give it as SubjectPublicKeyInfo, as printed by openssl rsa -RSAPublicKey_in -pubout'

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
    const notes: string[] = []
    const spki = derOf(bytes, notes)
    const modulus = modulusOf(spki)
    const bits = modulus.toString(2).length
    const sizes = options.bits ?? SIZES
    if (!sizes.includes(bits)) {
      throw fault(`the modulus has ${bits} bits, not ${sizes.join(' or ')}`)
    }
    const unsound = compositeFault(modulus)
    if (unsound !== undefined) throw fault(`the modulus ${unsound}`)
    return { spki, bits, sha256: sha256Hex(spki), notes }
  } catch (error) {
    if (!(error instanceof CeremonyError)) throw error
    throw new CeremonyError('wrappingkey.invalid', error.message, {
      path: options.path ?? 'wrappingKey',
    })
  }
}

function derOf(bytes: Uint8Array, notes: string[]): Uint8Array {
  if (bytes.length === 0) throw fault('the file is empty')
  if (bytes.length > MAX_BYTES) throw fault('the file is too large for a public key')
  if (bytes[0] === SEQUENCE && asciiOf(bytes) === undefined) return bytes.slice()
  const { bytes: plain, marked } = dropMark(bytes)
  const text = asciiOf(plain)
  if (text === undefined) throw fault('neither DER nor PEM nor base64')
  if (marked) notes.push('the key was given with a byte order mark')
  if (looksLikePem(text)) {
    notes.push('the key was given as PEM')
    return derOfPem(text)
  }
  const decoded = fromBase64(text.trim())
  if (decoded === undefined) throw fault(noBase64(text))
  notes.push('the key was given as base64')
  const inner = asciiOf(decoded)
  return inner !== undefined && looksLikePem(inner) ? derOfPem(inner) : decoded
}

/** A line that was lost on the way is the commonest fault of copied base64. */
function noBase64(text: string): string {
  const { length } = text.replace(/[\r\n]/g, '')
  if (!/^[A-Za-z0-9+/\r\n]+={0,2}[\r\n]*$/.test(text) || length % 4 === 0)
    return 'neither DER nor PEM nor base64'
  return `base64 that was cut short: ${length} characters are no multiple of four`
}

function derOfPem(text: string): Uint8Array {
  if (text.includes('PRIVATE KEY-----')) throw fault(PRIVATE)
  const { label, der } = readPem(text)
  if (label === 'PUBLIC KEY') return der
  if (label.endsWith('CERTIFICATE')) throw fault(CERTIFICATE)
  if (label === 'RSA PUBLIC KEY') throw fault(PKCS1)
  throw fault(`this is a PEM block of ${label}, not of a PUBLIC KEY`)
}

/** The modulus of an RSA key in DER SubjectPublicKeyInfo: the key itself, however it was given. */
export function modulusOf(spki: Uint8Array): bigint {
  const outer = readDer(spki)
  if (outer.tag !== SEQUENCE) throw fault('not a SubjectPublicKeyInfo')
  const parts = readDerList(outer.body)
  const known = confusion(parts)
  if (known !== undefined) throw fault(known)
  const [algorithm, key] = parts
  if (parts.length !== 2 || algorithm?.tag !== SEQUENCE || key?.tag !== BIT_STRING) {
    throw fault('not a SubjectPublicKeyInfo')
  }
  demandRsa(algorithm)
  if (key.body[0] !== 0) throw fault('the public key is not a whole number of bytes')
  const rsa = readDer(key.body.subarray(1))
  const [modulus, exponent, ...others] = rsa.tag === SEQUENCE ? readDerList(rsa.body) : []
  if (modulus === undefined || exponent === undefined || others.length > 0) {
    throw fault('the public key is not a modulus and an exponent')
  }
  const e = readUnsigned(exponent)
  if (e !== 65537n) throw fault(`the public exponent is ${shown(e)}, not 65537`)
  return readUnsigned(modulus)
}

function demandRsa(algorithm: DerValue): void {
  const [oid] = readDerList(algorithm.body)
  if (oid?.tag !== OBJECT_IDENTIFIER) throw fault('not a SubjectPublicKeyInfo')
  const name = hex(oid.body)
  if (name !== RSA_ENCRYPTION) throw fault(`not an RSA key: ${NAMES[name] ?? 'another algorithm'}`)
  const rest = hex(algorithm.body.subarray(2 + oid.body.length))
  if (rest !== NULL_PARAMETERS) throw fault('rsaEncryption without its NULL parameters')
}

/** What people give by mistake, told by its outermost structure. */
function confusion(parts: readonly DerValue[]): string | undefined {
  const [first, second, third] = parts.map(({ tag }) => tag)
  const version = parts[0]?.tag === INTEGER && parts[0].body.length === 1 ? parts[0].body[0] : -1
  // PKCS#8, PKCS#1 private and SEC 1 begin with a small version; so does PKCS#12.
  if (version === 0 || version === 1) return PRIVATE
  if (version === 3 && second === SEQUENCE) return 'this is a PKCS#12 store: give the public key'
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

function shown(e: bigint): string {
  return e < 1_000_000_000n ? String(e) : 'another number'
}

function fault(message: string): CeremonyError {
  return new CeremonyError('encoding.invalid', message)
}
