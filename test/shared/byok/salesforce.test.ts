import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { salesforce } from '#shared/byok/salesforce.ts'
import { sha256Hex } from '#shared/bytes.ts'
import type { PlanKey, Target } from '#shared/ceremony/plan.ts'
import { noted, told } from '../../support/german.ts'
import {
  certificateOf,
  itChecksAnyFolder,
  itRefusesTheRest,
  itUnwrapsEverywhere,
  neverCrashes,
} from '../../support/imports.ts'
import {
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
import { wrappingKey } from '../../support/unwrap.ts'

const KEY: PlanKey = { label: 'orders', algorithm: 'AES-256' }
const { spkiDer, publicPem } = wrappingKey(4096)
const certificate = certificateOf(4096, '/CN=BYOK_2031/O=Salesforce.com')
const TARGET: Target = {
  provider: 'salesforce',
  key: 'BYOK_2031',
  method: 'RSA_OAEP_SHA512',
  certificate: ref('certificate'),
  expires: '2026-12-01T08:00:00Z',
}
const wayOf = (_: number, method: string): Omit<Way, 'key'> => ({
  target: { ...TARGET, method },
  files: { certificate: certificate.pem },
})
const read = (bytes: Uint8Array, change: Partial<Target> = {}, now = NOW) =>
  salesforce.readParameters({ ...TARGET, ...change }, () => bytes, now)

describe('Salesforce', () => {
  itUnwrapsEverywhere(salesforce, wayOf, (folder) => unbase64(folder.get('orders.b64')))
  itRefusesTheRest(
    salesforce,
    ['AES-128', 'AES-192', 'HMAC-SHA-256', 'RSA-4096', 'Ed25519'],
    wayOf(4096, TARGET.method),
  )

  itChecksAnyFolder(salesforce, { key: KEY, ...wayOf(4096, TARGET.method) })

  it('says of every method what is not confirmed', () => {
    expect(salesforce.methods.map(({ note }) => note)).toEqual(
      Array(3).fill('MGF1 hash unconfirmed (assumed the same)'),
    )
  })

  it('takes a certificate in place of a wrapping key, and each secret once', () => {
    const accepts = (change: Partial<Target>, key = KEY) =>
      told(salesforce.accepts(key, { ...TARGET, ...change }, NOW))
    expect(accepts({ wrappingKey: ref('x') })).toEqual([
      {
        path: 'wrappingKey',
        message: 'does not belong to a target of salesforce: name its certificate',
      },
    ])
    const { certificate: _, ...bare } = TARGET
    expect(told(salesforce.accepts(KEY, bare, NOW))).toEqual([
      { path: 'certificate', message: 'is missing' },
    ])
    expect(accepts({ importToken: ref('x') })[0]?.path).toBe('importToken')
    expect(accepts({}, { ...KEY, targets: [TARGET, TARGET] })).toEqual([
      { path: 'provider', message: expect.stringContaining('takes each secret once') },
    ])
    expect(accepts({}, { ...KEY, targets: [TARGET] })).toEqual([])
    expect(salesforce.looksReal(TARGET)).toBe(true)
    expect(salesforce.looksReal({ ...TARGET, key: 'Example' })).toBe(false)
  })

  it('hands out a certificate, whose end is the end of the window', () => {
    const marked = bytesOf(`\uFEFF${textOf(certificate.pem)}`)
    for (const bytes of [...Object.values(certificate), marked]) {
      expect(read(bytes)).toMatchObject({
        spki: spkiDer,
        bits: 4096,
        sha256: sha256Hex(spkiDer),
        expires: TARGET.expires,
        notes: [],
      })
    }
    const { expires: _, ...open } = TARGET
    const ends = salesforce.readParameters(open, () => certificate.pem, NOW).expires
    const year = new Date().getUTCFullYear() + 1
    expect(ends).toMatch(new RegExp(`^${year}-`))
    const [note] = noted(read(certificate.pem, {}, '2020-01-01T00:00:00Z').notes)
    expect(note).toMatch(/^the certificate is valid only from /)
  })

  it.each<[name: string, bytes: Uint8Array, message: string]>([
    [
      'a bare public key',
      bytesOf(publicPem),
      'this is a PEM block of PUBLIC KEY, not of a CERTIFICATE',
    ],
    ['a bare public key in DER', spkiDer, 'this is a public key, not a certificate'],
    ['a small key', certificateOf(2048).pem, 'the modulus has 2048 bits, not 4096'],
    [
      'two certificates',
      bytesOf('-----BEGIN A-----\n-----BEGIN A-----'),
      'more than one PEM block',
    ],
    ['an answer', bytesOf('{"payload":""}'), 'this is a JSON answer'],
  ])('does not hand out %s', (_, bytes, message) => {
    expectRefusal(() => read(bytes), 'wrappingkey.invalid', message, 'certificate')
  })

  it('is read without anything but its own refusals', () => {
    neverCrashes(read, Object.values(certificate))
  })
})

describe('a package for Salesforce', () => {
  const made = (method = TARGET.method, mode: 'production' | 'rehearsal' = 'production') =>
    packageFor(salesforce, { key: KEY, ...wayOf(4096, method), mode })

  it('holds the secret and its hash, each in base64', async () => {
    const { folder, facts } = await made()
    expect([...folder.keys()].sort()).toEqual([
      'IMPORT.md',
      'manifest.json',
      'orders.b64',
      'orders_hash.b64',
    ])
    const hash = createHash('sha256').update(materialOf('AES-256').secret).digest()
    expect(unbase64(folder.get('orders_hash.b64'))).toEqual(new Uint8Array(hash))
    const checks = (name: string) => () =>
      salesforce.checks(new Map([...folder, [name, bytesOf('AAAA')]]), facts)
    expectRefusal(
      checks('orders_hash.b64'),
      'package.invalid',
      '3 bytes, not 32',
      'orders_hash.b64',
    )
    expectRefusal(checks('orders.b64'), 'package.invalid', 'not the length', 'orders.b64')
    const renamed = () => salesforce.checks(folder, { ...facts, label: 'others' })
    expectRefusal(renamed, 'package.invalid')
  })

  it('says what to do on which page, and what is not confirmed', async () => {
    const { text: guide } = await made()
    for (const part of [
      'BYOK_2031',
      sha256Hex(spkiDer),
      'Fields and Files (Probabilistic)',
      'Attach `orders.b64` as the encrypted key material and `orders_hash.b64`',
      'Salesforce demands it',
      'Each secret can be imported once',
      'Not confirmed',
      'compares the hash',
    ]) {
      expect(guide).toContain(part)
    }
    expect(guide).not.toMatch(/undefined|\[object/)
    expect((await made('RSA_AES_SHA512')).text).toContain('Search Index or Database Encryption')
    expect((await made('RSA_AES_SHA512')).text).toContain('The page decides')
    expect((await made('RSA_AES_SHA512')).text).not.toContain('demands it')
    expect((await made('RSA_OAEP_SHA512')).text).toContain('Salesforce demands it')
    expect((await made(TARGET.method, 'rehearsal')).text).not.toMatch(/```|Setup/)
  })
})
