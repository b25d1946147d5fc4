import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Source } from '#electron/services/source.ts'
import { sha256Hex } from '#shared/bytes.ts'
import { withCopy } from '../../support/bundles.ts'
import { leaveAll, type Room, sharedCeremony } from '../../support/ceremony.ts'
import { claviger, clavigerJson } from '../../support/cli.ts'
import {
  asDrill,
  finish,
  openRecovery,
  type Recovery,
  recoveryPlan,
  writeRecovery,
} from '../../support/recovering.ts'

let room: Room
let drilled: Recovery
beforeAll(async () => {
  room = await sharedCeremony({ labels: ['orders', 'refunds'] })
  drilled = await openRecovery(room, { plan: asDrill, bend: exchanged })
  await finish(drilled)
})
afterAll(() => {
  drilled.leave()
  leaveAll()
})

/** Evidence that was made wrong: the backup of refunds holds another key. */
function exchanged(source: Source): Source {
  const [orders = new Uint8Array()] = source.backups
  const [first, second] = source.what.backups
  if (first === undefined || second === undefined) throw new Error('there are two backups')
  const other = { ...second, sha256: sha256Hex(orders), bytes: orders.length }
  return {
    ...source,
    backups: [orders, orders],
    what: { ...source.what, backups: [first, other] },
  }
}

describe('a drill in which a backup did not open', () => {
  it('is told by drill status as no proof for that key, and as proof for the other', async () => {
    const line = ['drill', 'status', room.bundle, '--also', drilled.bundle]
    const { answer } = await clavigerJson(line)
    expect(answer.keys).toMatchObject([
      { label: 'orders', opened: { how: 'drill' }, proven: true },
      { label: 'refunds', opened: { how: 'making' }, finding: { fault: 'check' }, proven: false },
    ])
    const { out } = await claviger(line)
    expect(out).toContain('refunds: NOT PROVEN. This backup does not open')
    expect(out).toMatch(/^ {2}orders: opened /m)
    // Without the drill nothing is known of it.
    const alone = await clavigerJson(['drill', 'status', room.bundle])
    expect(alone.answer.keys).toMatchObject([{ proven: true }, { proven: true }])
  })

  it('is told by its signatures alone as no proof for that key', async () => {
    const proof = join(drilled.bundle, 'drill')
    // The evidence that pins the shares names another backup of refunds than the drill was given.
    const { answer } = await clavigerJson(['drill', 'status', room.bundle, '--proof', proof])
    expect(answer.keys).toMatchObject([
      { label: 'orders', opened: { how: 'drill' } },
      { label: 'refunds', opened: { how: 'making' } },
    ])
  })

  it('is verified, and verify says which backup does not open', async () => {
    const { exit, answer } = await clavigerJson(['verify', drilled.bundle])
    expect(exit).toBe(0)
    expect(answer.findings).toEqual([{ label: 'refunds', fault: 'check' }])
    const { out } = await claviger(['verify', drilled.bundle])
    expect(out).toContain('NOT PROVEN    refunds: this backup does not open')
  })
})

describe('rehearse from a copy with a damaged backup', () => {
  const recover = (bundle: string, out: string, ...more: string[]) =>
    clavigerJson([
      ...['rehearse', '--plan', writeRecovery(drilled.folder, recoveryPlan(room))],
      ...['--out', join(drilled.folder, out), '--source', bundle],
      ...['--share', ...room.shares.slice(0, 3), ...more],
    ])

  it('goes on without what is named, and verify says what was not recovered', async () => {
    await withCopy(room.bundle, async (copy) => {
      const path = join(copy, 'backups', 'refunds.kwp')
      const bytes = readFileSync(path)
      bytes.writeUInt8(bytes.readUInt8(5) ^ 1, 5)
      writeFileSync(path, bytes)
      for (const named of [[], ['--accept-damaged', 'orders'], ['--accept-damaged', 'x']]) {
        const { exit, answer } = await recover(copy, 'refused', ...named)
        expect(exit).toBe(1)
        expect(answer.error).toMatchObject({ code: 'backup.damaged' })
        expect(answer.error.message).toContain('refunds')
      }
      const made = await recover(copy, 'recovered', '--accept-damaged', 'refunds')
      expect(made.exit, made.err).toBe(0)
      expect(made.err).toContain('the vault was filled')
      const { out } = await claviger(['verify', join(drilled.folder, 'recovered')])
      expect(out).toContain('NOT RECOVERED refunds: this backup does not open')
    })
  })

  it('takes the option beside --source alone', async () => {
    const line = ['rehearse', '--plan', 'x.json', '--out', 'x', '--accept-damaged', 'refunds']
    const { exit, answer } = await clavigerJson(line)
    expect(exit).toBe(2)
    expect(answer.error.message).toContain('--accept-damaged goes with --source')
  })
})
