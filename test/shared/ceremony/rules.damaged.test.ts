import { describe, expect, it } from 'vitest'
import { drillFiles } from '#shared/ceremony/drill.ts'
import { parametersFor } from '#shared/ceremony/parameters.ts'
import { isRecovered, liveKeys, pendingPackages } from '#shared/ceremony/standing.ts'
import type { Ground } from '#shared/ceremony/state.ts'
import { answer, drillAt, drillGround } from '../../support/drilled.ts'
import { type Json, judge, type Line } from '../../support/forge.ts'
import { type Offence, refuses } from '../../support/offence.ts'
import {
  admit,
  authoriseRecovery,
  bring,
  decide,
  onTo,
  recoveryAt,
  recoveryGround,
  refill,
} from '../../support/recovered.ts'
import { admitOld, reshareGround } from '../../support/reshared.ts'
import { hashOf, Room } from '../../support/room.ts'
import { say } from '#shared/text/saying.ts'

type Fault = 'missing' | 'unreadable' | 'altered'

/** A recovery or a drill from a copy in which backups are damaged, at the end of a stage. */
function damagedAt(
  stage: string,
  labels: readonly string[] = ['refunds'],
  ground: Ground = recoveryGround(),
  fault: Fault = 'altered',
): Room {
  const room = new Room(ground)
  room.open()
  admitDamaged(room, labels, fault)
  return stage === 'admitted' ? room : onTo(room, 'admitted', stage)
}

function admitDamaged(room: Room, labels: readonly string[], fault = 'altered'): Line {
  return admit(room, (what) => {
    Object.assign(what, { damaged: labels.map((label) => ({ label, fault })) })
  })
}

/** A quorum finds that these backups do not open. */
function fail(room: Room, labels: readonly string[], bend: object = {}, by = 'recorder'): Line {
  const failed = labels.map((label) => ({
    label,
    sha256: hashOf(`backup of ${label}`),
    fault: 'check',
    ...bend,
  }))
  return room.add('backups.failed', by, { set: room.set.set, failed, intent: room.intent })
}

function failDrill(room: Room, by = 'admin'): Line {
  return room.add('drill.failed', by, { set: room.set.set, intent: room.intent })
}

/** Recovers what is left, as far as the close. */
function goOn(room: Room): Room {
  refill(room, ['orders'])
  onTo(room, 'recovered', 'wrapped')
  decide(room, (what) => void (what.decisions as Json[]).pop())
  return onTo(room, 'decided', 'closed')
}

describe('a recovery from a copy in which a backup is damaged', () => {
  it('keeps the rules without that key, whose backup is in no evidence of it', () => {
    const room = goOn(damagedAt('presented'))
    const verdict = judge(room.ground, room.lines)
    expect(verdict, verdict.message).toMatchObject({ code: 'ok' })
    expect(verdict.state?.findings).toMatchObject([{ label: 'refunds', fault: 'altered' }])
    expect(Object.keys(verdict.state?.files ?? {})).not.toContain('backups/refunds.kwp')
    expect(verdict.state?.showings).toMatchObject([{ how: 'recovery', without: ['refunds'] }])
  })

  it('has the loss approved by name: at the beginning, by the quorum, and at the close', () => {
    const room = damagedAt('begun')
    expect(parametersFor(damagedAt('enrolled').state, 'begin')).toMatchObject({
      source: { damaged: ['refunds'] },
    })
    expect(parametersFor(room.state, 'recover')).toMatchObject({
      labels: ['orders'],
      without: ['refunds'],
    })
    const closing = parametersFor(damagedAt('presented').state, 'close')
    expect(closing).toMatchObject({
      keys: [{ label: 'orders' }],
      unopened: [{ label: 'refunds', fault: 'altered' }],
      source: { damaged: ['refunds'] },
    })
  })

  it('waits for no package of a key that is not recovered', () => {
    const ground = recoveryGround((plan) => {
      const [orders] = plan.keys as unknown as object[]
      Object.assign(plan, { keys: [{ ...orders, label: 'refunds' }, orders] })
    })
    const { state } = damagedAt('begun', ['refunds'], ground)
    expect(ground.planned.map(({ label }) => label)).toEqual(['refunds', 'orders'])
    expect(pendingPackages(state).map(({ label }) => label)).toEqual(['orders'])
  })
})

/** The last line is the offence. */
function last(play: () => Room): Offence[2] {
  return () => {
    const room = play()
    return { ground: room.ground, log: room.lines, at: room.lines.length - 1 }
  }
}

const admitted = (labels: readonly string[], ground = recoveryGround(), fault = 'altered') =>
  last(() => {
    const room = new Room(ground)
    room.open()
    admitDamaged(room, labels, fault)
    return room
  })

refuses('damaged backups: a log is refused in which', [
  ['a damaged backup is of no key of the set', 'rule.parameters', admitted(['payments'])],
  ['a damaged backup is named twice', 'rule.parameters', admitted(['refunds', 'refunds'])],
  ['what is to leave is damaged', 'backup.damaged', admitted(['orders'])],
  ['every backup is damaged', 'backup.damaged', admitted(['orders', 'refunds'])],
  ['they stand out of order', 'rule.parameters', admitted(['refunds', 'orders'], drillGround())],
  ['none is named', 'log.event', admitted([])],
  [
    'the fault is one that only shares can show',
    'log.event',
    admitted(['refunds'], recoveryGround(), 'check'),
  ],
  [
    'a reshare goes on without one',
    'backup.damaged',
    last(() => {
      const room = new Room(reshareGround())
      room.open()
      admitOld(room, (what) => {
        Object.assign(what, { damaged: [{ label: 'refunds', fault: 'missing' }] })
      })
      return room
    }),
  ],
  [
    'the damaged key is declared as one to recover',
    'rule.parameters',
    last(() => {
      const room = damagedAt('begun')
      room.declare('recover', 'admin', (parameters) => {
        Object.assign(parameters, { labels: ['orders', 'refunds'] })
      })
      return room
    }),
  ],
  [
    'the intent does not say what is given up',
    'rule.parameters',
    last(() => {
      const room = damagedAt('begun')
      room.declare('recover', 'admin', (parameters) => {
        Reflect.deleteProperty(parameters, 'without')
      })
      return room
    }),
  ],
  [
    'the damaged key comes back all the same',
    'rule.parameters',
    last(() => {
      const room = damagedAt('presented')
      refill(room, ['orders', 'refunds'])
      return room
    }),
  ],
  [
    'the damaged backup is in the evidence',
    'rule.files',
    last(() => {
      const room = damagedAt('presented')
      refill(room, ['orders'])
      onTo(room, 'recovered', 'wrapped')
      decide(room, (what) => void (what.decisions as Json[]).pop())
      onTo(room, 'decided', 'close approved')
      const line = room.list()
      const file = { sha256: hashOf('backup of refunds'), bytes: 1 }
      Object.assign(line.what.files as object, { 'backups/refunds.kwp': file })
      return room
    }),
  ],
  [
    'an earlier finding is about another key',
    'rule.parameters',
    last(() => {
      const room = new Room(recoveryGround())
      room.open()
      admit(room, (what) => {
        const finding = { ceremony: 'c'.repeat(32), time: '2030-06-01T09:00:00Z', set: what.set }
        const failed = { label: 'payments', sha256: 'd'.repeat(64), fault: 'check' }
        Object.assign(what, { findings: [{ ...finding, ...failed }] })
      })
      return room
    }),
  ],
])

describe('a backup that a quorum finds not to open', () => {
  it('is given up by a recovery, which a quorum approves anew without it', () => {
    const room = recoveryAt('presented')
    fail(room, ['refunds'])
    expect(room.state).toMatchObject({ presented: [], held: false })
    expect(room.state.intents.at(-1)?.void).toEqual(say('intent.backup-failed'))
    expect(isRecovered(room.state)).toBe(false)
    authoriseRecovery(room)
    for (const index of [1, 3]) bring(room, index)
    const verdict = judge(room.ground, goOn(room).lines)
    expect(verdict, verdict.message).toMatchObject({ code: 'ok' })
    expect(verdict.state?.findings).toMatchObject([{ label: 'refunds', fault: 'check' }])
  })

  it.each([['altered'], ['check']])('is the finding of a drill, which ends signed (%s)', (how) => {
    const room =
      how === 'check' ? drillAt('presented') : damagedAt('presented', ['refunds'], drillGround())
    if (how === 'check') fail(room, ['refunds'])
    answer(room)
    expect(room.state.drilled?.challenge.filter((line) => line.startsWith('ok '))).toEqual([
      `ok ${hashOf('backup of orders')} orders`,
    ])
    const verdict = judge(room.ground, onTo(room, 'decided', 'closed').lines)
    expect(verdict, verdict.message).toMatchObject({ code: 'ok' })
    expect(verdict.state?.findings).toMatchObject([{ label: 'refunds', fault: how }])
    expect(verdict.state?.showings).toMatchObject([{ how: 'drill', without: ['refunds'] }])
  })

  it('ends a drill without a proof where none opens: nothing is signed and nothing counts', () => {
    const room = drillAt('presented')
    fail(room, ['orders', 'refunds'])
    failDrill(room)
    const verdict = judge(room.ground, onTo(room, 'decided', 'closed').lines)
    expect(verdict, verdict.message).toMatchObject({ code: 'ok' })
    const { state } = verdict
    expect(state).toMatchObject({ drilled: undefined, showings: [] })
    expect(state && liveKeys(state)).toEqual([])
    expect(state && [...drillFiles(state)]).toEqual([])
  })
})

const inRecovery = (offend: (room: Room) => unknown, stage = 'presented') =>
  last(() => {
    const room = recoveryAt(stage)
    offend(room)
    return room
  })
const inDrill = (offend: (room: Room) => unknown, stage: 'presented' | 'answered' = 'presented') =>
  last(() => {
    const room = drillAt(stage)
    offend(room)
    return room
  })

refuses('backups that fail: a log is refused in which', [
  ['a person finds it', 'rule.role', inRecovery((room) => fail(room, ['refunds'], {}, 'admin'))],
  [
    'it is found before a quorum is here',
    'share.few',
    inRecovery((room) => fail(room, ['refunds']), 'recover approved'),
  ],
  [
    'it is found once the keys came back',
    'rule.order',
    inRecovery((room) => fail(room, ['refunds']), 'recovered'),
  ],
  [
    'another file is said to fail',
    'rule.parameters',
    inRecovery((room) => fail(room, ['refunds'], { sha256: 'c'.repeat(64) })),
  ],
  ['a key fails that nobody knows', 'rule.parameters', inRecovery((room) => fail(room, ['x']))],
  [
    'they stand out of order',
    'rule.parameters',
    inDrill((room) => fail(room, ['refunds', 'orders'])),
  ],
  [
    'the same one fails twice',
    'rule.parameters',
    inDrill((room) => fail(room, ['refunds', 'refunds'])),
  ],
  [
    'it fails again',
    'rule.parameters',
    inDrill((room) => {
      fail(room, ['refunds'])
      fail(room, ['refunds'])
    }),
  ],
  [
    'the copy is blamed for it',
    'log.event',
    inDrill((room) => fail(room, ['refunds'], { fault: 'altered' })),
  ],
  [
    'the recovery goes on under the old approval',
    'share.few',
    inRecovery((room) => {
      fail(room, ['refunds'])
      refill(room, ['orders'])
    }),
  ],
  [
    'shares are brought under the old approval',
    'rule.intent',
    inRecovery((room) => {
      fail(room, ['refunds'])
      bring(room, 1)
    }),
  ],
  [
    'a drill proves a backup that failed',
    'rule.parameters',
    inDrill((room) => {
      fail(room, ['refunds'])
      const ok = ['orders', 'refunds'].map((label) => ({
        label,
        sha256: hashOf(`backup of ${label}`),
      }))
      answer(room, { challenge: { ok } })
    }),
  ],
  [
    'a drill finds it after it is done',
    'rule.order',
    inDrill((room) => fail(room, ['refunds']), 'answered'),
  ],
  [
    'a drill ends without a proof although a backup opens',
    'rule.order',
    inDrill((room) => {
      fail(room, ['refunds'])
      failDrill(room)
    }),
  ],
  [
    'somebody else ends the drill',
    'rule.role',
    inDrill((room) => {
      fail(room, ['orders', 'refunds'])
      failDrill(room, 'witness')
    }),
  ],
  [
    'a drill closes on a finding alone',
    'rule.order',
    inDrill((room) => {
      fail(room, ['orders', 'refunds'])
      room.attest('admin')
    }),
  ],
  [
    'a recovery ends as a drill without a proof',
    'rule.order',
    inRecovery((room) => failDrill(room)),
  ],
])
