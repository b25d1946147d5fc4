import { describe, expect, it } from 'vitest'
import { custodiansOf, rolesOf } from '#shared/ceremony/duties.ts'
import { presentPeople, signersAtClose } from '#shared/ceremony/standing.ts'
import { alternate, expectSound, ground, OTHERS, renewed, onward } from '../../support/comings.ts'
import { type Offence, refuses } from '../../support/offence.ts'
import { Room } from '../../support/room.ts'
import { byHand, play, roomAt } from '../../support/stages.ts'

refuses('who was called in: a log is refused in which', [
  [
    'an alternate whom no step names attests before the residue is destroyed',
    'rule.script',
    onward('wrapped', (room) => {
      room.enrol('spare')
      return room.attest('spare')
    }),
  ],
] satisfies Offence[])

refuses('rule 9, hand-overs: a log is refused in which', [
  [
    'only an administrator and the deputy after them have compared a wrapping key',
    'rule.approval',
    onward('proven', (room) => {
      room.enrol('deputy')
      room.compare('admin')
      room.leave('admin')
      room.handOver('admin', 'deputy')
      room.compare('deputy')
      room.declare('wrap', 'deputy')
    }),
  ],
  [
    'somebody takes over whom the plan does not name',
    'rule.duties',
    onward('begun', (room) => {
      room.leave('admin')
      room.handOver('admin', 'c1', ['administrator', 'operator'])
    }),
  ],
  [
    'a deputy takes over from somebody who is there',
    'rule.people',
    onward('begun', (room) => {
      room.enrol('deputy')
      room.handOver('admin', 'deputy')
    }),
  ],
  [
    'a deputy takes over more than there is',
    'rule.parameters',
    onward('begun', (room) => {
      room.leave('witness')
      room.handOver('witness', 'auditor', ['witness', 'operator'])
    }),
  ],
  [
    'a deputy takes over less than there is',
    'rule.parameters',
    onward('begun', (room) => {
      room.enrol('deputy')
      room.leave('admin')
      room.handOver('admin', 'deputy', ['operator'])
    }),
  ],
  [
    'somebody takes over who is not enrolled',
    'log.signature',
    onward('begun', (room) => {
      room.leave('admin')
      room.handOver('admin', 'deputy')
    }),
  ],
  [
    'somebody takes over who has left',
    'rule.people',
    onward('begun', (room) => {
      for (const id of ['witness', 'auditor']) room.leave(id)
      room.handOver('witness', 'auditor')
    }),
  ],
  [
    'the one who goes signs for it',
    'rule.role',
    onward('begun', (room) => {
      room.leave('witness')
      const what = { from: 'witness', to: 'auditor', roles: ['witness'] }
      room.add('role.handed', 'c1', what)
    }),
  ],
  [
    'other roles were signed for',
    'rule.statement',
    onward('begun', (room) => {
      room.leave('witness')
      const line = room.handOver('witness', 'auditor')
      if (line.vouch !== undefined)
        line.vouch.text = line.vouch.text.replace('witness.', 'operator.')
      return line
    }),
  ],
  [
    'somebody takes over from a person who is not planned',
    'rule.people',
    onward('begun', (room) => room.handOver('c9', 'c1', ['custodian'])),
  ],
  [
    'it happens twice',
    'rule.duties',
    onward('begun', (room) => {
      room.leave('witness')
      room.handOver('witness', 'auditor')
      room.handOver('witness', 'auditor', ['witness'])
    }),
  ],
  [
    'a place goes on after the shares exist',
    'rule.duties',
    onward('generated', (room) => {
      room.enrol('spare')
      room.leave('c3')
      room.handOver('c3', 'spare', ['custodian'])
    }),
  ],
  [
    'an alternate takes two places',
    'rule.duties',
    onward('begun', (room) => {
      room.enrol('spare')
      for (const id of ['c2', 'c3']) room.leave(id)
      for (const id of ['c2', 'c3']) room.handOver(id, 'spare')
    }),
  ],
  [
    'an alternate takes the place of a witness',
    'rule.duties',
    onward('begun', (room) => {
      room.enrol('spare')
      room.leave('witness')
      room.handOver('witness', 'spare', ['witness'])
    }),
  ],
  [
    'the share goes to whom the plan named first',
    'rule.duties',
    onward('begun', (room) => {
      alternate(room)
      room.acknowledge('spare')
      room.authorise('generate')
      room.add('key.generated', 'admin', { ...room.key('orders'), intent: room.intent })
      const dealt = room.dealt()
      const shares = dealt.shares.map((one) =>
        one.custodian === 'spare' ? { ...one, custodian: 'c3' } : one,
      )
      room.add('shares.made', 'admin', { ...dealt, shares, intent: room.intent })
    }),
  ],
  [
    'what was approved before serves another custodian',
    'rule.intent',
    onward('generate approved', (room) => {
      room.leave('c3')
      room.enrol('spare')
      room.handOver('c3', 'spare')
      room.add('key.generated', 'admin', { ...room.key('orders'), intent: room.intent })
    }),
  ],
  [
    'somebody returns whose place was taken over',
    'rule.people',
    onward('begun', (room) => {
      alternate(room)
      room.return('c3')
    }),
  ],
  [
    'somebody enrols whose place was taken over',
    'rule.people',
    onward('opened', (room) => {
      for (const id of ['witness', 'auditor', 'c1', 'c2', 'spare']) room.enrol(id)
      room.handOver('c3', 'spare')
      room.enrol('c3')
    }),
  ],
  [
    'a deputy approves for somebody before the hand-over',
    'rule.role',
    onward('begun', (room) => {
      room.declare('generate')
      room.approve('auditor', { role: 'witness' })
    }),
  ],
  [
    'somebody opens it who is no deputy',
    'rule.order',
    () => {
      const room = new Room(ground)
      room.add('ceremony.opened', 'recorder', room.opened())
      room.enrol('witness')
      return { ground, log: room.lines, at: 1 }
    },
  ],
] satisfies Offence[])

refuses('rule 9, a new key: a log is refused in which', [
  ['nobody has agreed to it', 'rule.people', onward('begun', (room) => room.enrol('c1'))],
  [
    'one other has agreed to it',
    'rule.people',
    onward('begun', (room) => {
      room.except({ kind: 'enrolment', person: 'c1' }, 'admin', ['witness'])
      room.enrol('c1')
    }),
  ],
  [
    'it is for somebody else',
    'rule.people',
    onward('begun', (room) => {
      room.except({ kind: 'enrolment', person: 'c2' })
      room.enrol('c1')
    }),
  ],
  [
    'one exception serves twice',
    'rule.people',
    onward('begun', (room) => {
      room.except({ kind: 'enrolment', person: 'c1' })
      room.enrol('c1')
      room.enrol('c1')
    }),
  ],
  [
    'the person agrees to it',
    'rule.exception',
    onward('begun', (room) => {
      room.raise('admin', { kind: 'enrolment', person: 'c1' })
      room.cosign('c1')
    }),
  ],
  [
    'the person was never enrolled',
    'rule.exception',
    onward('begun', (room) => room.raise('admin', { kind: 'enrolment', person: 'spare' })),
  ],
  [
    'it is the old key',
    'rule.key',
    onward('begun', (room) => {
      const old = room.lines.find(({ type, actor }) => type.endsWith('enrolled') && actor === 'c1')
      room.except({ kind: 'enrolment', person: 'c1' })
      room.add('participant.enrolled', 'c1', { ...old?.what }, { by: 'c1' })
    }),
  ],
  [
    'the old key signs afterwards',
    'log.signature',
    onward('begun', (room) => {
      renewed(room, 'c1')
      const exception = `x${room.state.exceptions.length + 1}`
      const told = { expected: 'A.', happened: 'B.', decided: 'C.' }
      const about = { kind: 'note' }
      room.add('exception.raised', 'c1', { exception, about, ...told }, { by: 'c1' })
    }),
  ],
  [
    'what was approved before serves afterwards',
    'rule.intent',
    onward('generate approved', (room) => {
      renewed(room, 'c1')
      room.add('key.generated', 'admin', { ...room.key('orders'), intent: room.intent })
    }),
  ],
] satisfies Offence[])

describe('a ceremony goes on', () => {
  it('when the deputy takes over from the administrator', () => {
    const room = roomAt('proven', ground)
    room.enrol('deputy')
    room.leave('admin')
    room.handOver('admin', 'deputy')
    expect(rolesOf(room.state, 'deputy')).toEqual(['administrator', 'operator'])
    expect(rolesOf(room.state, 'admin')).toEqual([])
    for (const id of ['deputy', 'witness']) room.compare(id)
    room.declare('wrap', 'deputy')
    for (const id of ['deputy', 'witness']) room.approve(id)
    room.add('package.started', 'deputy', room.packageOf())
    room.add('package.finished', 'deputy', room.packed())
    byHand(room)
    for (const id of presentPeople(room.state)) room.attest(id)
    room.declare('close', 'deputy')
    for (const id of ['deputy', 'witness']) room.approve(id)
    room.list()
    room.add('ceremony.closed', 'deputy', room.closing())
    expectSound(room)
    expect(signersAtClose(room.state)).not.toContain('admin')
  })

  it('when the deputy opens it, because the administrator never came', () => {
    const room = new Room(ground)
    room.add('ceremony.opened', 'recorder', room.opened())
    for (const id of ['deputy', ...OTHERS]) room.enrol(id)
    room.handOver('admin', 'deputy')
    byHand(room)
    room.declare('begin', 'deputy')
    for (const id of ['deputy', 'witness']) room.approve(id)
    room.add('ceremony.begun', 'deputy', { intent: room.intent })
    expectSound(room)
  })

  it('when the deputy ends a break that the administrator does not come back from', () => {
    const room = roomAt('begun', ground)
    room.enrol('deputy')
    room.startBreak()
    for (const id of ['deputy', ...OTHERS]) room.return(id)
    room.endBreak('deputy')
    room.handOver('admin', 'deputy')
    room.declare('generate', 'deputy')
    expectSound(room)
  })

  it('when the deputy is called in during a break', () => {
    const room = roomAt('begun', ground)
    room.startBreak()
    for (const id of ['witness', 'c1']) room.return(id)
    room.enrol('deputy')
    room.endBreak('deputy')
    room.handOver('admin', 'deputy')
    expectSound(room)
  })

  it('when a witness hands over to the auditor', () => {
    const room = roomAt('begun', ground)
    room.leave('witness')
    room.handOver('witness', 'auditor')
    room.declare('generate')
    room.approve('admin')
    room.approve('auditor', { role: 'witness' })
    room.generate()
    expectSound(room)
  })

  it('when an alternate takes the place of a custodian, and holds the share', () => {
    const room = roomAt('begun', ground)
    alternate(room)
    expect(custodiansOf(room.state)).toEqual(['c1', 'c2', 'spare'])
    room.acknowledge('spare')
    play(room, 'begun', 'closed')
    expectSound(room)
    expect(room.set.shares.map(({ custodian }) => custodian)).toEqual(['c1', 'c2', 'spare'])
  })

  it('when an alternate comes for somebody who never did', () => {
    const room = roomAt('opened', ground)
    for (const id of ['witness', 'auditor', 'c1', 'c2', 'spare']) room.enrol(id)
    room.handOver('c3', 'spare')
    play(room, 'enrolled', 'closed')
    expectSound(room)
  })

  it('with a new key for somebody who forgot their passphrase', () => {
    const room = roomAt('received', ground)
    renewed(room, 'c1')
    expect(room.state.members.find(({ id }) => id === 'c1')?.keys).toHaveLength(2)
    play(room, 'received', 'closed')
    expectSound(room)
  })

  it('with a third key, after a second exception', () => {
    const room = roomAt('begun', ground)
    for (let i = 0; i < 2; i++) renewed(room, 'c1')
    expectSound(room)
    expect(room.state.members.find(({ id }) => id === 'c1')?.keys).toHaveLength(3)
  })

  it('with a new key for somebody who has left and cannot sign their return', () => {
    const room = roomAt('begun', ground)
    room.leave('c1')
    renewed(room, 'c1')
    expectSound(room)
    expect(presentPeople(room.state)).toContain('c1')
  })

  it('asks for the attestation again from somebody with a new key', () => {
    const room = roomAt('attested', ground)
    renewed(room, 'auditor')
    expect(room.state.attestations.map(({ id }) => id)).not.toContain('auditor')
    expect(room.state.attestations.map(({ id }) => id)).toContain('witness')
  })
})
