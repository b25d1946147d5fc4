import { execFileSync } from 'node:child_process'
import { generateKeyPairSync, X509Certificate } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { concat, fromHex, hex, sha256Hex } from '#shared/bytes.ts'
import { looksLikeCertificate, readCertificate } from '#shared/formats/certificate.ts'
import { inEnglish } from '#shared/text/saying.ts'
import { certificateOf, neverCrashes } from '../../support/imports.ts'
import { base64, bytesOf, textOf } from '../../support/packages.ts'
import { expectRefusal } from '../../support/refusal.ts'
import { wrappingKey } from '../../support/unwrap.ts'

const SUBJECT = '/C=DE/O=Müller, Söhne/OU=a\\+b/CN=KEK \u202e1/emailAddress=kek@example.com'
const { pem, der } = certificateOf(2048, SUBJECT)
const { spkiDer, publicPem, privatePem } = wrappingKey(2048)

interface Given {
  readonly input?: Uint8Array
  readonly key?: string
}

/** What OpenSSL makes of a key, the wrapping key of 2048 bits where none is given. */
function openssl({ input, key = privatePem }: Given, ...args: string[]): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'claviger-x509-'))
  try {
    writeFileSync(join(folder, 'key.pem'), key)
    writeFileSync(join(folder, 'cert.pem'), pem)
    return new Uint8Array(execFileSync('openssl', args, { cwd: folder, stdio: 'pipe', input }))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The certificate with bytes of its DER, in hex, replaced by as many others. */
function bent(from: string, to: string): Uint8Array {
  const text = hex(der)
  expect(text.split(from).length).toBeGreaterThan(1)
  expect(to).toHaveLength(from.length)
  return fromHex(text.replace(from, to))
}

/** The time of the validity as it stands in the certificate: a UTCTime. */
const timeHex = (at: 0 | 1) => hex(der).match(/170d([0-9a-f]{26})/g)?.[at] ?? ''
const timeIn = (text: string) => `170d${Buffer.from(text).toString('hex')}`

describe('a certificate', () => {
  it.each([
    ['PEM', pem],
    ['PEM with CRLF', bytesOf(textOf(pem).replaceAll('\n', '\r\n'))],
    ['DER', der],
    ['base64', bytesOf(`${base64(der)}\n`)],
  ])('is read from %s as another library reads it', (_, bytes) => {
    const native = new X509Certificate(der)
    const read = readCertificate(bytes)
    expect(read.key).toEqual({ spki: spkiDer, bits: 2048, sha256: sha256Hex(spkiDer), notes: [] })
    expect(native.publicKey.export({ type: 'spki', format: 'der' }).equals(read.key.spki)).toBe(
      true,
    )
    expect(Date.parse(read.notBefore)).toBe(Date.parse(native.validFrom))
    expect(Date.parse(read.notAfter)).toBe(Date.parse(native.validTo))
    expect(looksLikeCertificate(bytes)).toBe(true)
  })

  it('shows its name so that it can neither hide nor steer anything', () => {
    expect(inEnglish(readCertificate(pem).subject)).toBe(
      'C=DE, O=Müller\\, Söhne, OU=a\\+b, CN=KEK ⟨U+202E⟩1, E=kek@example.com',
    )
    expect(inEnglish(readCertificate(certificateOf(2048, '/').pem).subject)).toBe('nobody')
  })

  it('may end after 2049, which is written in another form', () => {
    const { notAfter } = readCertificate(certificateOf(2048, '/CN=x', ['-days', '36500']).pem)
    expect(notAfter).toMatch(/^21\d\d-/)
  })

  it('may be of version 1, without extensions', () => {
    const request = openssl({}, 'req', '-new', '-key', 'key.pem', '-subj', '/CN=x')
    const sign = ['x509', '-req', '-signkey', 'key.pem', '-days', '9', '-outform', 'DER']
    const old = openssl({ input: request }, ...sign)
    expect(new X509Certificate(old).subject).toBe('CN=x')
    expect(inEnglish(readCertificate(old).subject)).toBe('CN=x')
    expect(hex(old)).not.toContain('a003020102')
    expectRefusal(() => readCertificate(request), 'wrappingkey.invalid', 'CERTIFICATE REQUEST')
  })

  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
  const ecPem = String(ec.export({ type: 'pkcs8', format: 'pem' }))
  const sigAlg = '300d06092a864886f70d01010b0500'
  it.each<[name: string, bytes: () => Uint8Array, message: string]>([
    ['nothing', () => new Uint8Array(), 'the file is empty'],
    ['much', () => new Uint8Array(20_000), 'too large'],
    ['a JSON answer', () => bytesOf('{}'), 'this is a JSON answer'],
    ['words', () => bytesOf('certificate'), 'neither DER nor PEM nor base64'],
    ['a chain', () => concat(pem, pem), 'more than one PEM block'],
    ['text around it', () => concat(bytesOf('subject=x\n'), pem), 'not one plain PEM block'],
    ['trailing bytes', () => concat(der, Uint8Array.of(0)), '1 trailing bytes'],
    ['a cut', () => der.subarray(0, -1), 'is cut off'],
    ['a public key', () => bytesOf(publicPem), 'PEM block of PUBLIC KEY, not of a CERTIFICATE'],
    ['a public key in DER', () => spkiDer, 'this is a public key, not a certificate'],
    ['a private key', () => bytesOf(privatePem), 'this is a private key'],
    [
      'a private key in DER',
      () => new Uint8Array(Buffer.from(privatePem.replace(/-----.*-----/g, ''), 'base64')),
      'this is a private key',
    ],
    [
      'a PKCS#7 bundle',
      () => openssl({}, 'crl2pkcs7', '-nocrl', '-certfile', 'cert.pem', '-outform', 'DER'),
      'not an X.509 certificate',
    ],
    [
      'two signature algorithms',
      () => bent(sigAlg, sigAlg.replace('010b', '010c')),
      'names two signature algorithms',
    ],
    ['version 4', () => bent('a003020102', 'a003020103'), 'X.509 of version 4'],
    ['a validity turned round', () => bent(timeHex(1), timeIn('200101000000Z')), 'never'],
    ['a day that is not', () => bent(timeHex(0), timeIn('200230000000Z')), 'not a time'],
    ['a local time', () => bent(timeHex(0), timeIn('20010100+0100')), 'not a time'],
    ['another size', () => certificateOf(3072).der, 'the modulus has 3072 bits, not 2048'],
    [
      'a key on a curve',
      () => openssl({ key: ecPem }, 'req', '-x509', '-key', 'key.pem', '-subj', '/CN=x'),
      'an elliptic curve key',
    ],
  ])('is not read from %s', (_, bytes, message) => {
    const call = () => readCertificate(bytes(), { bits: [2048], path: 'certificate' })
    expectRefusal(call, 'wrappingkey.invalid', message, 'certificate')
  })

  it('is told from a public key', () => {
    for (const other of [
      spkiDer,
      bytesOf(publicPem),
      bytesOf(base64(spkiDer)),
      new Uint8Array(9),
    ]) {
      expect(looksLikeCertificate(other)).toBe(false)
    }
  })

  it('throws nothing but its own refusals', () => {
    neverCrashes(readCertificate, [pem, der, bytesOf(base64(der))])
    neverCrashes(looksLikeCertificate, [pem, der])
  })
})
