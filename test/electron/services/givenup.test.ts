import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyNative } from '#electron/services/ed25519.ts'
import { loadPlan } from '#electron/services/planfile.ts'
import { demandAccepted, readSource } from '#electron/services/source.ts'
import { CeremonyError } from '#shared/errors.ts'
import { withCopy } from '../../support/bundles.ts'
import { leaveAll, type Room, sharedCeremony } from '../../support/ceremony.ts'
import type { Loose } from '../../support/plans.ts'
import { anchorsOf, recoveryPlan, writeRecovery } from '../../support/recovering.ts'
import { expectRefusal } from '../../support/refusal.ts'

let before: Room
let folder: string
beforeAll(async () => {
  before = await sharedCeremony({ labels: ['orders', 'refunds'] })
  folder = mkdtempSync(join(tmpdir(), 'claviger-given-up-'))
})
afterAll(() => {
  leaveAll()
  rmSync(folder, { recursive: true, force: true })
})

function read(bundle: string, change: (plan: Loose) => void = () => {}) {
  const plan = loadPlan(writeRecovery(folder, recoveryPlan(before, change))).plan
  return readSource(bundle, plan, { verify: verifyNative, also: [], ...anchorsOf(before.paper) })
}

/** A copy in which these files are spoilt. */
async function spoilt(files: readonly string[], use: (copy: string) => void): Promise<void> {
  await withCopy(before.bundle, async (copy) => {
    for (const file of files) {
      const bytes = readFileSync(join(copy, file))
      bytes.writeUInt8(bytes.readUInt8(9) ^ 1, 9)
      writeFileSync(join(copy, file), bytes)
    }
    use(copy)
  })
}

describe('evidence with a damaged backup', () => {
  it('names the file and nothing else, and opens nothing before it is named as given up', async () => {
    await spoilt(['backups/refunds.kwp'], (copy) => {
      const source = read(copy)
      expect(source.what.damaged).toEqual([{ label: 'refunds', fault: 'altered' }])
      expect(source.backups).toHaveLength(1)
      expectRefusal(() => demandAccepted(source, []), 'backup.damaged')
      expectRefusal(() => demandAccepted(source, ['orders']), 'backup.damaged')
      expectRefusal(() => demandAccepted(source, ['refunds', 'payments']), 'backup.damaged')
      demandAccepted(source, ['refunds'])
    })
    // A backup that is whole cannot be given up.
    expectRefusal(() => demandAccepted(read(before.bundle), ['refunds']), 'backup.damaged')
  })

  it.each([
    ['log.jsonl'],
    ['log.sigs'],
    ['script.html'],
    ['report.html'],
    ['checkpoint'],
    ['sigs/checkpoint.witness.sig'],
    ['plan.json'],
  ])('is refused as ever where %s was altered, too', async (file) => {
    await spoilt(['backups/refunds.kwp', file], (copy) => {
      expect(() => read(copy)).toThrow(CeremonyError)
    })
  })

  it('is refused where something lies beside the backups, or a package is gone, too', async () => {
    await spoilt(['backups/refunds.kwp'], (copy) => {
      writeFileSync(join(copy, 'backups', 'more.kwp'), 'more')
      expectRefusal(() => read(copy), 'bundle.stray')
    })
    await spoilt(['backups/refunds.kwp'], (copy) => {
      rmSync(join(copy, 'packages'), { recursive: true })
      expectRefusal(() => read(copy), 'bundle.file')
    })
  })

  it('is refused where what is to leave is damaged, and in a reshare with what to do', async () => {
    await spoilt(['backups/orders.kwp'], (copy) => {
      const one = (plan: Loose) => {
        const [, refunds] = plan.keys as unknown as object[]
        Object.assign(refunds ?? {}, { targets: [] })
      }
      const wanted = 'nothing that is to leave can be recovered'
      expectRefusal(() => read(copy, one), 'backup.damaged', wanted)
    })
    await spoilt(['backups/refunds.kwp'], (copy) => {
      const reshare = (plan: Loose) => {
        for (const key of (plan.keys ?? []) as object[]) Object.assign(key, { targets: undefined })
        Object.assign(plan, { kind: 'reshare', title: 'New custodians' })
      }
      expectRefusal(() => read(copy, reshare), 'backup.damaged', 'recover the other keys first')
    })
  })
})
