import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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

describe('drill with a copy in which backups are damaged', () => {
  const ORDERS = 'backups/orders.kwp'
  const REFUNDS = 'backups/refunds.kwp'
  const drill = (bundle: string, ...more: string[]) =>
    clavigerJson(['drill', '--bundle', bundle, '--share', ...room.shares.slice(0, 3), ...more])
  const flip = (path: string) => {
    const bytes = readFileSync(path)
    bytes.writeUInt8(bytes.readUInt8(5) ^ 1, 5)
    writeFileSync(path, bytes)
  }

  it('names every damaged backup, and promises no others where none is whole', async () => {
    await withCopy(room.bundle, async (copy) => {
      flip(join(copy, ORDERS))
      rmSync(join(copy, REFUNDS))
      const { exit, answer } = await drill(copy)
      expect(exit).toBe(1)
      expect(answer.error).toMatchObject({
        code: 'bundle.file',
        message: expect.stringContaining('the backup of orders, refunds. Take another copy'),
        faults: [
          { path: ORDERS, message: expect.stringContaining('not the one that the log lists') },
          { path: REFUNDS, message: expect.stringContaining('missing') },
        ],
      })
      expect(answer.error.message).not.toContain('--accept-damaged')
      const given = await drill(copy, '--accept-damaged', 'orders', 'refunds')
      expect(given.exit).toBe(1)
      expect(given.answer.error.message).toContain('proves nothing')
      expect(given.answer.challenge).toBeUndefined()
    })
  })

  it('goes on with those that are whole once the other is given up, and is no proof', async () => {
    await withCopy(room.bundle, async (copy) => {
      flip(join(copy, REFUNDS))
      const out = join(drilled.folder, 'signatures')
      for (const named of [[], ['orders'], ['x']]) {
        const accepted = named.length === 0 ? [] : ['--accept-damaged', ...named]
        const refused = await drill(copy, '--out', out, ...accepted)
        expect(refused.exit).not.toBe(0)
        expect(refused.answer.error.message).toContain('damaged')
        expect(refused.answer.error.message).toContain('refunds')
        expect(existsSync(out)).toBe(false)
      }
      const { exit, answer } = await drill(copy, '--out', out, '--accept-damaged', 'refunds')
      expect(exit).toBe(1)
      expect(answer).toMatchObject({
        ok: false,
        error: { code: 'backup.damaged', message: 'this drill is no proof for refunds' },
        findings: [{ label: 'refunds', fault: 'altered' }],
      })
      expect(answer.challenge).toMatch(/^ok [0-9a-f]{64} orders$/m)
      expect(answer.challenge).not.toContain('refunds')
      // The signatures prove what was opened, and nothing of the other key.
      const status = await clavigerJson(['drill', 'status', room.bundle, '--proof', out])
      expect(status.answer.keys).toMatchObject([
        { label: 'orders', opened: { how: 'drill' } },
        { label: 'refunds', opened: { how: 'making' } },
      ])
      const line = ['drill', '--bundle', copy, '--share', ...room.shares.slice(0, 3)]
      const said = await claviger([...line, '--accept-damaged', 'refunds'])
      expect(said.exit).toBe(1)
      expect(said.out).toMatch(/^NOT EVERY BACKUP OPENED: this drill is no proof for refunds$/m)
      expect(said.out).toContain('Look for another copy of the backup file.')
      expect(said.out).not.toContain('opened every backup')
    })
  })

  it('takes no word about a backup that is whole', async () => {
    const { exit, answer } = await drill(room.bundle, '--accept-damaged', 'refunds')
    expect(exit).toBe(2)
    expect(answer.error.code).toBe('usage.invalid')
  })
})
