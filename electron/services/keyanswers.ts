/** Known answers for key pairs, and each kind of pair made and tried once on this machine. */
import { concat, equalBytes, fromHex, hex, utf8 } from '#shared/bytes.ts'
import { ALGORITHM_TABLE, type EcCurve, isSymmetric } from '#shared/crypto/algorithms.ts'
import { signEc, verifyEc } from '#shared/crypto/eckey.ts'
import { agreeX25519, okpPublicKey } from '#shared/crypto/okpkey.ts'
import { makeKey } from './material.ts'
import { osRandom } from './random.ts'

type Test = () => boolean | Promise<boolean>

interface EcAnswer {
  readonly scalar: string
  readonly x: string
  readonly y: string
  readonly r: string
  readonly s: string
}

// RFC 6979 appendix A.2.5 to A.2.7: message "sample", the hash of the curve's size
const ECDSA = {
  'P-256': {
    scalar: 'c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721',
    x: '60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6',
    y: '7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299',
    r: 'efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716',
    s: 'f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8',
  },
  'P-384': {
    scalar:
      '6b9d3dad2e1b8c1c05b19875b6659f4de23c3b667bf297ba9aa47740787137d8' +
      '96d5724e4c70a825f872c9ea60d2edf5',
    x:
      'ec3a4e415b4e19a4568618029f427fa5da9a8bc4ae92e02e06aae5286b300c64' +
      'def8f0ea9055866064a254515480bc13',
    y:
      '8015d9b72d7d57244ea8ef9ac0c621896708a59367f9dfb9f54ca84b3f1c9db1' +
      '288b231c3ae0d4fe7344fd2533264720',
    r:
      '94edbb92a5ecb8aad4736e56c691916b3f88140666ce9fa73d64c4ea95ad133c' +
      '81a648152e44acf96e36dd1e80fabe46',
    s:
      '99ef4aeb15f178cea1fe40db2603138f130e740a19624526203b6351d0a3a94f' +
      'a329c145786e679e7b82c71a38628ac8',
  },
  'P-521': {
    scalar:
      '00fad06daa62ba3b25d2fb40133da757205de67f5bb0018fee8c86e1b68c7e75' +
      'caa896eb32f1f47c70855836a6d16fcc1466f6d8fbec67db89ec0c08b0e996b83538',
    x:
      '01894550d0785932e00eaa23b694f213f8c3121f86dc97a04e5a7167db4e5bcd' +
      '371123d46e45db6b5d5370a7f20fb633155d38ffa16d2bd761dcac474b9a2f5023a4',
    y:
      '00493101c962cd4d2fddf782285e64584139c2f91b47f87ff82354d6630f746a' +
      '28a0db25741b5b34a828008b22acc23f924faafbd4d33f81ea66956dfeaa2bfdfcf5',
    r:
      '00c328fafcbd79dd77850370c46325d987cb525569fb63c5d3bc53950e6d4c5f' +
      '174e25a1ee9017b5d450606add152b534931d7d4e8455cc91f9b15bf05ec36e377fa',
    s:
      '00617cce7cf5064806c467f678d3b4080d6f1cc50af26ca209417308281b68af' +
      '282623eaa63e5b5c0723d8b8c37ff0777b1a20f8ccb1dccc43997f1ee0e44da4a67a',
  },
} as const satisfies Partial<Record<EcCurve, EcAnswer>>

function ecdsaTest(curve: keyof typeof ECDSA): boolean {
  const { scalar, x, y, r, s } = ECDSA[curve]
  const message = utf8('sample')
  const signature = signEc(curve, fromHex(scalar), message)
  const point = concat(Uint8Array.of(4), fromHex(x), fromHex(y))
  return (
    hex(signature) === r + s &&
    verifyEc(curve, point, message, signature) &&
    !verifyEc(curve, point, utf8('simple'), signature)
  )
}

// RFC 7748 §6.1, Bob's half
function x25519Test(): boolean {
  const seed = fromHex('5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb')
  const key = fromHex('de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f')
  const other = fromHex('8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a')
  const agreed = fromHex('4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742')
  return (
    equalBytes(okpPublicKey('X25519', seed), key) && equalBytes(agreeX25519(seed, other), agreed)
  )
}

/** Makes a key, which refuses unless its halves do what they should. */
async function pairTest(algorithm: string): Promise<boolean> {
  await makeKey(algorithm, osRandom)
  return true
}

/** One size of RSA stands for all: they differ in how long they take. */
const PAIRS = Object.entries(ALGORITHM_TABLE)
  .filter(([name, facts]) => !isSymmetric(facts) && !/^RSA-[34]/.test(name))
  .map(([name]) => name)

/** By name, as the self test runs them. */
export const KEY_TESTS: ReadonlyMap<string, Test> = new Map<string, Test>([
  ['ECDSA P-256 (RFC 6979)', () => ecdsaTest('P-256')],
  ['ECDSA P-384 (RFC 6979)', () => ecdsaTest('P-384')],
  ['ECDSA P-521 (RFC 6979)', () => ecdsaTest('P-521')],
  ['X25519 (RFC 7748)', x25519Test],
  ...PAIRS.map((name) => [`${name}: both halves of a fresh key`, () => pairTest(name)] as const),
])
