import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { SELF_TESTS } from '#electron/services/selftest.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const LIST =
  /import \{([^}]*)\} from '(?:@noble\/|age-encryption|shamir-secret-sharing|node:crypto)/g

/** What is imported from the libraries of primitives, and a word of the test that answers for it. */
const ANSWERED: Readonly<Record<string, string>> = {
  aeskwp: 'RFC 5649',
  armor: 'age, to',
  cbc: 'AES-256-CBC',
  chacha20poly1305: 'ChaCha20-Poly1305',
  cmac: 'AES-CMAC',
  combine: 'by the package shamir-secret-sharing',
  createCipheriv: 'AES-256-GCM, native',
  createDecipheriv: 'AES-256-GCM, native',
  createHash: 'SHA-256, native',
  createPrivateKey: 'RSA-2048: both halves',
  createPublicKey: 'Ed25519, native verification',
  Decrypter: 'age, to',
  diffieHellman: 'X25519: both halves',
  ed25519: 'Ed25519, keys and signatures',
  Encrypter: 'age, encrypted and opened',
  expand: 'HKDF-SHA-512',
  extract: 'HKDF-SHA-512',
  gcm: 'AES-256-GCM, portable',
  generateKeyPair: 'RSA-2048: both halves',
  hkdf: 'HKDF-SHA-256',
  hmac: 'HMAC-SHA-256 and HMAC-SHA-512',
  p256: 'ECDSA P-256',
  p384: 'ECDSA P-384',
  p521: 'ECDSA P-521',
  privateDecrypt: 'RSA-OAEP with SHA-256',
  publicEncrypt: 'RSA-OAEP with SHA-1',
  randomFillSync: 'random source',
  scrypt: 'scrypt, native',
  secp256k1: 'ECDSA secp256k1',
  sha224: 'SHA-224',
  sha256: 'SHA-224, SHA-256',
  sha384: 'SHA-384',
  sha512: 'SHA-512, portable',
  sign: 'RSA-2048: both halves',
  split: 'split and combine',
  verify: 'Ed25519, native verification',
  x25519: 'X25519 (RFC 7748)',
}

/** Names of files, encodings and options; and the throw-away keys of `rehearse` on an example. */
const NO_PRIMITIVES = [
  'bytesToHex',
  'concatBytes',
  'constants',
  'generateKeyPairSync',
  'getCurves',
  'hexToBytes',
  'randomBytes',
  'Stanza',
  'utf8ToBytes',
]

function imported(): readonly string[] {
  const files = ['electron', 'shared'].flatMap((folder) =>
    globSync(`${folder}/**/*.ts`, { cwd: root }),
  )
  const lists = files
    .filter((file) => !file.includes('knownanswers'))
    .flatMap((file) => [...readFileSync(`${root}/${file}`, 'utf8').matchAll(LIST)])
  const names = lists.flatMap(([, list = '']) => list.split(',').map((name) => name.trim()))
  const values = names.filter((name) => name !== '' && !name.startsWith('type '))
  return [...new Set(values.map((name) => name.replace(/ as .*$/, '')))]
}

it('every primitive that the project imports has a known answer', () => {
  const unanswered = imported().filter(
    (name) => !(name in ANSWERED) && !NO_PRIMITIVES.includes(name),
  )
  expect(unanswered).toEqual([])
})

it('the list names what is imported, and tests that there are', () => {
  const names = imported()
  expect(Object.keys(ANSWERED).filter((name) => !names.includes(name))).toEqual([])
  for (const word of Object.values(ANSWERED))
    expect(
      SELF_TESTS.some(({ name }) => name.includes(word)),
      word,
    ).toBe(true)
})
