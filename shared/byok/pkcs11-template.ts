/**
 * The attributes of a key that a PKCS#11 token unwraps, and the numbers of the mechanisms: PKCS#11
 * v3.0 and its header pkcs11t.h.
 */
import { hex, utf8 } from '../bytes.ts'
import type { Algorithm, PlanKey, Target, Use } from '../ceremony/plan.ts'
import { decodeBase64 } from '../crypto/base64.ts'
import { canonical } from '../log/canonical.ts'
import type { KeyCheck, OaepHash } from './provider.ts'

/** Type of key, and its EC domain as DER: a named curve (RFC 5480) or the OID of RFC 8410. */
const EC: { readonly [A in Algorithm]?: readonly [type: string, params: string] } = {
  'EC-P256': ['CKK_EC', '06082a8648ce3d030107'],
  'EC-P384': ['CKK_EC', '06052b81040022'],
  'EC-P521': ['CKK_EC', '06052b81040023'],
  'EC-secp256k1': ['CKK_EC', '06052b8104000a'],
  Ed25519: ['CKK_EC_EDWARDS', '06032b6570'],
  X25519: ['CKK_EC_MONTGOMERY', '06032b656e'],
}

const MECHANISMS = {
  CKM_AES_KEY_WRAP_KWP: 0x210b,
  CKM_AES_KEY_WRAP_PAD: 0x210a,
  CKM_RSA_AES_KEY_WRAP: 0x1054,
  CKM_RSA_PKCS_OAEP: 0x9,
}
/** CK_RSA_PKCS_OAEP_PARAMS: hashAlg and mgf. */
const OAEP = {
  'SHA-1': { hashAlg: { CKM_SHA_1: 0x220 }, mgf: { CKG_MGF1_SHA1: 1 } },
  'SHA-256': { hashAlg: { CKM_SHA256: 0x250 }, mgf: { CKG_MGF1_SHA256: 2 } },
  'SHA-512': { hashAlg: { CKM_SHA512: 0x270 }, mgf: { CKG_MGF1_SHA512: 4 } },
} as const

const SECRET_BITS = ['DECRYPT', 'DERIVE', 'ENCRYPT', 'SIGN', 'UNWRAP', 'VERIFY', 'WRAP']
const PRIVATE_BITS = ['DECRYPT', 'DERIVE', 'SIGN', 'UNWRAP']

export interface TemplateFacts {
  readonly key: Pick<PlanKey, 'algorithm' | 'use' | 'label'>
  readonly target: Pick<Target, 'key'>
  readonly check: KeyCheck
  readonly hash: OaepHash
  /** SHA-256 of the wrapping key's DER SubjectPublicKeyInfo, in hex. */
  readonly wrappingKey: string
}

/** template.json: everything that the two calls of C_UnwrapKey need beside the two files. */
export function templateJson({ key, target, check, hash, wrappingKey }: TemplateFacts): Uint8Array {
  const template = {
    ...kindOf(key),
    CKA_EXTRACTABLE: false,
    CKA_ID: idOf(check),
    CKA_LABEL: target.key,
    CKA_PRIVATE: true,
    CKA_SENSITIVE: true,
    CKA_TOKEN: true,
    claviger: { label: key.label, wrappingKeySha256: wrappingKey },
    mechanisms: MECHANISMS,
    oaep: { ...OAEP[hash], hash, source: 'CKZ_DATA_SPECIFIED, empty' },
    ulAESKeyBits: 256,
  }
  return utf8(`${canonical(template)}\n`)
}

/** What a token finds the key by: its check value, or the first 20 bytes of its fingerprint. */
export function idOf(check: KeyCheck): string {
  if ('kcv' in check) return check.kcv
  return hex(decodeBase64(`${check.spki.slice('SHA256:'.length)}=`).subarray(0, 20))
}

function kindOf({ algorithm, use }: TemplateFacts['key']): {
  [name: string]: string | boolean | number
} {
  if (algorithm.startsWith('AES')) return secret('CKK_AES', ['ENCRYPT', 'DECRYPT'])
  if (algorithm.startsWith('HMAC')) return secret('CKK_GENERIC_SECRET', ['SIGN', 'VERIFY'])
  const ec = EC[algorithm]
  const bits = bitsOf(PRIVATE_BITS, [dutyOf(algorithm, use)])
  if (ec !== undefined) {
    return { CKA_CLASS: 'CKO_PRIVATE_KEY', CKA_EC_PARAMS: ec[1], CKA_KEY_TYPE: ec[0], ...bits }
  }
  const CKA_MODULUS_BITS = Number(algorithm.slice('RSA-'.length))
  return { CKA_CLASS: 'CKO_PRIVATE_KEY', CKA_KEY_TYPE: 'CKK_RSA', CKA_MODULUS_BITS, ...bits }
}

function secret(type: string, on: readonly string[]): { [name: string]: string | boolean } {
  return { CKA_CLASS: 'CKO_SECRET_KEY', CKA_KEY_TYPE: type, ...bitsOf(SECRET_BITS, on) }
}

/** A key pair has one duty: it signs where the plan does not say, as everywhere here. */
function dutyOf(algorithm: Algorithm, use: Use | undefined): string {
  if (algorithm === 'X25519' || use === 'agree') return 'DERIVE'
  return use === 'encrypt' || use === 'decrypt' ? 'DECRYPT' : 'SIGN'
}

function bitsOf(all: readonly string[], on: readonly string[]): { [name: string]: boolean } {
  return Object.fromEntries(all.map((bit) => [`CKA_${bit}`, on.includes(bit)]))
}
