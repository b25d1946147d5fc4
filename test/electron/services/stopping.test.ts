/** Long work that is stopped leaves everything as it was, wherever it is stopped, and is done again. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openStore } from '#electron/db/store.ts'
import { makeHandlers } from '#electron/ipc/handlers.ts'
import { makeRouter } from '#electron/ipc/router.ts'
import { authorise } from '#electron/services/actors.ts'
import { Application } from '#electron/services/application.ts'
import { openBundleFolder } from '#electron/services/bundlefolder.ts'
import { delivering } from '#electron/services/closing.ts'
import type { Desktop } from '#electron/services/desktop.ts'
import { saveDocuments } from '#electron/services/documents.ts'
import { drill } from '#electron/services/drilling.ts'
import { verifyNative } from '#electron/services/ed25519.ts'
import { exportAll } from '#electron/services/exporting.ts'
import { runGates } from '#electron/services/gating.ts'
import { writingTree } from '#electron/services/media.ts'
import { nodeHost } from '#electron/services/nodehost.ts'
import { resumeCeremony } from '#electron/services/resuming.ts'
import { presentShare } from '#electron/services/bringing.ts'
import { prove } from '#electron/services/sharing.ts'
import { cardText } from '#electron/services/shareinput.ts'
import { walk, type Watch } from '#electron/services/watching.ts'
import { utf8 } from '#shared/bytes.ts'
import type { State } from '#shared/ceremony/state.ts'
import { verifyBundle, verifyingBundle } from '#shared/log/verify.ts'
import { canStop, STAGES, type Stage } from '#shared/stages.ts'
import { drain, type Progress, type Steps, type Tick } from '#shared/steps.ts'
import {
  advance,
  authorised,
  leaveAll,
  passphraseOf,
  type Room,
  type RunOptions,
  runCeremony,
  sharedCeremony,
} from '../../support/ceremony.ts'
import { silentMachine } from '../../support/machine.ts'
import type { Loose } from '../../support/plans.ts'
import { finish, followUntil, openRecovery, type Recovery } from '../../support/recovering.ts'
import { cancelAfter, isStopped, unitsOf } from '../../support/stopping.ts'

const RUNS = { numRuns: 12 }
const CHALLENGE = '0123456789abcdef'.repeat(4)

let before: Room
let folder: string
const left: { leave(): void }[] = []
beforeAll(async () => {
  before = await sharedCeremony({ labels: ['orders', 'refunds'] })
})
afterAll(leaveAll)
afterEach(() => {
  for (const one of left.splice(0)) one.leave()
})

async function roomAt(options: RunOptions): Promise<Room> {
  const room = await runCeremony({ custodians: 3, threshold: 2, ...options })
  left.push(room)
  return room
}

function freshFolder(): string {
  folder = mkdtempSync(join(tmpdir(), 'claviger-stopping-'))
  const own = folder
  left.push({ leave: () => rmSync(own, { recursive: true, force: true }) })
  return own
}

/** Stops the work at any point; `after` looks at what is left of it. */
async function everywhere(
  work: (watch: Watch) => Promise<unknown>,
  units: number,
  after: () => void,
): Promise<void> {
  expect(units).toBeGreaterThan(1)
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: units - 1 }), async (k) => {
      expect(await isStopped(work(cancelAfter(k)))).toBe(true)
      after()
    }),
    RUNS,
  )
}

describe('steps', () => {
  function* counting(what: Stage, ends: string[]): Steps<number> {
    try {
      for (let done = 0; done < 9; done++) yield { what, done, total: 9 }
      return 9
    } finally {
      ends.push('ended')
    }
  }

  it('drained and walked come to the same', async () => {
    expect(drain(counting('files', []))).toBe(9)
    expect(await walk(counting('files', []))).toBe(9)
  })

  it('end in order when they are stopped, and say how far they were', async () => {
    const ends: string[] = []
    const work = walk(counting('files', ends), cancelAfter(4))
    await expect(work).rejects.toMatchObject({
      code: 'call.cancelled',
      message: 'it was cancelled (files, 4 of 9 done)',
    })
    expect(ends).toEqual(['ended'])
  })

  it.each(Object.keys(STAGES) as Stage[])('stop in the stage %s where they can', async (what) => {
    expect(await isStopped(walk(counting(what, []), cancelAfter(3)))).toBe(canStop(what))
  })

  it('let others be heard at the beginning of each stage', async () => {
    let heard = 0
    const other = setInterval(() => {}, 1000)
    const hear = () => setImmediate(() => (heard += 1))
    await walk(counting('files', []), { onProgress: hear })
    await walk(counting('rules', []), { onProgress: hear })
    clearInterval(other)
    expect(heard).toBeGreaterThanOrEqual(1)
  })
})

describe('a verification that is stopped', () => {
  const options = () => ({ source: openBundleFolder(before.bundle), verify: verifyNative })

  it('says nothing of the bundle, and the next one says what it always says', async () => {
    const verify = (watch: Watch) => walk(verifyingBundle(options()), watch)
    const files = () => readdirSync(before.bundle, { recursive: true }).sort()
    const was = files()
    const units = await unitsOf(verify)
    expect(units).toBeGreaterThan(3 * before.ceremony.ledger.state.entries)
    await everywhere(verify, units, () => expect(files()).toEqual(was))
    expect(((await verify({})) as ReturnType<typeof verifyBundle>).report).toEqual(
      verifyBundle(options()).report,
    )
  }, 60_000)

  it('is stopped through the bridge, while it works, and says what to do next', async () => {
    const desktop = { chooseBundle: async () => before.bundle } as unknown as Desktop
    const app = new Application(nodeHost(), desktop, freshFolder())
    const told: Tick[] = []
    const tell = (tick: Progress) => {
      told.push(tick)
      if (tick.what === 'signatures') void router.call('cancelWork', [{ work: tick.work }])
    }
    const router = makeRouter(makeHandlers(app, [], tell))
    const call = () => router.call('verifyBundle', [{ paper: '', head: '' }])
    expect(await call()).toMatchObject({
      ok: false,
      error: {
        code: 'call.cancelled',
        place: 'evidence',
        hint: expect.stringContaining('again'),
        tick: { what: 'signatures' },
      },
    })
    expect(told.some(({ what }) => what === 'files')).toBe(false)
    expect(told.find(({ what }) => what === 'signatures')).toEqual({
      work: 1,
      what: 'signatures',
      done: 0,
      total: before.ceremony.ledger.state.entries,
    })
  })
})

describe('a ceremony that is resumed, and stopped', () => {
  it('has not one entry more, and is resumed after that', async () => {
    const room = await roomAt({ until: 'generated' })
    const { database, host } = room
    room.ceremony.store.close()
    const store = openStore(database)
    left.unshift({ leave: () => store.close() })
    const was = store.lines().length
    const passphrase = passphraseOf(room, 'admin')
    const resume = (watch: Watch) =>
      resumeCeremony(host, store, 'admin', passphrase, undefined, watch)
    await everywhere(resume, 3 * was - 2, () => expect(store.lines()).toHaveLength(was))
    const resumed = await resume({})
    expect(resumed.ledger.state.resuming).toBeDefined()
    expect(store.lines().length).toBeGreaterThan(was)
  }, 60_000)
})

describe('a folder that is written, and stopped', () => {
  it('is not there, and nothing half-written beside it', async () => {
    const place = freshFolder()
    const files = new Map(['a', 'b/c', 'd'].map((name) => [name, utf8(`file ${name}`)]))
    const write = (watch: Watch) => walk(writingTree(join(place, 'tree'), files), watch)
    await everywhere(write, 6, () => expect(readdirSync(place)).toEqual([]))
    await write({})
    expect(readFileSync(join(place, 'tree', 'b', 'c'), 'utf8')).toBe('file b/c')
  })

  it('is no copy of the evidence; written again, it is one that verifies', async () => {
    const room = await roomAt({ until: 'sealed' })
    const place = freshFolder()
    const copy = join(place, 'copy')
    const deliver = (watch: Watch) => walk(delivering(room.ceremony, copy), watch)
    const count = 2 * (Object.keys(room.ceremony.ledger.state.files ?? {}).length + 10)
    await everywhere(deliver, count, () => {
      expect(readdirSync(place)).toEqual([])
      expect(room.ceremony.delivered).toEqual([])
    })
    await deliver({})
    const verified = verifyBundle({ source: openBundleFolder(copy), verify: verifyNative })
    expect(verified.report.ok).toBe(true)
    expect(room.ceremony.delivered).toEqual([copy])
  }, 60_000)

  it('holds no document of a ceremony, also while pages are rendered', async () => {
    const place = freshFolder()
    const render = async (html: Uint8Array) => html.slice(0, 8)
    const out = (name: string) => join(place, name)
    const save = (name: string) => (watch: Watch) =>
      saveDocuments(before.ceremony, out(name), render, watch)
    mkdirSync(out('first'))
    const units = await unitsOf(save('first/whole'))
    await everywhere(save('second'), units, () => expect(existsSync(out('second'))).toBe(false))
    await save('second')({})
    const names = (dir: string) => readdirSync(out(dir), { recursive: true }).sort()
    expect(names('second')).toEqual(names('first/whole'))
    expect(readdirSync(place).sort()).toEqual(['first', 'second'])
  }, 60_000)

  it('names the page that could not be rendered, and leaves no folder', async () => {
    const place = freshFolder()
    const broken = async () => Promise.reject(new Error('inside'))
    await expect(saveDocuments(before.ceremony, join(place, 'out'), broken)).rejects.toMatchObject({
      code: 'io.failed',
      message: expect.stringContaining('no PDF was made of'),
    })
    expect(readdirSync(place)).toEqual([])
  })
})

describe('what has no way back', () => {
  it('says so before it begins, and a cancel comes too late for it', async () => {
    const room = await roomAt({ until: 'attested' })
    const { ceremony } = room
    await authorised(room, 'close')
    const told: Tick[] = []
    const tell = (tick: Progress) => {
      told.push(tick)
      void router.call('cancelWork', [{ work: tick.work }])
    }
    const app = { ceremony, snapshot: () => ceremony.ledger.state.end?.outcome }
    const router = makeRouter(makeHandlers(app as unknown as Application, [], tell))
    const closed = await router.call('perform', [{ action: 'close' }])
    expect(closed).toEqual({ ok: true, value: 'closed' })
    const [by = ''] = ceremony.ledger.state.end?.signers ?? []
    const passphrase = passphraseOf(room, by)
    expect(await router.call('seal', [{ by, passphrase }])).toMatchObject({ ok: true })
    expect(told.map(({ what }) => what)).toEqual(['closing', 'sealing'])
    for (const { what } of told) expect(canStop(what)).toBe(false)
  })
})

describe('the keys of a reshare', () => {
  it('are dealt anew whoever cancels: the shares that opened them are in the log already', async () => {
    const { ceremony } = await roomAt({
      labels: ['one', 'two'],
      targets: false,
      until: 'generated',
    })
    const told: Tick[] = []
    const watch = {
      onProgress: (done: number, total: number, what: Stage) =>
        void told.push({ what, done, total }),
      cancelled: () => true,
    }
    const custodians = ['c1', 'c2', 'c3']
    const dealing = { custodians, threshold: 2, mode: 'rehearsal' as const }
    const set = await ceremony.vault.deal(dealing, watch)
    expect(set.shares.map(({ custodian }) => custodian)).toEqual(custodians)
    expect(told).toEqual([0, 1].map((done) => ({ what: 'deal', done, total: 2 })))
  })
})

describe('the gates, stopped', () => {
  it('are not recorded, and the run before still counts', async () => {
    const { ceremony } = await roomAt({ until: 'enrolled', host: { machine: silentMachine() } })
    const { ledger } = ceremony
    await runGates(ceremony)
    const was = ledger.events.length
    const units = ledger.state.preflights[0]?.gates.length ?? 0
    await everywhere(
      (watch) => runGates(ceremony, watch),
      units,
      () => expect(ledger.events.length).toBe(was),
    )
    await runGates(ceremony)
    expect(ledger.state.preflights).toHaveLength(2)
  }, 60_000)
})

describe('the proof, stopped', () => {
  it('is not recorded, the vault holds the same shares, and it is done after that', async () => {
    const labels = Array.from({ length: 8 }, (_, i) => `key-${i + 1}`)
    const room = await roomAt({ labels, targets: false, until: 'received' })
    const { ledger, store } = room.ceremony
    const was = ledger.events.length
    await everywhere(
      (watch) => prove(room.ceremony, watch),
      labels.length,
      () => {
        expect(ledger.events.length).toBe(was)
        expect(ledger.state.backups).toEqual([])
      },
    )
    await prove(room.ceremony)
    for (const { sha256 } of ledger.state.backups) expect(store.artefact(sha256)).toBeDefined()
    expect(ledger.state.backups).toHaveLength(labels.length)
    await advance(room, 'proven', 'delivered')
  }, 60_000)
})

describe('with the shares of an earlier ceremony', () => {
  async function recovery(change: (plan: Loose) => void): Promise<Recovery> {
    const opened = await openRecovery(before, { plan: change })
    left.push(opened)
    return opened
  }
  const withoutTargets = (plan: Loose, more: object) => {
    for (const key of (plan.keys ?? []) as object[]) Object.assign(key, { targets: undefined })
    Object.assign(plan, more)
  }
  const atStep = (name: string) => (_: State, step: string) => step === name

  it('a drill that is stopped signs nothing, and the same shares answer after that', async () => {
    const drilled = await recovery((plan) =>
      withoutTargets(plan, { kind: 'drill', title: 'Drill' }),
    )
    await followUntil(drilled, atStep('prove'))
    const { ceremony } = drilled.room
    const was = ceremony.ledger.events.length
    await everywhere(
      (watch) => drill(ceremony, CHALLENGE, watch),
      2,
      () => expect(ceremony.ledger.events.length).toBe(was),
    )
    await drill(ceremony, CHALLENGE)
    expect(ceremony.ledger.state.showings.at(-1)?.how).toBe('drill')
    await finish(drilled)
  }, 60_000)

  it('the share that completes a quorum cannot be stopped: the log has it already', async () => {
    const opened = await recovery(() => {})
    await followUntil(opened, atStep('present'))
    const { ceremony, brought } = opened.room
    const told: Stage[] = []
    const watch = {
      onProgress: (_: number, __: number, what: Stage) => void told.push(what),
      cancelled: () => true,
    }
    for (const card of brought.values())
      await presentShare(ceremony, card.share.custodian, cardText(card), 'file', watch)
    expect(told).toEqual(['refill', 'refill'])
    expect(ceremony.ledger.state.held).toBe(true)
    expect(await ceremony.vault.use('orders', async () => 'here')).toBe('here')
  }, 60_000)

  it('an export that is stopped ends after the file at hand, and goes on under the same approval', async () => {
    const opened = await recovery((plan) => withoutTargets(plan, { outcome: 'file' }))
    const { room } = opened
    await followUntil(opened, (_, step) => step.startsWith('export'))
    await authorise(room, 'export')
    const told: string[] = []
    const watch = {
      onProgress: (done: number, total: number, what: Stage) =>
        void told.push(`${what} ${done}/${total}`),
    }
    const files = () => readdirSync(room.shares).filter((name) => name.endsWith('.key'))
    await exportAll(room.ceremony, { ...watch, cancelled: () => told.length === 2 })
    expect(told).toEqual(['exports 0/2', 'exports 1/2'])
    expect(files()).toEqual(['orders.key'])
    expect(room.ceremony.ledger.state.exports.map(({ status }) => status)).toEqual(['finished'])
    const intents = room.ceremony.ledger.state.intents.length
    await exportAll(room.ceremony, watch)
    expect(told.slice(2)).toEqual(['exports 1/2', 'exports 2/2'])
    expect(files()).toEqual(['orders.key', 'refunds.key'])
    expect(room.ceremony.ledger.state.intents.length).toBe(intents)
  }, 60_000)
})
