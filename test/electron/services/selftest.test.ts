import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it, test } from 'vitest'
import { type Known, runSelfTest } from '#electron/services/selftest.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const probe = fileURLToPath(new URL('selftest.probe.ts', import.meta.url))
const bun = `${root}node_modules/@oven/bun-${process.platform}-${process.arch}/bin/bun`

test('every known answer holds on this machine', async () => {
  const results = await runSelfTest()
  expect(results.filter(({ ok }) => !ok)).toEqual([])
  expect(new Set(results.map(({ name }) => name)).size).toBe(results.length)
})

test.each([
  'SHA-256',
  'HMAC',
  'HKDF',
  'AES-CMAC',
  'RFC 5649',
  'Ed25519, native',
  'Ed25519, portable',
  'SSHSIG',
  'scrypt',
  'AES-256-GCM',
  'RSA-OAEP with SHA-1',
  'RSA-OAEP with SHA-256',
  'RSA-OAEP with SHA-512',
  'ECDSA P-256 (RFC 6979)',
  'ECDSA P-384 (RFC 6979)',
  'ECDSA P-521 (RFC 6979)',
  'X25519 (RFC 7748)',
  'RSA-2048: both halves',
  'EC-secp256k1: both halves',
  'Ed25519: both halves',
  'x = 0',
  'share text',
  'PGP words',
  'random',
])('%s is among them', async (primitive) => {
  expect((await runSelfTest()).some(({ name }) => name.includes(primitive))).toBe(true)
})

it('goes on after a failure, and counts a test that throws as one', async () => {
  const results = await runSelfTest(
    new Map<string, () => boolean>([
      ['wrong', () => false],
      [
        'broken',
        () => {
          throw new Error('not in this library')
        },
      ],
      ['right', () => true],
    ]),
  )
  expect(results).toEqual([
    { name: 'wrong', ok: false },
    { name: 'broken', ok: false },
    { name: 'right', ok: true },
  ])
})

test.skipIf(!existsSync(bun))('every known answer holds on BoringSSL', () => {
  const child = spawnSync(bun, [probe], { cwd: root, encoding: 'utf8' })
  const results: Known[] = JSON.parse(child.stdout)
  expect(results.length).toBeGreaterThan(15)
  expect(results.filter(({ ok }) => !ok)).toEqual([])
})
