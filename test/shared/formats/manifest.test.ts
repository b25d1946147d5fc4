import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CeremonyError } from '#shared/errors.ts'
import { encodeManifest, type Manifest, parseManifest } from '#shared/formats/manifest.ts'
import { expectRefusal } from '../../support/refusal.ts'

const A = 'a'.repeat(64)
const MANIFEST: Manifest = {
  algorithm: 'AES-256',
  ceremony: 'c'.repeat(32),
  claviger: 'package/1',
  expires: '2026-11-23T08:00:00Z',
  files: { 'EncryptedKeyMaterial.bin': A, 'ImportToken.bin': A },
  hash: 'SHA-256',
  key: { kcv: '377822c093' },
  label: 'orders',
  method: 'RSAES_OAEP_SHA_256',
  mode: 'production',
  provider: 'aws-kms',
  target: 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
  wrapped: 'EncryptedKeyMaterial.bin',
  wrappingKey: { bits: 4096, sha256: A },
}
const bytesOf = (change: { [field: string]: unknown }) =>
  encodeManifest({ ...MANIFEST, ...change } as Manifest)
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

describe('manifest.json', () => {
  it('is the canonical JSON of the contract, byte for byte', () => {
    expect(text(encodeManifest(MANIFEST))).toBe(
      `{"algorithm":"AES-256","ceremony":"${'c'.repeat(32)}","claviger":"package/1","expires":"2026-11-23T08:00:00Z",` +
        `"files":{"EncryptedKeyMaterial.bin":"${A}","ImportToken.bin":"${A}"},"hash":"SHA-256","key":{"kcv":"377822c093"},` +
        `"label":"orders","method":"RSAES_OAEP_SHA_256","mode":"production","provider":"aws-kms",` +
        `"target":"arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",` +
        `"wrapped":"EncryptedKeyMaterial.bin","wrappingKey":{"bits":4096,"sha256":"${A}"}}\n`,
    )
  })

  it('is read back as it was written', () => {
    expect(parseManifest(encodeManifest(MANIFEST))).toEqual(MANIFEST)
  })

  const files = MANIFEST.files
  it.each<[name: string, change: { [field: string]: unknown }, path: string, message: string]>([
    ['an unknown field', { colour: 'red' }, 'colour', 'unknown field'],
    [
      'an unknown field in the wrapping key',
      { wrappingKey: { bits: 4096, sha256: A, e: 3 } },
      'wrappingKey.e',
      'unknown field',
    ],
    ['an inherited name', { constructor: 'x' }, 'constructor', 'unknown field'],
    [
      'an inherited name as file',
      { files: { ...files, constructor: A } },
      'manifest.json',
      'unknown field',
    ],
    [
      'a wrapped file that is not listed',
      { wrapped: 'other.bin' },
      'wrapped',
      'is not one of the files',
    ],
    [
      'an inherited name as wrapped file',
      { wrapped: 'constructor' },
      'wrapped',
      'is not one of the files',
    ],
    ['a file in a folder', { files: { ...files, 'a/b': A } }, 'files.a/b', 'plain file name'],
    [
      'names that differ in case',
      { files: { ...files, 'IMPORTTOKEN.BIN': A } },
      'files',
      'only in case',
    ],
    ['itself as a file', { files: { ...files, 'manifest.json': A } }, 'files', 'are not listed'],
    ['a rehearsal without its mark', { mode: 'rehearsal' }, 'files', 'REHEARSAL-DO-NOT-IMPORT'],
    [
      'production with the mark',
      { files: { ...files, 'REHEARSAL-DO-NOT-IMPORT': A } },
      'files',
      'REHEARSAL-DO-NOT-IMPORT',
    ],
    [
      'a short hash',
      { wrappingKey: { bits: 4096, sha256: 'ab' } },
      'wrappingKey.sha256',
      '64 lower-case hex digits',
    ],
    ['a check value too long', { key: { kcv: 'a'.repeat(32) } }, 'key', 'hex digits'],
    ['another version of itself', { claviger: 'package/0x' }, 'claviger', 'must be package/1'],
  ])('with %s is refused, naming it', (_, change, path, message) => {
    expectRefusal(() => parseManifest(bytesOf(change)), 'package.invalid', message, path)
  })

  it('of a later version asks for a newer release', () => {
    expectRefusal(() => parseManifest(bytesOf({ claviger: 'package/2' })), 'format.newer')
  })

  it('in another layout is refused', () => {
    const spaced = new TextEncoder().encode(`${JSON.stringify(MANIFEST, null, 1)}\n`)
    expectRefusal(() => parseManifest(spaced), 'package.invalid', 'canonical')
    expectRefusal(
      () => parseManifest(encodeManifest(MANIFEST).subarray(0, -1)),
      'package.invalid',
      'newline',
    )
  })

  it('is read to the same bytes or refused, whatever the bytes', () => {
    const bytes = encodeManifest(MANIFEST)
    const changed = fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)).map(([at, byte]) => {
      const copy = bytes.slice()
      copy[at] = byte
      return copy
    })
    const bent = fc
      .tuple(fc.constantFrom(...Object.keys(MANIFEST)), fc.jsonValue())
      .map(([field, value]) =>
        new TextEncoder().encode(`${JSON.stringify({ ...MANIFEST, [field]: value })}\n`),
      )
    fc.assert(
      fc.property(fc.oneof(changed, bent, fc.uint8Array()), (input) => {
        try {
          expect(text(encodeManifest(parseManifest(input)))).toBe(text(input))
        } catch (error) {
          if (!(error instanceof CeremonyError)) throw error
        }
      }),
    )
  })
})
