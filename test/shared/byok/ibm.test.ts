import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ibmHpcs, ibmKeyProtect } from '#shared/byok/ibm.ts'
import type { Provider } from '#shared/byok/provider.ts'
import { hex, sha256Hex } from '#shared/bytes.ts'
import type { Algorithm, PlanKey, Target } from '#shared/ceremony/plan.ts'
import { noted, told } from '../../support/german.ts'
import {
  itChecksAnyFolder,
  itRefusesTheRest,
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
  unbase64,
  type Way,
} from '../../support/packages.ts'
import { NOW } from '../../support/plans.ts'
import { expectRefusal } from '../../support/refusal.ts'
import { shellBlocks } from '../../support/stub-aws.ts'
import { callsOf, NASTY } from '../../support/stub.ts'
import { wrappingKey } from '../../support/unwrap.ts'

const KEY: PlanKey = { label: 'orders', algorithm: 'AES-256' }
const { spkiDer, publicPem, privatePem } = wrappingKey(4096)
const NONCE = Uint8Array.from({ length: 12 }, (_, i) => 200 + i)
const TOKEN = {
  creationDate: '2030-12-31T19:00:00Z',
  expirationDate: '2031-01-01T19:00:00Z',
  maxAllowedRetrievals: 3,
  remainingRetrievals: 2,
  payload: base64(bytesOf(publicPem)),
  nonce: base64(NONCE),
}
const tokenOf = (change: { [field: string]: unknown } = {}) =>
  bytesOf(JSON.stringify({ ...TOKEN, ...change }, null, 4))
const targetOf = (provider: Provider): Target => ({
  provider: provider.id,
  key: 'orders-root',
  method: provider.methods[0]?.name ?? '',
  importToken: ref('token'),
})
const wayOf = (provider: Provider): Omit<Way, 'key'> => ({
  target: targetOf(provider),
  files: { token: tokenOf() },
})

describe.each([ibmKeyProtect, ibmHpcs])('$title', (provider) => {
  const read = (token: Uint8Array, change: Partial<Target> = {}) =>
    provider.readParameters({ ...targetOf(provider), ...change }, () => token, NOW)
  const way = wayOf(provider)

  itUnwrapsEverywhere(
    provider,
    () => way,
    (folder) => unbase64(folder.get('encrypted_key.b64')),
  )
  itRefusesTheRest(provider, ['HMAC-SHA-256', 'RSA-2048', 'EC-P256', 'Ed25519'], way)

  itChecksAnyFolder(provider, { ...way, key: KEY })

  it('gives back the nonce under the key: another program opens it', async () => {
    for (const algorithm of ['AES-128', 'AES-192', 'AES-256'] as const) {
      const { folder } = await packageFor(provider, { ...way, key: { ...KEY, algorithm } })
      const [proof, iv] = ['encrypted_nonce.b64', 'iv.b64'].map((name) =>
        unbase64(folder.get(name)),
      )
      if (proof === undefined || iv === undefined) throw new Error('no proof')
      expect(openedNonce(provider, algorithm, iv, proof)).toBe(hex(NONCE))
    }
  })

  it('uses a fresh IV for each package', async () => {
    const [a, b] = await Promise.all([1, 2].map(() => packageFor(provider, { ...way, key: KEY })))
    expect(a?.wrapped.parts.iv).not.toEqual(b?.wrapped.parts.iv)
  })

  it('holds what the contract lists, and the body of the request agrees with the files', async () => {
    const { folder, facts } = await packageFor(provider, { ...way, key: KEY })
    expect([...folder.keys()].sort()).toEqual([
      'IMPORT.md',
      'encrypted_key.b64',
      'encrypted_nonce.b64',
      'iv.b64',
      'manifest.json',
      'request.json',
    ])
    const type = 'application/vnd.ibm.kms.key+json'
    expect(JSON.parse(textOf(folder.get('request.json')))).toEqual({
      metadata: { collectionType: type, collectionTotal: 1 },
      resources: [
        {
          name: 'orders-root',
          type,
          payload: textOf(folder.get('encrypted_key.b64')),
          extractable: false,
          encryptionAlgorithm: targetOf(provider).method,
          encryptedNonce: textOf(folder.get('encrypted_nonce.b64')),
          iv: textOf(folder.get('iv.b64')),
        },
      ],
    })
    const checks = (name: string, bytes: Uint8Array) => () =>
      provider.checks(new Map([...folder, [name, bytes]]), facts)
    expectRefusal(checks('iv.b64', bytesOf('AAAA')), 'package.invalid', 'holds 3 bytes', 'iv.b64')
    expectRefusal(checks('iv.b64', bytesOf('AA A')), 'package.invalid', 'is not base64', 'iv.b64')
    expectRefusal(
      checks('encrypted_key.b64', bytesOf('AAAA')),
      'package.invalid',
      'not the length',
      'encrypted_key.b64',
    )
    const swapped = new Uint8Array(unbase64(folder.get('iv.b64')).length)
    const other = checks('iv.b64', bytesOf(base64(swapped)))
    expectRefusal(other, 'package.invalid', 'is not what the log', 'request.json')
    const renamed = () => provider.checks(folder, { ...facts, target: 'orders-roof' })
    expectRefusal(renamed, 'package.invalid', 'is not what the log', 'request.json')
  })

  it('reads the token, its key as PEM or as DER, and binds it by its bytes', () => {
    for (const payload of [bytesOf(publicPem), spkiDer]) {
      const bytes = tokenOf({ payload: base64(payload) })
      expect(read(bytes)).toEqual({
        spki: spkiDer,
        bits: 4096,
        sha256: sha256Hex(spkiDer),
        tokenSha256: sha256Hex(bytes),
        nonce: NONCE,
        expires: '2031-01-01T19:00:00Z',
        notes: [],
      })
    }
    const earlier = read(tokenOf(), { expires: '2031-01-01T08:00:00Z' })
    expect(earlier.expires).toBe('2031-01-01T08:00:00Z')
  })

  it('warns of a token that will not last, or cannot be fetched again', () => {
    const notes = (change: { [field: string]: unknown }) => noted(read(tokenOf(change)).notes)
    expect(notes({ expirationDate: '2030-12-31T19:10:00Z' })).toEqual([
      'the token lives for ten minutes or less: make one with -e 86400',
    ])
    expect(notes({ remainingRetrievals: 0 })).toEqual([
      'the token cannot be fetched a second time to compare it: make one with -m 3',
    ])
    const { payload, nonce } = TOKEN
    const bare = read(bytesOf(JSON.stringify({ payload, nonce })))
    expect(bare).not.toHaveProperty('expires')
    expect(noted(bare.notes)).toEqual([
      'the token does not say when it ends: ten minutes after it was made, by default',
    ])
  })

  it.each<
    [
      name: string,
      token: Uint8Array,
      code: 'package.invalid' | 'wrappingkey.invalid',
      message: string,
    ]
  >([
    ['nothing', new Uint8Array(), 'package.invalid', 'is not the JSON answer'],
    ['the key alone', bytesOf(publicPem), 'package.invalid', 'is not the JSON answer'],
    ['a list', bytesOf('[]'), 'package.invalid', 'not an object'],
    ['no nonce', tokenOf({ nonce: undefined }), 'package.invalid', 'has no nonce'],
    ['no key', tokenOf({ payload: undefined }), 'package.invalid', 'has no payload'],
    ['a short nonce', tokenOf({ nonce: 'AAAA' }), 'package.invalid', 'nonce has 3 bytes, not 12'],
    ['a nonce in hex', tokenOf({ nonce: 'c8:c9' }), 'package.invalid', 'nonce is not base64'],
    [
      'a private key',
      tokenOf({ payload: base64(bytesOf(privatePem)) }),
      'wrappingkey.invalid',
      'private key',
    ],
    [
      'a small key',
      tokenOf({ payload: base64(wrappingKey(2048).spkiDer) }),
      'wrappingkey.invalid',
      '2048 bits, not 4096',
    ],
    [
      'no time',
      tokenOf({ expirationDate: 'soon' }),
      'package.invalid',
      'expirationDate is not a time',
    ],
    ['much', bytesOf(' '.repeat(70_000)), 'package.invalid', 'is too large'],
    [
      "AWS's answer",
      bytesOf('{"KeyId":"x","ImportToken":"AAAA","PublicKey":"AAAA","ParametersValidTo":1}'),
      'package.invalid',
      'is the answer of AWS KMS, not of IBM',
    ],
    [
      "Vault's answer",
      bytesOf('{"data":{"public_key":"x"}}'),
      'package.invalid',
      'is the answer of HashiCorp Vault, not of IBM',
    ],
  ])('refuses %s as a token', (_, token, code, message) => {
    expectRefusal(() => read(token), code, message, 'importToken')
  })

  it('refuses a field of others, a wrapping key beside the token, and odd names', () => {
    const accepts = (change: Partial<Target>) =>
      told(provider.accepts(KEY, { ...targetOf(provider), ...change }, NOW))
    const { importToken: _, ...bare } = targetOf(provider)
    expect(told(provider.accepts(KEY, bare, NOW))).toEqual([
      { path: 'importToken', message: 'is missing' },
    ])
    expect(accepts({ wrappingKey: ref('x') })).toEqual([
      {
        path: 'wrappingKey',
        message: `does not belong to a target of ${provider.id}: name its importToken`,
      },
    ])
    expect(accepts({ kid: 'x', parameters: ref('x') }).map(({ path }) => path)).toEqual([
      'kid',
      'parameters',
    ])
    for (const key of ['-k', 'a b', '$(id)', "a'b", 'ключ', '', 'x'.repeat(91), 'x']) {
      expect(accepts({ key })).toContainEqual({ path: 'key', message: expect.any(String) })
    }
    expect(provider.looksReal(targetOf(provider))).toBe(true)
    expect(provider.looksReal({ ...targetOf(provider), key: 'example-key' })).toBe(false)
  })

  it('imports with exactly these arguments', async () => {
    const { text: guide, folder } = await packageFor(provider, { ...way, key: KEY })
    const script = shellBlocks(guide).find((block) => block.includes('key create')) ?? ''
    const files = ['encrypted_key.b64', 'encrypted_nonce.b64', 'iv.b64']
    const feed = files.map((name) => `printf %s '${textOf(folder.get(name))}' > ${name}`)
    const calls = callsOf('ibmcloud', [...feed, script].join('\n'))
    expect(calls).toEqual([
      [
        'kp',
        'key',
        'create',
        'orders-root',
        ...['-k', '-n', '-v'].flatMap((flag, i) => [flag, textOf(folder.get(files[i] ?? ''))]),
        ...(provider.id === 'ibm-hpcs' ? ['--sha1'] : []),
        '--output',
        'json',
      ],
    ])
  })

  it('hands every value of a plan over as one argument, whatever it holds', async () => {
    const { content } = await packageFor(provider, { ...way, key: KEY })
    const folder = provider.files({ ...content, target: { ...content.target, key: NASTY } })
    const guide = textOf(folder.get('IMPORT.md'))
    const script = shellBlocks(guide).find((block) => block.includes('key create')) ?? ''
    const feed = 'touch encrypted_key.b64 encrypted_nonce.b64 iv.b64'
    const calls = callsOf('ibmcloud', `${feed}\n${script}\nif test -e pwned; then exit 1; fi`)
    expect(calls[0]?.[3]).toBe(NASTY)
  })

  it('says how to bring in, until when, what to expect and what cannot be checked', async () => {
    const { text: guide } = await packageFor(provider, { ...way, key: KEY })
    for (const part of [
      'orders-root',
      sha256Hex(tokenOf()),
      sha256Hex(spkiDer),
      'Import before 2031-01-01T19:00:00Z',
      'ibmcloud kp import-token create -e 86400 -m 3',
      '`state` 1',
      'INCORRECT_NONCE_ERR',
      'Cannot be checked',
      'import-token create -e 300 -m 1',
    ]) {
      expect(guide).toContain(part)
    }
    expect(guide).not.toMatch(/undefined|\[object/)
  })

  it('holds no command in a rehearsal', async () => {
    const { text: guide } = await packageFor(provider, { ...way, key: KEY, mode: 'rehearsal' })
    expect(guide).not.toMatch(/```|ibmcloud/)
  })

  it('throws nothing but its own refusals', () => {
    neverCrashes(read, [tokenOf(), tokenOf({ payload: base64(spkiDer) })])
  })
})

describe('the proof of the nonce', () => {
  it('is the one of the sample that IBM publishes', async () => {
    const url = new URL('../../vectors/clouds/ibm-keyprotect-nonce-vector.json', import.meta.url)
    const sample = JSON.parse(readFileSync(url, 'utf8'))
    const bytes = (field: string) => new Uint8Array(Buffer.from(sample[field], 'base64'))
    const target = targetOf(ibmKeyProtect)
    const parameters = ibmKeyProtect.readParameters(
      target,
      () => tokenOf({ nonce: sample.nonce_b64 }),
      NOW,
    )
    const { parts } = await ibmKeyProtect.wrap({
      materialSecret: bytes('keyMaterial_b64'),
      key: KEY,
      target,
      parameters,
      oaep: async () => new Uint8Array(512),
      random: () => bytes('iv_b64'),
    })
    expect(base64(parts.encryptedNonce ?? new Uint8Array())).toBe(sample.encryptedNonce_b64)
  })
})

const GCM = `
import sys
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
key, iv, sealed = (bytes.fromhex(x) for x in sys.argv[1:])
print(AESGCM(key).decrypt(iv, sealed, None).hex(), end="")
`

/** AES-GCM by python3-cryptography, AES-CBC by OpenSSL. */
function openedNonce(
  provider: Provider,
  algorithm: Algorithm,
  iv: Uint8Array,
  proof: Uint8Array,
): string {
  const key = hex(materialOf(algorithm).secret)
  if (provider.id === 'ibm-key-protect') {
    expect([iv.length, proof.length]).toEqual([12, 28])
    return execFileSync('python3', ['-c', GCM, key, hex(iv), hex(proof)], { encoding: 'utf8' })
  }
  expect([iv.length, proof.length]).toEqual([16, 16])
  const cipher = `-${algorithm.toLowerCase()}-cbc`
  const args = ['enc', '-d', cipher, '-K', key, '-iv', hex(iv)]
  return hex(new Uint8Array(execFileSync('openssl', args, { input: proof, stdio: 'pipe' })))
}
