import { createCipheriv, createPublicKey } from 'node:crypto'
import { KnownKeyCurveNames, KnownKeyOperations } from '@azure/keyvault-keys'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { azureKeyVault, azureManagedHsm } from '#shared/byok/azure.ts'
import type { Algorithm, PlanKey, Target } from '#shared/ceremony/plan.ts'
import { ALGORITHMS } from '#shared/ceremony/plan-schema.ts'
import { sha256Hex } from '#shared/bytes.ts'
import type { CeremonyError } from '#shared/errors.ts'
import { told } from '../../support/german.ts'
import { itUnwrapsEverywhere, readOrRefused } from '../../support/imports.ts'
import { bytesOf, packageFor, ref, textOf, type Way } from '../../support/packages.ts'
import { NOW, rsaPair } from '../../support/plans.ts'
import { expectRefusal } from '../../support/refusal.ts'
import { shellBlocks } from '../../support/stub-aws.ts'
import { callsOf, indentedLines, leftBy } from '../../support/stub.ts'
import { wrappingKey } from '../../support/unwrap.ts'

const VERSION = '0123456789abcdef0123456789abcdef'
const VAULT = 'https://acme-pay.vault.azure.net'
const HSM = 'https://acme-pay.managedhsm.azure.net'
const KID = `${VAULT}/keys/KEKforBYOK/${VERSION}`
const KEY: PlanKey = { label: 'orders', algorithm: 'RSA-2048' }
const TARGET: Target = {
  provider: 'azure-key-vault',
  key: `${VAULT}/keys/orders`,
  method: 'CKM_RSA_AES_KEY_WRAP',
  wrappingKey: ref('key'),
  kid: KID,
}
const MANAGED: Target = {
  ...TARGET,
  provider: 'azure-managed-hsm',
  key: `${HSM}/keys/orders`,
  kid: KID.replace(VAULT, HSM),
}
const { wrappingKey: _, ...BARE } = TARGET
const { publicPem, privatePem, spkiDer } = wrappingKey(2048)
const FILES = { key: bytesOf(publicPem) }
const WAY: Way = { key: KEY, target: TARGET, files: FILES }
const accepts = (change: Partial<Target>, key = KEY) =>
  told(azureKeyVault.accepts(key, { ...TARGET, ...change }, NOW))

describe('Azure takes a key', () => {
  it.each<[name: string, key: string]>([
    ['of a vault with hyphens', 'https://a-b-c.vault.azure.net/keys/orders'],
    ['of a vault in capitals', 'https://AcmePay.vault.azure.net/keys/Orders-2031'],
    ['of the longest name', `https://a${'b'.repeat(23)}.vault.azure.net/keys/o`],
  ])('%s', (_, key) => {
    const kid = `${key.replace(/keys.*/, 'keys')}/KEK/${VERSION}`
    expect(accepts({ key, kid })).toEqual([])
  })

  it('whose vault is written in other capitals than the one of the KEK', () => {
    expect(accepts({ kid: KID.replace('acme-pay', 'Acme-Pay') })).toEqual([])
  })

  it.each<[name: string, change: Partial<Target>, path: string, message: string, key?: PlanKey]>([
    ['of a managed HSM', { key: MANAGED.key }, 'key', 'is of managedhsm.azure.net, not of vault'],
    ['by name', { key: 'orders' }, 'key', 'is not a key of Azure Key Vault'],
    ['by version', { key: `${TARGET.key}/${VERSION}` }, 'key', 'is a version'],
    ['of another host', { key: 'https://v.example.org/keys/k' }, 'key', 'is not a key'],
    ['of a secret', { key: `${VAULT}/secrets/k` }, 'key', 'is not a key'],
    ['in the clear', { key: TARGET.key.replace('https', 'http') }, 'key', 'is not a key'],
    ['of a short vault', { key: 'https://ab.vault.azure.net/keys/k' }, 'key', 'is not a key'],
    ['of a long vault', { key: `https://a${'b'.repeat(24)}.vault.azure.net/keys/k` }, 'key', 'is'],
    ['of a vault--b', { key: 'https://a--b.vault.azure.net/keys/k' }, 'key', 'is not a key'],
    ['whose name is an option', { key: `${VAULT}/keys/-k` }, 'key', 'is not a key'],
    ['with a host after it', { key: `${VAULT}.evil.org/keys/k` }, 'key', 'is not a key'],
    ['without kid', { kid: undefined as never }, 'kid', 'is missing: the identifier of the KEK'],
    ['with a bare kid', { kid: KID.replace(`/${VERSION}`, '') }, 'kid', 'has no version'],
    ['with a short version', { kid: KID.slice(0, -1) }, 'kid', 'is not a key of Azure Key Vault'],
    ['with a kid of an HSM', { kid: MANAGED.kid as string }, 'kid', 'is of managedhsm.azure.net'],
    [
      'with a kid of another vault',
      { kid: KID.replace('acme-pay', 'acme-hr') },
      'kid',
      'is of acme-hr, the key goes into acme-pay',
    ],
    ['with itself as KEK', { kid: `${VAULT}/keys/Orders/${VERSION}` }, 'kid', 'is the key itself'],
    ['by OAEP', { method: 'RSA-OAEP' }, 'method', 'is not a method of Azure Key Vault'],
    ['with a field of another cloud', { hash: 'SHA-1' }, 'hash', 'does not belong'],
    ['without its files', { wrappingKey: undefined as never }, 'wrappingKey', 'is missing'],
    [
      'to agree',
      {},
      'key',
      'Azure has no key agreement',
      { label: 'x', algorithm: 'EC-P256', use: 'agree' },
    ],
  ])('but not %s', (_, change, path, message, key = KEY) => {
    expect(accepts(change, key)).toContainEqual({ path, message: expect.stringContaining(message) })
  })

  it('in a managed HSM, but none of a vault', () => {
    expect(told(azureManagedHsm.accepts(KEY, MANAGED, NOW))).toEqual([])
    const faults = told(
      azureManagedHsm.accepts(KEY, { ...MANAGED, key: TARGET.key, kid: KID }, NOW),
    )
    expect(faults).toEqual([
      { path: 'key', message: 'is of vault.azure.net, not of managedhsm.azure.net' },
      { path: 'kid', message: 'is of vault.azure.net, not of managedhsm.azure.net' },
    ])
  })

  const refused: readonly [typeof azureKeyVault, Target, Algorithm][] = [
    ...ALGORITHMS.filter((one) => /^AES|^HMAC|25519$/.test(one)).map(
      (one) => [azureKeyVault, TARGET, one] as [typeof azureKeyVault, Target, Algorithm],
    ),
    ...ALGORITHMS.filter((one) => /^HMAC|25519$/.test(one)).map(
      (one) => [azureManagedHsm, MANAGED, one] as [typeof azureKeyVault, Target, Algorithm],
    ),
  ]
  it.each(refused)('but not into $title: %3$s', (provider, target, algorithm) => {
    const message = `${provider.title} does not import ${algorithm}`
    expect(told(provider.accepts({ label: 'x', algorithm }, target, NOW))).toEqual([
      { path: 'method', message },
    ])
  })

  it('and knows the vaults of its own documentation', () => {
    expect(azureKeyVault.looksReal(TARGET)).toBe(true)
    const key = 'https://ContosoKeyVault.vault.azure.net/keys/k'
    expect(azureKeyVault.looksReal({ ...TARGET, key })).toBe(false)
  })

  it('whose names hold nothing that a shell would read', () => {
    const sign = fc.constantFrom(...' \t\n\'"`$;&|<>(){}[]*?!#~%^\\')
    fc.assert(
      fc.property(sign, fc.nat({ max: KID.length }), (bad, at) => {
        const broken = (text: string) => text.slice(0, at) + bad + text.slice(at)
        expect(accepts({ key: broken(TARGET.key) }).map(({ path }) => path)).toContain('key')
        expect(accepts({ kid: broken(KID) }).map(({ path }) => path)).toContain('kid')
      }),
    )
  })
})

const { n = '', e = '' } = createPublicKey(publicPem).export({ format: 'jwk' })
const base64 = (text: string) => Buffer.from(text, 'base64url').toString('base64')
const jwk = { n: base64(n), e: base64(e) }

const answerOf = (change: { [field: string]: unknown } = {}, more = {}) => ({
  attributes: { created: '2030-12-30T08:00:00+00:00', enabled: true, expires: null },
  key: { crv: null, d: null, kid: KID, kty: 'RSA-HSM', keyOps: ['import'], ...jwk, ...change },
  managed: null,
  tags: {},
  ...more,
})

function read(target: Target, files: { [path: string]: Uint8Array } = {}) {
  const all: { [path: string]: Uint8Array } = { ...FILES, ...files }
  return azureKeyVault.readParameters(target, ({ path }) => all[path] ?? new Uint8Array(), NOW)
}
const readAnswer = (answer: unknown, change: Partial<Target> = {}) =>
  read(
    { ...BARE, parameters: ref('answer'), ...change },
    { answer: typeof answer === 'string' ? bytesOf(answer) : bytesOf(JSON.stringify(answer)) },
  )

describe('the KEK of Azure', () => {
  const expected = { spki: spkiDer, bits: 2048, sha256: sha256Hex(spkiDer), notes: [] }

  it.each<[name: string, answer: unknown]>([
    ['as the program prints it', answerOf()],
    ['as the service sends it', answerOf({ keyOps: undefined, key_ops: ['import'], n, e })],
    [
      'with a zero in front of its modulus',
      answerOf({
        n: Buffer.concat([Buffer.alloc(1), Buffer.from(n, 'base64url')]).toString('base64'),
      }),
    ],
    ['with a byte order mark', `\uFEFF${JSON.stringify(answerOf())}`],
  ])('is read from the JSON answer, %s', (_, answer) => {
    expect(readAnswer(answer)).toEqual(expected)
  })

  it('is read from PEM, and from both if they agree', () => {
    expect(read(TARGET)).toEqual(expected)
    expect(read({ ...TARGET, expires: NOW })).toEqual({ ...expected, expires: NOW })
    expect(read(TARGET, { key: bytesOf(publicPem.replaceAll('\n', '\r\n')) })).toEqual(expected)
    expect(readAnswer(answerOf(), { wrappingKey: ref('key') })).toEqual(expected)
  })

  const other = rsaPair()
  it.each<[name: string, call: () => unknown, code: CeremonyError['code'], message: string]>([
    [
      'a private key',
      () => read(TARGET, { key: bytesOf(privatePem) }),
      'wrappingkey.invalid',
      'private',
    ],
    [
      'another kid',
      () => readAnswer(answerOf({ kid: `${KID.slice(0, -1)}0` })),
      'package.invalid',
      'is the key http',
    ],
    [
      'a software key',
      () => readAnswer(answerOf({ kty: 'RSA' })),
      'package.invalid',
      'type RSA, not RSA-HSM',
    ],
    [
      'other operations',
      () => readAnswer(answerOf({ keyOps: ['import', 'encrypt'] })),
      'package.invalid',
      'its only operation must be import',
    ],
    [
      'no operations',
      () => readAnswer(answerOf({ keyOps: null })),
      'package.invalid',
      'its only operation',
    ],
    [
      'a disabled key',
      () => readAnswer(answerOf({}, { attributes: { enabled: false } })),
      'package.invalid',
      'is disabled',
    ],
    ['no modulus', () => readAnswer(answerOf({ n: null })), 'package.invalid', 'has no key.n'],
    [
      'a strange modulus',
      () => readAnswer(answerOf({ n: '?' })),
      'package.invalid',
      'key.n is not base64',
    ],
    ['a zero modulus', () => readAnswer(answerOf({ n: 'AAAA' })), 'wrappingkey.invalid', 'bits'],
    [
      'another exponent',
      () => readAnswer(answerOf({ e: 'Aw==' })),
      'wrappingkey.invalid',
      'exponent is 3',
    ],
    [
      'a small key',
      () => readAnswer(answerOf({ n: Buffer.alloc(128, 0xff).toString('base64') })),
      'wrappingkey.invalid',
      'has 1024 bits',
    ],
    [
      'an answer of Google',
      () => readAnswer({ importMethod: 'x', publicKey: { pem: 'x' } }),
      'package.invalid',
      'answer of Google',
    ],
    ['no file', () => read(BARE), 'package.invalid', 'is missing'],
    [
      'two keys',
      () =>
        read(
          { ...TARGET, parameters: ref('answer') },
          { key: other.spki, answer: bytesOf(JSON.stringify(answerOf())) },
        ),
      'package.invalid',
      'is another key than',
    ],
  ])('with %s is refused, naming it', (_, call, code, message) => {
    expectRefusal(call, code, message)
  })

  it('of any JSON is read or refused, never worse', () => {
    const fields = Object.keys(answerOf().key)
    fc.assert(
      fc.property(fc.constantFrom(...fields), fc.jsonValue(), (field, value) => {
        readOrRefused(() => readAnswer(answerOf({ [field]: value })))
        readOrRefused(() => readAnswer(answerOf({}, { attributes: value })))
        readOrRefused(() => readAnswer(answerOf({}, { key: value })))
      }),
    )
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => {
        readOrRefused(() => read(TARGET, { key: bytes }))
        readOrRefused(() => readAnswer(textOf(bytes)))
      }),
    )
  })
})

/** The ciphertext of a file that is what the specification says. */
function ciphertextOf(folder: ReadonlyMap<string, Uint8Array>, kid: string | undefined) {
  const file = JSON.parse(textOf(folder.get('KeyTransferPackage-orders.byok')))
  expect(file).toEqual({
    schema_version: '1.0.0',
    header: { kid, alg: 'dir', enc: 'CKM_RSA_AES_KEY_WRAP' },
    ciphertext: expect.stringMatching(/^[A-Za-z0-9_-]+$/),
    generator: 'Claviger',
  })
  return new Uint8Array(Buffer.from(file.ciphertext, 'base64url'))
}

describe.each([
  [azureKeyVault, TARGET],
  [azureManagedHsm, MANAGED],
] as const)('a package for $title', (provider, target) => {
  itUnwrapsEverywhere(
    provider,
    (bits) => ({ target, files: { key: bytesOf(wrappingKey(bits).publicPem) } }),
    (folder) => ciphertextOf(folder, target.kid),
  )
})

describe('a key transfer package', () => {
  const name = 'KeyTransferPackage-orders.byok'
  const bend = (folder: Map<string, Uint8Array>, change: (text: string) => string) =>
    folder.set(name, bytesOf(change(textOf(folder.get(name)))))

  it.each<[name: string, change: (text: string) => string, message: string]>([
    ['another kid', (text) => text.replace(VERSION, '0'.repeat(32)), 'is not what the log'],
    ['another field', (text) => text.replace('{', '{"x":1,'), 'is not what the log'],
    ['padding', (text) => text.replace('","generator', '=","generator'), 'is not base64url'],
    ['standard base64', (text) => text.replace('"ciphertext":"', '"ciphertext":"+/'), 'base64url'],
    ['no JSON', () => 'x', 'is not the JSON answer'],
    ['nothing in it', () => '{}', 'has no ciphertext'],
    [
      'a cut ciphertext',
      (text) => text.replace(/"ciphertext":"[^"]*"/, `"ciphertext":"${'AAAA'.repeat(86)}"`),
      'holds 258 bytes',
    ],
  ])('with %s is refused', async (_, change, message) => {
    const { folder, facts } = await packageFor(azureKeyVault, WAY)
    azureKeyVault.checks(folder, facts)
    bend(folder, change)
    expectRefusal(() => azureKeyVault.checks(folder, facts), 'package.invalid', message, name)
  })

  it('is refused where the log has another kid', async () => {
    const { folder, facts } = await packageFor(azureKeyVault, WAY)
    const options = { kid: KID.replace(VERSION, 'f'.repeat(32)) }
    expect(facts.options).toEqual({ kid: KID })
    expectRefusal(
      () => azureKeyVault.checks(folder, { ...facts, options }),
      'package.invalid',
      'is not what the log',
    )
  })
})

const NAMES = ['--vault-name', 'acme-pay', '--name']
const callsFor = (text: string) => callsOf('az', shellBlocks(text).slice(1).join('\n'))

describe('IMPORT.md for Azure', () => {
  it.each<[algorithm: Algorithm, use: PlanKey['use'], words: string]>([
    ['RSA-2048', undefined, '--ops encrypt decrypt wrapKey unwrapKey'],
    ['RSA-2048', 'sign', '--ops sign verify'],
    ['EC-P256', 'sign', '--ops sign verify'],
    ['EC-P521', undefined, '--ops sign verify'],
    ['EC-secp256k1', undefined, '--ops sign verify'],
  ])('imports %s to %s', async (algorithm, use, words) => {
    const curves: { [name: string]: string } = {
      'EC-P256': 'P-256',
      'EC-P521': 'P-521',
      'EC-secp256k1': 'P-256K',
    }
    const curve = curves[algorithm]
    if (curve !== undefined) expect(Object.values(KnownKeyCurveNames)).toContain(curve)
    const type = curve === undefined ? [] : ['--kty', 'EC', '--curve', curve]
    const key = { label: 'orders', algorithm, ...(use === undefined ? {} : { use }) }
    const { text } = await packageFor(azureKeyVault, { ...WAY, key })
    const file = ['--byok-file', 'KeyTransferPackage-orders.byok']
    const [ops, ...operations] = words.split(' ')
    for (const one of operations) expect(Object.values(KnownKeyOperations)).toContain(one)
    expect(callsFor(text)).toEqual([
      ['version'],
      ['keyvault', 'key', 'import', ...NAMES, 'orders', ...type, ...file, ops, ...operations],
      ['keyvault', 'key', 'show', ...NAMES, 'orders'],
      [
        'keyvault',
        'key',
        'download',
        ...NAMES,
        'orders',
        '--file',
        expect.stringMatching(/^\/.*\/public\.pem$/),
      ],
      ['keyvault', 'key', 'delete', ...NAMES, 'KEKforBYOK'],
    ])
  })

  it('leaves nothing in the package', async () => {
    const { text } = await packageFor(azureKeyVault, WAY)
    // Like the program, it makes the file that its last argument names.
    const fetched = 'az() { for last; do :; done; case "$last" in *.pem) echo > "$last"; esac; }'
    expect(leftBy('az', [fetched, ...shellBlocks(text).slice(1)].join('\n'))).toEqual([])
  })

  it('shows how the KEK was made', async () => {
    const { text } = await packageFor(azureKeyVault, WAY)
    const kek = [...NAMES, 'KEKforBYOK']
    expect(callsOf('az', indentedLines(text))).toEqual([
      [
        'keyvault',
        'key',
        'create',
        ...kek,
        '--kty',
        'RSA-HSM',
        '--size',
        '2048',
        '--ops',
        'import',
      ],
      ['keyvault', 'key', 'show', ...kek],
      ['keyvault', 'key', 'download', ...kek, '--file', 'KEKforBYOK.publickey.pem'],
    ])
  })

  it('says what Microsoft supports, that nothing expires, and what to delete', async () => {
    const { text } = await packageFor(azureKeyVault, WAY)
    expect(text).toContain('Microsoft supports such files from the HSMs on its list')
    expect(text).toContain('| Window closes | never: delete the KEK |')
    expect(text).toContain('Delete the KEK when no other package waits for it')
  })

  it.each<Algorithm>(['AES-128', 'AES-192', 'AES-256'])(
    'probes %s in a managed HSM',
    async (algorithm) => {
      const key = { label: 'orders', algorithm }
      const { text, secret } = await packageFor(azureManagedHsm, { ...WAY, key, target: MANAGED })
      const calls = callsFor(text)
      expect(calls[1]).toEqual(
        'keyvault key import --hsm-name acme-pay --name orders --kty oct --byok-file KeyTransferPackage-orders.byok --ops encrypt decrypt wrapKey unwrapKey'.split(
          ' ',
        ),
      )
      const probe = calls.find((words) => words.includes('encrypt') && words.includes('--iv')) ?? []
      const wordAfter = (option: string) => probe[probe.indexOf(option) + 1] ?? ''
      const size = algorithm.slice(4)
      expect(wordAfter('--algorithm')).toBe(`A${size}CBC`)
      const iv = Buffer.from(wordAfter('--iv'), 'hex')
      const cipher = createCipheriv(`aes-${size}-cbc`, secret, iv).setAutoPadding(false)
      const expected = cipher.update(Buffer.from(wordAfter('--value'), 'base64')).toString('base64')
      expect(text).toContain(`Expect \`${expected}\``)
    },
  )

  it('of a rehearsal holds no command', async () => {
    const { folder, facts, text } = await packageFor(azureKeyVault, { ...WAY, mode: 'rehearsal' })
    azureKeyVault.checks(folder, facts)
    expect(shellBlocks(text)).toEqual([])
    expect(text).not.toContain('az keyvault')
  })
})
