import { execFileSync, spawnSync } from 'node:child_process'
import { createHash, createPrivateKey, createPublicKey } from 'node:crypto'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { makeKeys } from '#electron/services/keymaking.ts'
import { makeKey } from '#electron/services/material.ts'
import { osRandom } from '#electron/services/random.ts'
import { algorithmFacts, isSymmetric } from '#shared/crypto/algorithms.ts'
import { kcvOf } from '#shared/crypto/kcv.ts'
import { identityOf, isLoggedKey } from '#shared/crypto/keyidentity.ts'
import { spkiOf } from '#shared/crypto/publickey.ts'
import { readDer, readDerList } from '#shared/formats/der.ts'
import { readPkcs8 } from '#shared/formats/pkcs8.ts'
import { ALGORITHMS, keyOf, PAIRS, pairOf } from '../../support/keys.ts'
import { expectRejection } from '../../support/refusal.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const probe = fileURLToPath(new URL('material.probe.ts', import.meta.url))
const bun = `${root}node_modules/@oven/bun-${process.platform}-${process.arch}/bin/bun`

function openssl(...args: string[]) {
  return (input: Uint8Array) => execFileSync('openssl', args, { input, stdio: 'pipe' })
}
const inspect = openssl('pkey', '-inform', 'DER', '-text', '-noout', '-check')
const publish = openssl('pkey', '-inform', 'DER', '-pubout')

const NAMES: { readonly [algorithm: string]: string } = {
  'RSA-2048': 'Private-Key: (2048 bit, 2 primes)',
  'RSA-3072': 'Private-Key: (3072 bit, 2 primes)',
  'RSA-4096': 'Private-Key: (4096 bit, 2 primes)',
  'EC-P256': 'ASN1 OID: prime256v1',
  'EC-P384': 'ASN1 OID: secp384r1',
  'EC-P521': 'ASN1 OID: secp521r1',
  'EC-secp256k1': 'ASN1 OID: secp256k1',
  Ed25519: 'ED25519 Private-Key:',
  X25519: 'X25519 Private-Key:',
}

describe.each(PAIRS)('%s', (algorithm) => {
  it('is what openssl reads, finds sound and publishes as the same PEM', async () => {
    const { materialSecret, name } = await pairOf(algorithm)
    const text = inspect(materialSecret).toString()
    expect(text).toContain('Key is valid')
    expect(text).toContain(NAMES[algorithm])
    expect(publish(materialSecret).toString()).toBe(name.pem)
  })

  it('is byte for byte what node:crypto writes', async () => {
    const { materialSecret, name } = await pairOf(algorithm)
    const key = Buffer.from(materialSecret)
    const native = createPrivateKey({ key, format: 'der', type: 'pkcs8' })
    expect(native.export({ format: 'der', type: 'pkcs8' })).toEqual(key)
    const der = createPublicKey(name.pem).export({ format: 'der', type: 'spki' })
    expect(der).toEqual(createPublicKey(native).export({ format: 'der', type: 'spki' }))
    const digest = createHash('sha256').update(der).digest('base64').replace('=', '')
    expect(name.spki).toBe(`SHA256:${digest}`)
  })
})

test.each([
  ['AES-128', 16],
  ['AES-192', 24],
  ['AES-256', 32],
  ['HMAC-SHA-224', 28],
  ['HMAC-SHA-256', 32],
  ['HMAC-SHA-384', 48],
  ['HMAC-SHA-512', 64],
  ['EC-P256', 138],
  ['EC-P384', 185],
  ['EC-P521', 241],
  ['EC-secp256k1', 135],
  ['Ed25519', 48],
  ['X25519', 48],
])('%s has %i bytes', async (algorithm, bytes) => {
  expect((await keyOf(algorithm)).materialSecret).toHaveLength(bytes)
})

test.each([
  ['RSA-2048', 1214, 1219],
  ['RSA-3072', 1790, 1795],
  ['RSA-4096', 2371, 2376],
])('%s has %i to %i bytes', async (algorithm, least, most) => {
  const { length } = (await keyOf(algorithm)).materialSecret
  expect(length).toBeGreaterThanOrEqual(least)
  expect(length).toBeLessThanOrEqual(most)
})

test('keys without a public half are named by their check value', async () => {
  for (const algorithm of ALGORITHMS.filter((name) => !PAIRS.includes(name))) {
    const { materialSecret, identity } = await keyOf(algorithm)
    expect(identity).toEqual({ kcv: kcvOf(algorithm, materialSecret) })
  }
})

describe('a key just made is refused and wiped', () => {
  const pkcs8Of = async (algorithm: string) => (await pairOf(algorithm)).materialSecret
  const refused = async (algorithm: string, secret: Uint8Array, message: string) => {
    const made = makeKey(algorithm, osRandom, async () => secret)
    await expectRejection(made, 'selftest.failed', message)
    expect(secret.every((byte) => byte === 0)).toBe(true)
  }

  test('when it has another size', async () =>
    refused('RSA-3072', await pkcs8Of('RSA-2048'), 'the modulus has not 3072 bits'))
  test('when it is of another algorithm', async () =>
    refused('RSA-2048', await pkcs8Of('EC-P256'), 'not a PKCS#8 private key of this algorithm'))
  test('when it is no key at all', () =>
    refused('RSA-2048', osRandom(1217).fill(0x31, 0, 1), 'the RSA-2048 key just made is bad'))

  test.each([
    ['n', 1, 'not the product'],
    ['e', 2, 'exponent'],
    ['p', 4, 'not the product'],
    ['q', 5, 'not the product'],
    ['d', 3, 'the private exponents are not those of the primes'],
    ['dp', 6, 'the private exponents are not those of the primes'],
    ['dq', 7, 'the private exponents are not those of the primes'],
    ['coefficient', 8, 'the private exponents are not those of the primes'],
  ])('when its %s is altered', async (_, place, message) => {
    const secret = await pkcs8Of('RSA-2048')
    await refused('RSA-2048', flipped(secret, place), message)
  })

  test('when its public point is that of another', async () => {
    const secret = await pkcs8Of('EC-P256')
    const other = (await makeKey('EC-P256', osRandom)).materialSecret
    secret.set(other.subarray(-64), secret.length - 64)
    expect(() => identityOf('EC-P256', secret)).toThrow('not that of the private scalar')
  })
})

/** Alters the last byte of one number of an RSA key; odd stays odd. */
function flipped(secret: Uint8Array, place: number): Uint8Array {
  const key = readPkcs8(secret, '300d06092a864886f70d0101010500')
  const body = readDerList(readDer(key).body)[place]?.body ?? new Uint8Array()
  body.set([(body.at(-1) ?? 0) ^ 2], body.length - 1)
  return secret
}

describe('the random source is refused', () => {
  test.each(ALGORITHMS.filter((name) => !name.startsWith('RSA')))(
    'when it is stuck or short: %s',
    async (algorithm) => {
      const message = 'the random source failed'
      const stuck = makeKey(algorithm, (bytes) => new Uint8Array(bytes).fill(9))
      await expectRejection(stuck, 'selftest.failed', message)
      const short = makeKey(algorithm, (bytes) => osRandom(bytes - 1))
      await expectRejection(short, 'selftest.failed', message)
    },
  )

  it('and alone decides every key but an RSA one', async () => {
    const counting = (bytes: number) => Uint8Array.from({ length: bytes }, (_, i) => i)
    for (const algorithm of ALGORITHMS.filter((name) => !name.startsWith('RSA'))) {
      const [one, two] = await Promise.all([
        makeKey(algorithm, counting),
        makeKey(algorithm, counting),
      ])
      expect(one.materialSecret).toEqual(two.materialSecret)
    }
  })
})

describe('several keys', () => {
  const algorithms = [
    'RSA-2048',
    'AES-256',
    'RSA-2048',
    'EC-P256',
    'RSA-2048',
    'RSA-2048',
    'X25519',
  ]

  it('come in the order asked for, with progress', async () => {
    const told: string[] = []
    const onProgress = (done: number, total: number) => told.push(`${done}/${total}`)
    const made = await makeKeys(algorithms, osRandom, { onProgress })
    expect(told).toEqual(algorithms.map((_, i) => `${i + 1}/${algorithms.length}`))
    made.forEach(({ materialSecret }, i) => {
      const facts = algorithmFacts(algorithms[i] ?? '')
      if (isSymmetric(facts)) expect(materialSecret).toHaveLength(facts.bytes)
      else expect(spkiOf(algorithms[i] ?? '', materialSecret).length).toBeGreaterThan(40)
    })
  })

  it('are none at all when somebody cancels on the way', async () => {
    const drawn: Uint8Array[] = []
    const watched = (bytes: number) => {
      drawn.push(osRandom(bytes))
      return drawn.at(-1) ?? new Uint8Array()
    }
    let done = 0
    const making = makeKeys(['AES-256', 'AES-128', 'HMAC-SHA-512', 'Ed25519'], watched, {
      onProgress: (count) => {
        done = count
      },
      cancelled: () => done >= 2,
    })
    await expectRejection(making, 'call.cancelled')
    expect(drawn.length).toBeGreaterThan(1)
    expect(drawn.every((secret) => secret.every((byte) => byte === 0))).toBe(true)
  })

  it('are none at all when one fails', async () => {
    const drawn: Uint8Array[] = []
    const failing = (bytes: number) => {
      drawn.push(drawn.length === 2 ? new Uint8Array(bytes) : osRandom(bytes))
      return drawn.at(-1) ?? new Uint8Array()
    }
    const making = makeKeys(['AES-256', 'AES-256', 'AES-256', 'AES-256'], failing)
    await expectRejection(making, 'selftest.failed')
    expect(drawn.every((secret) => secret.every((byte) => byte === 0))).toBe(true)
  })

  it('no key is made after somebody has cancelled', async () => {
    const making = makeKeys(
      algorithms,
      () => {
        throw new Error('drawn')
      },
      { cancelled: () => true },
    )
    await expectRejection(making, 'call.cancelled')
  })
})

describe('the key of the log', () => {
  it('is told by commitment and identity alike', async () => {
    const { keyCommitment } = await import('#shared/crypto/commitment.ts')
    const salt = osRandom(32)
    const label = 'orders'
    for (const algorithm of ['AES-128', 'HMAC-SHA-384', 'RSA-2048', 'EC-secp256k1', 'X25519']) {
      const { materialSecret, identity } = await keyOf(algorithm)
      const commitment = keyCommitment({ salt, label, algorithm, materialSecret })
      const logged = { label, algorithm, salt: Buffer.from(salt).toString('hex'), commitment }
      expect(isLoggedKey({ ...logged, ...identity }, materialSecret)).toBe(true)
      expect(isLoggedKey(logged, materialSecret)).toBe(false)
      const other = (await makeKey(algorithm, osRandom)).identity
      expect(isLoggedKey({ ...logged, ...other }, materialSecret)).toBe(false)
      const zeros = { ...logged, ...identity, commitment: '0'.repeat(64) }
      expect(isLoggedKey(zeros, materialSecret)).toBe(false)
    }
  })

  it('is never material that is no key, whatever is committed to', async () => {
    const { keyCommitment } = await import('#shared/crypto/commitment.ts')
    const salt = osRandom(32)
    const { identity } = await keyOf('EC-P256')
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (materialSecret) => {
        const named = { label: 'orders', algorithm: 'EC-P256' }
        const commitment = keyCommitment({ salt, ...named, materialSecret })
        const hexSalt = Buffer.from(salt).toString('hex')
        const logged = { ...named, salt: hexSalt, commitment, ...identity }
        expect(isLoggedKey(logged, materialSecret)).toBe(false)
      }),
    )
  })
})

/** Electron's crypto library is BoringSSL, and so is Bun's. */
test.skipIf(!existsSync(bun))('all are made and checked on BoringSSL', () => {
  const child = spawnSync(bun, [probe], { cwd: root, encoding: 'utf8' })
  expect(child.stderr).toBe('')
  const found: { boringssl: boolean; keys: { algorithm: string; der: string; pem?: string }[] } =
    JSON.parse(child.stdout)
  expect(found.boringssl).toBe(true)
  expect(found.keys.map(({ algorithm }) => algorithm)).toEqual(ALGORITHMS)
  for (const { algorithm, der, pem } of found.keys.filter((key) => key.pem !== undefined)) {
    const material = Buffer.from(der, 'hex')
    expect(inspect(material).toString()).toContain(NAMES[algorithm])
    expect(publish(material).toString()).toBe(pem)
  }
})
