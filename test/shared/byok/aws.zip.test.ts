import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aws } from '#shared/byok/aws.ts'
import type { Target } from '#shared/ceremony/plan.ts'
import { CeremonyError } from '#shared/errors.ts'
import { sha256Hex } from '#shared/bytes.ts'
import { bytesOf, ref } from '../../support/packages.ts'
import { NOW, rsaPair, TOKEN, wrappingPair } from '../../support/plans.ts'
import { noted } from '../../support/german.ts'
import { expectRefusal } from '../../support/refusal.ts'
import { patched, streamedZip, type ZipFiles, zipOf } from '../../support/zips.ts'

const ID = '1234abcd-12ab-34cd-56ef-1234567890ab'
const OTHER = '99999999-12ab-34cd-56ef-1234567890ab'
const TARGET: Target = {
  provider: 'aws-kms',
  key: `arn:aws:kms:eu-west-1:111122223333:key/${ID}`,
  method: 'RSAES_OAEP_SHA_256',
  parameters: ref('zip'),
}
const { spki } = wrappingPair()
const README = bytesOf(`Key: ${ID}
Wrapping algorithm: RSAES_OAEP_SHA_256
Wrapping key spec: RSA_2048
The wrapping key and the import token expire on 2031-01-01T09:00:00+01:00.
`)
const FILES: ZipFiles = {
  'WrappingPublicKey.bin': spki,
  'ImportToken.bin': TOKEN,
  'README.txt': README,
}

function read(archive: Uint8Array, change: Partial<Target> = {}) {
  return aws.readParameters({ ...TARGET, ...change }, () => archive, NOW)
}
const readFiles = (
  change: { [name: string]: Uint8Array | undefined },
  target?: Partial<Target>,
) => {
  const files = Object.entries({ ...FILES, ...change }).filter(([, bytes]) => bytes !== undefined)
  return read(zipOf(Object.fromEntries(files) as ZipFiles), target)
}
const readme = (text: string) => ({ 'README.txt': bytesOf(text) })
const expected = {
  sha256: sha256Hex(spki),
  bits: 2048,
  token: TOKEN,
  tokenSha256: sha256Hex(TOKEN),
}

describe('the zip of the console', () => {
  it('gives key, token and the end of the window', () => {
    const whole = { ...expected, expires: '2031-01-01T08:00:00Z', notes: [] }
    expect(read(zipOf(FILES))).toMatchObject(whole)
    expect(read(streamedZip(Object.entries(FILES)))).toMatchObject(whole)
  })

  it('may carry the id of the key in its names, as older consoles have it', () => {
    const archive = zipOf({
      [`wrappingKey_${ID}`]: spki,
      [`importToken_${ID}`]: TOKEN,
      [`README_${ID}.txt`]: README,
    })
    expect(read(archive)).toMatchObject({ ...expected, expires: '2031-01-01T08:00:00Z' })
  })

  it.each([
    ['valid until 2031-01-01 08:00:00 UTC', '2031-01-01T08:00:00Z'],
    ['Expires: Wed, 01 Jan 2031 08:00:00 GMT', '2031-01-01T08:00:00Z'],
    ['Expires Wed Jan 01 2031 09:00:00 GMT+0100 (CET)', '2031-01-01T08:00:00Z'],
    ['expires 2031-01-01T08:00:00.250Z\nvalid since 2030-12-31T08:00:00Z', '2031-01-01T08:00:00Z'],
    ['key until 2031-01-01T09:00:00Z\ntoken until 2031-01-01T08:00:00Z', '2031-01-01T08:00:00Z'],
    ['written on 2031-01-01T08:00:00Z', undefined],
    ['expires soon', undefined],
    ['', undefined],
  ])('whose README says %j ends at %s', (text, expires) => {
    const { expires: found, notes } = readFiles(readme(text))
    expect(found).toBe(expires)
    const silent = 'the README in the zip does not say when the token ends'
    expect(noted(notes)).toEqual(expires === undefined ? [silent] : [])
  })

  it('without README is read, and people are told', () => {
    const { expires, notes } = readFiles({ 'README.txt': undefined })
    expect({ expires, notes: noted(notes) }).toEqual({
      expires: undefined,
      notes: ['the README in the zip does not say when the token ends'],
    })
  })

  const two = rsaPair().spki
  it.each<
    [
      name: string,
      change: { [name: string]: Uint8Array | undefined },
      path: string,
      message: string,
    ]
  >([
    [
      'two wrapping keys',
      { [`wrappingKey_${ID}`]: two },
      'parameters',
      'more than one wrapping key',
    ],
    ['two tokens', { importToken_2: TOKEN }, 'parameters', 'more than one import token'],
    ['no key', { 'WrappingPublicKey.bin': undefined }, 'parameters', 'without wrapping key'],
    ['no token', { 'ImportToken.bin': undefined }, 'parameters', 'without import token'],
    ['an empty token', { 'ImportToken.bin': new Uint8Array() }, 'parameters', '0 bytes'],
    [
      'a long token',
      { 'ImportToken.bin': new Uint8Array(6145).map((_, i) => i * i) },
      'parameters',
      '6145 bytes',
    ],
    ['a foreign file', { 'setup.exe': TOKEN }, 'parameters', 'with a foreign file: setup.exe'],
    [
      'another wrapping algorithm',
      readme('RSAES_OAEP_SHA_1, expires never'),
      'method',
      'is RSAES_OAEP_SHA_256, but the parameters were fetched for RSAES_OAEP_SHA_1',
    ],
    [
      'another key spec',
      readme('RSA_4096'),
      'parameters',
      'says RSA_4096, and its wrapping key has 2048 bits',
    ],
    ['another key', readme(`for ${OTHER}`), 'parameters', `is for the key ${OTHER}`],
    [
      'a name of another key',
      { [`README_${OTHER}.txt`]: README },
      'parameters',
      `is for the key ${OTHER}`,
    ],
  ])('with %s is refused', (_, change, path, message) => {
    expectRefusal(() => readFiles(change), 'package.invalid', message, path)
  })

  it('with something that is no key is refused as such', () => {
    expectRefusal(
      () => readFiles({ 'WrappingPublicKey.bin': TOKEN }),
      'wrappingkey.invalid',
      'neither DER nor PEM',
      'parameters',
    )
  })

  it('whose README names several algorithms says nothing about the method', () => {
    const all = readme('RSAES_OAEP_SHA_1 or RSAES_OAEP_SHA_256 or RSA_2048 or RSA_4096')
    expect(readFiles(all)).toMatchObject(expected)
  })

  it('that unpacks to much more is refused before it is unpacked', () => {
    const bomb = zipOf({ ...FILES, 'README.txt': new Uint8Array(1024 * 1024) })
    expectRefusal(() => read(bomb), 'package.invalid', 'README.txt has 1048576 bytes', 'parameters')
    const small = zipOf({ ...FILES, 'README.txt': new Uint8Array(16 * 1024) })
    expectRefusal(() => read(small), 'package.invalid', 'is a zip bomb', 'parameters')
  })

  it('is read or refused, whatever is changed in it', () => {
    const archive = zipOf(FILES)
    const change = fc.tuple(fc.nat(archive.length - 1), fc.nat(255))
    fc.assert(
      fc.property(change, ([at, value]) => {
        try {
          // Whatever is not refused is what was handed out: every file has its checksum.
          expect(read(patched(archive, at, value))).toMatchObject(expected)
        } catch (error) {
          if (!(error instanceof CeremonyError)) throw error
          expect(error.path).toBe('parameters')
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('the JSON answer', () => {
  it('is read or refused with its field, whatever it says', () => {
    const value = fc.oneof(
      fc.jsonValue(),
      fc.base64String(),
      fc.constantFrom(TARGET.key, Buffer.from(spki).toString('base64')),
    )
    const answer = fc.record(
      { KeyId: value, PublicKey: value, ImportToken: value, ParametersValidTo: value },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(fc.oneof(answer, fc.jsonValue()), (json) => {
        try {
          expect(read(bytesOf(JSON.stringify(json))).sha256).toBe(expected.sha256)
        } catch (error) {
          if (!(error instanceof CeremonyError)) throw error
          expect(error.path).toBe('parameters')
        }
      }),
      { numRuns: 500 },
    )
  })
})
