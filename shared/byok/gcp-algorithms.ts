/** Algorithms of Google Cloud KMS that keys are imported for: cloud.google.com/kms/docs/algorithms. */
import type { Algorithm, PlanKey, Target, Use } from '../ceremony/plan.ts'
import { type Fault, faultAt } from '../errors.ts'
import { say } from '../text/saying.ts'

export interface GcpAlgorithm {
  /** As `gcloud` names it. */
  readonly flag: string
  readonly purpose:
    | 'encryption'
    | 'raw-encryption'
    | 'mac'
    | 'asymmetric-signing'
    | 'asymmetric-encryption'
  readonly algorithm: Algorithm
  readonly uses: readonly Use[]
  readonly hsmOnly?: true
}

const ENCRYPT: readonly Use[] = ['encrypt', 'decrypt']

function raw(bits: 128 | 256): GcpAlgorithm[] {
  return ['gcm', 'cbc', 'ctr'].map((mode) => ({
    flag: `aes-${bits}-${mode}`,
    purpose: 'raw-encryption',
    algorithm: `AES-${bits}`,
    uses: ENCRYPT,
  }))
}

function mac(bits: 224 | 256 | 384 | 512): GcpAlgorithm {
  return { flag: `hmac-sha${bits}`, purpose: 'mac', algorithm: `HMAC-SHA-${bits}`, uses: ['mac'] }
}

function signing(flag: string, algorithm: Algorithm): GcpAlgorithm {
  return { flag, purpose: 'asymmetric-signing', algorithm, uses: ['sign'] }
}

function decryption(flag: string, algorithm: Algorithm): GcpAlgorithm {
  return { flag, purpose: 'asymmetric-encryption', algorithm, uses: ENCRYPT }
}

function rsa(bits: 2048 | 3072 | 4096): GcpAlgorithm[] {
  const algorithm: Algorithm = `RSA-${bits}`
  const hashes = bits === 4096 ? ['sha256', 'sha512'] : ['sha256']
  return [
    ...['pss', 'pkcs1'].flatMap((padding) =>
      hashes.map((hash) => signing(`rsa-sign-${padding}-${bits}-${hash}`, algorithm)),
    ),
    signing(`rsa-sign-raw-pkcs1-${bits}`, algorithm),
    ...['sha1', ...hashes].map((hash) => decryption(`rsa-decrypt-oaep-${bits}-${hash}`, algorithm)),
  ]
}

export const GCP_ALGORITHMS: readonly GcpAlgorithm[] = [
  ...raw(128),
  {
    flag: 'google-symmetric-encryption',
    purpose: 'encryption',
    algorithm: 'AES-256',
    uses: ENCRYPT,
  },
  ...raw(256),
  mac(224),
  mac(256),
  mac(384),
  mac(512),
  signing('ec-sign-p256-sha256', 'EC-P256'),
  signing('ec-sign-p384-sha384', 'EC-P384'),
  { ...signing('ec-sign-secp256k1-sha256', 'EC-secp256k1'), hsmOnly: true },
  ...rsa(2048),
  ...rsa(3072),
  ...rsa(4096),
]

/** The algorithm that a target names, if there is one. */
export function gcpAlgorithm({ keyAlgorithm }: Target): GcpAlgorithm | undefined {
  return GCP_ALGORITHMS.find(({ flag }) => flag === keyAlgorithm)
}

/** Why the key cannot be one of the algorithm that the target names. */
export function algorithmFaults(key: PlanKey, target: Target): Fault[] {
  const { keyAlgorithm, protectionLevel } = target
  const path = 'keyAlgorithm'
  const able = GCP_ALGORITHMS.filter(({ algorithm, uses }) => {
    return algorithm === key.algorithm && (key.use === undefined || uses.includes(key.use))
  })
  const { algorithm, use } = key
  const what =
    use === undefined
      ? say('form.value', { value: algorithm })
      : say('target.for-use', { algorithm, use })
  if (able.length === 0) return [faultAt(path, say('target.no-algorithm', { what }))]
  const choices = able.map(({ flag }) => flag)
  if (keyAlgorithm === undefined) return [faultAt(path, say('target.choose', { choices }))]
  const named = able.find(({ flag }) => flag === keyAlgorithm)
  if (named === undefined) {
    return [faultAt(path, say('target.not-for', { algorithm: keyAlgorithm, what, choices }))]
  }
  if (named.hsmOnly === true && protectionLevel !== 'HSM') {
    return [faultAt(path, say('target.only-hsm', { algorithm: keyAlgorithm }))]
  }
  return []
}
