/**
 * What AWS KMS imports, and by which wrapping algorithms:
 * docs.aws.amazon.com/kms/latest/developerguide/importing-keys-conceptual.html. Ed25519 and ML-KEM
 * key specs exist and are not on that list: they are not in this table.
 */
import type { Algorithm, PlanKey, Target } from '../ceremony/plan.ts'
import { type Fault, faultAt } from '../errors.ts'
import { say } from '../text/saying.ts'
import type { Method } from './provider.ts'

const SYMMETRIC: readonly Algorithm[] = ['AES-128', 'AES-256']
const HMAC: readonly Algorithm[] = ['HMAC-SHA-224', 'HMAC-SHA-256', 'HMAC-SHA-384', 'HMAC-SHA-512']
const RSA: readonly Algorithm[] = ['RSA-2048', 'RSA-3072', 'RSA-4096']
const EC: readonly Algorithm[] = ['EC-P256', 'EC-P384', 'EC-P521', 'EC-secp256k1']
const CHINA = 'AES-128 is for the China regions, AES-256 for all others'

const direct = {
  form: 'direct',
  algorithms: [...SYMMETRIC, ...HMAC, ...EC],
  bits: [2048, 3072, 4096],
  note: `${CHINA}; EC-P521 needs an RSA key of 3072 bits or more`,
} as const
const wrapped = {
  form: 'wrapped',
  algorithms: [...RSA, ...EC],
  bits: [2048, 3072, 4096],
  note: 'not in the China regions',
} as const

export const AWS_METHODS: readonly Method[] = [
  { name: 'RSAES_OAEP_SHA_1', hash: 'SHA-1', ...direct },
  { name: 'RSAES_OAEP_SHA_256', hash: 'SHA-256', ...direct },
  { name: 'RSA_AES_KEY_WRAP_SHA_1', hash: 'SHA-1', ...wrapped },
  { name: 'RSA_AES_KEY_WRAP_SHA_256', hash: 'SHA-256', ...wrapped },
]

/** What an algorithm of the plan is called there: KeySpec of the service model. */
const SPECS: { readonly [A in Algorithm]?: string } = {
  'AES-128': 'SYMMETRIC_DEFAULT',
  'AES-256': 'SYMMETRIC_DEFAULT',
  'HMAC-SHA-224': 'HMAC_224',
  'HMAC-SHA-256': 'HMAC_256',
  'HMAC-SHA-384': 'HMAC_384',
  'HMAC-SHA-512': 'HMAC_512',
  'RSA-2048': 'RSA_2048',
  'RSA-3072': 'RSA_3072',
  'RSA-4096': 'RSA_4096',
  'EC-P256': 'ECC_NIST_P256',
  'EC-P384': 'ECC_NIST_P384',
  'EC-P521': 'ECC_NIST_P521',
  'EC-secp256k1': 'ECC_SECG_P256K1',
}

/** What AWS makes of a key: its KeySpec and KeyUsage, as `create-key` takes them. */
export function specOf({ algorithm, use }: PlanKey): { spec: string; usage: string } {
  const spec = SPECS[algorithm]
  if (spec === undefined) throw new Error(`AWS KMS has no spec for ${algorithm}`)
  if (isSymmetric(algorithm)) return { spec, usage: 'ENCRYPT_DECRYPT' }
  if (HMAC.includes(algorithm)) return { spec, usage: 'GENERATE_VERIFY_MAC' }
  if (use === 'agree') return { spec, usage: 'KEY_AGREEMENT' }
  // A key pair signs where the plan does not say; what it may do is fixed when AWS makes the key.
  return { spec, usage: use === 'encrypt' || use === 'decrypt' ? 'ENCRYPT_DECRYPT' : 'SIGN_VERIFY' }
}

/** True for keys whose material may be replaced later; all others have theirs for ever. */
export function isSymmetric(algorithm: Algorithm): boolean {
  return SYMMETRIC.includes(algorithm)
}

const KEY_ID = '(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|mrk-[0-9a-f]{32})'
const KEY = new RegExp(
  `^(?:arn:(aws(?:-[a-z]+)*):kms:([a-z]{2,8}(?:-[a-z]+)+-[0-9]{1,2}):([0-9]{12}):key/)?(${KEY_ID})$`,
)
// Account numbers of the provider's documentation: a key there belongs to nobody.
const EXAMPLE_ACCOUNTS = ['111122223333', '444455556666', '123456789012', '000000000000']

/** The parts of a key id or key ARN; undefined for anything else. */
export function readKeyName(
  key: string,
): { china: boolean; region: string | undefined; id: string; example: boolean } | undefined {
  const match = KEY.exec(key)
  if (match === null) return undefined
  const [, partition, region, account = '', id = ''] = match
  return { china: partition === 'aws-cn', region, id, example: EXAMPLE_ACCOUNTS.includes(account) }
}

/** Why this key cannot be the one that the target names. */
export function keyFaults({ algorithm, use }: PlanKey, { key, method }: Target): Fault[] {
  const name = readKeyName(key)
  if (name === undefined) {
    const alias = key.includes('alias/')
    return [faultAt('key', say(alias ? 'target.key-alias' : 'target.no-arn'))]
  }
  if (name.china && algorithm === 'AES-256') return [faultAt('key', say('target.china-256'))]
  if (!name.china && algorithm === 'AES-128') return [faultAt('key', say('target.china-128'))]
  if (name.china && method.startsWith('RSA_AES_'))
    return [faultAt('method', say('target.china-method', { method }))]
  if (algorithm === 'EC-secp256k1' && use === 'agree')
    return [faultAt('key', say('target.secp256k1'))]
  return []
}
