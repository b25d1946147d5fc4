import { execFileSync } from 'node:child_process'
import {
  createPublicKey,
  createHash,
  generateKeyPairSync,
  generatePrimeSync,
  type KeyObject,
} from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CeremonyError } from '#shared/errors.ts'
import { readRsaPublicKey } from '#shared/formats/spki.ts'
import { noted } from '../../support/german.ts'
import { rsaPair } from '../../support/plans.ts'
import { expectRefusal } from '../../support/refusal.ts'

const { spki, privateKey, publicKey } = rsaPair()
const ascii = (text: string) => new TextEncoder().encode(text)
const pem = (key: KeyObject, type: 'spki' | 'pkcs1' | 'pkcs8') =>
  ascii(String(key.export({ type, format: 'pem' } as never)))
const der = (key: KeyObject, type: 'spki' | 'pkcs1' | 'pkcs8' | 'sec1') =>
  new Uint8Array(key.export({ type, format: 'der' } as never) as unknown as Buffer)
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')

/** A SubjectPublicKeyInfo around any modulus. */
function spkiOf(n: bigint, e = 65537): Uint8Array {
  const digits = n.toString(16)
  const jwk = {
    kty: 'RSA',
    n: Buffer.from(digits.padStart(digits.length + (digits.length % 2), '0'), 'hex').toString(
      'base64url',
    ),
    e: Buffer.from(e.toString(16).padStart(6, '0'), 'hex').toString('base64url'),
  }
  return der(createPublicKey({ key: jwk, format: 'jwk' }), 'spki')
}

/** A number of 2048 bits with a given factor. */
function multipleOf(factor: bigint): bigint {
  const rest = (3n << 2046n) / factor
  return factor * (rest | 1n)
}

let folder: string
let certificate: { pem: Uint8Array; der: Uint8Array }

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'claviger-spki-'))
  const key = join(folder, 'key.pem')
  writeFileSync(key, pem(privateKey, 'pkcs8'))
  const make = (form: string) =>
    new Uint8Array(
      execFileSync(
        'openssl',
        ['req', '-x509', '-key', key, '-subj', '/CN=test', '-outform', form],
        { stdio: 'pipe' },
      ),
    )
  certificate = { pem: make('PEM'), der: make('DER') }
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('a wrapping key', () => {
  it.each([2048, 3072, 4096])('of %i bits is read from DER', (bits) => {
    const pair = bits === 2048 ? { spki } : rsaPair(bits)
    const key = readRsaPublicKey(pair.spki)
    expect(key).toEqual({
      spki: pair.spki,
      bits,
      sha256: createHash('sha256').update(pair.spki).digest('hex'),
      notes: [],
    })
  })

  it.each([
    ['PEM', () => pem(publicKey, 'spki'), 'the key was given as PEM'],
    [
      'PEM with CRLF',
      () => ascii(new TextDecoder().decode(pem(publicKey, 'spki')).replaceAll('\n', '\r\n')),
      'the key was given as PEM',
    ],
    ['base64', () => ascii(base64(spki)), 'the key was given as base64'],
    [
      'base64 in lines',
      () =>
        ascii(
          `${base64(spki)
            .match(/.{1,64}/g)
            ?.join('\n')}\n`,
        ),
      'the key was given as base64',
    ],
    ['base64 of PEM', () => ascii(base64(pem(publicKey, 'spki'))), 'the key was given as base64'],
  ])('is read from %s, which is said', (_, make, note) => {
    const key = readRsaPublicKey(make())
    expect(key.spki).toEqual(spki)
    expect(noted(key.notes)).toEqual([note])
  })

  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const ed = generateKeyPairSync('ed25519')
  const PRIVATE = 'this is a private key'
  const refused: readonly [name: string, make: () => Uint8Array, message: string][] = [
    ['a private key as PKCS#8 PEM', () => pem(privateKey, 'pkcs8'), PRIVATE],
    ['a private key as PKCS#1 PEM', () => pem(privateKey, 'pkcs1'), PRIVATE],
    ['a private key as PKCS#8 DER', () => der(privateKey, 'pkcs8'), PRIVATE],
    ['a private key as PKCS#1 DER', () => der(privateKey, 'pkcs1'), PRIVATE],
    ['a private key in base64', () => ascii(base64(der(privateKey, 'pkcs8'))), PRIVATE],
    ['an EC private key as SEC 1 DER', () => der(ec.privateKey, 'sec1'), PRIVATE],
    ['an Ed25519 private key', () => der(ed.privateKey, 'pkcs8'), PRIVATE],
    [
      'an encrypted private key',
      () =>
        new Uint8Array(
          privateKey.export({
            type: 'pkcs8',
            format: 'der',
            cipher: 'aes-256-cbc',
            passphrase: 'x',
          }),
        ),
      PRIVATE,
    ],
    ['a certificate as PEM', () => certificate.pem, 'this is a certificate: give its public key'],
    ['a certificate as DER', () => certificate.der, 'this is a certificate: give its public key'],
    ['a PKCS#1 public key as PEM', () => pem(publicKey, 'pkcs1'), 'this is a PKCS#1 public key'],
    ['a PKCS#1 public key as DER', () => der(publicKey, 'pkcs1'), 'this is a PKCS#1 public key'],
    ['an EC key', () => der(ec.publicKey, 'spki'), 'not a plain RSA key: an elliptic curve key'],
    ['an Ed25519 key', () => der(ed.publicKey, 'spki'), 'not a plain RSA key: an Ed25519 key'],
    [
      'a key for PSS only',
      () => der(generateKeyPairSync('rsa-pss', { modulusLength: 2048 }).publicKey, 'spki'),
      'not a plain RSA key: an RSA key restricted to PSS',
    ],
    [
      'another size',
      () => rsaPair(1024).spki,
      'the modulus has 1024 bits, not 2048 or 3072 or 4096',
    ],
    ['exponent 3', () => rsaPair(2048, 3).spki, 'the public exponent is 3, not 65537'],
    ['trailing bytes', () => Uint8Array.of(...spki, 0), '1 trailing bytes'],
    ['a cut', () => spki.subarray(0, -1), 'is cut off'],
    ['an even modulus', () => spkiOf(multipleOf(3n) + 1n), 'the modulus is even'],
    ['a small factor', () => spkiOf(multipleOf(1999n)), 'the modulus is divisible by'],
    [
      'a prime modulus',
      () => spkiOf(generatePrimeSync(2048, { bigint: true })),
      'the modulus is prime itself',
    ],
    [
      'a length that is not minimal',
      () => Uint8Array.of(0x30, 0x83, 0, ...spki.subarray(2)),
      'is not minimal',
    ],
    ['a padded modulus', padded, 'INTEGER with a padded zero'],
    ['no NULL parameters', withoutNull, 'without its NULL parameters'],
    [
      'two PEM blocks',
      () => ascii(new TextDecoder().decode(pem(publicKey, 'spki')).repeat(2)),
      'more than one PEM block',
    ],
    [
      'text before the PEM block',
      () => ascii(`key:\n${new TextDecoder().decode(pem(publicKey, 'spki'))}`),
      'not one plain PEM block',
    ],
    ['noise', () => Uint8Array.of(1, 2, 3), 'neither DER nor PEM nor base64'],
    ['nothing', () => new Uint8Array(), 'the file is empty'],
  ]

  it.each(refused)('that is or has %s is refused, naming it', (_, make, message) => {
    expectRefusal(() => readRsaPublicKey(make()), 'wrappingkey.invalid', message, 'wrappingKey')
  })

  it('of a size that the provider does not take is refused', () => {
    const call = () => readRsaPublicKey(spki, { bits: [4096], path: 'parameters' })
    expectRefusal(call, 'wrappingkey.invalid', 'has 2048 bits, not 4096', 'parameters')
  })

  it('is read or refused as a CeremonyError, whatever the bytes', () => {
    const change = fc.tuple(fc.nat(spki.length - 1), fc.nat(255)).map(([at, byte]) => {
      const bytes = spki.slice()
      bytes[at] = byte
      return bytes
    })
    fc.assert(
      fc.property(
        fc.oneof(fc.uint8Array({ maxLength: 500 }), fc.string().map(ascii), change),
        (bytes) => {
          try {
            const key = readRsaPublicKey(bytes)
            expect(key.bits).toBe(2048)
          } catch (error) {
            if (!(error instanceof CeremonyError)) throw error
            expect(error.code).toBe('wrappingkey.invalid')
          }
        },
      ),
    )
  })
})

// 30 82 .. .. | 30 0d 06 09 <oid> 05 00 | 03 82 .. .. 00 | 30 82 .. .. | 02 82 .. .. 00 <modulus> | …
function padded(): Uint8Array {
  const bytes = Buffer.from(spki)
  const grown = Buffer.concat([bytes.subarray(0, 32), Buffer.of(0), bytes.subarray(32)])
  for (const at of [2, 21, 26, 30]) grown.writeUInt16BE(grown.readUInt16BE(at) + 1, at)
  return new Uint8Array(grown)
}

function withoutNull(): Uint8Array {
  const bytes = Buffer.from(spki)
  const shrunk = Buffer.concat([bytes.subarray(0, 17), bytes.subarray(19)])
  shrunk.writeUInt16BE(shrunk.readUInt16BE(2) - 2, 2)
  shrunk[5] = 0x0b
  return new Uint8Array(shrunk)
}
