import { ed25519 } from '@noble/curves/ed25519.js'
import { sha256, sha256Hex, utf8 } from '#shared/bytes.ts'
import type { WrapFacts } from '#shared/byok/provider.ts'
import type { Mode, Plan, Role } from '#shared/ceremony/plan.ts'
import { encodePublicKey } from '#shared/crypto/sshkey.ts'

export const CEREMONY = '3f9a1c0277d84e65b1c2d3e4f5061728'
export const SET = '8011223344556677'
export const PACKAGE = 'packages/orders/aws-kms'
const ARN = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab'

export const digestOf = (text: string) => sha256Hex(utf8(text))

export function keyOf(id: string): string {
  return encodePublicKey(ed25519.getPublicKey(sha256(utf8(`seed of ${id}`))))
}

/** Words that people write in a plan or type in the room. */
export interface Words {
  /** Put in front of every free text. */
  readonly prefix?: string
  readonly mode?: Mode
  readonly threshold?: number
  readonly total?: number
  /** Whether the plan names a deputy for the witness. */
  readonly deputy?: boolean
  /** That of the ceremony; its script is then the released one, which has words for it. */
  readonly language?: 'de'
}

export function planOf({
  prefix = '',
  mode = 'production',
  threshold = 3,
  total = 5,
  deputy = false,
}: Words): Plan {
  const custodians = Array.from({ length: total }, (_, i) => `c${i + 1}`)
  const person = (id: string, name: string, ...roles: Role[]) => ({
    id,
    name: `${prefix}${name}`,
    roles,
  })
  return {
    claviger: 'plan/1',
    mode,
    title: `${prefix}Order keys 2026`,
    number: `${prefix}KC-2026-014`,
    organization: `${prefix}Example Payments`,
    location: `${prefix}Vault room, building 2`,
    purpose: `${prefix}New root keys for the order service, for two clouds.`,
    people: [
      person('admin', 'Ceremony administrator', 'administrator', 'operator'),
      person('witness', 'Internal witness', 'witness'),
      person('auditor', 'External auditor', 'auditor'),
      ...(deputy ? [person('deputy', 'Second witness', 'witness')] : []),
      ...custodians.map((id, i) => person(id, `Custodian ${i + 1}`, 'custodian')),
    ],
    backup: { threshold, custodians, reason: `${prefix}As decided by the board.` },
    keys: [
      {
        label: 'orders',
        algorithm: 'AES-256',
        use: 'encrypt',
        owner: `${prefix}Payments`,
        rotation: 365,
        targets: [
          {
            provider: 'aws-kms',
            key: `${prefix}${ARN}`,
            method: `${prefix}RSAES_OAEP_SHA_256`,
            wrappingKey: { path: 'orders/WrappingPublicKey.bin', sha256: digestOf('wrapping') },
            importToken: { path: 'orders/ImportToken.bin', sha256: digestOf('token') },
            expires: '2031-01-01T08:00:00Z',
          },
        ],
      },
      { label: 'signing', algorithm: 'EC-P256', use: 'sign', owner: `${prefix}Platform` },
    ],
    ...(deputy ? { deputies: { witness: 'deputy' } } : {}),
    policy: { generate: { administrator: 1, witness: 1 } },
    entropy: { dice: true },
  }
}

export function factsOf(prefix: string): WrapFacts {
  return {
    label: 'orders',
    provider: 'aws-kms',
    target: `${prefix}${ARN}`,
    method: `${prefix}RSAES_OAEP_SHA_256`,
    hash: 'SHA-256',
    wrappingKey: digestOf('wrapping key'),
    token: digestOf('token'),
    expires: '2031-01-01T08:00:00Z',
    path: PACKAGE,
    options: { expirationModel: `${prefix}KEY_MATERIAL_EXPIRES` },
  }
}
