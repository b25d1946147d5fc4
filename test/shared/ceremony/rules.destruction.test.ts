import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  admitEnd,
  bag,
  endAt,
  endGround,
  finish,
  miss,
  replaced,
  start,
  witness,
} from '../../support/destroyed.ts'
import { asSigned, copyOf, type Json, judge } from '../../support/forge.ts'
import { type Offence, refuses } from '../../support/offence.ts'
import { hashOf, type Room } from '../../support/room.ts'

function after(stage: string, offend: (room: Room) => void, ground = endGround()): Offence[2] {
  return () => {
    const room = endAt(stage, ground)
    offend(room)
    return { ground: room.ground, log: room.lines, at: room.lines.length - 1 }
  }
}

const admits = (change: (what: Json) => void, ground = endGround()): Offence[2] =>
  after('opened', (room) => void admitEnd(room, change), ground)

/** The first share, whose bag was examined and whose destruction is bent. */
const bent = (bend: object, by?: string): Offence[2] =>
  after('destroy approved', (room) => {
    bag(room, 'share:1:1')
    start(room, 'share:1:1', bend, by)
  })

describe('of the log of a destruction', () => {
  const { ground, lines } = endAt('closed')
  const own = lines.flatMap(({ type }, at) => (/^(bag|destruction)\./.test(type) ? [at] : []))

  it('no line can be left out, written twice or exchanged with the next, whatever is signed', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...own),
        fc.constantFrom('out', 'twice', 'exchanged'),
        (at, how) => {
          const copies = copyOf(lines)
          asSigned(copies)
          const [line, next] = copies.slice(at, at + 2)
          if (line === undefined || next === undefined) throw new Error('no such line')
          if (how === 'out') copies.splice(at, 1)
          if (how === 'twice') copies.splice(at, 0, { ...line })
          if (how === 'exchanged') copies.splice(at, 2, next, line)
          expect(judge(ground, copies).code, `${how} ${at} ${line.type}`).not.toBe('ok')
        },
      ),
      { numRuns: 25 },
    )
  })

  it('no field that people did not type can be changed by whoever writes it', () => {
    const bends = fc.constantFrom<object>(
      { thing: 'share:2:2' },
      { thing: 'copy:red' },
      { by: 'c2' },
      { method: 'overwritten' },
      { set: 'f'.repeat(16) },
      { item: 3 },
      { seal: 'none' },
    )
    fc.assert(
      fc.property(fc.constantFrom(...own), bends, (at, bend) => {
        const copies = copyOf(lines)
        asSigned(copies)
        const line = copies[at]
        if (line === undefined) throw new Error('no such line')
        const [field, value] = Object.entries(bend)[0] ?? ['', '']
        fc.pre(Object.hasOwn(line.what, field) && line.what[field] !== value)
        line.what = { ...line.what, ...bend }
        expect(judge(ground, copies).code, `${at} ${line.type} ${field}`).not.toBe('ok')
      }),
      { numRuns: 25 },
    )
  })
})

refuses('the evidence that a destruction continues: a log is refused in which', [
  [
    'nobody was asked for later bundles',
    'rule.parameters',
    admits((what) => void delete what.also),
  ],
  [
    'nothing is known of bags and copies',
    'rule.parameters',
    admits((what) => void delete what.custody),
  ],
  [
    'a share is left out of what is known of bags',
    'rule.parameters',
    admits((what) => void (what.custody as Json[]).pop()),
  ],
  [
    'a share that somebody knows was handed out to nobody, so that nothing of it is left to destroy',
    'rule.parameters',
    admits((what) => {
      for (const one of what.custody as Json[]) one.copies = 0
    }),
  ],
  [
    'a share was handed out more often than anybody could destroy',
    'log.event',
    admits((what) => {
      for (const one of what.custody as Json[]) one.copies = 2 ** 40
    }),
  ],
  [
    'the plan says that the keys end, and a later set exists',
    'rule.parameters',
    admits((what) => {
      for (const one of (what.history as Json[]).slice(0, 1)) one.supersededBy = 'f'.repeat(16)
    }),
  ],
  [
    'the set still counts, and the plan says that it was replaced',
    'rule.parameters',
    admits((what) => {
      for (const one of (what.history as Json[]).slice(0, 1)) delete one.supersededBy
    }, endGround(replaced)),
  ],
  [
    'the successor of the plan was not presented',
    'head.mismatch',
    admits((what) => void Object.assign(what, { also: [] }), endGround(replaced)),
  ],
  [
    'another ceremony has replaced the set',
    'rule.parameters',
    admits((what) => {
      for (const one of (what.history as Json[]).slice(1)) one.ceremony = 'e'.repeat(32)
    }, endGround(replaced)),
  ],
  [
    'the set opens a key that the plan does not name',
    'rule.parameters',
    admits(
      () => {},
      endGround((plan) => void (plan.keys as unknown as object[]).pop()),
    ),
  ],
] satisfies Offence[])

refuses('a destruction: a log is refused in which', [
  [
    'something is destroyed before that is approved',
    'rule.script',
    after('begun', (room) => {
      room.declare('destroy')
      bag(room, 'share:1:1')
    }),
  ],
  [
    'one approval is missing',
    'rule.approval',
    after('begun', (room) => {
      room.declare('destroy')
      room.approve('admin')
      start(room, 'copy:red')
    }),
  ],
  [
    'a bag is not examined before it is opened',
    'rule.order',
    after('destroy approved', (room) => void start(room, 'share:1:1')),
  ],
  [
    'a bag is examined twice',
    'rule.order',
    after('destroy approved', (room) => {
      bag(room, 'share:1:1')
      bag(room, 'share:1:1')
    }),
  ],
  [
    'a custodian examines their own bag',
    'rule.role',
    after('destroy approved', (room) => void bag(room, 'share:1:1', {}, 'c1')),
  ],
  [
    'a bag has a number and no seal',
    'rule.parameters',
    after('destroy approved', (room) => void bag(room, 'share:1:1', { seal: 'none' })),
  ],
  [
    'a backup comes in a bag',
    'rule.parameters',
    after('destroy approved', (room) => void bag(room, 'copy:red')),
  ],
  ['somebody else has the share in their hands', 'rule.role', bent({ by: 'c2' })],
  ['somebody destroys it who did not come', 'rule.people', bent({ by: 'spare' })],
  ['the card is of another set', 'share.foreign', bent({ set: 'f'.repeat(16) })],
  ['no set stands on it', 'share.foreign', bent({ set: undefined })],
  [
    'another commitment stands on the card',
    'share.wrong',
    bent({ commitment: hashOf('share 2 before').slice(0, 16) }),
  ],
  ['paper is overwritten', 'rule.parameters', bent({ method: 'overwritten' })],
  ['a file is cut', 'rule.parameters', bent({ carrier: 'file' })],
  ['nobody says what the share lies on', 'rule.parameters', bent({ carrier: undefined })],
  ['a share has the number of a medium', 'rule.parameters', bent({ serial: 'SN-1' })],
  ['the item is of another thing', 'rule.parameters', bent({ item: 2 })],
  ['somebody else declares it', 'rule.role', bent({}, 'witness')],
  [
    'a thing is destroyed that the plan does not know',
    'rule.parameters',
    after('destroy approved', (room) => void start(room, 'copy:green', { serial: 'SN-2' })),
  ],
  [
    'a medium has no number',
    'rule.parameters',
    after('destroy approved', (room) => void start(room, 'copy:red', { serial: '' })),
  ],
  [
    'a copy says that it is a share',
    'rule.parameters',
    after('destroy approved', (room) => void start(room, 'copy:red', { set: 'f'.repeat(16) })),
  ],
  [
    'nobody looks on',
    'rule.people',
    after('destroy approved', (room) => {
      room.leave('auditor')
      start(room, 'copy:red', { by: 'witness' })
    }),
  ],
  [
    'two things are destroyed at once',
    'rule.order',
    after('destroy approved', (room) => {
      start(room, 'copy:red')
      start(room, 'copy:laptop')
    }),
  ],
  [
    'everybody who looked on has left before it is destroyed',
    'rule.people',
    after('destroy approved', (room) => {
      start(room, 'copy:red')
      for (const id of ['witness', 'auditor']) room.leave(id)
      finish(room, 'copy:red')
    }),
  ],
  [
    'somebody else came to look on only after it had begun',
    'rule.people',
    after('destroy approved', (room) => {
      room.leave('auditor')
      start(room, 'copy:red')
      room.leave('witness')
      room.return('auditor')
      finish(room, 'copy:red')
    }),
  ],
  [
    'somebody signs that it is destroyed who has left',
    'rule.people',
    after('destroy approved', (room) => {
      start(room, 'copy:red')
      room.leave('admin')
      finish(room, 'copy:red')
    }),
  ],
  [
    'somebody signs that it is destroyed before the jump of the clock is settled',
    'rule.clock',
    after('destroy approved', (room) => {
      start(room, 'copy:red')
      room.jump()
      finish(room, 'copy:red')
    }),
  ],
  [
    'somebody is the witness who was not in the room',
    'rule.people',
    after('destroy approved', (room) => {
      room.leave('auditor')
      start(room, 'copy:red')
      finish(room, 'copy:red')
      room.return('auditor')
      witness(room, 'copy:red', 'auditor')
    }),
  ],
  [
    'the wrong person signs that it is destroyed',
    'rule.role',
    after('destroy approved', (room) => {
      start(room, 'copy:red')
      finish(room, 'copy:red', 'c1')
    }),
  ],
  [
    'a thing is said to be destroyed twice',
    'rule.order',
    after('first share', (room) => void finish(room, 'share:1:1', 'c1')),
  ],
  [
    'the one who destroyed it is the witness, too',
    'rule.approval',
    after('destroy approved', (room) => {
      start(room, 'copy:red', { by: 'witness' })
      finish(room, 'copy:red')
      witness(room, 'copy:red')
    }),
  ],
  [
    'a custodian is the witness',
    'rule.role',
    after('destroy approved', (room) => {
      start(room, 'copy:red')
      finish(room, 'copy:red')
      witness(room, 'copy:red', 'c2')
    }),
  ],
  [
    'a witness signs before it is destroyed',
    'rule.order',
    after('destroy approved', (room) => {
      start(room, 'copy:red')
      witness(room, 'copy:red')
    }),
  ],
  [
    'a witness signs twice',
    'rule.order',
    after('first share', (room) => void witness(room, 'share:1:1', 'auditor')),
  ],
  [
    'a thing is destroyed twice under one approval',
    'rule.intent',
    after('first share', (room) => void start(room, 'share:1:1')),
  ],
  [
    'a thing is destroyed again under another approval',
    'rule.parameters',
    after('first share', (room) => {
      room.authorise('destroy')
      start(room, 'share:1:1')
    }),
  ],
  [
    'a destroyed thing is missing',
    'rule.order',
    after('first share', (room) => void miss(room, 'share:1:1', 'c1')),
  ],
  [
    'somebody else says that a share is missing',
    'rule.role',
    after('destroy approved', (room) => void miss(room, 'share:1:1', 'admin')),
  ],
  [
    'the only one who looks on says that something is missing, and nobody is left to sign for it',
    'rule.people',
    after('destroy approved', (room) => {
      room.leave('auditor')
      miss(room, 'copy:red', 'witness')
    }),
  ],
  [
    'nobody says why it is missing',
    'rule.parameters',
    after('destroy approved', (room) => void miss(room, 'share:1:1', 'c1', '')),
  ],
  [
    'something is missing before the beginning',
    'rule.order',
    after('enrolled', (room) => void miss(room, 'share:1:1', 'c1')),
  ],
  [
    'the approval is used after a failure',
    'rule.exposure',
    after('destroy approved', (room) => {
      start(room, 'copy:red')
      room.add('destruction.failed', 'admin', { thing: 'copy:red', reason: 'It jammed.' })
      room.declare('destroy')
    }),
  ],
  [
    'a failure has no reason',
    'rule.parameters',
    after('destroy approved', (room) => {
      start(room, 'copy:red')
      room.add('destruction.failed', 'admin', { thing: 'copy:red', reason: '' })
    }),
  ],
  [
    'somebody else says that it failed',
    'rule.role',
    after('destroy approved', (room) => {
      start(room, 'copy:red')
      room.add('destruction.failed', 'c1', { thing: 'copy:red', reason: 'It jammed.' })
    }),
  ],
  [
    'people attest while a thing is not accounted for',
    'rule.order',
    after('first share', (room) => void room.attest('admin')),
  ],
  [
    'the close is declared while a missing thing has no witness',
    'rule.order',
    after('destroy approved', (room) => {
      for (const [thing, by] of [
        ['share:1:1', 'c1'],
        ['share:2:1', 'c2'],
        ['share:2:2', 'c2'],
        ['share:3:1', 'c3'],
        ['copy:red', 'admin'],
        ['copy:laptop', 'admin'],
      ] as const)
        miss(room, thing, by)
      room.attest('admin')
    }),
  ],
  [
    'shares are brought to be opened',
    'rule.order',
    after('destroy approved', (room) => {
      const { set } = room.set
      const { intent } = room
      room.add('share.presented', 'recorder', { set, index: 1, custodian: 'c1', intent })
    }),
  ],
  ['the keys are recovered', 'rule.order', after('begun', (room) => void room.declare('recover'))],
  [
    'its evidence holds a backup',
    'rule.files',
    after('attested', (room) => {
      room.authorise('close')
      const line = room.list()
      Object.assign(line.what.files as object, {
        'backups/orders.kwp': { sha256: hashOf('backup of orders'), bytes: 1 },
      })
    }),
  ],
] satisfies Offence[])
