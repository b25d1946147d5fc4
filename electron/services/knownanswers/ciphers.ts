/** Known answers for ciphers: AES in its modes, ChaCha20-Poly1305, RSA-OAEP and age. */
import {
  constants,
  createCipheriv,
  createDecipheriv,
  generateKeyPair,
  privateDecrypt,
} from 'node:crypto'
import { promisify } from 'node:util'
import { aeskw, cbc, gcm } from '@noble/ciphers/aes.js'
import { chacha20poly1305 } from '@noble/ciphers/chacha.js'
import { concat, fromHex, hex, utf8 } from '#shared/bytes.ts'
import { kcvOf } from '#shared/crypto/kcv.ts'
import { unwrapKwp, wrapKwp } from '#shared/crypto/keywrap.ts'
import { decodeUtf8 } from '#shared/utf8.ts'
import { decryptAgeFile, encryptAgeFile } from '../agefile.ts'
import { type OaepHash, oaepEncrypt } from '../oaep.ts'
import { altered, counting, type KnownAnswer, refusal } from './answer.ts'

// McGrew and Viega, The Galois/Counter Mode of Operation, test case 16
const GCM = {
  key: fromHex('feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308'),
  nonce: fromHex('cafebabefacedbaddecaf888'),
  aad: fromHex('feedfacedeadbeeffeedfacedeadbeefabaddad2'),
  plain:
    'd9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72' +
    '1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39',
  box:
    '522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa' +
    '8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662',
  tag: '76fc6ece0f4e1768cddf8853bb2d551b',
}

// RFC 8439 §2.8.2
const CHACHA = {
  key: fromHex('808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f'),
  nonce: fromHex('070000004041424344454647'),
  aad: fromHex('50515253c0c1c2c3c4c5c6c7'),
  plain:
    "Ladies and Gentlemen of the class of '99: " +
    'If I could offer you only one tip for the future, sunscreen would be it.',
  box:
    'd31a8d34648e60db7b86afbc53ef7ec2a4aded51296e08fea9e2b5a736ee62d6' +
    '3dbea45e8ca9671282fafb69da92728b1a71de0a9e060b2905d6a5b67ecd3b36' +
    '92ddbd7f2d778b8c9803aee328091b58fab324e4fad675945585808b4831d7bc' +
    '3ff4def08e4b7a9de576d26586cec64b61161ae10b594f09e26a7e902ecbd0600691',
}

// made by age 1.1.1
const AGE = {
  plain: 'known answer\n',
  recipient: 'age1td5tjm6yz9x06ekvf8mk7ewt00sq9uc9z484ygzz0awglw3wlyfs7cz3ve',
  identity: 'AGE-SECRET-KEY-1HR6EPUU4A2DQ54AEVYC0WJ2TWYQFZATW8UCC0MC55CAALVY39DASY5NCF4',
  file: [
    '-----BEGIN AGE ENCRYPTED FILE-----',
    'YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IFgyNTUxOSBnbmlaTnU4QzIyZ3M5L05L',
    'aG0ycjR1MEgwY1FIb01vT2lja1YxTmoxSGpjCkpNTk5IZjllVldudE5UNDEwSklV',
    'Nk1SUUJQS1l6TUFISmw3enFGMWliQU0KLS0tIFZkZUplZHZKUWZZTUw0RkhmMWgw',
    'R2VmSFVIUWU0L3I1M21GdzluSVhKdnMKLkffV8mCP0o5jx2Yj1Kge2VrdyVMtyHs',
    'rHPQhI7Hyo97rydZHv1pcYg/gJrY',
    '-----END AGE ENCRYPTED FILE-----',
  ].join('\n'),
}

export const CIPHERS: readonly KnownAnswer[] = [
  {
    name: 'AES-CMAC key check values (RFC 4493)',
    known: ['be7ed6ae78', '377822c093'],
    give: () => [kcvOf('AES-128', counting(16)), kcvOf('AES-256', counting(32))],
  },
  {
    name: 'AES key wrap (RFC 3394)',
    known: [
      '28c9f404c4b810f4cbccb35cfb87f8263f5786e2d80ed326cbc7f0e71a99f43bfb988b9b7a02dd21',
      '00112233445566778899aabbccddeeff000102030405060708090a0b0c0d0e0f',
    ],
    give: keyWrapAnswer,
  },
  {
    name: 'AES key wrap with padding (RFC 5649)',
    known: [
      '138bdeaa9b8fa7fc61f97742e72248ee5ae6ae5360d1ae6a5f54f373fa543b6a',
      'c37b7e6492584340bed12207808941155068f738',
      'afbeb0f07dfbf5419200f2ccb50bb24f',
      'key.commitment',
    ],
    give: paddedWrapAnswer,
  },
  {
    name: 'AES-256-GCM, native (NIST SP 800-38D)',
    known: [GCM.box, GCM.tag, GCM.plain],
    give: nativeGcmAnswer,
  },
  {
    name: 'AES-256-GCM, portable (NIST SP 800-38D)',
    known: [GCM.box + GCM.tag],
    give: () => [hex(gcm(GCM.key, GCM.nonce, GCM.aad).encrypt(fromHex(GCM.plain)))],
  },
  {
    name: 'AES-256-CBC (NIST SP 800-38A)',
    known: ['f58c4c04d6e5f1ba779eabfb5f7bfbd69cfc4e967edb808d679f777bc6702c7d'],
    give: cbcAnswer,
  },
  { name: 'ChaCha20-Poly1305 (RFC 8439)', known: [CHACHA.box, CHACHA.plain], give: chachaAnswer },
  ...(['SHA-1', 'SHA-256', 'SHA-512'] as const).map((hash) => ({
    name: `RSA-OAEP with ${hash}`,
    known: [hex(counting(32))],
    give: () => oaepAnswer(hash),
  })),
  { name: 'age, to an X25519 recipient', known: [AGE.plain], give: ageAnswer },
  { name: 'age, encrypted and opened again', known: [AGE.plain], give: ageAgainAnswer },
]

// RFC 3394 §4.6
function keyWrapAnswer(): string[] {
  const kek = aeskw(counting(32))
  const data = fromHex('00112233445566778899aabbccddeeff000102030405060708090a0b0c0d0e0f')
  const wrapped = kek.encrypt(data)
  return [hex(wrapped), hex(kek.decrypt(wrapped))]
}

// RFC 5649 §6, 20 and 7 octets
function paddedWrapAnswer(): string[] {
  const kek = fromHex('5840df6e29b02af1ab493b705bf16ea1ae8338f4dcc176a8')
  const wrapped = wrapKwp(kek, fromHex('c37b7e6492584340bed12207808941155068f738'))
  return [
    hex(wrapped),
    hex(unwrapKwp(kek, wrapped)),
    hex(wrapKwp(kek, fromHex('466f7250617369'))),
    refusal(() => unwrapKwp(kek, altered(wrapped))),
  ]
}

function nativeGcmAnswer(): string[] {
  const { key, nonce, aad, plain, box, tag } = GCM
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(aad)
  const sealed = concat(cipher.update(fromHex(plain)), cipher.final())
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 })
  decipher.setAAD(aad).setAuthTag(fromHex(tag))
  const opened = concat(decipher.update(fromHex(box)), decipher.final())
  return [hex(sealed), hex(cipher.getAuthTag()), hex(opened)]
}

// NIST SP 800-38A appendix F.2.5, the first two blocks
function cbcAnswer(): string[] {
  const key = fromHex('603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4')
  const plain = fromHex('6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51')
  return [hex(cbc(key, counting(16), { disablePadding: true }).encrypt(plain))]
}

function chachaAnswer(): string[] {
  const box = () => chacha20poly1305(CHACHA.key, CHACHA.nonce, CHACHA.aad)
  const sealed = box().encrypt(utf8(CHACHA.plain))
  return [hex(sealed), decodeUtf8(box().decrypt(sealed))]
}

const makePair = promisify(generateKeyPair)

/** What a fresh key opens: every encryption is another one. */
async function oaepAnswer(hash: OaepHash): Promise<string[]> {
  const { publicKey, privateKey } = await makePair('rsa', { modulusLength: 2048 })
  const spki = publicKey.export({ type: 'spki', format: 'der' })
  const block = await oaepEncrypt(new Uint8Array(spki), hash, counting(32))
  const oaepHash = hash.replace('-', '').toLowerCase()
  const padding = constants.RSA_PKCS1_OAEP_PADDING
  return [privateDecrypt({ key: privateKey, padding, oaepHash }, block).toString('hex')]
}

function ageAnswer(): Promise<string[]> {
  return openedByAge(utf8(AGE.file))
}

async function ageAgainAnswer(): Promise<string[]> {
  return openedByAge(await encryptAgeFile(utf8(AGE.plain), { recipient: AGE.recipient }))
}

async function openedByAge(file: Uint8Array): Promise<string[]> {
  const identityFileSecret = utf8(AGE.identity)
  return [decodeUtf8(await decryptAgeFile(file, { identityFileSecret }))]
}
