import { expect, it } from 'vitest'
import { lintPlan } from '#shared/ceremony/lint.ts'
import { parametersFor } from '#shared/ceremony/parameters.ts'
import { liveSet } from '#shared/ceremony/standing.ts'
import { answer, type BentDrill, drillAt, drillGround } from '../../support/drilled.ts'
import { type Json, judge } from '../../support/forge.ts'
import { type Offence, refuses } from '../../support/offence.ts'
import { bring, onTo, refill } from '../../support/recovered.ts'
import { hashOf, type Room, shareName } from '../../support/room.ts'
import { told } from '../../support/german.ts'

function after(stage: Parameters<typeof drillAt>[0], offend: (room: Room) => void): Offence[2] {
  return () => {
    const room = drillAt(stage)
    offend(room)
    return { ground: room.ground, log: room.lines, at: room.lines.length - 1 }
  }
}

const bent = (how: BentDrill): Offence[2] => after('presented', (room) => void answer(room, how))

it.each(['rehearsal', 'production'])(
  'a drill in %s that keeps the rules is accepted, and its keys never left',
  (mode) => {
    const ground = drillGround((plan) =>
      Object.assign(plan, mode === 'production' ? { mode, number: '2026-02' } : {}),
    )
    const room = drillAt('answered', ground)
    onTo(room, 'decided', 'closed')
    const verdict = judge(ground, room.lines)
    expect(verdict, verdict.message).toMatchObject({ code: 'ok' })
    expect(verdict.state).toMatchObject({ held: false, drilled: { set: room.set.set } })
  },
)

it('what is approved says that it is a drill, and that nothing goes anywhere', () => {
  expect(parametersFor(drillAt('begun').state, 'recover')).toMatchObject({
    labels: ['orders', 'refunds'],
    outcome: 'drill',
    destination: [],
  })
})

refuses('a drill: a log is refused in which', [
  [
    'the recovery key of another set signs',
    'log.signature',
    bent({ signers: { recovery: 'admin' } }),
  ],
  [
    'a share that took no part signs for another',
    'log.signature',
    bent({ signers: { shares: [shareName(9, 2), shareName(9, 3)] } }),
  ],
  [
    'the challenge names another checkpoint',
    'rule.parameters',
    bent({ challenge: { checkpoint: 'c'.repeat(64) } }),
  ],
  [
    'the challenge names another ceremony',
    'rule.parameters',
    bent({ challenge: { ceremony: 'c'.repeat(32) } }),
  ],
  [
    'a backup is left out',
    'rule.parameters',
    bent({ challenge: { ok: [{ sha256: hashOf('backup of orders'), label: 'orders' }] } }),
  ],
  [
    'another backup was opened',
    'rule.parameters',
    bent({
      challenge: {
        ok: ['orders', 'refunds'].map((label) => ({ sha256: hashOf('x'), label })),
      },
    }),
  ],
  [
    'a share took part that nobody brought',
    'rule.parameters',
    bent({ challenge: { indexes: [1, 2, 3] } }),
  ],
  [
    'it answers a health check',
    'rule.parameters',
    bent({ challenge: { purpose: 'health', indexes: [1], ok: [] } }),
  ],
  [
    'the answer is older than the ceremony',
    'rule.clock',
    bent({ challenge: { time: '2020-01-01T00:00:00Z' } }),
  ],
  [
    'the answer is from the future',
    'rule.clock',
    bent({ challenge: { time: '2999-01-01T00:00:00Z' } }),
  ],
  [
    'a signature is left out',
    'rule.parameters',
    bent({ what: (what) => void (what.shares as Json[]).pop() }),
  ],
  [
    'the challenge was changed after it was signed',
    'log.signature',
    bent({ what: (what) => void (what.challenge as string[]).splice(5, 1, 'f'.repeat(64)) }),
  ],
  ['somebody else declares it', 'rule.role', bent({ by: 'witness' })],
  [
    'one share answers for two',
    'share.few',
    () => {
      const room = onTo(drillAt('begun'), 'begun', 'recover approved')
      bring(room, 1)
      // A challenge of one share cannot be written: the second one is claimed.
      answer(room, { challenge: { indexes: [1, 2] } })
      return { ground: room.ground, log: room.lines, at: room.lines.length - 1 }
    },
  ],
  [
    'it is answered twice',
    'rule.order',
    after('answered', (room) => void answer(room, { challenge: { indexes: [1, 3] } })),
  ],
  ['the keys are filled in', 'rule.order', after('presented', (room) => refill(room))],
  ['a package is declared', 'rule.order', after('answered', (room) => void room.declare('wrap'))],
  ['a key is exported', 'rule.order', after('answered', (room) => void room.declare('export'))],
  [
    'people attest before it',
    'rule.order',
    after('presented', (room) => void room.attest('admin')),
  ],
  [
    'its evidence holds a backup',
    'rule.files',
    after('answered', (room) => {
      room.attestAll()
      room.authorise('close')
      const line = room.list()
      Object.assign(line.what.files as object, {
        'backups/orders.kwp': { sha256: hashOf('backup of orders'), bytes: 1 },
      })
    }),
  ],
] satisfies Offence[])

it('a restart before the answer takes the shares back', () => {
  const room = drillAt('presented')
  room.restart()
  room.stateHeads('admin', 'witness')
  expect(room.state.presented).toEqual([])
  expect(liveSet(room.state)?.proven).toBe(true)
})

it('lint refuses a drill that makes packages', () => {
  const ground = drillGround()
  const target = { provider: 'aws-kms', key: 'x', method: 'y' } as const
  const keys = ground.plan.keys.map((key) => ({ ...key, targets: [target] }))
  const { faults } = lintPlan({ ...ground.plan, keys }, new Map(), '2026-11-22T09:00:00Z')
  expect(told(faults)).toContainEqual({
    path: 'keys[0].targets',
    message: 'go nowhere: a ceremony to drill makes no package',
  })
})
