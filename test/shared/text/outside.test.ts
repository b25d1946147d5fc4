/** What comes from outside and is malformed is refused in German on a German screen, whatever is wrong. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readPackage } from '#shared/byok/package.ts'
import { PROVIDER_TABLE } from '#shared/byok/table.ts'
import { concat, fromHex, utf8 } from '#shared/bytes.ts'
import { ALGORITHMS } from '#shared/ceremony/plan-schema.ts'
import type { Algorithm, FileRef, Target } from '#shared/ceremony/plan.ts'
import { encodeChallenge, parseChallenge } from '#shared/crypto/challenge.ts'
import { kcvOf } from '#shared/crypto/kcv.ts'
import { unwrapKwp, wrapKwp } from '#shared/crypto/keywrap.ts'
import { fromWords } from '#shared/crypto/pgpwords.ts'
import { assertPublicKeyName, namePublicKey, spkiOf } from '#shared/crypto/publickey.ts'
import { CeremonyError } from '#shared/errors.ts'
import { readCertificate } from '#shared/formats/certificate.ts'
import { readDer, readUnsigned } from '#shared/formats/der.ts'
import { encodeManifest, type Manifest, parseManifest } from '#shared/formats/manifest.ts'
import { readPem } from '#shared/formats/pem.ts'
import { readRsaPublicKey } from '#shared/formats/spki.ts'
import { readZip } from '#shared/formats/zip.ts'
import type { Saying } from '#shared/text/saying.ts'
import { expectGerman } from '../../support/german.ts'
import { certificateOf } from '../../support/imports.ts'
import { base64, bytesOf, materialOf, ref, textOf } from '../../support/packages.ts'
import { NOW } from '../../support/plans.ts'
import { wrappingKey } from '../../support/unwrap.ts'
import { zipOf } from '../../support/zips.ts'

const { publicPem, spkiDer } = wrappingKey(2048)
const certificate = certificateOf(2048)
const A = 'a'.repeat(64)
const MANIFEST: Manifest = {
  algorithm: 'AES-256',
  ceremony: 'c'.repeat(32),
  claviger: 'package/1',
  expires: '2026-11-23T08:00:00Z',
  files: { 'key.bin': A, 'token.bin': A },
  hash: 'SHA-256',
  key: { kcv: '377822c093' },
  label: 'orders',
  method: 'RSAES_OAEP_SHA_256',
  mode: 'production',
  provider: 'aws-kms',
  target: 'orders',
  wrapped: 'key.bin',
  wrappingKey: { bits: 4096, sha256: A },
}
const CHALLENGE = encodeChallenge({
  ceremony: 'c'.repeat(32),
  set: 'd'.repeat(16),
  checkpoint: A,
  purpose: 'drill',
  nonce: { verifier: A },
  time: NOW,
  indexes: [1, 3],
  ok: [{ sha256: A, label: 'orders' }],
})
const KEK = new Uint8Array(32).fill(7)
const PAIRS = ALGORITHMS.filter((one) => !/^(?:AES|HMAC)/.test(one))

interface Outside {
  readonly name: string
  readonly samples: readonly Uint8Array[]
  readonly read: (bytes: Uint8Array) => unknown
}

const OUTSIDE: readonly Outside[] = [
  {
    name: 'a value in DER',
    samples: [fromHex('02020100'), fromHex('3003020101'), fromHex('0281020100')],
    read: (bytes) => readUnsigned(readDer(bytes)),
  },
  { name: 'a PEM block', samples: [bytesOf(publicPem)], read: (bytes) => readPem(textOf(bytes)) },
  {
    name: 'a wrapping key',
    samples: [spkiDer, bytesOf(publicPem), bytesOf(base64(spkiDer))],
    read: (bytes) => readRsaPublicKey(bytes),
  },
  {
    name: 'a certificate',
    samples: [certificate.der, certificate.pem],
    read: (bytes) => readCertificate(bytes),
  },
  {
    name: 'a zip archive',
    samples: [zipOf({ 'a.bin': utf8('a'.repeat(40)), 'b.bin': utf8('b') })],
    read: (bytes) => readZip(bytes, { archive: 200, files: 2, file: 100 }),
  },
  { name: 'a manifest', samples: [encodeManifest(MANIFEST)], read: parseManifest },
  {
    name: 'the folder of a package',
    samples: [encodeManifest(MANIFEST)],
    read: (bytes) =>
      readPackage(
        new Map([
          ['manifest.json', encodeManifest(MANIFEST)],
          ['IMPORT.md', bytes],
          ['key.bin', bytes],
        ]),
      ),
  },
  {
    name: 'a challenge',
    samples: [bytesOf(CHALLENGE)],
    read: (bytes) => parseChallenge(textOf(bytes)),
  },
  {
    name: 'words of a fingerprint',
    samples: [bytesOf('aardvark adroitness absurd'), bytesOf('adroitness aardvark')],
    read: (bytes) => fromWords(textOf(bytes).split(' ')),
  },
  {
    name: 'a wrapped key',
    samples: [wrapKwp(KEK, new Uint8Array(32))],
    read: (bytes) => unwrapKwp(KEK, bytes),
  },
  {
    name: 'material of a key',
    samples: [new Uint8Array(32)],
    read: (bytes) => kcvOf('AES-256', bytes.subarray(1)),
  },
  ...PAIRS.flatMap((algorithm): readonly Outside[] => {
    const { secret } = materialOf(algorithm)
    const named = namePublicKey(spkiOf(algorithm, secret))
    return [
      {
        name: `a private key for ${algorithm}`,
        samples: [secret],
        read: (bytes) => spkiOf(algorithm, bytes),
      },
      {
        name: `a public key for ${algorithm}`,
        samples: [bytesOf(named.pem)],
        read: (bytes) => assertPublicKeyName(algorithm, { ...named, pem: textOf(bytes) }),
      },
    ]
  }),
]

/** Sixty times, something is cut off, put in, or written over. */
function refusalsOf({ samples, read }: Outside): readonly Saying[] {
  const refusals: Saying[] = []
  const attempt = (bytes: Uint8Array) => {
    const said = refusalOf(() => read(bytes))
    if (said === undefined) return
    expectGerman(said)
    refusals.push(said)
  }
  const bent = fc.tuple(
    fc.constantFrom(...samples),
    fc.nat(),
    fc.uint8Array({ maxLength: 3 }),
    fc.nat({ max: 3 }),
  )
  fc.assert(
    fc.property(bent, ([sample, at, bytes, over]) => {
      const start = at % (sample.length + 1)
      attempt(concat(sample.subarray(0, start), bytes, sample.subarray(start + over)))
      attempt(sample.subarray(0, start))
    }),
    { numRuns: 60 },
  )
  return refusals
}

/** What a call is refused with; anything else that it throws is a fault of the program. */
function refusalOf(call: () => unknown): Saying | undefined {
  try {
    call()
    return undefined
  } catch (error) {
    if (!(error instanceof CeremonyError)) throw error
    if (typeof error.said === 'string') throw new Error(`only in English: ${error.said}`)
    return error.said
  }
}

test.each(OUTSIDE)('$name is refused in German', (one) => {
  expect(refusalsOf(one)).not.toEqual([])
})

/** What a provider may be given instead of what it hands out. */
const GIVEN: readonly (readonly [name: string, bytes: Uint8Array])[] = [
  ['nothing', new Uint8Array()],
  ['noise', Uint8Array.of(1, 2, 3)],
  ['words', bytesOf('this is not a key')],
  ['UTF-16', Uint8Array.of(0xff, 0xfe, 0x7b, 0)],
  ['broken JSON', bytesOf('{"a":')],
  ['JSON of nobody', bytesOf('{}')],
  ['a list', bytesOf('[]')],
  ['another answer', bytesOf('{"importMethod":"x","publicKey":{"pem":"x"}}')],
  ['an answer of AWS', bytesOf('{"ParametersValidTo":1,"ImportToken":"AA==","KeyId":"x"}')],
  ['an answer of Azure', bytesOf('{"key":{"kid":"https://x.vault.azure.net/keys/a/b"}}')],
  ['an answer of Oracle', bytesOf('{"data":{"public-key":"x","lifecycle-state":"DELETED"}}')],
  ['an answer of Vault', bytesOf('{"data":{"public_key":"x"}}')],
  ['an answer of IBM', bytesOf('{"payload":"AA==","nonce":"AA=="}')],
  ['a small key', wrappingKey(1024).spkiDer],
  ['a certificate', certificate.pem],
  ['an archive', zipOf({ 'README.txt': utf8('x') })],
]
const FIELDS = ['wrappingKey', 'importToken', 'parameters', 'certificate'] as const

describe.each(Object.values(PROVIDER_TABLE))('$title', (provider) => {
  const method = provider.methods[0]?.name ?? ''
  const base: Target = { provider: provider.id, key: 'orders', method, hash: 'SHA-256' }

  test.each(GIVEN)('refuses %s in German', (_, bytes) => {
    let refused = 0
    for (const field of FIELDS) {
      const target = { ...base, [field]: ref('given') }
      const said = refusalOf(() => provider.readParameters(target, (_: FileRef) => bytes, NOW))
      if (said === undefined) continue
      expectGerman(said)
      refused++
    }
    expect(refused).toBeGreaterThan(2)
  })

  test('says in German why it does not take a key', () => {
    const target: Target = {
      ...base,
      key: '-x',
      method: 'none',
      validTo: '1999-01-01T00:00:00Z',
      importType: 'x',
      description: '://',
      protectionLevel: 'x',
      attestation: ref('a'),
      keyAlgorithm: 'x',
      importJob: 'x',
      kid: 'x',
    }
    const faults = (ALGORITHMS as readonly Algorithm[]).flatMap((algorithm) =>
      (['sign', 'agree', undefined] as const).flatMap((use) => {
        const key = { label: 'orders', algorithm, ...(use === undefined ? {} : { use }) }
        return provider.accepts(key, target, NOW)
      }),
    )
    expect(faults.length).toBeGreaterThan(ALGORITHMS.length)
    for (const { saying } of faults) expectGerman(saying)
  })
})
