import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBundleFolder } from '#electron/services/bundlefolder.ts'
import { verifiedSound } from '#electron/services/damaged.ts'
import { verifyNative } from '#electron/services/ed25519.ts'
import { CeremonyError, type Code } from '#shared/errors.ts'
import type { BundleSource } from '#shared/log/source.ts'
import { leaveAll, type Room, sharedCeremony } from '../../support/ceremony.ts'
import { say } from '#shared/text/saying.ts'

let room: Room
beforeAll(async () => {
  room = await sharedCeremony({ custodians: 3, threshold: 2, targets: false })
})
afterAll(leaveAll)

/** The bundle on a medium that fails where one of its files lies. */
function failing(at: string, code: Code): BundleSource {
  const whole = openBundleFolder(room.bundle)
  return {
    list: () => whole.list(),
    read: (path, maxBytes) => {
      if (path === at) throw new CeremonyError(code, say('medium.failed'), { path })
      return whole.read(path, maxBytes)
    },
  }
}

const sound = (source: BundleSource) => verifiedSound({ source, verify: verifyNative })

it('a backup that the medium cannot read any more is damaged like one that was altered', () => {
  const source = failing('backups/orders.kwp', 'io.failed')
  expect(sound(source).damaged).toEqual([{ label: 'orders', fault: 'unreadable' }])
  expect(sound(openBundleFolder(room.bundle)).damaged).toEqual([])
})

it('no other file may be unreadable, and no other refusal makes a backup damaged', () => {
  for (const [path, code] of [
    ['script.html', 'io.failed'],
    ['log.jsonl', 'io.failed'],
    ['backups/orders.kwp', 'encoding.invalid'],
  ] as const)
    expect(() => sound(failing(path, code)), path).toThrow('the medium failed')
})
