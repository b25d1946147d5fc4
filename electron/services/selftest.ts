/**
 * Known answers for every primitive, on the very binary that will carry the ceremony. Each test
 * names the standard that its answer is from.
 */
import {
  constants,
  createCipheriv,
  createDecipheriv,
  createHash,
  generateKeyPair,
  privateDecrypt,
  scrypt,
} from 'node:crypto'
import { promisify } from 'node:util'
import { hkdf } from '@noble/hashes/hkdf.js'
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js'
import { combine, split } from 'shamir-secret-sharing'
import { concat, equalBytes, fromHex, hex, sha256, sha256Hex, utf8 } from '#shared/bytes.ts'
import { publicKeyOf, signEd25519, verifyNoble } from '#shared/crypto/ed25519.ts'
import { encodeEnvelope } from '#shared/crypto/envelope.ts'
import { kcvOf } from '#shared/crypto/kcv.ts'
import { unwrapKwp, wrapKwp } from '#shared/crypto/keywrap.ts'
import { toWords } from '#shared/crypto/pgpwords.ts'
import { combineChecked, combineShares, hedgedSplit } from '#shared/crypto/shamir.ts'
import { encodeShareText, parseShareText } from '#shared/crypto/sharetext.ts'
import { checkSshsig, LOG, signSshsig } from '#shared/crypto/sshsig.ts'
import { CeremonyError } from '#shared/errors.ts'
import { verifyNative } from './ed25519.ts'
import { KEY_TESTS } from './keyanswers.ts'
import { oaepEncrypt } from './oaep.ts'
import { osRandom } from './random.ts'

/** One known answer and whether this machine gives it. */
export interface Known {
  readonly name: string
  readonly ok: boolean
}

type Test = () => boolean | Promise<boolean>

/** Runs every test, all of them whatever fails; a test that throws has failed. */
export async function runSelfTest(
  tests: ReadonlyMap<string, Test> = TESTS,
): Promise<readonly Known[]> {
  const results: Known[] = []
  for (const [name, test] of tests) {
    const ok = await passes(test)
    results.push({ name, ok })
  }
  return results
}

async function passes(test: Test): Promise<boolean> {
  try {
    return await test()
  } catch {
    return false
  }
}

// RFC 8032 §7.1, test 2
const ED25519 = {
  seed: fromHex('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb'),
  key: fromHex('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c'),
  message: fromHex('72'),
  signature: fromHex(
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da' +
      '085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  ),
}

const TESTS: ReadonlyMap<string, Test> = new Map<string, Test>([
  ['SHA-256 (FIPS 180-4)', sha256Test],
  ['HMAC-SHA-256 (RFC 4231)', hmacTest],
  ['HKDF-SHA-256 (RFC 5869)', hkdfTest],
  ['AES-CMAC key check values (RFC 4493)', cmacTest],
  ['AES key wrap with padding (RFC 5649)', keyWrapTest],
  ['Ed25519, native (RFC 8032)', () => ed25519Test(verifyNative)],
  ['Ed25519, portable (RFC 8032)', () => ed25519Test(verifyNoble)],
  ['SSHSIG (OpenSSH PROTOCOL.sshsig)', sshsigTest],
  ['scrypt (RFC 7914)', scryptTest],
  ['AES-256-GCM (NIST SP 800-38D)', gcmTest],
  ['RSA-OAEP with SHA-1', () => oaepTest('SHA-1')],
  ['RSA-OAEP with SHA-256', () => oaepTest('SHA-256')],
  ['RSA-OAEP with SHA-512', () => oaepTest('SHA-512')],
  ...KEY_TESTS,
  ['Shamir: known shares', shamirTest],
  ['Shamir: split and combine', splitTest],
  ['Shamir: a share with x = 0 is refused', forgedTest],
  ['share text (BIP-93 checksum)', shareTextTest],
  ['PGP words', () => toWords(Uint8Array.of(0x17)).join() === 'banjo'],
  ['random source', randomTest],
])

function sha256Test(): boolean {
  const known = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
  const native = createHash('sha256').update('abc').digest('hex')
  return sha256Hex(utf8('abc')) === known && native === known
}

function hmacTest(): boolean {
  const mac = hmac(nobleSha256, utf8('Jefe'), utf8('what do ya want for nothing?'))
  return hex(mac) === '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843'
}

// RFC 5869, appendix A.1
function hkdfTest(): boolean {
  const ikm = new Uint8Array(22).fill(0x0b)
  const salt = fromHex('000102030405060708090a0b0c')
  const okm = hkdf(nobleSha256, ikm, salt, fromHex('f0f1f2f3f4f5f6f7f8f9'), 42)
  return (
    hex(okm) ===
    '3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865'
  )
}

function cmacTest(): boolean {
  const key = Uint8Array.from({ length: 32 }, (_, i) => i)
  return (
    kcvOf('AES-128', key.slice(0, 16)) === 'be7ed6ae78' && kcvOf('AES-256', key) === '377822c093'
  )
}

// RFC 5649 §6, 20 octets
function keyWrapTest(): boolean {
  const kek = fromHex('5840df6e29b02af1ab493b705bf16ea1ae8338f4dcc176a8')
  const data = fromHex('c37b7e6492584340bed12207808941155068f738')
  const wrapped = fromHex('138bdeaa9b8fa7fc61f97742e72248ee5ae6ae5360d1ae6a5f54f373fa543b6a')
  const altered = Uint8Array.from(wrapped, (byte, i) => (i === 0 ? byte ^ 1 : byte))
  return (
    equalBytes(wrapKwp(kek, data), wrapped) &&
    equalBytes(unwrapKwp(kek, wrapped), data) &&
    refuses(() => unwrapKwp(kek, altered), 'key.commitment')
  )
}

function ed25519Test(verify: typeof verifyNative): boolean {
  const { seed, key, message, signature } = ED25519
  return (
    equalBytes(publicKeyOf(seed), key) &&
    equalBytes(signEd25519(seed, message), signature) &&
    verify(signature, message, key) &&
    !verify(signature, fromHex('73'), key)
  )
}

// the answer was accepted by ssh-keygen -Y verify
function sshsigTest(): boolean {
  const message = utf8('known answer\n')
  const blob = signSshsig(ED25519.seed, LOG, message)
  const claim = { blob, namespace: LOG, message, key: ED25519.key, verify: verifyNative } as const
  return sha256Hex(blob) === SSHSIG_SHA256 && checkSshsig(claim)
}

const SSHSIG_SHA256 = '4abefbfee7d89f6b6c7e07d4e4092b6cd04e2714c7f10b71419e075767b0f4ff'

// RFC 7914 §12
async function scryptTest(): Promise<boolean> {
  const key = await stretch('pleaseletmein', 'SodiumChloride', 64, { N: 16_384, r: 8, p: 1 })
  return (
    hex(key) ===
    '7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2' +
      'd5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887'
  )
}

const stretch = promisify<string, string, number, object, Uint8Array>(scrypt)

// McGrew and Viega, The Galois/Counter Mode of Operation, test case 16
function gcmTest(): boolean {
  const key = fromHex('feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308')
  const nonce = fromHex('cafebabefacedbaddecaf888')
  const aad = fromHex('feedfacedeadbeeffeedfacedeadbeefabaddad2')
  const plain = fromHex(
    'd9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72' +
      '1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39',
  )
  const box =
    '522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa' +
    '8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662'
  const tag = fromHex('76fc6ece0f4e1768cddf8853bb2d551b')
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(aad)
  const sealed = concat(cipher.update(plain), cipher.final())
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 })
  decipher.setAAD(aad).setAuthTag(tag)
  const opened = concat(decipher.update(fromHex(box)), decipher.final())
  return hex(sealed) === box && equalBytes(cipher.getAuthTag(), tag) && equalBytes(opened, plain)
}

const makePair = promisify(generateKeyPair)

async function oaepTest(hash: 'SHA-1' | 'SHA-256' | 'SHA-512'): Promise<boolean> {
  const { publicKey, privateKey } = await makePair('rsa', { modulusLength: 2048 })
  const data = Uint8Array.from({ length: 32 }, (_, i) => i)
  const spki = publicKey.export({ type: 'spki', format: 'der' })
  const block = await oaepEncrypt(new Uint8Array(spki), hash, data)
  const oaepHash = hash.replace('-', '').toLowerCase()
  const padding = constants.RSA_PKCS1_OAEP_PADDING
  return equalBytes(privateDecrypt({ key: privateKey, padding, oaepHash }, block), data)
}

// the line s + 1·x at x = 1 and x = 2
async function shamirTest(): Promise<boolean> {
  const secret = sha256(utf8('claviger'))
  const shares = [1, 2].map((x) =>
    concat(
      secret.map((byte) => byte ^ x),
      Uint8Array.of(x),
    ),
  )
  return (
    equalBytes(await combineShares({ shares, combine }), secret) &&
    equalBytes(await combineShares({ shares, combine: combineChecked }), secret)
  )
}

async function splitTest(): Promise<boolean> {
  const secret = sha256(utf8('claviger'))
  const shares = await hedgedSplit({ secret, total: 5, threshold: 3, split, random: osRandom })
  const some = [4, 0, 2].map((i) => shares[i] ?? new Uint8Array())
  return equalBytes(await combineShares({ shares: some, combine }), secret)
}

async function forgedTest(): Promise<boolean> {
  const shares = [new Uint8Array(33).fill(7), new Uint8Array(33)]
  const refusal: unknown = await combineShares({ shares, combine }).catch((error: unknown) => error)
  return refusal instanceof CeremonyError && refusal.code === 'share.forged'
}

function shareTextTest(): boolean {
  const y = Uint8Array.from({ length: 32 }, (_, i) => 0x20 + i)
  const rawSecret = concat(y, Uint8Array.of(0x69))
  const known =
    'KSHARE1QYQQZQSRQSZSVPCZQVZJQGFZYVJZ2F389Q5J52EV95HZ7VP3XGENGDFKXUURJW3M8S7NU0MFEF8W0LGVS3FDT3YZ33LKA'
  const envelope = { set: '0001020304050607', index: 2, threshold: 3, total: 5, rawSecret }
  const altered = known.replace('QYQQ', 'QYQP')
  return (
    encodeShareText(encodeEnvelope(envelope)) === known &&
    equalBytes(parseShareText(known).rawSecret, rawSecret) &&
    refuses(() => parseShareText(altered), 'share.mistyped')
  )
}

/** A source that is stuck, short, or hands out parts of a pool in which a secret would stay. */
function randomTest(): boolean {
  const draws = [osRandom(32), osRandom(32)] as const
  const values = new Set(osRandom(4096))
  return (
    draws.every((draw) => draw.length === 32 && draw.buffer.byteLength === 32) &&
    !equalBytes(...draws) &&
    values.size > 200
  )
}

function refuses(call: () => unknown, code: string): boolean {
  try {
    call()
    return false
  } catch (error) {
    return error instanceof CeremonyError && error.code === code
  }
}
