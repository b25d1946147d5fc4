import { constants, privateDecrypt } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, test } from 'vitest'
import { approve, declare } from '#electron/services/approving.ts'
import { abort, deliver } from '#electron/services/closing.ts'
import { openBundleFolder } from '#electron/services/bundlefolder.ts'
import { loadPlan } from '#electron/services/planfile.ts'
import { presentShare } from '#electron/services/bringing.ts'
import { readSource, type Source } from '#electron/services/source.ts'
import { enrol } from '#electron/services/opening.ts'
import { verifyNative } from '#electron/services/ed25519.ts'
import { hex } from '#shared/bytes.ts'
import type { State } from '#shared/ceremony/state.ts'
import { isRecovered, liveKeys, liveSet } from '#shared/ceremony/standing.ts'
import { type Verification, verifyBundle } from '#shared/log/verify.ts'
import { withCopy } from '../../support/bundles.ts'
import {
  leaveAll,
  type Room,
  runCeremony,
  sharedCeremony,
  shareTextOf,
} from '../../support/ceremony.ts'
import type { Loose } from '../../support/plans.ts'
import {
  anchorsOf,
  currentOf,
  finish,
  followUntil,
  openRecovery,
  type Recovery,
  recoveryPlan,
  restart,
  WAITING,
  writeRecovery,
} from '../../support/recovering.ts'
import { expectRejection } from '../../support/refusal.ts'
import { forgeByte } from '../../support/sharefiles.ts'

let before: Room
beforeAll(async () => {
  before = await sharedCeremony({ labels: ['orders', 'refunds'] })
})
afterAll(leaveAll)

let recovery: Recovery | undefined
afterEach(() => {
  recovery?.leave()
  recovery = undefined
})

async function recovered(options?: Parameters<typeof openRecovery>[1]): Promise<Recovery> {
  recovery = await openRecovery(before, options)
  return recovery
}

type Change = (plan: Loose) => void

const stateOf = ({ room }: Recovery): State => room.ceremony.ledger.state
const atStep = (name: string) => (_: State, step: string) => step === name

/** What the cloud would hold: the package of a label, opened with the private wrapping key. */
function imported(bundle: string, label: string): string {
  const file = join(bundle, 'packages', label, 'aws-kms', 'EncryptedKeyMaterial.bin')
  const padding = { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' }
  const key = { key: before.wrappingPrivateKey, ...padding }
  return hex(new Uint8Array(privateDecrypt(key, readFileSync(file))))
}

function verified(bundle: string): Verification {
  return verifyBundle({ source: openBundleFolder(bundle), verify: verifyNative })
}

describe('a recovery', () => {
  it('puts the same keys into a second window, in evidence that verifies alone', async () => {
    const run = await recovered({ shares: [5, 2, 4] })
    expect(stateOf(run)).toMatchObject({ held: false, source: { anchored: ['signers', 'head'] } })
    await finish(run)
    for (const label of ['orders', 'refunds'])
      expect(imported(run.bundle, label)).toBe(imported(before.bundle, label))
    const manifest = readFileSync(
      join(run.bundle, 'packages', 'orders', 'aws-kms', 'manifest.json'),
      'utf8',
    )
    expect(manifest).toContain(WAITING)
    expect(manifest).toContain(stateOf(run).opened?.ceremony)
    const { report, state } = verified(run.bundle)
    expect(report).toMatchObject({ ok: true, outcome: 'closed' })
    expect(state?.source).toMatchObject({
      ceremony: before.ceremony.ledger.ceremony,
      checkpoint: verified(before.bundle).report.fingerprint,
    })
    for (const label of ['orders', 'refunds'])
      expect(readFileSync(join(run.bundle, 'backups', `${label}.kwp`))).toEqual(
        readFileSync(join(before.bundle, 'backups', `${label}.kwp`)),
      )
  })

  it('wraps some of the keys, and names every key that the shares open', async () => {
    const only = (plan: Loose) => Object.assign(plan, { keys: [plan.keys?.[1]] })
    const run = await recovered({ plan: only })
    await followUntil(run, atStep('present'))
    const { parameters } = stateOf(run).intents.at(-1) ?? {}
    expect(parameters).toEqual({
      set: liveSet(stateOf(run))?.set,
      labels: ['orders', 'refunds'],
      outcome: 'wrap',
      destination: ['packages/refunds/aws-kms'],
    })
    await finish(run)
    expect(stateOf(run).packages.map(({ path }) => path)).toEqual(['packages/refunds/aws-kms'])
    expect(verified(run.bundle).report.ok).toBe(true)
  })

  it('begins with a quorum of the custodians, whoever of them comes', async () => {
    const run = await recovered({ shares: [2, 4, 5] })
    const { ceremony, passphrases } = run.room
    for (const id of ['witness', 'c2', 'c4']) await enrol(ceremony, id, passphrases.get(id) ?? '')
    expect(() => declare(ceremony, 'admin', 'begin')).toThrow('not enrolled yet: c1, c3, c5')
    await enrol(ceremony, 'auditor', passphrases.get('auditor') ?? '')
    await enrol(ceremony, 'c5', passphrases.get('c5') ?? '')
    await finish(run)
    expect(stateOf(run).members.map(({ id }) => id)).not.toContain('c1')
    expect(verified(run.bundle).report.ok).toBe(true)
  })
})

describe('after a restart in the middle of a recovery', () => {
  test.each([
    ['while shares are presented', 'present', 'recover'],
    ['before the packages are declared', 'wrap', 'recover'],
    ['before anything was recovered', 'recover', 'recover'],
  ])('%s, the quorum comes again and the keys are the same', async (_, until, again) => {
    const run = await recovered()
    await followUntil(run, atStep(until))
    if (until === 'present')
      await presentShare(run.room.ceremony, 'c1', shareTextOf(before, 1), 'typed')
    await restart(run)
    expect(stateOf(run)).toMatchObject({ held: false, presented: [], resuming: undefined })
    expect(currentOf(run)?.step).toBe(again)
    await finish(run)
    expect(imported(run.bundle, 'orders')).toBe(imported(before.bundle, 'orders'))
    expect(verified(run.bundle).report.ok).toBe(true)
  })
})

describe('an abort in the middle of a recovery', () => {
  it('leaves the share set valid: it belongs to the ceremony before', async () => {
    const run = await recovered()
    const { ceremony, passphrases } = run.room
    await followUntil(run, (state) => isRecovered(state))
    await abort(ceremony, 'c1', 'A fire alarm.', passphrases.get('c1'))
    expect(stateOf(run).end?.outcome).toBe('aborted')
    expect(liveSet(stateOf(run))?.voided).toBe(false)
    expect(liveKeys(stateOf(run))).toHaveLength(2)
    deliver(ceremony, run.bundle)
    expect(verified(run.bundle).report).toMatchObject({ ok: true, outcome: 'aborted' })
  })
})

describe('a share that is not one of them is named, and nothing is combined', () => {
  let other: Room
  beforeAll(async () => {
    other = await runCeremony({ custodians: 5, threshold: 3 })
  })
  afterAll(() => other.leave())

  test.each([
    ['of another set', 'share.foreign', '; the set here is ', () => shareTextOf(other, 1)],
    [
      'of another custodian',
      'share.custodian',
      'share 2 belongs to c2',
      () => shareTextOf(before, 2),
    ],
    [
      'that was altered',
      'share.forged',
      'share 1 is not the one that was made',
      () => forgeByte(shareTextOf(before, 1)),
    ],
  ] as const)('%s', async (_, code, message, text) => {
    const run = await recovered()
    await followUntil(run, atStep('present'))
    const { ceremony } = run.room
    await expectRejection(presentShare(ceremony, 'c1', text(), 'typed'), code, message)
    expect(stateOf(run)).toMatchObject({ held: false, presented: [] })
    expect(ceremony.ledger.events.at(-1)).toMatchObject({
      type: 'access.refused',
      what: { code, claimed: 'c1' },
    })
    await finish(run)
    expect(verified(run.bundle).report.ok).toBe(true)
  })

  it('before the recovery is approved', async () => {
    const run = await recovered()
    await followUntil(run, atStep('recover'))
    const { ceremony, passphrases } = run.room
    declare(ceremony, 'admin', 'recover')
    const intent = stateOf(run).intents.at(-1)?.intent ?? ''
    for (const id of ['c1', 'c2', 'witness'])
      await approve(ceremony, id, passphrases.get(id) ?? '', intent)
    await expectRejection(
      presentShare(ceremony, 'c1', shareTextOf(before, 1), 'typed'),
      'rule.approval',
    )
    await approve(ceremony, 'c3', passphrases.get('c3') ?? '', intent)
    await presentShare(ceremony, 'c1', shareTextOf(before, 1), 'typed')
    await expectRejection(
      presentShare(ceremony, 'c1', shareTextOf(before, 1), 'typed'),
      'share.duplicate',
    )
  })
})

describe('the evidence of a recovery is refused', () => {
  let folder: Recovery
  beforeAll(async () => {
    folder = await openRecovery(before)
  })
  afterAll(() => folder.leave())

  function read(bundle: string, change: Change = () => {}, anchored = true): Source {
    const plan = writeRecovery(folder.folder, recoveryPlan(before, change))
    const anchors = anchored ? anchorsOf(before.paper) : {}
    return readSource(bundle, loadPlan(plan).plan, { verify: verifyNative, ...anchors })
  }
  const backup =
    (change: object): Change =>
    (plan) =>
      void Object.assign(plan.backup ?? {}, change)
  const source =
    (change: object): Change =>
    (plan) =>
      void Object.assign(plan.source ?? {}, change)
  const ledger: Change = (plan) => void Object.assign(plan.keys?.[0] ?? {}, { label: 'ledger' })

  test.each([
    ['of another checkpoint', 'head.mismatch', source({ checkpoint: 'a'.repeat(64) })],
    ['of another ceremony', 'head.mismatch', source({ ceremony: 'a'.repeat(32) })],
    ['with another threshold', 'rule.parameters', backup({ threshold: 2 })],
    [
      'with custodians in another order',
      'rule.parameters',
      backup({ custodians: ['c2', 'c1', 'c3', 'c4', 'c5'] }),
    ],
    ['with fewer custodians', 'rule.parameters', backup({ custodians: ['c1', 'c2', 'c3', 'c4'] })],
    ['without a key of the plan', 'rule.parameters', ledger],
  ] as const)('%s', (_, code, change) => {
    expect(() => read(before.bundle, change)).toThrow(expect.objectContaining({ code }))
  })

  it('when it was altered', async () => {
    await withCopy(before.bundle, (copy) => {
      const file = join(copy, 'script.html')
      const bytes = readFileSync(file)
      bytes[0] = (bytes[0] ?? 0) ^ 1
      writeFileSync(file, bytes)
      expect(() => read(copy)).toThrow(
        expect.objectContaining({
          code: 'bundle.file',
          message: expect.stringMatching(/does not verify \(listed files\): script.html/),
        }),
      )
    })
  })

  it('under the paper list of somebody else', () => {
    const plan = loadPlan(folder.plan).plan
    const signers = new Map(anchorsOf(before.paper).signers).set('c1', `SHA256:${'A'.repeat(43)}`)
    expect(() => readSource(before.bundle, plan, { verify: verifyNative, signers })).toThrow(
      expect.objectContaining({ code: 'signers.mismatch' }),
    )
  })

  it('of a ceremony that was aborted, and of a recovery, with the words where to look', async () => {
    const aborted = await runCeremony({ until: 'begun' })
    const run = await openRecovery(before)
    try {
      await abort(aborted.ceremony, 'admin', 'A test.', aborted.passphrases.get('admin'))
      deliver(aborted.ceremony, aborted.bundle)
      await finish(run)
      const named = (bundle: string) => {
        const { report } = verified(bundle)
        return { source: { ceremony: report.ceremony, checkpoint: report.fingerprint } }
      }
      const unanchored = (bundle: string) => () =>
        read(bundle, (plan) => void Object.assign(plan, named(bundle)), false)
      expect(unanchored(aborted.bundle)).toThrow('that ceremony was aborted')
      expect(unanchored(run.bundle)).toThrow(
        `this ceremony made no share set: use the evidence of ceremony ${before.ceremony.ledger.ceremony}`,
      )
    } finally {
      aborted.leave()
      run.leave()
    }
  })

  it('says in the log what on paper vouched for it', () => {
    expect(read(before.bundle).what.anchored).toEqual(['signers', 'head'])
    expect(read(before.bundle, () => {}, false).what.anchored).toEqual([])
  })
})
