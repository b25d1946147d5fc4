/**
 * The clouds' own libraries take what IMPORT.md prints: its arguments and the package's files become
 * the request that the service would get, with every field in its place and none left over.
 */
import { Readable } from 'node:stream'
import * as alibabaSdk from '@alicloud/kms20160120'
import {
  ImportKeyMaterialCommand,
  type ImportKeyMaterialCommandInput,
  KMSClient,
} from '@aws-sdk/client-kms'
import { type JsonWebKey, KeyClient, type KeyType } from '@azure/keyvault-keys'
import { protos } from '@google-cloud/kms'
import { models } from 'oci-keymanagement'
import { describe, expect, it } from 'vitest'
import { alibaba } from '#shared/byok/alibaba.ts'
import { aws } from '#shared/byok/aws.ts'
import { azureKeyVault, azureManagedHsm } from '#shared/byok/azure.ts'
import { gcp } from '#shared/byok/gcp.ts'
import { oci } from '#shared/byok/oci.ts'
import type { Provider } from '#shared/byok/provider.ts'
import type { Algorithm, Target } from '#shared/ceremony/plan.ts'
import { base64, bytesOf, packageFor, ref, textOf } from '../../support/packages.ts'
import { TOKEN } from '../../support/plans.ts'
import { callsOf } from '../../support/stub.ts'
import { shellBlocks } from '../../support/stub-aws.ts'
import { wrappingKey } from '../../support/unwrap.ts'

type Folder = ReadonlyMap<string, Uint8Array>

/** The package of a fresh key, and the arguments of the one command that imports it. */
async function importOf(
  provider: Provider,
  algorithm: Algorithm,
  bits: number,
  target: Omit<Target, 'provider' | 'wrappingKey'>,
  [program, verb]: readonly [program: string, verb: string],
) {
  const made = await packageFor(provider, {
    key: { label: 'orders', algorithm },
    target: { provider: provider.id, wrappingKey: ref('key'), ...target },
    files: { key: bytesOf(wrappingKey(bits).publicPem), ...TOKENS },
  })
  const block = shellBlocks(made.text).find((one) => one.includes(verb)) ?? ''
  // The one program that takes no file takes what the shell reads from it.
  const texts = [...made.folder].filter(([name]) => name.endsWith('.b64'))
  const feed = texts.map(([name, bytes]) => `printf %s '${textOf(bytes)}' > ${name}`)
  const [words = []] = callsOf(program, [...feed, block].join('\n'), PLACE)
  return { ...made, options: optionsOf(words) }
}

const TOKENS = { token: TOKEN, text: bytesOf(base64(TOKEN)) }
const PLACE = { VAULT_ENDPOINT: 'https://v.oraclecloud.com', COMPARTMENT_ID: 'ocid1.compartment.a' }

/** The values of each option of a command. */
function optionsOf(words: readonly string[]): Map<string, string[]> {
  const options = new Map<string, string[]>()
  let values: string[] = []
  for (const word of words) {
    if (word.startsWith('--')) {
      values = []
      options.set(word.slice(2), values)
    } else values.push(word)
  }
  return options
}

const only = (options: ReadonlyMap<string, readonly string[]>, name: string): string => {
  const [value, ...more] = options.get(name) ?? []
  if (value === undefined || more.length > 0) throw new Error(`--${name} has not one value`)
  return value
}

/** `fileb://name` or `file://name` as its bytes. */
function fileAt(folder: Folder, word: string): Uint8Array {
  const bytes = folder.get(word.replace(/^fileb?:\/\//, ''))
  if (bytes === undefined) throw new Error(`no file ${word}`)
  return bytes
}

describe('AWS KMS', () => {
  interface Request {
    readonly headers: { readonly [name: string]: string }
    readonly body: Uint8Array
  }

  /** Sends with the official client to nowhere; returns what would have gone out. */
  async function sent(input: ImportKeyMaterialCommandInput) {
    const requests: Request[] = []
    const client = new KMSClient({
      region: 'eu-west-1',
      credentials: { accessKeyId: 'none', secretAccessKey: 'none' },
      requestHandler: {
        handle: async (request: Request) => {
          requests.push(request)
          const headers = { 'content-type': 'application/x-amz-json-1.1' }
          return {
            response: { statusCode: 200, headers, body: Readable.from([Buffer.from('{}')]) },
          }
        },
      },
    })
    await client.send(new ImportKeyMaterialCommand(input))
    return requests.map(({ headers, body }) => ({
      target: headers['x-amz-target'],
      body: JSON.parse(textOf(body)),
    }))
  }

  const ARN = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab'
  const more = { validTo: '2031-06-01T00:00:00Z', importType: 'NEW_KEY_MATERIAL', description: 'x' }
  it.each<[Algorithm, method: string, Partial<Target>]>([
    ['AES-256', 'RSAES_OAEP_SHA_256', {}],
    ['AES-256', 'RSAES_OAEP_SHA_1', more],
    ['HMAC-SHA-512', 'RSAES_OAEP_SHA_256', {}],
    ['EC-P384', 'RSA_AES_KEY_WRAP_SHA_256', {}],
    ['RSA-2048', 'RSA_AES_KEY_WRAP_SHA_1', {}],
  ])('sends %s by %s as the package holds it', async (algorithm, method, change) => {
    const target = { key: ARN, method, importToken: ref('token'), expires: '2031-01-01T08:00:00Z' }
    const { folder, options, content } = await importOf(
      aws,
      algorithm,
      3072,
      { ...target, ...change },
      ['aws', 'import-key-material'],
    )
    const fields = [...options.keys()].filter((name) => name !== 'region')
    const input = fields.map((name) => {
      const field = name.replace(/(?:^|-)(.)/g, (_, first: string) => first.toUpperCase())
      const value = only(options, name)
      if (value.startsWith('fileb://')) return [field, fileAt(folder, value)]
      return [field, name === 'valid-to' ? new Date(value) : value]
    })
    const [request] = await sent(
      Object.fromEntries(input) as unknown as ImportKeyMaterialCommandInput,
    )
    const { validTo, importType, description } = { ...change }
    expect(request).toEqual({
      target: 'TrentService.ImportKeyMaterial',
      body: {
        KeyId: ARN,
        EncryptedKeyMaterial: base64(content.wrapped.ciphertext),
        ImportToken: base64(TOKEN),
        ExpirationModel: validTo ? 'KEY_MATERIAL_EXPIRES' : 'KEY_MATERIAL_DOES_NOT_EXPIRE',
        ...(validTo ? { ValidTo: Date.parse(validTo) / 1000 } : {}),
        ...(importType ? { ImportType: importType } : {}),
        ...(description ? { KeyMaterialDescription: description } : {}),
      },
    })
  })
})

describe('Azure', () => {
  const VERSION = '0a'.repeat(16)

  /** Imports with the official client against an answerer that asks for a token first. */
  async function sent(vault: string, name: string, key: JsonWebKey) {
    const requests: { method: string; url: string; body: unknown }[] = []
    const client = new KeyClient(
      vault,
      { getToken: async () => ({ token: 'none', expiresOnTimestamp: Date.now() + 3_600_000 }) },
      {
        httpClient: {
          sendRequest: async (request) => {
            const known = request.headers.get('authorization') !== undefined
            const { hostname } = new URL(vault)
            const resource = `https://${hostname.slice(hostname.indexOf('.') + 1)}`
            const authorization = 'https://login.microsoftonline.com/none'
            const challenge = `Bearer authorization="${authorization}", resource="${resource}"`
            const { method, url } = request
            if (known) requests.push({ method, url, body: JSON.parse(String(request.body)) })
            const headers = request.headers
            headers.set('www-authenticate', challenge)
            headers.set('content-type', 'application/json')
            const answer = { key: { kid: `${vault}/keys/${name}/${VERSION}`, kty: key.kty } }
            return known
              ? { request, headers, status: 200, bodyAsText: JSON.stringify(answer) }
              : { request, headers, status: 401, bodyAsText: '' }
          },
        },
      },
    )
    await client.importKey(name, key)
    return requests
  }

  it.each<[KeyType, Algorithm, Provider, host: string, crv: string | undefined]>([
    ['RSA-HSM', 'RSA-2048', azureKeyVault, 'vault.azure.net', undefined],
    ['EC-HSM', 'EC-P256', azureKeyVault, 'vault.azure.net', 'P-256'],
    ['EC-HSM', 'EC-secp256k1', azureKeyVault, 'vault.azure.net', 'P-256K'],
    ['RSA-HSM', 'RSA-3072', azureManagedHsm, 'managedhsm.azure.net', undefined],
    ['oct-HSM', 'AES-256', azureManagedHsm, 'managedhsm.azure.net', undefined],
  ])('takes the file as %s: %s', async (kty, algorithm, provider, host, crv) => {
    const vault = `https://acme-pay.${host}`
    const kid = `${vault}/keys/KEKforBYOK/${VERSION}`
    const { folder, options, content } = await importOf(
      provider,
      algorithm,
      2048,
      { key: `${vault}/keys/orders`, method: 'CKM_RSA_AES_KEY_WRAP', kid },
      ['az', 'key import'],
    )
    // As the program does with a file: the type becomes the one of the HSM.
    const type = `${options.get('kty')?.[0] ?? 'RSA'}-HSM`
    expect(type).toBe(kty)
    const curve = options.get('curve')?.[0]
    expect(curve).toBe(crv)
    const keyOps = options.get('ops') ?? []
    const [request] = await sent(vault, only(options, 'name'), {
      kty,
      keyOps,
      t: fileAt(folder, only(options, 'byok-file')),
      ...(curve === undefined ? {} : { crv: curve }),
    })
    const file = textOf(folder.get('KeyTransferPackage-orders.byok'))
    expect(request).toMatchObject({
      method: 'PUT',
      url: expect.stringContaining(`${vault}/keys/orders?`),
      body: {
        key: {
          kty,
          key_ops: keyOps,
          key_hsm: Buffer.from(file).toString('base64url'),
          ...(crv === undefined ? {} : { crv }),
        },
      },
    })
    const sentFile = JSON.parse(file)
    expect(sentFile.header.kid).toBe(kid)
    const ciphertext = new Uint8Array(Buffer.from(sentFile.ciphertext, 'base64url'))
    expect(ciphertext).toEqual(content.wrapped.ciphertext)
  })
})

describe('Google Cloud KMS', () => {
  const { ImportCryptoKeyVersionRequest, ImportJob, CryptoKeyVersion } = protos.google.cloud.kms.v1
  const RING = 'projects/acme-prod/locations/europe-west1/keyRings/pay'
  const nameOf = (flag: string) => flag.toUpperCase().replaceAll('-', '_')

  it.each<[Algorithm, method: string, keyAlgorithm: string, bits: number]>([
    ['AES-256', 'rsa-oaep-3072-sha256', 'google-symmetric-encryption', 3072],
    ['HMAC-SHA-512', 'rsa-oaep-4096-sha1-aes-256', 'hmac-sha512', 4096],
    ['EC-P384', 'rsa-oaep-3072-sha256-aes-256', 'ec-sign-p384-sha384', 3072],
    ['RSA-2048', 'rsa-oaep-4096-sha256-aes-256', 'rsa-sign-pss-2048-sha256', 4096],
  ])('takes the request to import %s by %s', async (algorithm, method, keyAlgorithm, bits) => {
    const job = `${RING}/importJobs/job-1`
    const { folder, options, content } = await importOf(
      gcp,
      algorithm,
      bits,
      {
        key: `${RING}/cryptoKeys/orders`,
        method,
        importJob: job,
        protectionLevel: 'SOFTWARE',
        keyAlgorithm,
      },
      ['gcloud', 'versions import'],
    )
    const [project, location, ring] = ['project', 'location', 'keyring'].map((one) =>
      only(options, one),
    )
    const parent = `projects/${project}/locations/${location}/keyRings/${ring}`
    const request = {
      parent: `${parent}/cryptoKeys/${only(options, 'key')}`,
      importJob: `${parent}/importJobs/${only(options, 'import-job')}`,
      algorithm: nameOf(only(options, 'algorithm')),
      wrappedKey: fileAt(folder, only(options, 'wrapped-key-file')),
    }
    const message = ImportCryptoKeyVersionRequest.fromObject(request)
    expect(ImportCryptoKeyVersionRequest.verify(message)).toBeNull()
    const wire = ImportCryptoKeyVersionRequest.encode(message).finish()
    const { CryptoKeyVersionAlgorithm } = CryptoKeyVersion
    const read = ImportCryptoKeyVersionRequest.decode(wire)
    expect({ ...read, wrappedKey: base64(read.wrappedKey as Uint8Array) }).toMatchObject({
      parent: `${RING}/cryptoKeys/orders`,
      importJob: job,
      algorithm:
        CryptoKeyVersionAlgorithm[nameOf(keyAlgorithm) as keyof typeof CryptoKeyVersionAlgorithm],
      wrappedKey: base64(content.wrapped.ciphertext),
    })
    expect(read.algorithm).toBeGreaterThan(0)
    expect(Object.keys(ImportJob.ImportMethod)).toContain(nameOf(method))
  })
})

describe('OCI Vault', () => {
  it.each<[Algorithm, method: string]>([
    ['AES-256', 'RSA_OAEP_SHA256'],
    ['RSA-2048', 'RSA_OAEP_AES_SHA256'],
  ])('takes a new %s by %s, whole', async (algorithm, method) => {
    const { folder, options, content } = await importOf(
      oci,
      algorithm,
      4096,
      { key: 'Orders 2031', method },
      ['oci', 'key import'],
    )
    const jsonOf = (name: string) => JSON.parse(textOf(fileAt(folder, only(options, name))))
    const details = {
      compartmentId: only(options, 'compartment-id'),
      displayName: only(options, 'display-name'),
      keyShape: jsonOf('key-shape'),
      protectionMode: only(options, 'protection-mode'),
      wrappedImportKey: jsonOf('wrapped-import-key'),
    }
    expect(Object.values(models.ImportKeyDetails.ProtectionMode)).toContain(details.protectionMode)
    const read = models.ImportKeyDetails.getDeserializedJsonObj(
      details as unknown as models.ImportKeyDetails,
    ) as models.ImportKeyDetails
    expect(models.ImportKeyDetails.getJsonObj(read)).toEqual(details)
    expect(details.wrappedImportKey.keyMaterial).toBe(base64(content.wrapped.ciphertext))
  })

  it('takes a new version of a key', async () => {
    const key =
      'ocid1.key.oc1.eu-frankfurt-1.bzqnxyzaaacu2.abtheljsmtpsuqmoy4m5cvblugmizcoeu2nfc6b3'
    const { folder, options } = await importOf(
      oci,
      'AES-256',
      4096,
      { key, method: 'RSA_OAEP_SHA256' },
      ['oci', 'key-version import'],
    )
    const file = only(options, 'wrapped-import-key')
    const details = { wrappedImportKey: JSON.parse(textOf(fileAt(folder, file))) }
    expect(models.ImportKeyVersionDetails.getJsonObj(details)).toEqual(details)
  })
})

describe('Alibaba Cloud KMS', () => {
  it.each(['RSAES_OAEP_SHA_1', 'RSAES_OAEP_SHA_256'])('takes the request by %s', async (method) => {
    const key = '1234abcd-12ab-34cd-56ef-1234567890ab'
    const target = { key, method, importToken: ref('text'), expires: '2031-01-01T08:00:00Z' }
    const { options, content } = await importOf(alibaba, 'AES-256', 2048, target, [
      'aliyun',
      'ImportKeyMaterial',
    ])
    const request = new alibabaSdk.ImportKeyMaterialRequest({
      keyId: only(options, 'KeyId'),
      encryptedKeyMaterial: only(options, 'EncryptedKeyMaterial'),
      importToken: only(options, 'ImportToken'),
      keyMaterialExpireUnix: Number(only(options, 'KeyMaterialExpireUnix')),
    })
    expect(request.toMap()).toEqual({
      KeyId: key,
      EncryptedKeyMaterial: base64(content.wrapped.ciphertext),
      ImportToken: base64(TOKEN),
      KeyMaterialExpireUnix: 0,
    })
    expect([...options.keys()].sort()).toEqual(Object.keys(request.toMap()).sort())
  })
})
