import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { gcp } from '#shared/byok/gcp.ts'
import type { PlanKey, Target } from '#shared/ceremony/plan.ts'
import { describeWith } from '../../support/judges.ts'
import { bytesOf, packageFor, ref } from '../../support/packages.ts'
import { shellBlocks } from '../../support/stub-aws.ts'
import { callsOf, indentedLines, leftBy } from '../../support/stub.ts'
import { wrappingKey } from '../../support/unwrap.ts'

const RING = 'projects/acme-prod/locations/europe-west1/keyRings/pay'
const WHERE = ['--keyring', 'pay', '--location', 'europe-west1', '--project', 'acme-prod']
const TARGET: Target = {
  provider: 'gcp-kms',
  key: `${RING}/cryptoKeys/orders`,
  method: 'rsa-oaep-3072-sha256-aes-256',
  wrappingKey: ref('key'),
  importJob: `${RING}/importJobs/job-1`,
  protectionLevel: 'HSM',
  keyAlgorithm: 'google-symmetric-encryption',
}
const KEY: PlanKey = { label: 'orders', algorithm: 'AES-256' }

const made = (key: PlanKey, change: Partial<Target> = {}) => {
  const files = { key: bytesOf(wrappingKey(3072).publicPem) }
  return packageFor(gcp, { key, target: { ...TARGET, ...change }, files })
}

describe('the commands of IMPORT.md for Google', () => {
  it('are these, in this order', async () => {
    const { text } = await made(KEY)
    const calls = callsOf('gcloud', shellBlocks(text).slice(1).join('\n'))
    const versions = ['kms', 'keys', 'versions']
    expect(calls).toEqual([
      ['version'],
      ['kms', 'import-jobs', 'describe', 'job-1', '--format', 'value(state,expireTime)', ...WHERE],
      [
        ...[...versions, 'import', '--import-job', 'job-1', '--key', 'orders'],
        ...['--algorithm', 'google-symmetric-encryption', '--wrapped-key-file', 'wrapped.bin'],
        ...WHERE,
      ],
      [...versions, 'describe', '--key', 'orders', ...WHERE, '1'],
      [
        ...[...versions, 'describe', '--key', 'orders', ...WHERE, '1'],
        ...['--attestation-file', expect.stringMatching(/^\/.*\/key\.attestation$/)],
      ],
      ['kms', 'keys', 'set-primary-version', 'orders', ...WHERE, '--version', '1'],
    ])
  })
})

describe('the commands of IMPORT.md for Google leave nothing in the package', () => {
  it.each<[algorithm: PlanKey['algorithm'], keyAlgorithm: string, level: string]>([
    ['AES-256', 'google-symmetric-encryption', 'HSM'],
    ['EC-P256', 'ec-sign-p256-sha256', 'SOFTWARE'],
    ['HMAC-SHA-256', 'hmac-sha256', 'SOFTWARE'],
  ])('of %s', async (algorithm, keyAlgorithm, protectionLevel) => {
    const { text } = await made({ label: 'x', algorithm }, { keyAlgorithm, protectionLevel })
    expect(leftBy('gcloud', shellBlocks(text).slice(1).join('\n'))).toEqual([])
  })
})

interface Request {
  readonly method: string | undefined
  readonly path: string | undefined
  readonly body: { readonly [field: string]: unknown }
}

/** Runs commands with the real program against a listener that notes each call. */
async function requestsOf(folder: Map<string, Uint8Array>, script: string) {
  const requests: Request[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      const path = request.url?.split('?')[0]
      requests.push({ method: request.method, path, body: JSON.parse(body || '{}') })
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify({ name: 'x', pem: 'x', state: 'ACTIVE', mac: 'AAAA' }))
    })
  })
  const work = mkdtempSync(join(tmpdir(), 'claviger-gcloud-'))
  let complaints = ''
  try {
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    for (const [name, bytes] of folder) writeFileSync(join(work, name), bytes)
    writeFileSync(join(work, 'access-token'), 'none')
    const { stderr } = await promisify(execFile)('sh', ['-c', `${script}\ntrue`], {
      cwd: work,
      env: {
        PATH: process.env.PATH,
        HOME: work,
        CLOUDSDK_CONFIG: join(work, 'config'),
        CLOUDSDK_CORE_DISABLE_PROMPTS: '1',
        CLOUDSDK_AUTH_ACCESS_TOKEN_FILE: join(work, 'access-token'),
        CLOUDSDK_API_ENDPOINT_OVERRIDES_CLOUDKMS: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
      },
    })
    complaints = stderr
  } finally {
    server.close()
    rmSync(work, { recursive: true, force: true })
  }
  expect(complaints).not.toMatch(
    /unrecognized arguments|Invalid choice|must be specified|argument -/,
  )
  return requests
}

describeWith('gcloud', 'the same, run by the real gcloud program', () => {
  const key = `/v1/${TARGET.key}`
  const version = `${key}/cryptoKeyVersions/1`
  const job = `/v1/${TARGET.importJob}`

  it('ask for exactly this import and these checks', async () => {
    const { folder, text, content } = await made(KEY)
    const script = shellBlocks(text).slice(2).join('\n')
    const requests = await requestsOf(folder, script)
    const sent = Buffer.from(String(requests[2]?.body.wrappedKey), 'base64url')
    expect(new Uint8Array(sent)).toEqual(content.wrapped.ciphertext)
    expect(requests).toEqual([
      { method: 'GET', path: job, body: {} },
      { method: 'GET', path: job, body: {} },
      {
        method: 'POST',
        path: `${key}/cryptoKeyVersions:import`,
        body: {
          algorithm: 'GOOGLE_SYMMETRIC_ENCRYPTION',
          importJob: TARGET.importJob,
          wrappedKey: expect.any(String),
        },
      },
      { method: 'GET', path: version, body: {} },
      { method: 'GET', path: version, body: {} },
      { method: 'POST', path: `${key}:updatePrimaryVersion`, body: { cryptoKeyVersionId: '1' } },
    ])
  })

  it('ask for a public key, or the code of the reserved message', async () => {
    const ec = await made(
      { label: 'x', algorithm: 'EC-P256' },
      { keyAlgorithm: 'ec-sign-p256-sha256' },
    )
    const last = async (text: string, from: number) =>
      (await requestsOf(new Map(), shellBlocks(text).slice(from).join('\n'))).at(-1)
    expect(await last(ec.text, 4)).toEqual({
      method: 'GET',
      path: `${version}/publicKey`,
      body: {},
    })
    const change = { keyAlgorithm: 'hmac-sha256', protectionLevel: 'SOFTWARE' }
    const hmac = await made({ label: 'x', algorithm: 'HMAC-SHA-256' }, change)
    expect(await last(hmac.text, 4)).toMatchObject({
      path: `${version}:macSign`,
      body: { data: Buffer.from('claviger-probe-v1').toString('base64') },
    })
  })

  it('made the key ring, the key and the job before', async () => {
    const { text } = await made(KEY)
    const requests = await requestsOf(new Map(), indentedLines(text))
    expect(requests).toMatchObject([
      { method: 'POST', path: '/v1/projects/acme-prod/locations/europe-west1/keyRings' },
      {
        method: 'POST',
        path: `/v1/${RING}/cryptoKeys`,
        body: {
          purpose: 'ENCRYPT_DECRYPT',
          importOnly: true,
          versionTemplate: { protectionLevel: 'HSM', algorithm: 'GOOGLE_SYMMETRIC_ENCRYPTION' },
        },
      },
      {
        method: 'POST',
        path: `/v1/${RING}/importJobs`,
        body: { importMethod: 'RSA_OAEP_3072_SHA256_AES_256', protectionLevel: 'HSM' },
      },
      { method: 'GET', path: job },
      { method: 'GET', path: job },
    ])
  })
})
