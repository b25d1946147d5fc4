import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { aws } from '#shared/byok/aws.ts'
import type { PackageContent } from '#shared/byok/provider.ts'
import type { Target } from '#shared/ceremony/plan.ts'
import { sha256Hex } from '#shared/bytes.ts'
import { describeWith } from '../../support/judges.ts'
import { TOKEN, wrappingPair } from '../../support/plans.ts'
import { shellBlocks } from '../../support/stub-aws.ts'

const ARN = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab'

function packageOf(
  change: Partial<Target>,
  facts: Partial<PackageContent> = {},
): Map<string, Uint8Array> {
  const { spki } = wrappingPair()
  return aws.files({
    ceremony: 'c'.repeat(32),
    mode: 'production',
    key: { label: 'orders', algorithm: 'AES-256' },
    check: { kcv: '377822c093' },
    target: { provider: 'aws-kms', key: ARN, method: 'RSAES_OAEP_SHA_256', ...change },
    parameters: {
      spki,
      bits: 2048,
      sha256: sha256Hex(spki),
      token: TOKEN,
      tokenSha256: sha256Hex(TOKEN),
      notes: [],
    },
    wrapped: { ciphertext: new Uint8Array(256).fill(7), parts: {} },
    ...facts,
  })
}

/** Runs the commands of IMPORT.md with the real program against a listener that notes each call. */
async function requestsOf(folder: Map<string, Uint8Array>) {
  const requests: { target: string; body: { [field: string]: unknown } }[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      requests.push({ target: String(request.headers['x-amz-target']), body: JSON.parse(body) })
      response.setHeader('content-type', 'application/x-amz-json-1.1').end('{}')
    })
  })
  const work = mkdtempSync(join(tmpdir(), 'claviger-cli-'))
  try {
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    for (const [name, bytes] of folder) writeFileSync(join(work, name), bytes)
    const script = shellBlocks(new TextDecoder().decode(folder.get('IMPORT.md'))).join('\n')
    await promisify(execFile)('sh', ['-ec', script], {
      cwd: work,
      env: {
        PATH: process.env.PATH,
        HOME: work,
        AWS_ACCESS_KEY_ID: 'none',
        AWS_SECRET_ACCESS_KEY: 'none',
        AWS_EC2_METADATA_DISABLED: 'true',
        AWS_ENDPOINT_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      },
    })
  } finally {
    server.close()
    rmSync(work, { recursive: true, force: true })
  }
  return requests
}

describeWith('aws', 'the commands of IMPORT.md, run by the real aws program', () => {
  it('ask for exactly this import and these checks', async () => {
    const requests = await requestsOf(packageOf({}))
    expect(requests).toEqual([
      {
        target: 'TrentService.ImportKeyMaterial',
        body: {
          KeyId: ARN,
          EncryptedKeyMaterial: Buffer.alloc(256, 7).toString('base64'),
          ImportToken: Buffer.from(TOKEN).toString('base64'),
          ExpirationModel: 'KEY_MATERIAL_DOES_NOT_EXPIRE',
        },
      },
      { target: 'TrentService.DescribeKey', body: { KeyId: ARN } },
      {
        target: 'TrentService.ListKeyRotations',
        body: { KeyId: ARN, IncludeKeyMaterial: 'ALL_KEY_MATERIAL' },
      },
    ])
  })

  it('carry expiry, type and description of the material', async () => {
    const change = {
      validTo: '2031-06-01T00:00:00Z',
      importType: 'NEW_KEY_MATERIAL',
      description: 'Orders 2031: 2nd',
    }
    const [request] = await requestsOf(packageOf(change))
    expect(request?.body).toMatchObject({
      ExpirationModel: 'KEY_MATERIAL_EXPIRES',
      ValidTo: Date.parse(change.validTo) / 1000,
      ImportType: 'NEW_KEY_MATERIAL',
      KeyMaterialDescription: 'Orders 2031: 2nd',
    })
  })

  it('ask for the MAC of the reserved message, of an HMAC key', async () => {
    const requests = await requestsOf(
      packageOf(
        {},
        {
          key: { label: 'orders', algorithm: 'HMAC-SHA-384' },
          wrapped: { ciphertext: new Uint8Array(256), parts: { mac: new Uint8Array(48) } },
        },
      ),
    )
    expect(requests.slice(1)).toEqual([
      { target: 'TrentService.DescribeKey', body: { KeyId: ARN } },
      {
        target: 'TrentService.GenerateMac',
        body: {
          KeyId: ARN,
          MacAlgorithm: 'HMAC_SHA_384',
          Message: Buffer.from('claviger-probe-v1').toString('base64'),
        },
      },
    ])
  })

  it('ask for the public key, of a key pair', async () => {
    const requests = await requestsOf(
      packageOf(
        { method: 'RSA_AES_KEY_WRAP_SHA_256' },
        {
          key: { label: 'orders', algorithm: 'EC-P256' },
          check: { spki: `SHA256:${'A'.repeat(43)}` },
        },
      ),
    )
    expect(requests.slice(1)).toEqual([
      { target: 'TrentService.DescribeKey', body: { KeyId: ARN } },
      { target: 'TrentService.GetPublicKey', body: { KeyId: ARN } },
    ])
  })
})
