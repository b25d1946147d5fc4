import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { aws } from '#shared/byok/aws.ts'
import { specOf } from '#shared/byok/aws-specs.ts'
import { sizeFaults } from '#shared/byok/methods.ts'
import type { Algorithm, PlanKey, Target, Use } from '#shared/ceremony/plan.ts'
import { sha256Hex } from '#shared/bytes.ts'
import { told } from '../../support/german.ts'
import { itUnwrapsEverywhere } from '../../support/imports.ts'
import { bytesOf, packageFor, ref } from '../../support/packages.ts'
import { NOW, TOKEN } from '../../support/plans.ts'
import { expectRejection } from '../../support/refusal.ts'
import { shellBlocks } from '../../support/stub-aws.ts'
import { wrappingKey } from '../../support/unwrap.ts'

const ID = '1234abcd-12ab-34cd-56ef-1234567890ab'
const CHINA = `arn:aws-cn:kms:cn-north-1:111122223333:key/${ID}`
const ARN = `arn:aws:kms:eu-west-1:111122223333:key/${ID}`

function targetOf(method: string, algorithm: Algorithm): Target {
  const key = algorithm === 'AES-128' ? CHINA : ARN
  const expires = '2031-01-01T08:00:00Z'
  return {
    provider: 'aws-kms',
    key,
    method,
    wrappingKey: ref('key'),
    importToken: ref('token'),
    expires,
  }
}

function packageWith(
  algorithm: Algorithm,
  method: string,
  bits: number,
  more: Partial<PlanKey> = {},
) {
  const files = { key: bytesOf(wrappingKey(bits).publicPem), token: TOKEN }
  const key = { label: 'orders', algorithm, ...more }
  return packageFor(aws, { key, target: targetOf(method, algorithm), files })
}

describe('a package for AWS KMS', () => {
  itUnwrapsEverywhere(
    aws,
    (bits, method, algorithm) => ({
      target: targetOf(method, algorithm),
      files: { key: bytesOf(wrappingKey(bits).publicPem), token: TOKEN },
    }),
    (folder) => {
      const blob = folder.get('EncryptedKeyMaterial.bin') ?? new Uint8Array()
      expect(blob.length).toBeLessThanOrEqual(6144)
      return blob
    },
  )

  it.each(['RSAES_OAEP_SHA_1', 'RSAES_OAEP_SHA_256'])(
    'is refused for EC-P521 by %s under RSA-2048, and for that alone',
    async (name) => {
      const faults = aws.methods.flatMap((method) =>
        method.bits.flatMap((bits) =>
          method.algorithms.flatMap((algorithm) =>
            sizeFaults(aws, { label: 'x', algorithm }, targetOf(method.name, algorithm), bits),
          ),
        ),
      )
      expect(told(faults).map(({ message }) => message)).toEqual([
        expect.stringContaining('RSAES_OAEP_SHA_1 cannot bring in EC-P521 under RSA-2048: its 241'),
        expect.stringContaining(
          'RSAES_OAEP_SHA_256 cannot bring in EC-P521 under RSA-2048: its 241',
        ),
      ])
      await expectRejection(packageWith('EC-P521', name, 2048), 'package.invalid', 'do not fit')
    },
  )
})

describe('AWS KMS refuses', () => {
  const faultsOf = (key: Partial<PlanKey>, target: Partial<Target> = {}) => {
    const whole: PlanKey = { label: 'x', algorithm: 'AES-256', ...key }
    const method = whole.algorithm.startsWith('RSA')
      ? 'RSA_AES_KEY_WRAP_SHA_256'
      : 'RSAES_OAEP_SHA_256'
    return told(aws.accepts(whole, { ...targetOf(method, whole.algorithm), ...target }, NOW))
  }

  it.each<[string, Partial<PlanKey>, Partial<Target>, path: string, message: string]>([
    ['AES-192', { algorithm: 'AES-192' }, {}, 'method', 'does not import AES-192'],
    ['Ed25519', { algorithm: 'Ed25519' }, {}, 'method', 'does not import Ed25519'],
    ['X25519', { algorithm: 'X25519' }, {}, 'method', 'does not import X25519'],
    ['AES-128 outside China', { algorithm: 'AES-128' }, { key: ARN }, 'key', 'China regions only'],
    ['AES-128 by key id', { algorithm: 'AES-128' }, { key: ID }, 'key', 'China regions only'],
    ['AES-256 in China', {}, { key: CHINA }, 'key', '128 bits'],
    ['an RSA key in China', { algorithm: 'RSA-2048' }, { key: CHINA }, 'method', 'China regions'],
    [
      'an RSA key by direct OAEP',
      { algorithm: 'RSA-2048' },
      { method: 'RSAES_OAEP_SHA_256' },
      'method',
      'takes RSA_AES_KEY_WRAP_SHA_1 or RSA_AES_KEY_WRAP_SHA_256 for it',
    ],
    [
      'an HMAC key in two steps',
      { algorithm: 'HMAC-SHA-256' },
      { method: 'RSA_AES_KEY_WRAP_SHA_256' },
      'method',
      'takes RSAES_OAEP_SHA_1 or RSAES_OAEP_SHA_256 for it',
    ],
    ['agreement on secp256k1', { algorithm: 'EC-secp256k1', use: 'agree' }, {}, 'key', 'signs'],
    [
      'new material for a key pair',
      { algorithm: 'EC-P256' },
      { importType: 'NEW_KEY_MATERIAL' },
      'importType',
      'the first material of EC-P256 is for ever',
    ],
    [
      'a description of HMAC material',
      { algorithm: 'HMAC-SHA-256' },
      { description: 'first' },
      'description',
      'is for symmetric keys',
    ],
  ])('%s', (_, key, target, path, message) => {
    expect(faultsOf(key, target)).toContainEqual({
      path,
      message: expect.stringContaining(message),
    })
  })
})

describe('the key is made in AWS', () => {
  it.each<[Algorithm, Use | undefined, spec: string, usage: string]>([
    ['AES-256', undefined, 'SYMMETRIC_DEFAULT', 'ENCRYPT_DECRYPT'],
    ['HMAC-SHA-384', 'mac', 'HMAC_384', 'GENERATE_VERIFY_MAC'],
    ['RSA-3072', 'decrypt', 'RSA_3072', 'ENCRYPT_DECRYPT'],
    ['RSA-3072', 'encrypt', 'RSA_3072', 'ENCRYPT_DECRYPT'],
    ['RSA-3072', 'sign', 'RSA_3072', 'SIGN_VERIFY'],
    ['RSA-4096', undefined, 'RSA_4096', 'SIGN_VERIFY'],
    ['EC-P384', 'agree', 'ECC_NIST_P384', 'KEY_AGREEMENT'],
    ['EC-secp256k1', 'sign', 'ECC_SECG_P256K1', 'SIGN_VERIFY'],
  ])('from %s to %s as %s for %s', async (algorithm, use, spec, usage) => {
    const key: PlanKey = { label: 'x', algorithm, ...(use === undefined ? {} : { use }) }
    expect(specOf(key)).toEqual({ spec, usage })
    const method = algorithm.startsWith('RSA') ? 'RSA_AES_KEY_WRAP_SHA_256' : 'RSAES_OAEP_SHA_256'
    const { text } = await packageWith(algorithm, method, 3072, key)
    expect(text).toContain(`--key-spec ${spec}`)
    expect(text).toContain(`--key-usage ${usage}`)
    expect(text).toContain(`--wrapping-key-spec RSA_3072`)
  })
})

describe('after the import', () => {
  it('an HMAC key is known by its MAC of the reserved message', async () => {
    const { text, secret } = await packageWith('HMAC-SHA-512', 'RSAES_OAEP_SHA_256', 2048)
    const mac = createHmac('sha512', secret).update('claviger-probe-v1').digest('base64')
    expect(text).toContain(`\`${mac}\``)
    expect(shellBlocks(text).join('\n')).toContain('--mac-algorithm HMAC_SHA_512')
    expect(text).not.toContain('list-key-rotations')
  })

  it('a key pair is known by its public key', async () => {
    const { text, content } = await packageWith('EC-P256', 'RSA_AES_KEY_WRAP_SHA_256', 2048)
    if (!('spki' in content.check)) throw new Error('no public key')
    expect(text).toContain(`\`${content.check.spki.slice('SHA256:'.length)}=\``)
    expect(shellBlocks(text).join('\n')).toContain('aws kms get-public-key')
    expect(text).toContain('for ever')
  })

  it('a symmetric key cannot be told, and all of its materials are kept', async () => {
    const { text } = await packageWith('AES-256', 'RSAES_OAEP_SHA_256', 2048)
    expect(text).toContain('Cannot be checked')
    expect(text).toContain('ALL materials that this key ever had')
  })

  it('a multi-Region key goes to its replicas too', async () => {
    const files = { key: bytesOf(wrappingKey(2048).publicPem), token: TOKEN }
    const target = { ...targetOf('RSAES_OAEP_SHA_256', 'AES-256'), key: `mrk-${'0'.repeat(32)}` }
    const { text } = await packageFor(aws, {
      key: { label: 'x', algorithm: 'AES-256' },
      target,
      files,
    })
    expect(text).toContain('--multi-region')
    expect(text).toContain('This is a multi-Region key. Import into the primary key first.')
  })
})

describe('the check of a package', () => {
  it('refuses another token, and a ciphertext of another length', async () => {
    const { folder, facts } = await packageWith('HMAC-SHA-256', 'RSAES_OAEP_SHA_256', 3072)
    aws.checks(folder, facts)
    const other = new Map(folder).set('ImportToken.bin', TOKEN.slice(1))
    expect(() => aws.checks(other, facts)).toThrow('another import token')
    const long = new Map(folder).set('EncryptedKeyMaterial.bin', new Uint8Array(385))
    expect(() => aws.checks(long, facts)).toThrow('holds 385 bytes')
    expect(sha256Hex(TOKEN)).toBe(facts.token)
  })
})
