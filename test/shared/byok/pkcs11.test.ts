import { describe, expect, it } from 'vitest'
import { pkcs11 } from '#shared/byok/pkcs11.ts'
import { concat, sha256Hex } from '#shared/bytes.ts'
import type { Algorithm, PlanKey, Target, Use } from '#shared/ceremony/plan.ts'
import { noted, told } from '../../support/german.ts'
import {
  certificateOf,
  itChecksAnyFolder,
  itUnwrapsEverywhere,
  neverCrashes,
} from '../../support/imports.ts'
import {
  base64,
  bytesOf,
  materialOf,
  packageFor,
  ref,
  textOf,
  type Way,
} from '../../support/packages.ts'
import { NOW } from '../../support/plans.ts'
import { expectRefusal } from '../../support/refusal.ts'
import { shellBlocks } from '../../support/stub-aws.ts'
import { wrappingKey } from '../../support/unwrap.ts'

const KEY: PlanKey = { label: 'orders', algorithm: 'AES-256' }
const TARGET: Target = {
  provider: 'pkcs11',
  key: 'orders-2031',
  method: 'CKM_RSA_AES_KEY_WRAP',
  wrappingKey: ref('key'),
  hash: 'SHA-256',
}
const way = (bits: number): Omit<Way, 'key'> => ({
  target: TARGET,
  files: { key: wrappingKey(bits).spkiDer },
})
const read = (key: Uint8Array, change: Partial<Target> = {}) =>
  pkcs11.readParameters({ ...TARGET, ...change }, () => key, NOW)
const templateOf = async (algorithm: Algorithm, use?: Use) => {
  const key: PlanKey = { ...KEY, algorithm, ...(use === undefined ? {} : { use }) }
  const { folder } = await packageFor(pkcs11, { ...way(2048), key })
  return JSON.parse(textOf(folder.get('template.json')))
}

describe('a package for a PKCS#11 token', () => {
  itUnwrapsEverywhere(pkcs11, way, (folder) =>
    concat(folder.get('oaep.bin') ?? new Uint8Array(), folder.get('kwp.bin') ?? new Uint8Array()),
  )

  itChecksAnyFolder(pkcs11, { key: KEY, ...way(2048) })

  it('holds the same in one piece and in two', async () => {
    const { folder, facts } = await packageFor(pkcs11, { ...way(3072), key: KEY })
    expect([...folder.keys()].sort()).toEqual([
      'IMPORT.md',
      'kwp.bin',
      'manifest.json',
      'oaep.bin',
      'template.json',
      'wrapped.bin',
    ])
    expect(folder.get('oaep.bin')).toHaveLength(384)
    expect(folder.get('kwp.bin')).toHaveLength(40)
    for (const name of ['wrapped.bin', 'oaep.bin', 'kwp.bin', 'template.json']) {
      const bytes = folder.get(name)?.slice() ?? new Uint8Array()
      bytes[3] = (bytes[3] ?? 0) ^ 1
      const call = () => pkcs11.checks(new Map([...folder, [name, bytes]]), facts)
      expectRefusal(call, 'package.invalid', 'is not what the log')
    }
    for (const change of [{ target: 'x' }, { wrappingKey: 'x' }, { hash: 'SHA-1' }] as const) {
      const call = () => pkcs11.checks(folder, { ...facts, ...change })
      expectRefusal(call, 'package.invalid', 'is not what the log', 'template.json')
    }
  })

  it('says what the token is to make of the key', async () => {
    expect(await templateOf('AES-256', 'encrypt')).toEqual({
      CKA_CLASS: 'CKO_SECRET_KEY',
      CKA_DECRYPT: true,
      CKA_DERIVE: false,
      CKA_ENCRYPT: true,
      CKA_EXTRACTABLE: false,
      CKA_ID: (materialOf('AES-256').check as { kcv: string }).kcv,
      CKA_KEY_TYPE: 'CKK_AES',
      CKA_LABEL: 'orders-2031',
      CKA_PRIVATE: true,
      CKA_SENSITIVE: true,
      CKA_SIGN: false,
      CKA_TOKEN: true,
      CKA_UNWRAP: false,
      CKA_VERIFY: false,
      CKA_WRAP: false,
      claviger: { label: 'orders', wrappingKeySha256: sha256Hex(wrappingKey(2048).spkiDer) },
      mechanisms: {
        CKM_AES_KEY_WRAP_KWP: 8459,
        CKM_AES_KEY_WRAP_PAD: 8458,
        CKM_RSA_AES_KEY_WRAP: 4180,
        CKM_RSA_PKCS_OAEP: 9,
      },
      oaep: {
        hash: 'SHA-256',
        hashAlg: { CKM_SHA256: 592 },
        mgf: { CKG_MGF1_SHA256: 2 },
        source: 'CKZ_DATA_SPECIFIED, empty',
      },
      ulAESKeyBits: 256,
    })
  })

  it.each<[Algorithm, Use | undefined, object]>([
    [
      'HMAC-SHA-384',
      'mac',
      { CKA_KEY_TYPE: 'CKK_GENERIC_SECRET', CKA_SIGN: true, CKA_VERIFY: true },
    ],
    ['RSA-3072', undefined, { CKA_KEY_TYPE: 'CKK_RSA', CKA_MODULUS_BITS: 3072, CKA_SIGN: true }],
    ['RSA-3072', 'decrypt', { CKA_CLASS: 'CKO_PRIVATE_KEY', CKA_SIGN: false, CKA_DECRYPT: true }],
    ['EC-P256', 'sign', { CKA_EC_PARAMS: '06082a8648ce3d030107', CKA_SIGN: true }],
    ['EC-P384', 'agree', { CKA_EC_PARAMS: '06052b81040022', CKA_SIGN: false, CKA_DERIVE: true }],
    ['EC-P521', undefined, { CKA_EC_PARAMS: '06052b81040023' }],
    ['EC-secp256k1', undefined, { CKA_EC_PARAMS: '06052b8104000a' }],
    ['Ed25519', undefined, { CKA_KEY_TYPE: 'CKK_EC_EDWARDS', CKA_EC_PARAMS: '06032b6570' }],
    ['X25519', undefined, { CKA_KEY_TYPE: 'CKK_EC_MONTGOMERY', CKA_DERIVE: true }],
  ])('gives %s for %s its attributes', async (algorithm, use, expected) => {
    const template = await templateOf(algorithm, use)
    expect(template).toMatchObject(expected)
    if (!algorithm.startsWith('HMAC')) expect(template.CKA_ID).toMatch(/^[0-9a-f]{40}$/)
  })

  it('is not accepted without a hash, or with what it does not take', () => {
    const { hash: _, ...bare } = TARGET
    const accepts = (target: Target) => told(pkcs11.accepts(KEY, target, NOW))
    expect(accepts(bare)).toEqual([
      { path: 'hash', message: 'is missing: ask the site for SHA-1 or SHA-256' },
    ])
    expect(accepts({ ...TARGET, hash: 'SHA-512' })[0]?.message).toBe('must be SHA-1 or SHA-256')
    expect(accepts({ ...TARGET, method: 'CKM_AES_KEY_WRAP' })).toEqual([
      {
        path: 'method',
        message: 'CKM_AES_KEY_WRAP is not a method of PKCS#11 token: use CKM_RSA_AES_KEY_WRAP',
      },
    ])
    expect(accepts({ ...TARGET, parameters: ref('x'), key: '-x' }).map(({ path }) => path)).toEqual(
      ['parameters', 'key'],
    )
    for (const call of [
      () => pkcs11.hashOf(bare),
      () => read(wrappingKey(2048).spkiDer, { hash: 'SHA-512' }),
    ])
      expectRefusal(call, 'package.invalid', 'must be SHA-1 or SHA-256', 'hash')
  })

  it('is looked at as real unless its name says otherwise', () => {
    expect(pkcs11.looksReal(TARGET)).toBe(true)
    expect(pkcs11.looksReal({ ...TARGET, key: 'rehearsal/orders' })).toBe(false)
    expect(pkcs11.looksReal({ ...TARGET, key: 'resampled' })).toBe(true)
  })
})

describe('the wrapping key of a token', () => {
  const { spkiDer, publicPem } = wrappingKey(2048)
  const certificate = certificateOf(2048, '/O=Site/CN=KEK 1')

  it.each<[string, Uint8Array]>([
    ['DER', spkiDer],
    ['PEM', bytesOf(publicPem)],
    ['a certificate in PEM', certificate.pem],
    ['a certificate in DER', certificate.der],
    ['a certificate in base64', bytesOf(base64(certificate.der))],
  ])('is read from %s', (name, bytes) => {
    const parameters = read(bytes)
    expect(parameters).toMatchObject({ spki: spkiDer, bits: 2048, sha256: sha256Hex(spkiDer) })
    expect(noted(parameters.notes)).toEqual(
      name.startsWith('a cert')
        ? [
            expect.stringMatching(
              /certificate of O=Site, CN=KEK 1, from .* signature is not checked/,
            ),
          ]
        : [],
    )
  })

  it('is refused as anything else, with CeremonyError alone', () => {
    expectRefusal(
      () => read(bytesOf(wrappingKey(2048).privatePem)),
      'wrappingkey.invalid',
      'private',
    )
    expectRefusal(() => read(bytesOf('{"payload":"x"}')), 'package.invalid', 'JSON answer')
    neverCrashes(read, [spkiDer, certificate.der, certificate.pem])
  })
})

describe('IMPORT.md for a token', () => {
  it('names what it takes, and holds nothing of a plan in its commands', async () => {
    const { text: guide } = await packageFor(pkcs11, { ...way(4096), key: KEY })
    for (const part of [
      'CKM_RSA_AES_KEY_WRAP (0x1054)',
      '`oaep.bin`, 512 bytes',
      (materialOf('AES-256').check as { kcv: string }).kcv,
      sha256Hex(wrappingKey(4096).spkiDer),
      'AES key of 256 bits',
      'CKR_WRAPPED_KEY_INVALID',
      'never: the wrapping key is that of the HSM',
    ]) {
      expect(guide).toContain(part)
    }
    expect(guide).not.toMatch(/undefined|\[object/)
    expect(shellBlocks(guide).join('\n')).not.toContain('orders-2031')
    const { text: pair } = await packageFor(pkcs11, {
      ...way(2048),
      key: { ...KEY, algorithm: 'EC-P256' },
    })
    expect(pair).toContain(`CKA_EC_POINT with the public key in the log`)
  })

  it('of a rehearsal holds no command', async () => {
    const { text: guide, folder } = await packageFor(pkcs11, {
      ...way(2048),
      key: KEY,
      mode: 'rehearsal',
    })
    expect(guide).not.toMatch(/```|PyKCS11/)
    expect(folder.has('REHEARSAL-DO-NOT-IMPORT')).toBe(true)
  })
})
