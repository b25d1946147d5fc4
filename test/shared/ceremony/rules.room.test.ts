import { describe, expect, it } from 'vitest'
import { lockedReason, presentPeople } from '#shared/ceremony/standing.ts'
import { say } from '#shared/text/saying.ts'
import { alone, expectSound, ground, OTHERS, onward } from '../../support/comings.ts'
import type { Line } from '../../support/forge.ts'
import { type Offence, refuses } from '../../support/offence.ts'
import type { Room } from '../../support/room.ts'
import { byHand, play, roomAt } from '../../support/stages.ts'

refuses('rule 8, two people: a log is refused in which one person alone', [
  [
    'declares an action',
    'rule.locked',
    onward('begun', (room) => {
      alone(room)
      room.declare('generate')
    }),
  ],
  [
    'uses what was approved',
    'rule.locked',
    onward('generate approved', (room) => {
      alone(room)
      room.generate()
      return room.lines.find(({ type }) => type === 'key.generated')
    }),
  ],
  [
    'has somebody enrolled',
    'rule.locked',
    onward('begun', (room) => {
      alone(room)
      room.enrol('deputy')
    }),
  ],
  [
    'goes on with what was approved before the others left and came back',
    'rule.intent',
    onward('generate approved', (room) => {
      alone(room)
      for (const id of OTHERS) room.return(id)
      room.generate()
      return room.lines.find(({ type }) => type === 'key.generated')
    }),
  ],
  [
    'attests',
    'rule.locked',
    onward('wrapped', (room) => {
      byHand(room)
      alone(room)
      room.attest('admin')
    }),
  ],
] satisfies Offence[])

refuses('rule 8, departures: a log is refused in which', [
  [
    'somebody leaves twice',
    'rule.people',
    onward('begun', (r) => void [r.leave('c1'), r.leave('c1')]),
  ],
  ['somebody leaves who never came', 'rule.people', onward('begun', (room) => room.leave('spare'))],
  ['nobody says why', 'rule.parameters', onward('begun', (room) => room.leave('c1', ''))],
  [
    'people note it themselves',
    'rule.role',
    onward('begun', (room) => room.add('person.left', 'c1', { id: 'c1', reason: 'A train.' })),
  ],
  [
    'somebody leaves a share on the screen',
    'rule.order',
    onward('release approved', (room) => {
      room.add('share.release.started', 'admin', room.release(1))
      room.leave('c1')
    }),
  ],
  [
    'too few stay with a share on the screen',
    'rule.order',
    onward('release approved', (room) => {
      room.add('share.release.started', 'admin', room.release(1))
      for (const id of ['witness', 'auditor', 'c2', 'c3']) room.leave(id)
      room.leave('admin')
    }),
  ],
  [
    'somebody approves who has left',
    'rule.people',
    onward('begun', (room) => {
      room.declare('generate')
      room.approve('admin')
      room.leave('witness')
      room.approve('witness')
    }),
  ],
  [
    'what somebody declared is used after they left',
    'rule.people',
    onward('generate approved', (room) => {
      room.leave('admin')
      room.add('key.generated', 'admin', { ...room.key('orders'), intent: room.intent })
    }),
  ],
  [
    'what somebody declared is used after they left and came back',
    'rule.intent',
    onward('generate approved', (room) => {
      room.leave('admin')
      room.return('admin')
      room.add('key.generated', 'admin', { ...room.key('orders'), intent: room.intent })
    }),
  ],
  [
    'what somebody approved is used after they left',
    'rule.intent',
    onward('generate approved', (room) => {
      room.leave('witness')
      room.add('key.generated', 'admin', { ...room.key('orders'), intent: room.intent })
    }),
  ],
  [
    'a share is handed to somebody who has left',
    'rule.people',
    onward('release approved', (room) => {
      room.leave('c1')
      room.add('share.release.started', 'admin', room.release(1))
    }),
  ],
  [
    'a share is read back by somebody who has left',
    'rule.people',
    onward('handed out', (room) => {
      room.leave('c1')
      room.add('share.read', 'recorder', room.readOf(1))
    }),
  ],
  [
    'a share is presented by somebody who has left',
    'rule.people',
    onward('proven', (room) => {
      room.restart()
      room.stateHeads('admin', 'witness')
      room.authorise('recover')
      room.leave('c3')
      const { set } = room.set
      const what = { set, index: 3, custodian: 'c3', intent: room.intent }
      room.add('share.presented', 'recorder', what)
    }),
  ],
  [
    'somebody co-signs who has left',
    'rule.people',
    onward('begun', (room) => {
      room.raise('admin', { kind: 'note' })
      room.leave('c1')
      room.cosign('c1')
    }),
  ],
  [
    'somebody attests who has left',
    'rule.people',
    onward('wrapped', (room) => {
      byHand(room)
      room.leave('c1')
      room.attest('c1')
    }),
  ],
  [
    'it is closed in the name of somebody who has left',
    'rule.people',
    onward('close approved', (room) => {
      room.leave('c3')
      room.list()
      room.add('ceremony.closed', 'admin', { ...room.closing(), signers: ['admin', ...OTHERS] })
    }),
  ],
  [
    'it is closed without the administrator',
    'rule.people',
    onward('close approved', (room) => {
      room.leave('admin')
      room.list()
      room.add('ceremony.closed', 'admin', room.closing())
    }),
  ],
  ['somebody returns who never left', 'rule.people', onward('begun', (room) => room.return('c1'))],
  [
    'somebody returns for another person',
    'rule.role',
    onward('begun', (room) => {
      room.leave('c1')
      room.add('person.returned', 'c2', { id: 'c1' })
    }),
  ],
  [
    'somebody returns without a signature',
    'log.event',
    onward('begun', (room) => {
      room.leave('c1')
      const line = room.return('c1')
      delete line.vouch
      return line
    }),
  ],
  [
    'somebody returns under another key',
    'log.signature',
    onward('begun', (room) => {
      room.leave('c1')
      room.add('person.returned', 'c1', { id: 'c1' }, { by: 'c2' })
    }),
  ],
  [
    'an earlier return is used again',
    'rule.statement',
    onward('begun', (room) => returnedBefore(room)),
  ],
] satisfies Offence[])

refuses('rule 8, breaks: a log is refused in which', [
  [
    'somebody calls one who does not lead',
    'rule.role',
    onward('begun', (room) => room.startBreak('c1')),
  ],
  [
    'somebody calls one who has left',
    'rule.people',
    onward('begun', (room) => void [room.leave('admin'), room.startBreak('admin')]),
  ],
  [
    'nobody says why',
    'rule.parameters',
    onward('begun', (r) => r.add('break.started', 'recorder', { by: 'admin', reason: '' })),
  ],
  [
    'a person notes it',
    'rule.role',
    onward('begun', (r) => r.add('break.started', 'admin', { by: 'admin', reason: 'Lunch.' })),
  ],
  [
    'a share is on the screen',
    'rule.order',
    onward('release approved', (room) => {
      room.add('share.release.started', 'admin', room.release(1))
      room.startBreak()
    }),
  ],
  ['only one person is there', 'rule.people', onward('opened', (room) => room.startBreak())],
  [
    'another one begins',
    'rule.locked',
    onward('begun', (room) => void [room.startBreak(), room.startBreak()]),
  ],
  [
    'an action is declared',
    'rule.locked',
    onward('begun', (room) => void [room.startBreak(), room.declare('generate')]),
  ],
  [
    'an action is declared when two are back',
    'rule.locked',
    onward('begun', (room) => {
      room.startBreak()
      for (const id of ['admin', 'witness']) room.return(id)
      room.declare('generate')
    }),
  ],
  [
    'somebody enrols when one is back',
    'rule.locked',
    onward('begun', (room) => {
      room.startBreak()
      room.return('witness')
      room.enrol('deputy')
    }),
  ],
  [
    'a step is recorded',
    'rule.locked',
    onward('enrolled', (room) => void [room.startBreak(), room.record('recording')]),
  ],
  [
    'somebody co-signs who is not back',
    'rule.people',
    onward('begun', (room) => {
      room.startBreak()
      room.return('admin')
      room.raise('admin', { kind: 'note' })
      room.cosign('witness')
    }),
  ],
  ['it ends when nobody is back', 'rule.people', onward('begun', (room) => room.pause())],
  ['it ends with one person', 'rule.locked', onward('begun', (room) => room.pause('admin'))],
  [
    'it ends without the administrator',
    'rule.role',
    onward('begun', (room) => {
      room.startBreak()
      for (const id of OTHERS) room.return(id)
      room.endBreak('witness')
    }),
  ],
  ['it ends that never began', 'rule.order', onward('begun', (room) => room.endBreak())],
  [
    'somebody acts afterwards who is not back',
    'rule.people',
    onward('begun', (room) => {
      room.pause('admin', 'witness')
      room.raise('c1', { kind: 'note' })
    }),
  ],
  [
    'what was approved before serves afterwards',
    'rule.intent',
    onward('generate approved', (room) => {
      room.pause('admin', ...OTHERS)
      room.add('key.generated', 'admin', { ...room.key('orders'), intent: room.intent })
    }),
  ],
] satisfies Offence[])

refuses('an attestation counts: a log is refused in which', [
  [
    'somebody is excused who has attested',
    'rule.exception',
    onward('attested', (room) => room.raise('admin', { kind: 'absence', person: 'c3' })),
  ],
  [
    'somebody attests while others are about to excuse them',
    'rule.exception',
    onward('wrapped', (room) => {
      byHand(room)
      room.raise('admin', { kind: 'absence', person: 'c3' })
      room.attest('c3')
      room.cosign('witness')
    }),
  ],
] satisfies Offence[])

describe('a ceremony goes on', () => {
  it('after a break, with those who are back', () => {
    const room = roomAt('begun', ground)
    room.pause('admin', 'witness')
    expect(presentPeople(room.state)).toEqual(['admin', 'witness'])
    for (const id of ['c1', 'c2', 'c3']) room.return(id)
    play(room, 'begun', 'wrapped')
    expectSound(room)
    expect(room.state.away).toEqual(['auditor'])
  })

  it('when the program dies in a break', () => {
    const room = roomAt('begun', ground)
    room.startBreak()
    room.restart('admin')
    for (const id of ['admin', 'witness']) room.return(id)
    room.stateHeads('admin', 'witness')
    room.endBreak()
    for (const id of ['auditor', 'c1', 'c2', 'c3']) room.return(id)
    play(room, 'begun', 'closed')
    expectSound(room)
  })

  it('after a departure, and is closed without a signature of who left', () => {
    const room = roomAt('wrapped', ground)
    byHand(room)
    room.leave('c3')
    for (const id of presentPeople(room.state)) room.attest(id)
    play(room, 'attested', 'closed')
    expectSound(room)
    expect(room.state.end?.signers).toEqual(['admin', 'witness', 'auditor', 'c1', 'c2'])
  })

  it('when one person alone is joined by another', () => {
    const room = roomAt('begun', ground)
    alone(room)
    expect(lockedReason(room.state)).toEqual(say('rule.few-present'))
    for (const id of OTHERS) room.return(id)
    expect(lockedReason(room.state)).toBeUndefined()
    play(room, 'begun', 'closed')
    expectSound(room)
  })

  it('can be aborted by one person alone, and in a break', () => {
    for (const away of [alone, (room: Room) => void room.startBreak()]) {
      const room = roomAt('generated', ground)
      away(room)
      room.abandon()
      room.list()
      room.add('ceremony.aborted', 'admin', room.ending('admin'))
      expectSound(room)
    }
  })

  it('when a share is cleared whose declarer has left', () => {
    const room = roomAt('release approved', ground)
    room.enrol('deputy')
    room.add('share.release.started', 'admin', room.release(1))
    room.leave('admin')
    room.add('share.release.finished', 'admin', room.release(1))
    expectSound(room)
  })

  it('when somebody attests and then leaves', () => {
    const room = roomAt('attested', ground)
    room.leave('c3')
    room.except({ kind: 'absence', person: 'c3' })
    play(room, 'attested', 'closed')
    expectSound(room)
  })
})

/** The statement of an earlier return, bytes and all. */
function returnedBefore(room: Room): Line {
  room.leave('c1')
  const { kept } = room.return('c1')
  room.leave('c1')
  const line = room.return('c1')
  line.what = { ...line.what, ...kept }
  delete line.vouch
  return line
}
