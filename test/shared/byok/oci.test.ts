import fc from 'fast-check'
import { models } from 'oci-keymanagement'
import { describe, expect, it } from 'vitest'
import { oci } from '#shared/byok/oci.ts'
import { sha256Hex } from '#shared/bytes.ts'
import type { Algorithm, PlanKey, Target } from '#shared/ceremony/plan.ts'
import { ALGORITHMS } from '#shared/ceremony/plan-schema.ts'
import type { CeremonyError } from '#shared/errors.ts'
import { told } from '../../support/german.ts'
import { itUnwrapsEverywhere, readOrRefused } from '../../support/imports.ts'
import { base64, bytesOf, packageFor, ref, textOf, type Way } from '../../support/packages.ts'
import { NOW } from '../../support/plans.ts'
import { expectRefusal } from '../../support/refusal.ts'
import { shellBlocks } from '../../support/stub-aws.ts'
import { callsOf, leftBy } from '../../support/stub.ts'
import { wrappingKey } from '../../support/unwrap.ts'

const OCID = 'ocid1.key.oc1.eu-frankfurt-1.bzqnxyzaaacu2.abtheljsmtpsuqmoy4m5cvblugmizcoeu2nfc6b3'
const KEY: PlanKey = { label: 'orders', algorithm: 'AES-256' }
const TARGET: Target = {
  provider: 'oci-vault',
  key: 'Orders 2031 (EU)',
  method: 'RSA_OAEP_AES_SHA256',
  wrappingKey: ref('key'),
}
const { wrappingKey: _, ...BARE } = TARGET
const { publicPem, privatePem, spkiDer } = wrappingKey(4096)
const FILES = { key: bytesOf(publicPem) }
const WAY: Way = { key: KEY, target: TARGET, files: FILES }
const accepts = (change: Partial<Target>, key = KEY) =>
  told(oci.accepts(key, { ...TARGET, ...change }, NOW))
const made = (change: Partial<Target> = {}, key = KEY) =>
  packageFor(oci, { key, target: { ...TARGET, ...change }, files: FILES })

describe('a package for OCI Vault', () => {
  itUnwrapsEverywhere(
    oci,
    (_, method) => ({ target: { ...TARGET, method }, files: FILES }),
    (folder) => folder.get('wrapped.bin') ?? new Uint8Array(),
  )

  it.each<[Algorithm, method: string, shape: object]>([
    ['AES-192', 'RSA_OAEP_SHA256', { algorithm: 'AES', length: 24 }],
    ['RSA-3072', 'RSA_OAEP_AES_SHA256', { algorithm: 'RSA', length: 384 }],
  ])(
    'holds the ciphertext twice, and the shape of %s in bytes',
    async (algorithm, method, shape) => {
      const { folder } = await made({ method }, { label: 'orders', algorithm })
      expect(JSON.parse(textOf(folder.get('wrapped_import_key.json')))).toEqual({
        keyMaterial: base64(folder.get('wrapped.bin') ?? new Uint8Array()),
        wrappingAlgorithm: method,
      })
      expect(JSON.parse(textOf(folder.get('key_shape.json')))).toEqual(shape)
    },
  )

  it('speaks as the published models do', async () => {
    const { folder } = await made()
    const { WrappingAlgorithm } = models.WrappedImportKey
    expect(Object.values(WrappingAlgorithm)).toEqual(
      expect.arrayContaining(oci.methods.map(({ name }) => name)),
    )
    const wrapped = JSON.parse(textOf(folder.get('wrapped_import_key.json')))
    expect(models.WrappedImportKey.getJsonObj(wrapped)).toEqual(wrapped)
    expect(Object.values(models.KeyShape.Algorithm)).toEqual(expect.arrayContaining(['AES', 'RSA']))
    const shape = JSON.parse(textOf(folder.get('key_shape.json')))
    expect(models.KeyShape.getJsonObj(shape)).toEqual(shape)
  })
})

describe('OCI Vault takes a key', () => {
  it.each([OCID, 'Orders', 'o', 'a'.repeat(100), 'ocid1.key.region1.sea.exampleaaacu2.examplesm'])(
    'called %s',
    (key) => {
      expect(accepts({ key })).toEqual([])
    },
  )

  it.each<[name: string, change: Partial<Target>, path: string, message: string, key?: PlanKey]>([
    ['of a vault', { key: OCID.replace('.key.', '.vault.') }, 'key', 'is not the OCID of a key'],
    ['whose name is an option', { key: '-debug' }, 'key', 'is neither'],
    ['whose name is a file', { key: 'file://etc' }, 'key', 'is neither'],
    ['whose name ends in a space', { key: 'Orders ' }, 'key', 'is neither'],
    ['whose name is too long', { key: 'a'.repeat(101) }, 'key', 'is neither'],
    ['by SHA-1', { method: 'RSA_OAEP_SHA1' }, 'method', 'is not a method of Oracle OCI Vault'],
    [
      'that is RSA, directly',
      { method: 'RSA_OAEP_SHA256' },
      'method',
      'takes RSA_OAEP_AES_SHA256 for it',
      { label: 'x', algorithm: 'RSA-2048' },
    ],
    ['with a field of another cloud', { protectionLevel: 'HSM' }, 'protectionLevel', 'does not'],
    ['without its files', { wrappingKey: undefined as never }, 'wrappingKey', 'is missing'],
  ])('but not one %s', (_, change, path, message, key = KEY) => {
    expect(accepts(change, key)).toContainEqual({ path, message: expect.stringContaining(message) })
  })

  it.each<Algorithm>(ALGORITHMS.filter((one) => /^HMAC|^EC|25519$/.test(one)))(
    'but no %s',
    (algorithm) => {
      const message = `Oracle OCI Vault does not import ${algorithm}`
      expect(accepts({}, { label: 'x', algorithm })).toEqual([{ path: 'method', message }])
    },
  )

  it('whose name holds nothing that a shell would read', () => {
    const sign = fc.constantFrom(...'\t\n\'"`$;&|<>{}[]*?!#~%^\\/:')
    fc.assert(
      fc.property(sign, fc.nat({ max: 15 }), (bad, at) => {
        const key = TARGET.key.slice(0, at) + bad + TARGET.key.slice(at)
        expect(accepts({ key }).map(({ path }) => path)).toContain('key')
      }),
    )
  })

  it('and knows the names of its own documentation', () => {
    expect(oci.looksReal(TARGET)).toBe(true)
    expect(oci.looksReal({ ...TARGET, key: OCID })).toBe(true)
    const key = 'ocid1.key.region1.sea.exampleaaacu2.examplesmtp'
    expect(oci.looksReal({ ...TARGET, key })).toBe(false)
  })

  it('as a new one, or as a new version: people approve which', () => {
    expect(oci.options(TARGET)).toEqual({ import: 'new key' })
    expect(oci.options({ ...TARGET, key: OCID })).toEqual({ import: 'new version' })
  })
})

function read(target: Target, files: { [path: string]: Uint8Array } = {}) {
  const all: { [path: string]: Uint8Array } = { ...FILES, ...files }
  return oci.readParameters(target, ({ path }) => all[path] ?? new Uint8Array(), NOW)
}
const answerOf = (change: { [field: string]: unknown } = {}) => ({
  data: {
    'compartment-id': 'ocid1.compartment.oc1..a',
    id: 'ocid1.key.oc1.a.b.c',
    'lifecycle-state': 'ENABLED',
    'public-key': publicPem,
    'time-created': '2030-12-30T08:00:00.000000+00:00',
    'vault-id': 'ocid1.vault.oc1.a.b.c',
    ...change,
  },
  etag: 'x',
})
const readAnswer = (answer: unknown, change: Partial<Target> = {}) =>
  read(
    { ...BARE, parameters: ref('answer'), ...change },
    { answer: bytesOf(JSON.stringify(answer)) },
  )

describe('the wrapping key of OCI', () => {
  const expected = { spki: spkiDer, bits: 4096, sha256: sha256Hex(spkiDer), notes: [] }

  it('is read from PEM, from the JSON answer, or from both', () => {
    expect(read(TARGET)).toEqual(expected)
    expect(read(TARGET, { key: bytesOf(`\uFEFF${publicPem}`) })).toEqual(expected)
    expect(readAnswer(answerOf())).toEqual(expected)
    expect(readAnswer(answerOf({ 'lifecycle-state': undefined }))).toEqual(expected)
    expect(readAnswer(answerOf(), { wrappingKey: ref('key'), expires: NOW })).toEqual({
      ...expected,
      expires: NOW,
    })
  })

  const small = wrappingKey(2048)
  it.each<[name: string, call: () => unknown, code: CeremonyError['code'], message: string]>([
    [
      'of another size',
      () => read(TARGET, { key: small.spkiDer }),
      'wrappingkey.invalid',
      'has 2048 bits, not 4096',
    ],
    [
      'that is private',
      () => read(TARGET, { key: bytesOf(privatePem) }),
      'wrappingkey.invalid',
      'private key',
    ],
    [
      'that is not enabled',
      () => readAnswer(answerOf({ 'lifecycle-state': 'DISABLED' })),
      'package.invalid',
      'lifecycle-state is not ENABLED',
    ],
    [
      'that is missing in the answer',
      () => readAnswer(answerOf({ 'public-key': null })),
      'package.invalid',
      'has no data.public-key',
    ],
    [
      'in an answer of Vault',
      () => readAnswer({ data: { public_key: publicPem } }),
      'package.invalid',
      'answer of HashiCorp Vault',
    ],
    ['in no file', () => read(BARE), 'package.invalid', 'is missing'],
  ])('%s is refused', (_, call, code, message) => {
    expectRefusal(call, code, message)
  })

  it('of any JSON is read or refused, never worse', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.uint8Array({ maxLength: 600 }), (value, bytes) => {
        readOrRefused(() => readAnswer(answerOf({ 'lifecycle-state': value })))
        readOrRefused(() => readAnswer(answerOf({ 'public-key': value })))
        readOrRefused(() => readAnswer(value))
        readOrRefused(() => read(TARGET, { key: bytes }))
      }),
    )
  })
})

describe('the folder of a package for OCI', () => {
  it.each<[name: string, file: string, change: (text: string) => string, message: string]>([
    ['another method', 'wrapped_import_key.json', (t) => t.replace('_AES', ''), 'is not what'],
    ['another field', 'wrapped_import_key.json', (t) => t.replace('{', '{"x":1,'), 'is not what'],
    ['no base64', 'wrapped_import_key.json', (t) => t.replace('":"', '":"?'), 'is not base64'],
    ['another material', 'wrapped.bin', (t) => `${t}x`, 'is not what'],
    ['a length in bits', 'key_shape.json', (t) => t.replace('32', '256'), 'is not what'],
    [
      'the length of another key',
      'manifest.json',
      (t) => t.replace('"algorithm":"AES-256"', '"algorithm":"AES-128"'),
      'is not what',
    ],
  ])('with %s is refused', async (_, file, change, message) => {
    const { folder, facts } = await made()
    oci.checks(folder, facts)
    folder.set(file, bytesOf(change(textOf(folder.get(file)))))
    expectRefusal(() => oci.checks(folder, facts), 'package.invalid', message)
  })

  it('with a ciphertext of another length is refused', async () => {
    const { folder, facts } = await made()
    const short = new Uint8Array(544)
    folder.set('wrapped.bin', short)
    const json = {
      keyMaterial: Buffer.from(short).toString('base64'),
      wrappingAlgorithm: TARGET.method,
    }
    folder.set('wrapped_import_key.json', bytesOf(JSON.stringify(json)))
    expectRefusal(() => oci.checks(folder, facts), 'package.invalid', 'holds 544 bytes')
  })
})

describe('IMPORT.md for OCI', () => {
  const PLACE = {
    VAULT_ENDPOINT: 'https://v-management.kms.eu.oraclecloud.com',
    COMPARTMENT_ID: 'ocid1.compartment.oc1..a',
    KEY_ID: OCID,
    KEY_VERSION_ID: 'ocid1.keyversion.oc1.a.b.c',
  }
  const management = ['kms', 'management']
  const endpoint = ['--endpoint', PLACE.VAULT_ENDPOINT]
  const material = ['--wrapped-import-key', 'file://wrapped_import_key.json']
  const callsFor = (text: string, variables: { readonly [name: string]: string }) =>
    callsOf('oci', shellBlocks(text).slice(1).join('\n'), variables)

  it('imports a new key under its name', async () => {
    const { text } = await made()
    expect(callsFor(text, PLACE)).toEqual([
      ['--version'],
      [
        ...[...management, 'key', 'import', '--display-name', 'Orders 2031 (EU)'],
        ...['--key-shape', 'file://key_shape.json', '--protection-mode', 'HSM', ...material],
        ...['--compartment-id', PLACE.COMPARTMENT_ID, ...endpoint],
      ],
      [
        ...[...management, 'key-version', 'get', '--key-id', OCID],
        ...['--key-version-id', PLACE.KEY_VERSION_ID, ...endpoint],
      ],
    ])
    expect(text).toContain('Cannot be checked: OCI shows no check value of an AES key')
    expect(text).toContain("| Window closes | never: the wrapping key is the vault's own |")
  })

  it('imports a new version of a key that exists, and compares an RSA key', async () => {
    const key: PlanKey = { label: 'orders', algorithm: 'RSA-2048' }
    const { text, content } = await made({ key: OCID }, key)
    const { VAULT_ENDPOINT, KEY_VERSION_ID } = PLACE
    const get = [
      ...[...management, 'key-version', 'get', '--key-id', OCID],
      ...['--key-version-id', KEY_VERSION_ID, ...endpoint],
    ]
    expect(callsFor(text, { VAULT_ENDPOINT, KEY_VERSION_ID })).toEqual([
      ['--version'],
      [...management, 'key-version', 'import', '--key-id', OCID, ...material, ...endpoint],
      get,
      [...get, '--query', 'data."public-key"', '--raw-output'],
    ])
    const script = shellBlocks(text).slice(1).join('\n')
    expect(leftBy('oci', script, { VAULT_ENDPOINT, KEY_VERSION_ID })).toEqual([])
    if (!('spki' in content.check)) throw new Error('no public key')
    expect(text).toContain(content.check.spki.slice('SHA256:'.length))
  })

  it('of a rehearsal holds no command', async () => {
    const { folder, facts, text } = await packageFor(oci, { ...WAY, mode: 'rehearsal' })
    oci.checks(folder, facts)
    expect(shellBlocks(text)).toEqual([])
  })
})
