import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { beforeAll, describe, expect, it, test } from 'vitest'
import { fromHex } from '#shared/bytes.ts'
import { encodeEcKey } from '#shared/crypto/eckey.ts'
import { assertPublicKeyName, namePublicKey, type PublicKey } from '#shared/crypto/publickey.ts'
import { spkiOf } from '#shared/crypto/publickey.ts'
import { CeremonyError } from '#shared/errors.ts'
import { readPem, writePem } from '#shared/formats/pem.ts'
import { PAIRS, pairOf } from '../../support/keys.ts'
import { expectRefusal } from '../../support/refusal.ts'

const names = new Map<string, PublicKey>()
const nameOf = (algorithm: string) => names.get(algorithm) ?? { spki: '', pem: '' }
const derOf = (algorithm: string) => readPem(nameOf(algorithm).pem).der.slice()
beforeAll(async () => {
  for (const algorithm of PAIRS) names.set(algorithm, (await pairOf(algorithm)).name)
}, 60_000)

test.each(PAIRS)(
  'the name of a public key, %s, is accepted for this algorithm alone',
  (algorithm) => {
    for (const other of PAIRS) {
      const accept = () => assertPublicKeyName(other, nameOf(algorithm))
      if (other === algorithm) expect(accept).not.toThrow()
      else expectRefusal(accept, 'encoding.invalid')
    }
  },
)

describe.each(PAIRS)('refuses for %s', (algorithm) => {
  it('the fingerprint of another key', () => {
    const spki = nameOf(algorithm).spki.replace(/.$/, (last) => (last === 'A' ? 'E' : 'A'))
    expectRefusal(
      () => assertPublicKeyName(algorithm, { ...nameOf(algorithm), spki }),
      'encoding.invalid',
      'the fingerprint is not that of the public key',
    )
  })

  it.each<[string, (pem: string) => string]>([
    ['without its last newline', (pem) => pem.trimEnd()],
    ['with space after it', (pem) => `${pem} `],
    ['in lines of another length', (pem) => pem.replace(/^(.{40})/m, '$1\n')],
    ['under another name', (pem) => pem.replaceAll('PUBLIC KEY', 'RSA PUBLIC KEY')],
    ['twice', (pem) => pem + pem],
    ['that is empty', () => ''],
  ])('PEM %s', (_, change) => {
    const name = { ...nameOf(algorithm), pem: change(nameOf(algorithm).pem) }
    expectRefusal(() => assertPublicKeyName(algorithm, name), 'encoding.invalid')
  })

  it('altered bytes, or takes another key for them, and never crashes', () => {
    const der = derOf(algorithm)
    fc.assert(
      fc.property(fc.nat(der.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const altered = der.slice()
        altered.set([(altered[at] ?? 0) ^ change], at)
        const name = namePublicKey(altered)
        expect(name.spki).not.toBe(nameOf(algorithm).spki)
        try {
          assertPublicKeyName(algorithm, name)
        } catch (error) {
          expect(error).toBeInstanceOf(CeremonyError)
        }
      }),
    )
  })
})

test('a point off its curve, compressed, or of small order is no public key', () => {
  const off = derOf('EC-P256')
  off.set([(off.at(-1) ?? 0) ^ 1], off.length - 1)
  expectRefusal(
    () => assertPublicKeyName('EC-P256', namePublicKey(off)),
    'encoding.invalid',
    'a point on P-256',
  )
  const compressed = execFileSync(
    'openssl',
    ['ec', '-pubin', '-conv_form', 'compressed', '-pubout', '-outform', 'DER'],
    { input: nameOf('EC-P256').pem, stdio: 'pipe' },
  )
  expectRefusal(
    () => assertPublicKeyName('EC-P256', namePublicKey(new Uint8Array(compressed))),
    'encoding.invalid',
    'uncompressed',
  )
  for (const algorithm of ['Ed25519', 'X25519']) {
    const weak = derOf(algorithm)
    weak.fill(0, weak.length - 32)
    if (algorithm === 'Ed25519') weak.set([1], weak.length - 32)
    const name = namePublicKey(weak)
    expectRefusal(() => assertPublicKeyName(algorithm, name), 'key.invalid')
  }
})

test('an RSA key with another exponent is refused', () => {
  const der = derOf('RSA-2048')
  der.set([3], der.length - 1)
  const name = namePublicKey(der)
  expectRefusal(() => assertPublicKeyName('RSA-2048', name), 'encoding.invalid', 'exponent')
})

// RFC 6979 appendix A.2.5: the key pair of the examples
test('the public point of a published scalar is the published one', () => {
  const identifier = '301306072a8648ce3d020106082a8648ce3d030107'
  const scalar = fromHex('c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721')
  const spki = spkiOf('EC-P256', encodeEcKey({ curve: 'P-256', identifier }, scalar))
  expect(Buffer.from(spki.slice(-65)).toString('hex')).toBe(
    '0460fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6' +
      '7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299',
  )
})

test('PEM is written as it is read', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 500 }), (der) => {
      expect(readPem(writePem({ label: 'PUBLIC KEY', der }))).toEqual({ label: 'PUBLIC KEY', der })
    }),
  )
})
