import { createHmac, hkdfSync } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gcp } from '#shared/byok/gcp.ts'
import { GCP_ALGORITHMS } from '#shared/byok/gcp-algorithms.ts'
import type { Algorithm, PlanKey, Target, Use } from '#shared/ceremony/plan.ts'
import { ALGORITHMS } from '#shared/ceremony/plan-schema.ts'
import { sha256Hex } from '#shared/bytes.ts'
import type { CeremonyError } from '#shared/errors.ts'
import protos from '../../../node_modules/@google-cloud/kms/build/protos/protos.json' with {
  type: 'json',
}
import { noted, told } from '../../support/german.ts'
import { itUnwrapsEverywhere, readOrRefused } from '../../support/imports.ts'
import { bytesOf, packageFor, ref, textOf, type Way } from '../../support/packages.ts'
import { NOW } from '../../support/plans.ts'
import { expectRefusal } from '../../support/refusal.ts'
import { shellBlocks } from '../../support/stub-aws.ts'
import { wrappingKey } from '../../support/unwrap.ts'

const RING = 'projects/acme-prod/locations/europe-west1/keyRings/pay'
const JOB = `${RING}/importJobs/job-1`
const KEY: PlanKey = { label: 'orders', algorithm: 'AES-256' }
const TARGET: Target = {
  provider: 'gcp-kms',
  key: `${RING}/cryptoKeys/orders`,
  method: 'rsa-oaep-3072-sha256-aes-256',
  wrappingKey: ref('key'),
  importJob: JOB,
  protectionLevel: 'SOFTWARE',
  keyAlgorithm: 'google-symmetric-encryption',
}
const { wrappingKey: _, ...BARE } = TARGET
const { publicPem, privatePem, spkiDer } = wrappingKey(3072)
const FILES = { key: bytesOf(publicPem), attestation: Uint8Array.of(1) }
const WAY: Way = { key: KEY, target: TARGET, files: FILES }
const accepts = (change: Partial<Target>, key = KEY) =>
  told(gcp.accepts(key, { ...TARGET, ...change }, NOW))

describe('Google Cloud KMS takes a key', () => {
  it.each<[keyAlgorithm: string, algorithm: Algorithm, use: Use, change: Partial<Target>]>([
    ['google-symmetric-encryption', 'AES-256', 'encrypt', {}],
    ['aes-256-gcm', 'AES-256', 'encrypt', {}],
    ['aes-128-cbc', 'AES-128', 'decrypt', {}],
    ['aes-128-ctr', 'AES-128', 'encrypt', { protectionLevel: 'HSM', attestation: ref('a') }],
    ['hmac-sha512', 'HMAC-SHA-512', 'mac', {}],
    ['ec-sign-p384-sha384', 'EC-P384', 'sign', {}],
    ['ec-sign-secp256k1-sha256', 'EC-secp256k1', 'sign', { protectionLevel: 'HSM' }],
    ['rsa-sign-pss-4096-sha512', 'RSA-4096', 'sign', {}],
    ['rsa-sign-raw-pkcs1-2048', 'RSA-2048', 'sign', {}],
    ['rsa-decrypt-oaep-3072-sha1', 'RSA-3072', 'decrypt', {}],
  ])('as %s', (keyAlgorithm, algorithm, use, change) => {
    expect(accepts({ keyAlgorithm, ...change }, { label: 'x', algorithm, use })).toEqual([])
  })

  const rsa: PlanKey = { label: 'x', algorithm: 'RSA-2048' }
  it.each<[name: string, change: Partial<Target>, path: string, message: string, key?: PlanKey]>([
    ['by a version', { key: `${TARGET.key}/cryptoKeyVersions/1` }, 'key', 'is a version'],
    ['by another name', { key: 'orders' }, 'key', 'is not a name of the form projects/'],
    ['of a project too short', { key: TARGET.key.replace('acme-prod', 'acme') }, 'key', 'is not'],
    ['whose name is an option', { key: `${RING}/cryptoKeys/-v` }, 'key', 'is not'],
    ['of another provider', { key: 'https://v.vault.azure.net/keys/k' }, 'key', 'is not'],
    ['without a job', { importJob: undefined as never }, 'importJob', 'is missing'],
    ['with a bare job', { importJob: 'job-1' }, 'importJob', 'is not a name of the form'],
    [
      'with a job of another ring',
      { importJob: JOB.replace('/pay/', '/hr/') },
      'importJob',
      'is of another key ring',
    ],
    ['of no level', { protectionLevel: 'EXTERNAL' }, 'protectionLevel', 'must be SOFTWARE or HSM'],
    ['of a small level', { protectionLevel: 'hsm' }, 'protectionLevel', 'must be'],
    ['with an attestation of software', { attestation: ref('a') }, 'attestation', 'HSM only'],
    ['by PKCS#1', { method: 'rsa-pkcs1' }, 'method', 'is not a method of Google Cloud KMS'],
    ['by HPKE', { method: 'hpke-kem-xwing-hkdf-sha256-aes-256-gcm' }, 'method', 'is not a method'],
    ['by an inherited method', { method: 'toString' }, 'method', 'is not a method'],
    [
      'that is RSA, directly',
      { method: 'rsa-oaep-3072-sha256', keyAlgorithm: 'rsa-sign-pss-2048-sha256' },
      'method',
      'rsa-oaep-3072-sha256 cannot bring in RSA-2048',
      rsa,
    ],
    ['without algorithm', { keyAlgorithm: undefined as never }, 'keyAlgorithm', 'is missing'],
    ['of another size', { keyAlgorithm: 'aes-128-gcm' }, 'keyAlgorithm', 'is not for AES-256'],
    [
      'of another RSA size',
      { keyAlgorithm: 'rsa-sign-pss-3072-sha256' },
      'keyAlgorithm',
      'is not for RSA-2048: use one of rsa-sign-pss-2048-sha256',
      rsa,
    ],
    [
      'for another use',
      { keyAlgorithm: 'rsa-sign-pss-2048-sha256' },
      'keyAlgorithm',
      'is not for RSA-2048 to decrypt: use one of rsa-decrypt-oaep-2048-sha1',
      { ...rsa, use: 'decrypt' },
    ],
    [
      'to agree',
      { keyAlgorithm: 'ec-sign-p256-sha256' },
      'keyAlgorithm',
      'there is none for EC-P256 to agree',
      { label: 'x', algorithm: 'EC-P256', use: 'agree' },
    ],
    [
      'on secp256k1 in software',
      { keyAlgorithm: 'ec-sign-secp256k1-sha256' },
      'keyAlgorithm',
      'needs protectionLevel HSM',
      { label: 'x', algorithm: 'EC-secp256k1' },
    ],
    [
      'with a field of another cloud',
      { kid: 'x' },
      'kid',
      'does not belong to a target of gcp-kms',
    ],
    ['without its files', { wrappingKey: undefined as never }, 'wrappingKey', 'is missing'],
  ])('but not %s', (_, change, path, message, key = KEY) => {
    expect(accepts(change, key)).toContainEqual({ path, message: expect.stringContaining(message) })
  })

  it.each<Algorithm>(['AES-192', 'EC-P521', 'Ed25519', 'X25519'])('but no %s', (algorithm) => {
    const message = `Google Cloud KMS does not import ${algorithm}`
    expect(accepts({}, { label: 'x', algorithm })).toContainEqual({ path: 'method', message })
  })

  it('of every other algorithm of a plan', () => {
    const none = ['AES-192', 'EC-P521', 'Ed25519', 'X25519']
    const all = new Set(GCP_ALGORITHMS.map(({ algorithm }) => algorithm))
    expect(all).toEqual(new Set(ALGORITHMS.filter((algorithm) => !none.includes(algorithm))))
  })

  it('and knows the projects of its own documentation', () => {
    expect(gcp.looksReal(TARGET)).toBe(true)
    const key = TARGET.key.replace('acme-prod', 'my-project')
    expect(gcp.looksReal({ ...TARGET, key })).toBe(false)
  })

  it('by names that its published interface knows', () => {
    const { v1 } = protos.nested.google.nested.cloud.nested.kms.nested
    const algorithms = v1.nested.CryptoKeyVersion.nested.CryptoKeyVersionAlgorithm.values
    const methods = v1.nested.ImportJob.nested.ImportMethod.values
    const flag = (name: string) => name.toUpperCase().replaceAll('-', '_')
    for (const algorithm of GCP_ALGORITHMS) expect(algorithms).toHaveProperty(flag(algorithm.flag))
    for (const { name } of gcp.methods) expect(methods).toHaveProperty(flag(name))
  })
})

const answerOf = (change: { [field: string]: unknown } = {}) => ({
  attestation: { format: 'CAVIUM_V2_COMPRESSED' },
  createTime: '2030-12-31T08:00:00.1Z',
  expireTime: '2031-01-03T08:00:00.123456789Z',
  importMethod: 'RSA_OAEP_3072_SHA256_AES_256',
  name: JOB,
  protectionLevel: 'SOFTWARE',
  publicKey: { pem: publicPem },
  state: 'ACTIVE',
  ...change,
})

function read(target: Target, files: { [path: string]: Uint8Array } = {}) {
  const all: { [path: string]: Uint8Array } = { ...FILES, ...files }
  return gcp.readParameters(target, ({ path }) => all[path] ?? new Uint8Array(), NOW)
}
const readKey = (bytes: Uint8Array, change: Partial<Target> = {}) =>
  read({ ...TARGET, ...change }, { key: bytes })
const readAnswer = (answer: unknown, change: Partial<Target> = {}) =>
  read(
    { ...BARE, parameters: ref('answer'), ...change },
    { answer: typeof answer === 'string' ? bytesOf(answer) : bytesOf(JSON.stringify(answer)) },
  )

describe('import parameters of Google', () => {
  const expected = { bits: 3072, sha256: sha256Hex(spkiDer), notes: [] }

  it.each<[name: string, bytes: Uint8Array]>([
    ['as gcloud prints it', bytesOf(publicPem)],
    ['with the line ends of Windows', bytesOf(publicPem.replaceAll('\n', '\r\n'))],
    ['with a byte order mark', bytesOf(`\uFEFF${publicPem}`)],
    ['as DER', spkiDer],
  ])('are read from the key %s', (_, bytes) => {
    expect(readKey(bytes)).toMatchObject(expected)
    expect(readKey(bytes, { expires: NOW }).expires).toBe(NOW)
  })

  it('are read from the JSON answer, with its time', () => {
    expect(readAnswer(answerOf())).toMatchObject({ ...expected, expires: '2031-01-03T08:00:00Z' })
    const offset = answerOf({ expireTime: '2031-01-03T09:00:00+01:00' })
    expect(readAnswer(offset).expires).toBe('2031-01-03T08:00:00Z')
    expect(readAnswer(answerOf(), { expires: NOW }).expires).toBe(NOW)
    expect(readAnswer(answerOf(), { wrappingKey: ref('key') })).toMatchObject(expected)
    expect(readAnswer(`\uFEFF${JSON.stringify(answerOf())}`)).toMatchObject(expected)
  })

  it('of an HSM ask for its attestation', () => {
    const hsm = { protectionLevel: 'HSM' }
    const { notes } = readKey(FILES.key, hsm)
    expect(noted(notes)).toEqual(['no attestation shows that the import job lives in an HSM'])
    expect(readKey(FILES.key, { ...hsm, attestation: ref('attestation') }).notes).toEqual([])
  })

  const other = wrappingKey(4096)
  const azure = { key: { kid: 'x' } }
  it.each<[name: string, call: () => unknown, code: CeremonyError['code'], message: string]>([
    ['a private key', () => readKey(bytesOf(privatePem)), 'wrappingkey.invalid', 'private key'],
    ['nothing', () => readKey(new Uint8Array()), 'wrappingkey.invalid', 'empty'],
    [
      'a key of another size',
      () => readKey(other.spkiDer),
      'wrappingkey.invalid',
      'has 4096 bits, not 3072',
    ],
    ['an answer as key', () => readKey(bytesOf('{}')), 'package.invalid', 'name it as parameters'],
    [
      'UTF-16 of PowerShell',
      () => readKey(Uint8Array.from([255, 254, ...Buffer.from(publicPem, 'utf16le')])),
      'package.invalid',
      'is UTF-16',
    ],
    ['no file', () => read(BARE), 'package.invalid', 'is missing'],
    ['no JSON', () => readAnswer('x'), 'package.invalid', 'is not the JSON answer'],
    ['PEM as answer', () => readAnswer(publicPem), 'package.invalid', 'name it as wrappingKey'],
    ['an answer of Azure', () => readAnswer(azure), 'package.invalid', 'answer of Azure Key Vault'],
    [
      'an answer of OCI',
      () => readAnswer({ data: { 'public-key': publicPem } }),
      'package.invalid',
      'answer of Oracle OCI Vault',
    ],
    [
      'another job',
      () => readAnswer(answerOf({ name: `${JOB}2` })),
      'package.invalid',
      `name is ${JOB}2, not ${JOB}`,
    ],
    [
      'another method',
      () => readAnswer(answerOf({ importMethod: 'RSA_OAEP_3072_SHA256' })),
      'package.invalid',
      'importMethod is RSA_OAEP_3072_SHA256, not RSA_OAEP_3072_SHA256_AES_256',
    ],
    [
      'another level',
      () => readAnswer(answerOf({ protectionLevel: 'HSM' })),
      'package.invalid',
      'protectionLevel is HSM, not SOFTWARE',
    ],
    [
      'a job that is not ready',
      () => readAnswer(answerOf({ state: 'PENDING_GENERATION', publicKey: undefined })),
      'package.invalid',
      'wait for ACTIVE',
    ],
    [
      'a job that is over',
      () => readAnswer(answerOf({ state: 'EXPIRED' })),
      'package.invalid',
      'is EXPIRED, not ACTIVE',
    ],
    ['no key', () => readAnswer(answerOf({ publicKey: {} })), 'package.invalid', 'publicKey.pem'],
    ['no time', () => readAnswer(answerOf({ expireTime: undefined })), 'package.invalid', 'expire'],
    [
      'a strange time',
      () => readAnswer(answerOf({ expireTime: 'soon' })),
      'package.invalid',
      'expireTime is not a time',
    ],
    [
      'another key in both places',
      () => readAnswer(answerOf({ publicKey: { pem: other.publicPem } })),
      'wrappingkey.invalid',
      'has 4096 bits',
    ],
    [
      'an empty attestation',
      () => readKey(FILES.key, { protectionLevel: 'HSM', attestation: ref('none') }),
      'package.invalid',
      'is empty',
    ],
  ])('with %s are refused, naming it', (_, call, code, message) => {
    expectRefusal(call, code, message)
  })

  it('of any bytes and any JSON are read or refused, never worse', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => {
        readOrRefused(() => readKey(bytes))
        readOrRefused(() => readAnswer(textOf(bytes)))
      }),
    )
    const fields = Object.keys(answerOf())
    fc.assert(
      fc.property(fc.constantFrom(...fields), fc.jsonValue(), (field, value) => {
        readOrRefused(() => readAnswer(answerOf({ [field]: value })))
      }),
    )
    fc.assert(fc.property(fc.jsonValue(), (value) => readOrRefused(() => readAnswer(value))))
  })
})

function wayTo(bits: number, method: string, algorithm: Algorithm): Omit<Way, 'key'> {
  const known = GCP_ALGORITHMS.find((one) => one.algorithm === algorithm)
  if (known === undefined) throw new Error(`no algorithm for ${algorithm}`)
  const protectionLevel = known.hsmOnly === true ? 'HSM' : 'SOFTWARE'
  return {
    target: { ...TARGET, method, protectionLevel, keyAlgorithm: known.flag },
    files: { key: bytesOf(wrappingKey(bits).publicPem) },
  }
}

describe('a package of Google', () => {
  itUnwrapsEverywhere(gcp, wayTo, (folder) => folder.get('wrapped.bin') ?? new Uint8Array())

  it('names job, level and algorithm in what people approve', () => {
    expect(gcp.options(TARGET)).toEqual({
      importJob: JOB,
      protectionLevel: 'SOFTWARE',
      keyAlgorithm: 'google-symmetric-encryption',
    })
  })

  it.each<[name: string, change: (folder: Map<string, Uint8Array>) => void, message: string]>([
    ['a missing file', (folder) => folder.delete('wrapped.bin'), 'is missing'],
    [
      'a cut ciphertext',
      (folder) => folder.set('wrapped.bin', new Uint8Array(416)),
      'holds 416 bytes, which is not the length of AES-256',
    ],
    [
      'another algorithm',
      (folder) => {
        const text = textOf(folder.get('manifest.json')).replace('AES-256', 'HMAC-SHA-512')
        folder.set('manifest.json', bytesOf(text))
      },
      'holds 424 bytes',
    ],
    [
      'a strange file',
      (folder) => {
        const files = `{"a.bin":"${'0'.repeat(64)}",`
        const text = textOf(folder.get('manifest.json')).replace('"files":{', `"files":${files}`)
        folder.set('manifest.json', bytesOf(text))
      },
      'does not belong',
    ],
  ])('with %s is refused', async (_, change, message) => {
    const { folder, facts } = await packageFor(gcp, WAY)
    gcp.checks(folder, facts)
    change(folder)
    expectRefusal(() => gcp.checks(folder, facts), 'package.invalid', message)
  })

  it('is refused where PKCS#8 cannot have that length', async () => {
    const key: PlanKey = { label: 'orders', algorithm: 'EC-P256' }
    const target = { ...TARGET, keyAlgorithm: 'ec-sign-p256-sha256' }
    const { folder, facts } = await packageFor(gcp, { key, target, files: FILES })
    gcp.checks(folder, facts)
    for (const length of [384, 400, 423]) {
      folder.set('wrapped.bin', new Uint8Array(length))
      expectRefusal(() => gcp.checks(folder, facts), 'package.invalid', `holds ${length} bytes`)
    }
  })

  it('of a rehearsal holds no command', async () => {
    const { folder, facts, text } = await packageFor(gcp, { ...WAY, mode: 'rehearsal' })
    gcp.checks(folder, facts)
    expect(text).not.toContain('gcloud')
    expect(shellBlocks(text)).toEqual([])
  })

  it('says how a symmetric software key is put to use, and that it cannot be checked', async () => {
    const { text } = await packageFor(gcp, {
      ...WAY,
      target: { ...TARGET, expires: '2031-01-03T08:00:00Z' },
    })
    expect(text).toContain('Import before 2031-01-03T08:00:00Z')
    expect(text).toContain('Cannot be checked: Google shows no check value')
    expect(shellBlocks(text).join('\n')).toContain('gcloud kms keys set-primary-version orders')
    expect(text).toContain('An import job cannot be deleted; it ends at 2031-01-03T08:00:00Z')
  })

  it('shows the fingerprint of a public key', async () => {
    const key: PlanKey = { label: 'orders', algorithm: 'EC-P256' }
    const target = { ...TARGET, keyAlgorithm: 'ec-sign-p256-sha256' }
    const { text, content } = await packageFor(gcp, { key, target, files: FILES })
    if (!('spki' in content.check)) throw new Error('no public key')
    expect(text).toContain(`\`${content.check.spki.slice('SHA256:'.length)}=\``)
    expect(text).not.toContain('set-primary-version')
  })

  it('shows the code of the reserved message under a key for codes', async () => {
    const key: PlanKey = { label: 'orders', algorithm: 'HMAC-SHA-384' }
    const target = { ...TARGET, keyAlgorithm: 'hmac-sha384' }
    const { text, secret } = await packageFor(gcp, { key, target, files: FILES })
    const code = createHmac('sha384', secret).update('claviger-probe-v1').digest('base64')
    expect(text).toContain(`Expect \`${code}\``)
    expect(text).not.toContain('Cannot be checked')
  })

  it('shows the check value that the attestation of an HSM key will show', async () => {
    const { text, secret } = await packageFor(gcp, {
      ...WAY,
      target: { ...TARGET, protectionLevel: 'HSM' },
    })
    const salt = Buffer.alloc(32)
    const value = Buffer.from(hkdfSync('sha256', secret, salt, 'Key Check Value', 32))
    expect(text).toContain(`Expect \`${value.toString('hex')}\``)
    expect(shellBlocks(text).join('\n')).toContain('--attestation-file "$HOME/key.attestation"')
  })
})
