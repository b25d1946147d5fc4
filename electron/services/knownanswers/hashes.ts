/** Known answers for hashes, what is built of them, and the stretching of passphrases. */
import { createHash, scrypt } from 'node:crypto'
import { promisify } from 'node:util'
import { hkdf } from '@noble/hashes/hkdf.js'
import { hmac } from '@noble/hashes/hmac.js'
import { sha224, sha256, sha384, sha512 } from '@noble/hashes/sha2.js'
import { fromHex, hex, utf8, wipe } from '#shared/bytes.ts'
import { mixEntropy } from '#shared/crypto/entropy.ts'
import { makeEntropyStream } from '#shared/crypto/entropystream.ts'
import { toWords } from '#shared/crypto/pgpwords.ts'
import { counting, type KnownAnswer } from './answer.ts'

// FIPS 180-4, "abc"
const SHA_224 = '23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7'
const SHA_256 = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
const SHA_384 =
  'cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed' +
  '8086072ba1e7cc2358baeca134c825a7'
const SHA_512 =
  'ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a' +
  '2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f'

const stretch = promisify<string, string, number, object, Uint8Array>(scrypt)

// RFC 4231, test case 2
const MESSAGE = utf8('what do ya want for nothing?')

export const HASHES: readonly KnownAnswer[] = [
  {
    name: 'SHA-256, native (FIPS 180-4)',
    known: [SHA_256],
    give: () => [createHash('sha256').update('abc').digest('hex')],
  },
  {
    name: 'SHA-224, SHA-256, SHA-384 and SHA-512, portable (FIPS 180-4)',
    known: [SHA_224, SHA_256, SHA_384, SHA_512],
    give: () => [sha224, sha256, sha384, sha512].map((hash) => hex(hash(utf8('abc')))),
  },
  {
    name: 'HMAC-SHA-256 and HMAC-SHA-512 (RFC 4231)',
    known: [
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
      '164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea250554' +
        '9758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737',
    ],
    give: () => [sha256, sha512].map((hash) => hex(hmac(hash, utf8('Jefe'), MESSAGE))),
  },
  {
    name: 'HKDF-SHA-256 (RFC 5869)',
    known: ['3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865'],
    give: hkdfAnswer,
  },
  {
    name: 'randomness of the room: HKDF-SHA-512 and its stream (test/vectors/entropy.json)',
    known: [
      '2ecf4e4e4b50270f6d190f4499ea208b317567b03fd17f28f0303ad5e3c46daa',
      'e108257b1175c2417f65a462bbe1ca5935be72b37cb3e0030596b49a97370f47',
    ],
    give: mixAnswer,
  },
  {
    name: 'scrypt, native (RFC 7914)',
    known: [
      '7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2' +
        'd5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887',
    ],
    give: async () => [
      hex(await stretch('pleaseletmein', 'SodiumChloride', 64, { N: 16_384, r: 8, p: 1 })),
    ],
  },
  { name: 'PGP words', known: ['banjo'], give: () => toWords(Uint8Array.of(0x17)) },
]

// RFC 5869, appendix A.1
function hkdfAnswer(): string[] {
  const ikm = new Uint8Array(22).fill(0x0b)
  const info = fromHex('f0f1f2f3f4f5f6f7f8f9')
  return [hex(hkdf(sha256, ikm, counting(13), info, 42))]
}

// the first of test/vectors/entropy.json, made with python3
function mixAnswer(): string[] {
  const rolls =
    '42134141112246122463342146366344213326456311224516432342566265356134226454462432131133651211' +
    '62116166'
  const source = { kind: 'dice', by: 'witness', bytesSecret: utf8(rolls) } as const
  const mixed = mixEntropy('c1a71ce2000000000000000000000001', counting(64), [source])
  const stream = makeEntropyStream(mixed.streamSecret)
  const drawn = hex(stream.random(32))
  stream.wipe()
  wipe(mixed.streamSecret)
  return [...mixed.commitments, drawn]
}
