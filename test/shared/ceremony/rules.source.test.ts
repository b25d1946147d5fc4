import { describe, expect, it } from 'vitest'
import type { What } from '#shared/ceremony/events.ts'
import { parametersFor } from '#shared/ceremony/parameters.ts'
import { isRecovered, liveSet } from '#shared/ceremony/standing.ts'
import type { Code } from '#shared/errors.ts'
import { judge, keyFor, type Json } from '../../support/forge.ts'
import { smallGround } from '../../support/grounds.ts'
import type { Loose } from '../../support/plans.ts'
import type { Offence } from '../../support/offence.ts'
import { refuses } from '../../support/offence.ts'
import {
  admit,
  authoriseRecovery,
  bring,
  onTo,
  recoveryAt,
  recoveryGround,
  refill,
  SOURCE,
} from '../../support/recovered.ts'
import { hashOf, Room } from '../../support/room.ts'
import { roomAt } from '../../support/stages.ts'

/** A recovery in order up to a stage, then something else: the last line is the offence. */
function after(stage: string, offend: (room: Room) => void, ground = recoveryGround()): Offence[2] {
  return () => {
    const room = recoveryAt(stage, ground)
    offend(room)
    return { ground, log: room.lines, at: room.lines.length - 1 }
  }
}

/** A source that was bent, in place of the right one. */
function bent(change: (what: Bent) => void, ground = recoveryGround()): Offence[2] {
  return after('opened', (room) => void admit(room, (what) => change(what as Bent)), ground)
}

/** A source with other fields. */
function given(fields: object, ground = recoveryGround()): Offence[2] {
  return bent((what) => void Object.assign(what, fields), ground)
}

type Bent = Json & {
  [K in keyof What<'source.admitted'>]: K extends 'shares' | 'keys' | 'backups'
    ? Json[]
    : What<'source.admitted'>[K]
}

const production = recoveryGround((plan: Loose) =>
  Object.assign(plan, { mode: 'production', number: '2026-01' }),
)

it('a recovery that keeps the rules is accepted, and so is one in production', () => {
  for (const ground of [recoveryGround(), production]) {
    const verdict = judge(ground, recoveryAt('closed', ground).lines)
    expect(verdict, verdict.message).toMatchObject({ code: 'ok' })
    expect(verdict.state?.source).toMatchObject(SOURCE)
  }
})

it('what is taken over stands as after a restart: proven, with backups, the vault empty', () => {
  const { state } = recoveryAt('admitted')
  expect(liveSet(state)).toMatchObject({ proven: true, voided: false, threshold: 2 })
  expect(state).toMatchObject({ held: false, keys: [{ label: 'orders' }, { label: 'refunds' }] })
  expect(state.backups.map(({ label }) => label)).toEqual(['orders', 'refunds'])
  expect(isRecovered(state)).toBe(false)
})

it('what is approved names the source, every key that the shares open, and the packages', () => {
  const room = recoveryAt('begun')
  expect(parametersFor(recoveryAt('enrolled').state, 'begin')).toMatchObject({
    kind: 'recover',
    source: { ...SOURCE, anchored: ['signers'] },
  })
  expect(parametersFor(room.state, 'recover')).toEqual({
    set: room.set.set,
    labels: ['orders', 'refunds'],
    outcome: 'wrap',
    destination: ['packages/orders/aws-kms'],
  })
})

refuses('the source of a recovery: a log is refused in which it', [
  ['is named twice', 'rule.order', after('admitted', (room) => void admit(room))],
  [
    'comes after the beginning was declared',
    'rule.order',
    () => {
      const ground = recoveryGround()
      const room = new Room(ground)
      room.open()
      for (const id of ['witness', 'auditor', 'c1', 'c3']) room.enrol(id)
      room.declare('begin')
      return { ground, log: room.lines, at: room.lines.length - 1 }
    },
  ],
  [
    'comes before entry 1',
    'rule.order',
    () => {
      const ground = recoveryGround()
      const room = new Room(ground)
      room.add('ceremony.opened', 'recorder', room.opened())
      admit(room)
      return { ground, log: room.lines, at: 1 }
    },
  ],
  ['comes once the ceremony has begun', 'rule.order', after('begun', (room) => void admit(room))],
  [
    'is claimed by a person',
    'rule.role',
    after('opened', (room) => {
      const line = admit(room)
      line.actor = 'admin'
    }),
  ],
  ['is another ceremony', 'rule.parameters', given({ ceremony: 'c'.repeat(32) })],
  ['is another checkpoint', 'rule.parameters', given({ checkpoint: 'c'.repeat(64) })],
  ['was of the other mode', 'rule.mode', given({ mode: 'production' })],
  [
    'was a rehearsal, and this is production',
    'rule.mode',
    given({ mode: 'rehearsal' }, production),
  ],
  [
    'brings a set of a rehearsal into production',
    'rule.mode',
    given({ set: 'f'.repeat(16) }, production),
  ],
  ['has no anchor in production', 'signers.mismatch', given({ anchored: [] }, production)],
  [
    'has only the head in production',
    'signers.mismatch',
    given({ anchored: ['head'] }, production),
  ],
  ['names an anchor twice', 'rule.parameters', given({ anchored: ['signers', 'signers'] })],
  ['has another threshold', 'rule.parameters', given({ threshold: 3 })],
  ['has more shares', 'rule.parameters', given({ n: 4 })],
  ['deals a share less', 'rule.parameters', bent((what) => void what.shares.pop())],
  [
    'deals the shares to others',
    'rule.parameters',
    bent((what) => void Object.assign(what.shares[0] ?? {}, { custodian: 'c2' })),
  ],
  ['opens no key of the plan', 'rule.parameters', bent((what) => void what.keys.shift())],
  [
    'opens a key of another algorithm',
    'rule.parameters',
    bent((what) => void Object.assign(what.keys[0] ?? {}, { algorithm: 'AES-128' })),
  ],
  [
    'opens a key twice',
    'rule.key',
    bent((what) => void Object.assign(what.keys[1] ?? {}, { label: 'orders' })),
  ],
  [
    'opens two keys of one commitment',
    'rule.key',
    bent(
      (what) =>
        void Object.assign(what.keys[1] ?? {}, { commitment: hashOf('commitment of orders') }),
    ),
  ],
  [
    'names a key by nothing',
    'rule.key',
    bent((what) => void Reflect.deleteProperty(what.keys[1] ?? {}, 'kcv')),
  ],
  ['lacks a backup', 'rule.parameters', bent((what) => void what.backups.pop())],
  [
    'repeats a proof key',
    'rule.key',
    bent(
      (what) => void Object.assign(what.shares[1] ?? {}, { proof: what.shares[0]?.proof ?? '' }),
    ),
  ],
  ['has the key of a person of this ceremony', 'rule.key', given({ recovery: keyFor('admin') })],
  [
    'has a share twice',
    'rule.key',
    bent(
      (what) => void Object.assign(what.shares[1] ?? {}, { commitment: hashOf('share 1 before') }),
    ),
  ],
] satisfies Offence[])

refuses('a recovery: a log is refused in which', [
  [
    'somebody enrols with a key of the source',
    'rule.key',
    after('opened', (room) => {
      admit(room, (what) => void Object.assign(what, { recovery: keyFor('witness') }))
      room.enrol('witness')
    }),
  ],
  [
    'fewer custodians than the threshold are here at the beginning',
    'rule.people',
    after('admitted', (room) => {
      for (const id of ['witness', 'auditor', 'c1']) room.enrol(id)
      room.declare('begin')
    }),
  ],
  ['generation is declared', 'rule.order', after('begun', (room) => void room.declare('generate'))],
  ['a release is declared', 'rule.order', after('begun', (room) => void room.declare('release'))],
  [
    'a key is generated',
    'rule.order',
    after(
      'begun',
      (room) =>
        void room.add('key.generated', 'admin', { ...room.key('orders'), intent: room.intent }),
    ),
  ],
  [
    'a share set is made',
    'rule.order',
    after(
      'begun',
      (room) => void room.add('shares.made', 'admin', { ...room.dealt(), intent: room.intent }),
    ),
  ],
  [
    'a backup is made',
    'rule.order',
    after('recovered', (room) => void room.add('backup.made', 'recorder', room.backup('orders'))),
  ],
  [
    'the share set is voided',
    'rule.order',
    after(
      'recovered',
      (room) => void room.add('shares.voided', 'recorder', { set: room.set.set, indexes: [] }),
    ),
  ],
  [
    'the recovery is declared before the beginning',
    'rule.order',
    after('enrolled', (room) => void room.declare('recover')),
  ],
  [
    'a share is brought before a quorum has approved',
    'rule.approval',
    after('begun', (room) => {
      room.declare('recover')
      room.approve('c1')
      room.approve('witness')
      bring(room, 1)
    }),
  ],
  [
    'one share fills the vault',
    'share.few',
    after('recover approved', (room) => {
      bring(room, 1)
      refill(room)
    }),
  ],
  [
    'only the keys of the plan come back',
    'rule.parameters',
    after('presented', (room) => refill(room, ['orders'])),
  ],
  [
    'packages are declared before anything was recovered',
    'rule.script',
    after('begun', (room) => void room.compare('witness')),
  ],
  [
    'the close is approved before anything was recovered',
    'rule.order',
    after('begun', (room) => {
      room.except({ kind: 'package', path: 'packages/orders/aws-kms' })
      room.attest('admin')
    }),
  ],
] satisfies Offence[])

it('without its source no recovery begins', () => {
  const ground = recoveryGround()
  const room = new Room(ground)
  room.open()
  for (const id of ['witness', 'auditor', 'c1', 'c3']) room.enrol(id)
  room.declare('begin')
  expect(judge(ground, room.lines)).toMatchObject({
    code: 'rule.order' satisfies Code,
    message: expect.stringContaining('the evidence that is continued is not on record'),
  })
})

it('a ceremony that makes its own keys takes none over', () => {
  const ground = smallGround()
  const room = roomAt('opened', ground)
  room.add('source.admitted', 'recorder', recoverySource())
  expect(judge(ground, room.lines)).toMatchObject({ code: 'rule.order', entry: 2 })
})

function recoverySource(): object {
  return recoveryAt('admitted').lines.at(-1)?.what ?? {}
}

describe('after a restart', () => {
  it('the vault is empty and a quorum fills it again, whoever of them it is', () => {
    const room = recoveryAt('compared')
    room.restart()
    room.stateHeads('admin', 'witness')
    expect(room.state).toMatchObject({ held: false, presented: [] })
    authoriseRecovery(room)
    bring(room, 3)
    bring(room, 1)
    refill(room)
    onTo(room, 'compared', 'closed')
    expect(judge(room.ground, room.lines)).toMatchObject({ code: 'ok' })
  })

  it('an abort gives nothing up: the shares stay valid', () => {
    const room = recoveryAt('recovered')
    room.restart()
    room.list()
    room.add('ceremony.aborted', 'c1', room.ending('c1'))
    const verdict = judge(room.ground, room.lines)
    expect(verdict, verdict.message).toMatchObject({ code: 'ok' })
    expect(verdict.state && liveSet(verdict.state)?.voided).toBe(false)
  })
})
