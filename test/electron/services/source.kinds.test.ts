/** Every kind of key gets a new window from the shares: the very key that the log names. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBundleFolder } from '#electron/services/bundlefolder.ts'
import { verifyNative } from '#electron/services/ed25519.ts'
import { isLoggedKey } from '#shared/crypto/keyidentity.ts'
import { verifyBundle } from '#shared/log/verify.ts'
import { type Room, runCeremony } from '../../support/ceremony.ts'
import { KINDS, manyKinds } from '../../support/kinds.ts'
import type { Loose } from '../../support/plans.ts'
import { finish, openRecovery, type Recovery } from '../../support/recovering.ts'
import { opensslUnwrap } from '../../support/unwrap.ts'

let before: Room
let run: Recovery

/** A waiting key for each; only symmetric ones are told whether the material is known. */
function windows(plan: Loose): void {
  const keys = plan.keys as unknown as {
    algorithm: string
    targets: { key: string; importType?: string }[]
  }[]
  for (const [i, { algorithm, targets }] of keys.entries())
    for (const target of targets) {
      target.key = `${target.key.slice(0, -1)}${i}`
      if (algorithm !== 'AES-256') delete target.importType
    }
}

beforeAll(async () => {
  before = await runCeremony({ custodians: 3, threshold: 2, plan: manyKinds })
  run = await openRecovery(before, { shares: [3, 1], plan: windows })
  await finish(run)
})
afterAll(() => {
  run.leave()
  before.leave()
})

test.each(KINDS)('%s (%s) is wrapped again', (label, _, __, method) => {
  const path = join(run.bundle, 'packages', label, 'aws-kms', 'EncryptedKeyMaterial.bin')
  const blob = new Uint8Array(readFileSync(path))
  const privatePem = String(before.wrappingPrivateKey.export({ type: 'pkcs8', format: 'pem' }))
  const hash = method.endsWith('_1') ? 'SHA-1' : 'SHA-256'
  const form = method.startsWith('RSAES') ? 'direct' : 'wrapped'
  const opened = opensslUnwrap(privatePem, blob, { hash, form })
  const logged = before.ceremony.ledger.state.keys.find((one) => one.label === label)
  expect(logged && isLoggedKey(logged, opened)).toBe(true)
})

test('the evidence of the recovery verifies alone', () => {
  const source = openBundleFolder(run.bundle)
  expect(verifyBundle({ source, verify: verifyNative }).report).toMatchObject({ ok: true })
})
