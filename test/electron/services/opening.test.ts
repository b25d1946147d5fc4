/** Where a production ceremony is begun and taken up again: in the packaged application, nowhere else. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openStore } from '#electron/db/store.ts'
import { Application } from '#electron/services/application.ts'
import type { Desktop } from '#electron/services/desktop.ts'
import type { Host } from '#electron/services/host.ts'
import { nodeHost } from '#electron/services/nodehost.ts'
import { carriesProduction } from '#electron/services/opening.ts'
import { resumeCeremony } from '#electron/services/resuming.ts'
import { passphraseOf, runCeremony } from '../../support/ceremony.ts'
import { expectRejection } from '../../support/refusal.ts'

const data = mkdtempSync(join(tmpdir(), 'claviger-opening-'))
afterAll(() => rmSync(data, { recursive: true, force: true }))

const PACKAGED = 'a production ceremony runs in the packaged application only'

const HOSTS: readonly (readonly [string, Pick<Host, 'name' | 'packaged'>, string])[] = [
  ['an Electron that is not packaged', { name: 'electron', packaged: false }, PACKAGED],
  ['Node', { name: 'node', packaged: false }, 'does not run under node'],
  ['the development shell', { name: 'chromium', packaged: false }, 'does not run under chromium'],
  ['Node that says it is packaged', { name: 'node', packaged: true }, 'does not run under node'],
]

describe('a production ceremony', () => {
  it.each(HOSTS)('does not begin in %s', async (_, changed, said) => {
    const begun = runCeremony({ mode: 'production', until: 'opened', host: changed })
    await expectRejection(begun, 'host.refused', said)
    expect(carriesProduction({ ...nodeHost(), ...changed })).toBe(false)
  })

  it('begins in the packaged application, and its first entry says where it was', async () => {
    const room = await runCeremony({ mode: 'production', until: 'opened' })
    expect(carriesProduction(room.host)).toBe(true)
    expect(room.ceremony.ledger.state.opened).toMatchObject({ host: 'electron', packaged: true })
    room.leave()
  })

  it('is not taken up again from a checkout, and nothing is written to its log', async () => {
    const room = await runCeremony({ mode: 'production', until: 'opened' })
    room.store.close()
    const before = openStore(room.database)
    const entries = before.lines().length
    const host = { ...room.host, packaged: false }
    const again = resumeCeremony(host, before, 'admin', passphraseOf(room, 'admin'))
    await expectRejection(again, 'host.refused', PACKAGED)
    expect(before.lines()).toHaveLength(entries)
    before.close()
    room.leave()
  })

  it('leaves no file behind where it was refused', async () => {
    // Reviewed plans of production follow the script of the release.
    const plan = (one: object) => void Reflect.deleteProperty(one, 'script')
    const room = await runCeremony({ mode: 'production', until: 'opened', plan })
    const desktop = { choosePlan: async () => room.plan } as unknown as Desktop
    const application = new Application({ ...room.host, packaged: false }, desktop, data)
    const review = await application.reviews.choosePlan()
    expect(review?.faults).toEqual([])
    const opened = application.openCeremony(review?.token ?? '', passphraseOf(room, 'admin'))
    await expectRejection(opened, 'host.refused', PACKAGED)
    expect(readdirSync(data).filter((name) => name.includes('.sqlite'))).toEqual([])
    expect(application.about([])).toMatchObject({ packaged: false, productionAllowed: false })
    room.leave()
  })
})

describe('a rehearsal', () => {
  it('begins in a checkout, and its first entry says so', async () => {
    const host = { name: 'electron', packaged: false } as const
    const room = await runCeremony({ until: 'opened', host })
    expect(room.ceremony.ledger.state.opened).toMatchObject({ host: 'electron', packaged: false })
    room.leave()
  })
})
