import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, test } from 'vitest'
import { type Known, runSelfTest, SELF_TESTS } from '#electron/services/selftest.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const probe = fileURLToPath(new URL('selftest.probe.ts', import.meta.url))
const bun = `${root}node_modules/@oven/bun-${process.platform}-${process.arch}/bin/bun`

test('every known answer holds on this machine', async () => {
  const results = await runSelfTest()
  expect(results.filter(({ ok }) => !ok)).toEqual([])
  expect(new Set(results.map(({ name }) => name)).size).toBe(results.length)
})

test.each([
  'SHA-256, native',
  'SHA-224, SHA-256, SHA-384 and SHA-512, portable',
  'HMAC-SHA-256 and HMAC-SHA-512',
  'HKDF-SHA-256',
  'HKDF-SHA-512',
  'scrypt, native',
  'AES-CMAC',
  'AES key wrap (RFC 3394)',
  'AES key wrap with padding (RFC 5649)',
  'AES-256-GCM, native',
  'AES-256-GCM, portable',
  'AES-256-CBC',
  'ChaCha20-Poly1305',
  'RSA-OAEP with SHA-1',
  'RSA-OAEP with SHA-256',
  'RSA-OAEP with SHA-512',
  'age, to an X25519 recipient',
  'Ed25519, keys and signatures',
  'Ed25519, native',
  'Ed25519, portable',
  'SSHSIG',
  'ECDSA P-256 (RFC 6979)',
  'ECDSA P-384 (RFC 6979)',
  'ECDSA P-521 (RFC 6979)',
  'ECDSA secp256k1',
  'X25519 (RFC 7748)',
  'RSA-2048: both halves',
  'EC-secp256k1: both halves',
  'Ed25519: both halves',
  'by the package shamir-secret-sharing',
  'by our own arithmetic',
  'split and combine',
  'x = 0',
  'share text',
  'PGP words',
  'random source',
])('%s is among them', (primitive) => {
  expect(SELF_TESTS.filter(({ name }) => name.includes(primitive))).toHaveLength(1)
})

describe('a wrong answer', async () => {
  // Asked once: what is compared with the altered answers is what this machine gave.
  const given = await Promise.all(SELF_TESTS.map(({ give }) => give()))
  const asked = SELF_TESTS.map((test, i) => ({ ...test, give: () => given[i] ?? [] }))
  const answers = SELF_TESTS.flatMap(({ name, known }, test) =>
    known.map((_, answer) => ({ name, test, answer })),
  )

  it.each(answers)('number $answer of $name turns that test red, and no other', async (one) => {
    const tests = asked.map((test, i) => ({
      ...test,
      known: test.known.map((known, j) =>
        i === one.test && j === one.answer ? flipped(known) : known,
      ),
    }))
    const red = (await runSelfTest(tests)).filter(({ ok }) => !ok)
    expect(red.map(({ name }) => name)).toEqual([one.name])
  })

  it('is also one that is missing, or one too many', async () => {
    const [first = NOTHING, ...others] = asked
    const short = { ...first, give: () => [] }
    const long = { ...first, give: async () => [...(await first.give()), 'more'] }
    for (const changed of [short, long]) {
      const red = (await runSelfTest([changed, ...others])).filter(({ ok }) => !ok)
      expect(red.map(({ name }) => name)).toEqual([first.name])
    }
  })
})

const NOTHING = { name: '', known: [], give: () => [] }

/** The last letter is another one: the smallest change that there is. */
function flipped(known: string): string {
  return known.slice(0, -1) + (known.endsWith('0') ? '1' : '0')
}

it('goes on after a failure, and counts a test that throws, or that knows nothing, as one', async () => {
  const results = await runSelfTest([
    { name: 'wrong', known: ['yes'], give: () => ['no'] },
    {
      name: 'broken',
      known: ['yes'],
      give: () => {
        throw new Error('not in this library')
      },
    },
    { name: 'empty', known: [], give: () => [] },
    { name: 'right', known: ['yes'], give: () => ['yes'] },
  ])
  expect(results.map(({ ok }) => ok)).toEqual([false, false, false, true])
})

test.skipIf(!existsSync(bun))('every known answer holds on BoringSSL', () => {
  const child = spawnSync(bun, [probe], { cwd: root, encoding: 'utf8' })
  const results: Known[] = JSON.parse(child.stdout)
  expect(results.length).toBeGreaterThan(15)
  expect(results.filter(({ ok }) => !ok)).toEqual([])
})
