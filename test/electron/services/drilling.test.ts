import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { openBundleFolder } from '#electron/services/bundlefolder.ts'
import { drill } from '#electron/services/drilling.ts'
import { verifyNative } from '#electron/services/ed25519.ts'
import { drillCoverageOf } from '#shared/ceremony/drill.ts'
import type { State } from '#shared/ceremony/state.ts'
import { verifyBundle } from '#shared/log/verify.ts'
import { secretsOf } from '../../canary/support/quorum.ts'
import type { Search } from '../../canary/support/search.ts'
import { withCopy } from '../../support/bundles.ts'
import { leaveAll, type Room, sharedCeremony, shareTextOf } from '../../support/ceremony.ts'
import {
  asDrill,
  finish,
  followUntil,
  openRecovery,
  type Recovery,
  restart,
} from '../../support/recovering.ts'
import { expectRejection } from '../../support/refusal.ts'

const CHALLENGE = '0123456789abcdef'.repeat(4)

let before: Room
let search: Search
beforeAll(async () => {
  before = await sharedCeremony({ labels: ['orders', 'refunds'] })
  search = await secretsOf(before)
})
afterAll(leaveAll)

let held: Recovery | undefined
afterEach(() => {
  held?.leave()
  held = undefined
})

async function opened(shares = [1, 2, 3]): Promise<Recovery> {
  held = await openRecovery(before, { plan: asDrill, shares })
  return held
}

const stateOf = ({ room }: Recovery): State => room.ceremony.ledger.state
const atStep = (name: string) => (_: State, step: string) => step === name

function report(bundle: string) {
  return verifyBundle({ source: openBundleFolder(bundle), verify: verifyNative }).report
}

/** Everything that a drill brings together and must leave nowhere. */
it('leaves no trace of keys, backup key or shares in database, evidence and what it says', async () => {
  const drilled = await opened()
  const said: string[] = []
  drilled.room.say = (line: string) => said.push(line)
  await finish(drilled)
  expect([...search.below(drilled.folder)]).toEqual([])
  expect(search.in(Buffer.from(said.join('\n')))).toEqual([])
  // The search finds what is there.
  expect(search.in(Buffer.from(shareTextOf(before, 1)))).toEqual(['text of share 1'])
  expect(search.in(readFileSync(before.shares[0] ?? ''))).toContain('raw share 1')
})

it('is evidence of its own, which verifies alone and with stock ssh-keygen', async () => {
  const drilled = await opened()
  await followUntil(drilled, atStep('prove'))
  await drill(drilled.room.ceremony, CHALLENGE)
  await finish(drilled)
  const { bundle } = drilled
  expect(report(bundle)).toMatchObject({ ok: true, outcome: 'closed' })
  expect(readdirSync(bundle)).not.toContain('backups')
  const challenge = readFileSync(join(bundle, 'drill', 'challenge'))
  expect(challenge.toString()).toContain(`\n${CHALLENGE}\n`)
  const names = readdirSync(join(bundle, 'drill')).filter((name) => name.endsWith('.sig'))
  expect(names).toHaveLength(4)
  for (const name of names) {
    const [signers, sig] = [join(bundle, 'allowed_signers'), join(bundle, 'drill', name)]
    const who = name.replace(/\.sig$/, '')
    const line = ['-Y', 'verify', '-f', signers, '-I', who, '-n', 'claviger-drill-v1', '-s', sig]
    expect(spawnSync('ssh-keygen', line, { input: challenge }).status, name).toBe(0)
  }
  const script = join(import.meta.dirname, '../../../resources/bundle/verify.sh')
  const run = spawnSync('sh', [script, bundle], { encoding: 'utf8' })
  expect(run.status, run.stdout).toBe(0)
  expect(run.stdout).toContain('4 signatures under the challenge of the drill')
  const printed = readFileSync(join(bundle, 'report.html'), 'utf8')
  expect(printed).toContain('Drill')
  expect(printed).toContain('Custodian 4')
})

it('says what it has not shown, and that nobody chose the challenge', async () => {
  const drilled = await opened([2, 4, 5])
  await finish(drilled)
  const coverage = drillCoverageOf(stateOf(drilled))
  expect(coverage?.took.map(({ custodian }) => custodian)).toEqual(['c2', 'c4', 'c5'])
  expect(coverage?.missed.map(({ custodian }) => custodian)).toEqual(['c1', 'c3'])
  expect(coverage).toMatchObject({ groups: 10n, together: { count: 1n, exact: true } })
  expect(coverage?.onlyMade.map(({ custodian }) => custodian)).toEqual(['c1', 'c3'])
  expect(coverage?.challenge.nonce).toHaveProperty('selfIssued')
  const printed = readFileSync(join(drilled.bundle, 'report.html'), 'utf8')
  expect(printed).toContain('self-issued')
  expect(printed).toContain('1 of 10')
})

it('refuses a challenge that is none, and takes the shares again', async () => {
  const drilled = await opened()
  await followUntil(drilled, atStep('prove'))
  await expectRejection(drill(drilled.room.ceremony, 'nine'), 'encoding.invalid')
  await drill(drilled.room.ceremony, CHALLENGE)
  expect(stateOf(drilled).drilled?.shares).toHaveLength(3)
})

it('is no recovery: the vault never holds a key', async () => {
  const drilled = await opened()
  await followUntil(drilled, atStep('prove'))
  expect(stateOf(drilled).held).toBe(false)
  const { vault } = drilled.room.ceremony
  await expectRejection(
    vault.use('orders', async () => {}),
    'vault.empty',
  )
})

it('begins anew with the shares after a restart', async () => {
  const drilled = await opened()
  await followUntil(drilled, atStep('prove'))
  await restart(drilled)
  await expectRejection(drill(drilled.room.ceremony, CHALLENGE), 'rule.approval')
  await finish(drilled)
  expect(report(drilled.bundle)).toMatchObject({ ok: true, outcome: 'closed' })
})

it('is refused where a signature file of it was changed', async () => {
  const drilled = await opened()
  await finish(drilled)
  await withCopy(drilled.bundle, async (copy) => {
    writeFileSync(join(copy, 'drill', 'challenge'), 'another challenge')
    expect(report(copy)).toMatchObject({ ok: false })
  })
})
