import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { oaepEncrypt } from '#electron/services/oaep.ts'
import { osRandom } from '#electron/services/random.ts'
import { aws } from '#shared/byok/aws.ts'
import { importCommand } from '#shared/byok/aws-import.ts'
import { readPackage } from '#shared/byok/package.ts'
import { methodOf } from '#shared/byok/methods.ts'
import type { PackageContent, WrapInput } from '#shared/byok/provider.ts'
import { wrappedLength } from '#shared/byok/rsawrap.ts'
import { demandPackage, wrapFactsOf } from '#shared/byok/table.ts'
import { sha256Hex } from '#shared/bytes.ts'
import type { PlanKey, Target } from '#shared/ceremony/plan.ts'
import { parseManifest } from '#shared/formats/manifest.ts'
import { ARN, bare, read, spki, TARGET } from '../../support/aws.ts'
import { told } from '../../support/german.ts'
import { ref } from '../../support/packages.ts'
import { type Loose, NOW, planFiles, planOf, TOKEN } from '../../support/plans.ts'
import { expectRefusal } from '../../support/refusal.ts'
import { runWithStub, shellBlocks } from '../../support/stub-aws.ts'
import { NASTY } from '../../support/stub.ts'

const KEY: PlanKey = { label: 'orders', algorithm: 'AES-256' }
const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes)
const SECRET = Uint8Array.from({ length: 32 }, (_, i) => i)

function inputOf(change: Partial<WrapInput> = {}): WrapInput {
  return {
    materialSecret: SECRET,
    key: KEY,
    target: TARGET,
    parameters: read({}),
    oaep: oaepEncrypt,
    random: osRandom,
    ...change,
  }
}

async function packageOf(mode: 'rehearsal' | 'production', change: Partial<Target> = {}) {
  const target = { ...TARGET, ...change }
  const parameters = read(change)
  const wrapped = await aws.wrap(inputOf({ target, parameters }))
  const content: PackageContent = {
    ceremony: 'c'.repeat(32),
    mode,
    key: KEY,
    check: { kcv: '377822c093' },
    target,
    parameters,
    wrapped,
  }
  return aws.files(content)
}

describe('AWS KMS takes an AES-256 key', () => {
  const accepts = (change: Partial<Target>) => told(aws.accepts(KEY, { ...TARGET, ...change }, NOW))

  it.each<[name: string, change: Partial<Target>]>([
    ['by ARN', {}],
    ['by key id', { key: '1234abcd-12ab-34cd-56ef-1234567890ab' }],
    ['by multi-Region key id', { key: `mrk-${'0'.repeat(32)}` }],
    [
      'in the government cloud',
      { key: ARN.replace('arn:aws:kms:eu-west-1', 'arn:aws-us-gov:kms:us-gov-west-1') },
    ],
    ['with SHA-1', { method: 'RSAES_OAEP_SHA_1' }],
    ['for a year', { validTo: '2031-12-31T20:00:00Z' }],
    ['as a rotation', { importType: 'NEW_KEY_MATERIAL', description: 'Orders 2031: 2nd' }],
  ])('%s', (_, change) => {
    expect(accepts(change)).toEqual([])
  })

  it.each<[name: string, change: Partial<Target>, path: string, message: string]>([
    ['by alias', { key: 'alias/orders' }, 'key', 'is an alias'],
    [
      'by alias ARN',
      { key: 'arn:aws:kms:eu-west-1:111122223333:alias/orders' },
      'key',
      'is an alias',
    ],
    ['by another name', { key: 'orders; rm -rf /' }, 'key', 'is not a key id or key ARN'],
    [
      'in China',
      { key: ARN.replace('arn:aws:kms:eu-west-1', 'arn:aws-cn:kms:cn-north-1') },
      'key',
      '128 bits',
    ],
    [
      'with an AES key around it',
      { method: 'RSA_AES_KEY_WRAP_SHA_256' },
      'method',
      'RSA_AES_KEY_WRAP_SHA_256 cannot bring in AES-256',
    ],
    ['with PKCS#1 v1.5', { method: 'RSAES_PKCS1_V1_5' }, 'method', 'is not a method'],
    ['with an inherited method', { method: 'toString' }, 'method', 'is not a method'],
    ['until yesterday', { validTo: '2030-12-30T20:00:00Z' }, 'validTo', 'is past'],
    ['for two years', { validTo: '2032-12-31T20:00:00Z' }, 'validTo', 'more than 365 days'],
    [
      'as something else',
      { importType: 'OLD' },
      'importType',
      'must be NEW_KEY_MATERIAL or EXISTING_KEY_MATERIAL',
    ],
    ['described in code', { description: '$(id)' }, 'description', 'may hold letters'],
    ['described by an option', { description: '--debug' }, 'description', 'may not begin with -'],
    [
      'described by a file to read',
      { description: 'file:///etc/passwd' },
      'description',
      'hold ://',
    ],
    [
      'with a field of another cloud',
      { kid: 'x' },
      'kid',
      'does not belong to a target of aws-kms',
    ],
  ])('but not %s', (_, change, path, message) => {
    expect(accepts(change)).toContainEqual({ path, message: expect.stringContaining(message) })
  })

  it('but no other algorithm, and not without its files', () => {
    for (const algorithm of ['AES-192', 'Ed25519', 'X25519'] as const)
      expect(told(aws.accepts({ label: 'x', algorithm }, TARGET, NOW))).toEqual([
        { path: 'method', message: `AWS KMS does not import ${algorithm}` },
      ])
    expect(told(aws.accepts(KEY, bare, NOW)).map(({ path }) => path)).toEqual([
      'wrappingKey',
      'importToken',
    ])
    expect(told(aws.accepts(KEY, { ...bare, parameters: ref('params') }, NOW))).toEqual([])
  })

  it('and knows the keys of its own documentation', () => {
    expect(aws.looksReal(TARGET)).toBe(false)
    expect(aws.looksReal({ ...TARGET, key: ARN.replace('111122223333', '987612345678') })).toBe(
      true,
    )
    expect(aws.looksReal({ ...TARGET, key: '1234abcd-12ab-34cd-56ef-1234567890ab' })).toBe(true)
  })
})

describe('wrapping', () => {
  it('of what does not fit is refused', () => {
    const method = (name: string) => methodOf(aws, { ...TARGET, method: name })
    expectRefusal(
      () => wrappedLength(method('RSAES_OAEP_SHA_256'), 2048, 191),
      'package.invalid',
      '191 bytes do not fit',
    )
    expect(wrappedLength(method('RSAES_OAEP_SHA_256'), 2048, 190)).toBe(256)
    expect(wrappedLength(method('RSAES_OAEP_SHA_1'), 4096, 470)).toBe(512)
  })

  it('to another length than expected is never handed over', async () => {
    const oaep = async () => new Uint8Array(255)
    const promise = aws.wrap(inputOf({ oaep }))
    await expect(promise).rejects.toThrow('255 bytes')
  })
})

describe('the facts of a package', () => {
  it('list everything that the intent to wrap names', () => {
    const { plan, inputs } = planOf()
    expect(wrapFactsOf(plan, 'orders', 0, inputs, NOW)).toEqual({
      label: 'orders',
      provider: 'aws-kms',
      target: ARN,
      method: 'RSAES_OAEP_SHA_256',
      hash: 'SHA-256',
      wrappingKey: sha256Hex(spki),
      token: sha256Hex(TOKEN),
      expires: '2031-01-01T08:00:00Z',
      path: 'packages/orders/aws-kms',
      options: { expirationModel: 'KEY_MATERIAL_DOES_NOT_EXPIRE' },
    })
  })

  it('give a second target of one provider a folder of its own, and carry its options', () => {
    const { plan, inputs } = planOf((loose: Loose) => {
      const targets = loose.keys?.[0]?.targets as unknown as object[]
      targets.push({
        ...targets[0],
        validTo: '2031-06-01T00:00:00Z',
        importType: 'NEW_KEY_MATERIAL',
        description: 'second',
      })
    }, planFiles())
    expect(wrapFactsOf(plan, 'orders', 1, inputs, NOW)).toMatchObject({
      path: 'packages/orders/aws-kms-2',
      options: {
        expirationModel: 'KEY_MATERIAL_EXPIRES',
        validTo: '2031-06-01T00:00:00Z',
        importType: 'NEW_KEY_MATERIAL',
        description: 'second',
      },
    })
    expectRefusal(() => wrapFactsOf(plan, 'orders', 2, inputs, NOW), 'package.invalid')
  })
})

describe('a package', () => {
  it('holds what the contract lists, and its manifest binds it', async () => {
    const folder = await packageOf('production')
    expect([...folder.keys()].sort()).toEqual([
      'EncryptedKeyMaterial.bin',
      'IMPORT.md',
      'ImportToken.bin',
      'manifest.json',
    ])
    const wrapped = folder.get('EncryptedKeyMaterial.bin') ?? new Uint8Array()
    expect(folder.get('ImportToken.bin')).toEqual(TOKEN)
    expect(parseManifest(folder.get('manifest.json') ?? new Uint8Array())).toEqual({
      algorithm: 'AES-256',
      ceremony: 'c'.repeat(32),
      claviger: 'package/1',
      expires: '2031-01-01T08:00:00Z',
      files: {
        'EncryptedKeyMaterial.bin': createHash('sha256').update(wrapped).digest('hex'),
        'ImportToken.bin': createHash('sha256').update(TOKEN).digest('hex'),
      },
      hash: 'SHA-256',
      key: { kcv: '377822c093' },
      label: 'orders',
      method: 'RSAES_OAEP_SHA_256',
      mode: 'production',
      provider: 'aws-kms',
      target: ARN,
      wrapped: 'EncryptedKeyMaterial.bin',
      wrappingKey: { bits: 2048, sha256: sha256Hex(spki) },
    })
    const { plan, inputs } = planOf()
    const facts = wrapFactsOf(plan, 'orders', 0, inputs, NOW)
    demandPackage(folder, facts)
    for (const [field, value, path] of [
      ['label', 'invoices', 'label'],
      ['target', 'x', 'target'],
      ['method', 'RSAES_OAEP_SHA_1', 'method'],
      ['wrappingKey', 'x', 'wrappingKey'],
      ['token', 'x', 'ImportToken.bin'],
      ['expires', NOW, 'expires'],
    ] as const) {
      expectRefusal(
        () => demandPackage(folder, { ...facts, [field]: value }),
        'package.invalid',
        '',
        path,
      )
    }
  })

  it('of a rehearsal is marked, holds no command, and is refused where production is expected', async () => {
    const folder = await packageOf('rehearsal')
    expect(text(folder.get('REHEARSAL-DO-NOT-IMPORT'))).toMatch(/^[^\n]+\n$/)
    const manifest = readPackage(folder, { rehearsal: true })
    expect(manifest.files).toHaveProperty('REHEARSAL-DO-NOT-IMPORT')
    const guide = text(folder.get('IMPORT.md'))
    expect(guide).not.toMatch(/aws kms|```|import-key-material/)
    expect(guide).toContain('REHEARSAL, do not import')
    expectRefusal(() => readPackage(folder), 'rule.mode')
  })

  it.each<
    [name: string, change: (folder: Map<string, Uint8Array>) => void, path: string, message: string]
  >([
    [
      'a missing file',
      (folder) => folder.delete('ImportToken.bin'),
      'ImportToken.bin',
      'is missing',
    ],
    [
      'an altered file',
      (folder) => folder.set('ImportToken.bin', SECRET),
      'ImportToken.bin',
      'is not the file',
    ],
    [
      'a stray file',
      (folder) => folder.set('constructor', SECRET),
      'constructor',
      'does not belong',
    ],
    ['no manifest', (folder) => folder.delete('manifest.json'), 'manifest.json', 'is missing'],
    ['no guide', (folder) => folder.delete('IMPORT.md'), 'IMPORT.md', 'is missing'],
  ])('with %s is refused, naming it', async (_, change, path, message) => {
    const folder = await packageOf('production')
    change(folder)
    expectRefusal(() => readPackage(folder), 'package.invalid', message, path)
  })
})

describe('IMPORT.md of production', () => {
  it('imports with exactly these arguments', async () => {
    const guide = text((await packageOf('production')).get('IMPORT.md'))
    const script = shellBlocks(guide).find((block) => block.includes('import-key-material')) ?? ''
    expect(runWithStub(script).calls).toEqual([
      [
        'kms',
        'import-key-material',
        '--key-id',
        ARN,
        '--region',
        'eu-west-1',
        '--encrypted-key-material',
        'fileb://EncryptedKeyMaterial.bin',
        '--import-token',
        'fileb://ImportToken.bin',
        '--expiration-model',
        'KEY_MATERIAL_DOES_NOT_EXPIRE',
      ],
    ])
  })

  it('says what is bound, when the window closes, what to expect and what cannot be checked', async () => {
    const guide = text(
      (await packageOf('production', { validTo: '2031-06-01T00:00:00Z' })).get('IMPORT.md'),
    )
    for (const part of [
      ARN,
      '377822c093',
      sha256Hex(spki),
      sha256Hex(TOKEN),
      'Import before 2031-01-01T08:00:00Z',
      'AWS deletes the key material at 2031-06-01T00:00:00Z',
      'aws kms create-key',
      'aws kms get-parameters-for-import',
      'aws kms describe-key',
      'aws kms list-key-rotations',
      'Cannot be checked',
      'InvalidCiphertextException',
      'ExpiredImportTokenException',
    ]) {
      expect(guide).toContain(part)
    }
    expect(guide).not.toMatch(/undefined|\[object/)
  })

  it('hands every value of a plan over as one argument, whatever it holds', () => {
    const target = { ...TARGET, key: NASTY, description: NASTY, importType: NASTY, validTo: NASTY }
    const printed = importCommand({
      target,
      region: NASTY,
      wrapped: 'EncryptedKeyMaterial.bin',
      token: 'ImportToken.bin',
    })
    const { calls, files } = runWithStub(printed)
    expect(files).toEqual([])
    const argv = calls[0] ?? []
    for (const option of [
      '--key-id',
      '--region',
      '--valid-to',
      '--import-type',
      '--key-material-description',
    ]) {
      expect(argv[argv.indexOf(option) + 1]).toBe(NASTY)
    }
    expect(argv).toHaveLength(18)
  })
})
