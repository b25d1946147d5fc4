import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openBundleFolder } from '#electron/services/bundlefolder.ts'
import { drill } from '#electron/services/drilling.ts'
import { verifyNative } from '#electron/services/ed25519.ts'
import type { Source } from '#electron/services/source.ts'
import { sha256Hex } from '#shared/bytes.ts'
import { coverageOf } from '#shared/ceremony/drill.ts'
import type { State } from '#shared/ceremony/state.ts'
import { verifyBundle } from '#shared/log/verify.ts'
import { secretsOf } from '../../canary/support/quorum.ts'
import type { Search } from '../../canary/support/search.ts'
import { withCopy } from '../../support/bundles.ts'
import { leaveAll, type Room, sharedCeremony } from '../../support/ceremony.ts'
import {
  asDrill,
  finish,
  followUntil,
  openRecovery,
  type Recovery,
} from '../../support/recovering.ts'
import { expectRejection } from '../../support/refusal.ts'

let before: Room
let secrets: Search
beforeAll(async () => {
  before = await sharedCeremony({ labels: ['orders', 'refunds'] })
  secrets = await secretsOf(before)
})
afterAll(leaveAll)

let held: Recovery | undefined
afterEach(() => {
  held?.leave()
  held = undefined
})

/** Evidence in which a backup was made wrong: every hash holds, and it does not open. */
function made(content: { readonly [label: string]: (source: Source) => Uint8Array }) {
  return (source: Source): Source => {
    const backups = source.what.backups.map(({ label }, i) => {
      const whole = source.backups[i] ?? new Uint8Array()
      return content[label]?.(source) ?? whole
    })
    const what = {
      ...source.what,
      backups: source.what.backups.map((one, i) => {
        const bytes = backups[i] ?? new Uint8Array()
        return { ...one, sha256: sha256Hex(bytes), bytes: bytes.length }
      }),
    }
    return { ...source, what, backups }
  }
}

const otherKey = (source: Source) => source.backups[0] ?? new Uint8Array()
const noise = () => Uint8Array.from({ length: 40 }, (_, i) => i)
const stateOf = ({ room }: Recovery): State => room.ceremony.ledger.state
const report = (bundle: string) =>
  verifyBundle({ source: openBundleFolder(bundle), verify: verifyNative }).report
/** Stock tools verify it, too. */
function expectStock(bundle: string, ...said: readonly string[]): void {
  const script = join(import.meta.dirname, '../../../resources/bundle/verify.sh')
  const run = spawnSync('sh', [script, bundle], { encoding: 'utf8' })
  expect(run.status, run.stdout + run.stderr).toBe(0)
  const lines = run.stdout.split('\n').filter((line) => line.startsWith('The log says: '))
  expect(lines).toEqual(said.map((line) => `The log says: ${line}`))
}

const printed = (bundle: string) => readFileSync(join(bundle, 'report.html'), 'utf8')
const refunds = (copy: string) => join(copy, 'backups', 'refunds.kwp')

/** One flipped bit in the backup of refunds. */
function flip(copy: string): void {
  const bytes = readFileSync(refunds(copy))
  bytes.writeUInt8(bytes.readUInt8(5) ^ 1, 5)
  writeFileSync(refunds(copy), bytes)
}

describe('a recovery', () => {
  it.each([
    ['altered', flip],
    ['missing', (copy: string) => rmSync(refunds(copy))],
  ] as const)(
    'brings back the other key from a copy with a backup that is %s',
    async (fault, spoil) => {
      await withCopy(before.bundle, async (bundle) => {
        spoil(bundle)
        held = await openRecovery(before, { bundle })
        await finish(held)
        expect(stateOf(held).packages).toMatchObject([{ status: 'finished' }])
        expect(report(held.bundle)).toMatchObject({
          ok: true,
          outcome: 'closed',
          findings: [{ label: 'refunds', fault }],
        })
        expectStock(held.bundle, "the backup of 'refunds' is damaged: it was given up.")
        expect(readdirSync(join(held.bundle, 'backups'))).toEqual(['orders.kwp'])
        expect(printed(held.bundle)).toContain('This backup does not open')
        expect(printed(held.bundle)).toContain('This key was not recovered')
        const log = readFileSync(join(held.bundle, 'log.jsonl'), 'utf8')
        expect(log).toContain('"without":["refunds"]')
      })
    },
  )

  it('gives up what a quorum finds not to open, and is approved anew without it', async () => {
    held = await openRecovery(before, { bend: made({ refunds: otherKey }) })
    await followUntil(held, ({ findings }) => findings.length > 0)
    expect(stateOf(held)).toMatchObject({
      held: false,
      presented: [],
      findings: [{ label: 'refunds', fault: 'check' }],
    })
    await finish(held)
    expect(stateOf(held).intents.filter(({ action }) => action === 'recover')).toHaveLength(2)
    expect(report(held.bundle)).toMatchObject({ ok: true, findings: [{ label: 'refunds' }] })
    expectStock(held.bundle, "the backup of 'refunds' did not open.")
    expect([...secrets.below(held.folder)]).toEqual([])
  })
})

describe('a drill', () => {
  it.each([
    ['holds another key', 'check', otherKey],
    ['does not unwrap', 'unwrap', noise],
  ] as const)('ends signed with its finding where a backup %s', async (_, fault, content) => {
    held = await openRecovery(before, { plan: asDrill, bend: made({ refunds: content }) })
    await finish(held)
    const challenge = readFileSync(join(held.bundle, 'drill', 'challenge'), 'utf8')
    expect(challenge).toMatch(/^ok [0-9a-f]{64} orders$/m)
    expect(challenge).not.toContain('refunds')
    expectStock(held.bundle, "the backup of 'refunds' did not open.")
    expect(report(held.bundle)).toMatchObject({ ok: true, findings: [{ label: 'refunds', fault }] })
    expect(printed(held.bundle)).toContain('This backup does not open')
    expect(printed(held.bundle)).toContain('Try them while the shares are here')
    expect([...secrets.below(held.folder)]).toEqual([])
    const keys = coverageOf(stateOf(held))?.keys
    expect(keys).toMatchObject([
      { label: 'orders', opened: { how: 'drill' }, finding: undefined },
      { label: 'refunds', opened: { how: 'making' }, finding: { fault } },
    ])
  })

  it('has its finding on record before anybody can stop it', async () => {
    held = await openRecovery(before, { plan: asDrill, bend: made({ refunds: otherKey }) })
    await followUntil(held, (_, step) => step === 'prove')
    const stopped = drill(held.room.ceremony, '', { cancelled: () => true })
    await expectRejection(stopped, 'call.cancelled')
    expect(stateOf(held)).toMatchObject({ drilled: undefined, findings: [{ label: 'refunds' }] })
    await finish(held)
    expect(report(held.bundle)).toMatchObject({ ok: true, findings: [{ label: 'refunds' }] })
  })

  it('proves nothing and signs nothing where no backup opens, and says so', async () => {
    held = await openRecovery(before, {
      plan: asDrill,
      bend: made({ orders: noise, refunds: noise }),
    })
    await finish(held)
    expect(readdirSync(held.bundle)).not.toContain('drill')
    expectStock(
      held.bundle,
      "the backup of 'orders' did not open.",
      "the backup of 'refunds' did not open.",
      'no backup opened: this drill proved nothing.',
    )
    expect(stateOf(held)).toMatchObject({ drilled: undefined, showings: [] })
    expect(report(held.bundle).findings).toHaveLength(2)
    expect(printed(held.bundle)).toContain('2 backups do not open')
    expect(printed(held.bundle)).toContain('Nothing was proven')
  })

  it('records a damaged copy as its finding, and drills the rest', async () => {
    await withCopy(before.bundle, async (bundle) => {
      flip(bundle)
      held = await openRecovery(before, { plan: asDrill, bundle })
      await finish(held)
      expect(report(held.bundle)).toMatchObject({
        ok: true,
        findings: [{ label: 'refunds', fault: 'altered' }],
      })
      expect(printed(held.bundle)).toContain('This ceremony is no proof for this key')
    })
  })
})
