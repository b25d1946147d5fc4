/** What every provider has to pass. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { sizeFaults } from '#shared/byok/methods.ts'
import type { Provider } from '#shared/byok/provider.ts'
import { demandPackage } from '#shared/byok/table.ts'
import { concat } from '#shared/bytes.ts'
import type { Algorithm, PlanKey } from '#shared/ceremony/plan.ts'
import { CeremonyError } from '#shared/errors.ts'
import { parseManifest } from '#shared/formats/manifest.ts'
import { expectGerman, told } from './german.ts'
import { packageFor, type Way } from './packages.ts'
import { NOW } from './plans.ts'
import { expectRefusal, expectRejection } from './refusal.ts'
import { opensslUnwrap, pythonUnwrap, type UnwrapCase, wrappingKey } from './unwrap.ts'

type WayTo = (bits: number, method: string, algorithm: Algorithm) => Omit<Way, 'key'>

/** Every way in that the provider's table offers and its sizes allow. */
function waysOf(provider: Provider, wayTo: WayTo) {
  const ways = provider.methods.flatMap((method) =>
    method.bits.flatMap((bits) =>
      method.algorithms.map((algorithm) => {
        const { target, files } = wayTo(bits, method.name, algorithm)
        const hash = target.hash === undefined ? {} : { hash: method.hash as 'SHA-1' | 'SHA-256' }
        const key: PlanKey = { label: 'orders', algorithm }
        return { method, bits, way: { key, target: { ...target, ...hash }, files } }
      }),
    ),
  )
  return ways.filter(
    ({ bits, way: { key, target } }) => sizeFaults(provider, key, target, bits).length === 0,
  )
}

/**
 * Every method × algorithm × size of a provider: accepted, wrapped, checked, and opened by OpenSSL
 * and by python3-cryptography to the very bytes.
 */
export function itUnwrapsEverywhere(
  provider: Provider,
  wayTo: WayTo,
  ciphertextOf: (folder: ReadonlyMap<string, Uint8Array>) => Uint8Array,
): void {
  const ways = waysOf(provider, wayTo)
  it(`is opened by OpenSSL and by python3-cryptography: ${ways.length} ways`, async () => {
    const cases: (UnwrapCase & { secret: Uint8Array })[] = []
    for (const { method, bits, way } of ways) {
      expect(told(provider.accepts(way.key, way.target, NOW))).toEqual([])
      const { folder, facts, secret } = await packageFor(provider, way)
      demandPackage(folder, facts)
      const blob = ciphertextOf(folder)
      const { privatePem } = wrappingKey(bits)
      const { hash, form } = method
      expect(opensslUnwrap(privatePem, blob, { hash, form })).toEqual(secret)
      cases.push({ privatePem, blob, hash, form, secret })
    }
    expect(pythonUnwrap(cases)).toEqual(cases.map(({ secret }) => secret))
  })
}

/** Everything that the provider's table does not offer is refused, by name, before and at the act. */
export function itRefusesTheRest(
  provider: Provider,
  algorithms: readonly Algorithm[],
  way: Omit<Way, 'key'>,
): void {
  it.each(algorithms)('does not take %s, and says so', (algorithm) => {
    const faults = told(provider.accepts({ label: 'orders', algorithm }, way.target, NOW))
    expect(faults).toContainEqual({
      path: 'method',
      message: `${provider.title} does not import ${algorithm}`,
    })
  })

  it('takes no method of others', async () => {
    const target = { ...way.target, method: 'RSAES_PKCS1_V1_5' }
    const algorithm = provider.methods[0]?.algorithms[0] ?? 'AES-256'
    expect(told(provider.accepts({ label: 'orders', algorithm }, target, NOW))).toContainEqual({
      path: 'method',
      message: expect.stringContaining('is not a method of'),
    })
    const promise = Promise.resolve().then(() =>
      packageFor(provider, { ...way, key: { label: 'orders', algorithm }, target }),
    )
    await expectRejection(promise, 'package.invalid', 'is not a method of', 'method')
  })
}

/** A certificate over a wrapping key, self-signed by OpenSSL, as PEM and as DER. */
export function certificateOf(
  bits: number,
  subject = '/CN=BYOK',
  more: readonly string[] = ['-days', '365'],
): { pem: Uint8Array; der: Uint8Array } {
  const folder = mkdtempSync(join(tmpdir(), 'claviger-certificate-'))
  try {
    writeFileSync(join(folder, 'key.pem'), wrappingKey(bits).privatePem)
    const args = ['req', '-x509', '-utf8', '-key', 'key.pem', '-subj', subject, ...more]
    const pem = execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' })
    const der = execFileSync('openssl', ['x509', '-outform', 'DER'], { input: pem, stdio: 'pipe' })
    return { pem: new Uint8Array(pem), der: new Uint8Array(der) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Whatever stands in a file of a package, its check gives an answer and does not fall over. */
export function itChecksAnyFolder(provider: Provider, way: Way): void {
  it('checks any folder without falling over, and refuses one that lacks a file', async () => {
    const { folder, facts } = await packageFor(provider, way)
    const { files } = parseManifest(folder.get('manifest.json') ?? new Uint8Array())
    for (const name of [...Object.keys(files), 'manifest.json']) {
      const check = (bytes: Uint8Array) =>
        provider.checks(new Map([...folder, [name, bytes]]), facts)
      neverCrashes(check, [folder.get(name) ?? new Uint8Array()])
      const without = new Map([...folder].filter(([one]) => one !== name))
      expectRefusal(() => provider.checks(without, facts), 'package.invalid', 'is missing', name)
    }
  })
}

/** A reader of files may throw nothing but CeremonyError, whatever it is given. */
export function neverCrashes(read: (bytes: Uint8Array) => unknown, samples: readonly Uint8Array[]) {
  const attempt = (bytes: Uint8Array) => readOrRefused(() => read(bytes))
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), attempt), { numRuns: 200 })
  const bent = fc.tuple(fc.constantFrom(...samples), fc.nat(), fc.uint8Array({ maxLength: 4 }))
  fc.assert(
    fc.property(bent, ([sample, at, bytes]) => {
      const start = at % (sample.length + 1)
      attempt(concat(sample.subarray(0, start), bytes, sample.subarray(start + bytes.length)))
      attempt(sample.subarray(0, start))
    }),
    { numRuns: 300 },
  )
}

/** Whatever it is given, a reader throws nothing but its own refusal, which is said in German too. */
export function readOrRefused(read: () => unknown): void {
  try {
    read()
  } catch (error) {
    if (!(error instanceof CeremonyError)) throw error
    expectGerman(error.said)
  }
}
