import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openBundleFolder } from '#electron/services/bundlefolder.ts'
import { verifyNative } from '#electron/services/ed25519.ts'
import { oaepEncrypt } from '#electron/services/oaep.ts'
import { wrapAll } from '#electron/services/packaging.ts'
import type { State } from '#shared/ceremony/state.ts'
import { isLoggedKey } from '#shared/crypto/keyidentity.ts'
import { checkingPackages } from '#shared/log/checks/packages.ts'
import { drain } from '#shared/steps.ts'
import type { BundleSource } from '#shared/log/source.ts'
import { verifyBundle } from '#shared/log/verify.ts'
import {
  authorised,
  leaveAll,
  type Room,
  runCeremony,
  sharedCeremony,
} from '../../support/ceremony.ts'
import { KINDS, manyKinds } from '../../support/kinds.ts'
import { expectRefusal, expectRejection } from '../../support/refusal.ts'
import { opensslUnwrap } from '../../support/unwrap.ts'

afterAll(leaveAll)

const SMALL = { custodians: 3, threshold: 2 }
const verified = (room: Room) =>
  verifyBundle({ source: openBundleFolder(room.bundle), verify: verifyNative })

describe('packages of every kind of key', () => {
  it('leave one ceremony, open at the provider, and verify', async () => {
    const room = await runCeremony({ ...SMALL, plan: manyKinds })
    try {
      expect(verified(room).report).toMatchObject({ ok: true })
      const privatePem = String(room.wrappingPrivateKey.export({ type: 'pkcs8', format: 'pem' }))
      for (const [label, , , method] of KINDS) {
        const path = join(room.bundle, 'packages', label, 'aws-kms')
        const blob = new Uint8Array(readFileSync(join(path, 'EncryptedKeyMaterial.bin')))
        const hash = method.endsWith('_1') ? 'SHA-1' : 'SHA-256'
        const form = method.startsWith('RSAES') ? 'direct' : 'wrapped'
        const opened = opensslUnwrap(privatePem, blob, { hash, form })
        const logged = room.ceremony.ledger.state.keys.find((one) => one.label === label)
        expect(logged && isLoggedKey(logged, opened)).toBe(true)
      }
    } finally {
      room.leave()
    }
  })
})

describe('when the library wraps something else than it should', () => {
  it('no package is made, and the log says why', async () => {
    const broken = (spki: Uint8Array, _: string, data: Uint8Array) =>
      oaepEncrypt(spki, 'SHA-512', data)
    const room = await runCeremony({ ...SMALL, until: 'compared', host: { oaep: broken } })
    try {
      await authorised(room, 'wrap', () =>
        expectRejection(wrapAll(room.ceremony), 'selftest.failed', 'a trial package did not open'),
      )
      const { state } = room.ceremony.ledger
      expect(state.packages).toEqual([
        { path: 'packages/orders/aws-kms', status: 'failed', manifest: undefined },
      ])
    } finally {
      room.leave()
    }
  })
})

describe('the verifier', () => {
  const nothing: BundleSource = {
    list: () => [],
    read: () => new Uint8Array(),
  }

  /** The same log over a plan whose target was bent. */
  function bent(state: State, change: object): State {
    const [key] = state.ground.plan.keys
    const target = key?.targets?.[0]
    if (key === undefined || target === undefined) throw new Error('no target')
    const keys = [{ ...key, targets: [{ ...target, ...change }] }]
    return { ...state, ground: { ...state.ground, plan: { ...state.ground.plan, keys } } }
  }

  it('asks the provider again, as on the day of the ceremony', async () => {
    const { state } = verified(await sharedCeremony(SMALL))
    if (state === undefined) throw new Error('no state')
    expect(() => drain(checkingPackages(state, new Map(), nothing))).not.toThrow()
    for (const [change, message] of [
      [{ method: 'RSA_AES_KEY_WRAP_SHA_256' }, 'method RSA_AES_KEY_WRAP_SHA_256 cannot bring in'],
      [{ validTo: '2020-01-01T00:00:00Z' }, 'validTo is past'],
      [{ kid: 'x' }, 'kid does not belong to a target of aws-kms'],
    ] as const)
      expectRefusal(
        () => drain(checkingPackages(bent(state, change), new Map(), nothing)),
        'package.invalid',
        message,
        'packages/orders/aws-kms',
      )
  })
})
