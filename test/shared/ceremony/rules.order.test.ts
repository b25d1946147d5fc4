import { describe, expect, it } from 'vitest'
import { judge, type Line } from '../../support/forge.ts'
import { roomGround, smallGround } from '../../support/grounds.ts'
import {
  after,
  bent,
  changed,
  find,
  type Offence,
  refuses,
  without,
} from '../../support/offence.ts'
import type { Room } from '../../support/room.ts'
import { byHand, play, roomAt } from '../../support/stages.ts'

const ground = roomGround()
const then = (stage: string, offend: (room: Room) => unknown) => after(stage, offend, ground)

/** Everything by hand up to a step of the script. */
const upTo = (step: string, offend: (room: Room) => unknown) =>
  then('enrolled', (room) => {
    byHand(room, step)
    return offend(room)
  })

refuses('the order of the script: a log is refused in which', [
  [
    'a note of the act before is missing',
    'rule.script',
    then('enrolled', (r) => r.declare('begin')),
  ],
  [
    'the last duty of the act before is missing',
    'rule.script',
    upTo('duty:c3', (room) => room.declare('begin')),
  ],
  [
    'duties are signed before the notes of the act before',
    'rule.script',
    then('enrolled', (room) => room.acknowledge('c1')),
  ],
  [
    'one person alone has stated the clock',
    'rule.script',
    upTo('clock-opening', (room) => {
      room.stateClock('admin', 'opening')
      room.acknowledge('c1')
    }),
  ],
  [
    'one person has stated the clock twice',
    'rule.clock',
    upTo('clock-opening', (room) => {
      room.stateClock('admin', 'opening')
      room.stateClock('admin', 'opening')
    }),
  ],
  [
    'a note comes before the one that it needs',
    'rule.script',
    then('enrolled', (room) => room.record('frame', 'witness')),
  ],
  [
    'people attest before the residue is gone',
    'rule.script',
    then('wrapped', (r) => r.attest('c1')),
  ],
  [
    'the close is declared before all have attested',
    'rule.script',
    after('wrapped', (room) => {
      room.attest('admin')
      room.declare('close')
    }),
  ],
  [
    'a wrapping key is compared before the proof',
    'rule.script',
    after('received', (room) => void room.compare('witness')),
  ],
  [
    'a signed note is taken out, and everybody signs again',
    'rule.script',
    bent(without('step.recorded', 'duty.acknowledged', 1), 'everybody', ground),
  ],
  [
    'a duty is taken out, and everybody signs again',
    'rule.script',
    bent(without('duty.acknowledged', 'intent.declared'), 'everybody', ground),
  ],
] satisfies Offence[])

refuses('a note of the script: a log is refused in which', [
  ['the script has no such step', 'rule.script', then('enrolled', (r) => r.record('dance'))],
  [
    'it is noted of a step that the program sees',
    'rule.script',
    then('enrolled', (room) => room.record('begin')),
  ],
  [
    'somebody of another role did it',
    'rule.role',
    then('enrolled', (room) => room.record('recording', 'witness')),
  ],
  [
    'somebody of another role signed for it',
    'rule.role',
    upTo('frame', (room) => room.record('frame', 'admin')),
  ],
  [
    'somebody did it who had left',
    'rule.people',
    then('enrolled', (room) => {
      room.leave('admin')
      room.record('recording')
    }),
  ],
  [
    'somebody signed for it who had left',
    'rule.people',
    upTo('frame', (room) => {
      room.leave('witness')
      room.record('frame', 'witness')
    }),
  ],
  [
    'nobody signed for it where somebody should',
    'rule.statement',
    upTo('frame', (room) => room.record('frame', 'witness', false)),
  ],
  [
    'somebody signed for it where nobody should',
    'rule.statement',
    then('enrolled', (room) => room.record('recording', 'admin', true)),
  ],
  [
    'a person notes it in place of the recorder',
    'rule.role',
    then('enrolled', (room) => unsigned(room.record('recording', 'admin', true))),
  ],
  [
    'the result is empty',
    'rule.parameters',
    then('enrolled', (room) => {
      room.add('step.recorded', 'recorder', { step: 'recording', by: 'admin', result: '' })
    }),
  ],
  [
    'another result was signed for',
    'rule.statement',
    bent(changed('step.recorded', { result: 'Not at all.' }, 1), 'as shown', ground),
  ],
  [
    'another piece of evidence was signed for',
    'rule.statement',
    bent(changed('step.recorded', { evidence: 'a'.repeat(64) }, 1), 'as shown', ground),
  ],
  ['it is done again', 'rule.script', upTo('frame', (room) => room.record('recording'))],
  [
    'it is done again on an exception from before',
    'rule.script',
    then('enrolled', (room) => {
      room.except({ kind: 'step', step: 'recording' })
      room.record('recording')
      room.record('recording')
    }),
  ],
  [
    'it is done again while one other has co-signed',
    'rule.script',
    upTo('frame', (room) => {
      room.except({ kind: 'step', step: 'recording' }, 'admin', ['witness'])
      room.record('recording')
    }),
  ],
  [
    'it is done twice more on one exception',
    'rule.script',
    upTo('frame', (room) => {
      room.except({ kind: 'step', step: 'recording' })
      room.record('recording')
      room.record('recording')
    }),
  ],
] satisfies Offence[])

refuses('leaving a step out: a log is refused in which', [
  [
    'the exception is only raised',
    'rule.script',
    upTo('clock-opening', (room) => {
      room.raise('admin', { kind: 'step', step: 'clock-opening' })
      room.acknowledge('c1')
    }),
  ],
  [
    'one other has co-signed',
    'rule.script',
    upTo('clock-opening', (room) => {
      room.except({ kind: 'step', step: 'clock-opening' }, 'admin', ['witness'])
      room.acknowledge('c1')
    }),
  ],
  [
    'the exception is about another step',
    'rule.script',
    upTo('clock-opening', (room) => {
      room.except({ kind: 'step', step: 'clock-closing' })
      room.acknowledge('c1')
    }),
  ],
  [
    'the script has no such step',
    'rule.exception',
    then('enrolled', (room) => room.raise('admin', { kind: 'step', step: 'dance' })),
  ],
] satisfies Offence[])

refuses('the duties of custodians: a log is refused in which', [
  [
    'somebody accepts them who holds no share',
    'rule.role',
    upTo('duty:c1', (room) => room.acknowledge('auditor')),
  ],
  ['somebody accepts them twice', 'rule.order', upTo('duty:c2', (room) => room.acknowledge('c1'))],
  [
    'an alternate accepts them without the place',
    'rule.role',
    upTo('duty:c1', (room) => {
      room.enrol('spare')
      room.acknowledge('spare')
    }),
  ],
  [
    'other duties were signed',
    'rule.statement',
    bent((log) => otherDuties(log), 'as shown', ground),
  ],
] satisfies Offence[])

refuses('comparing: a log is refused in which', [
  [
    'somebody compares whom the script does not name',
    'rule.role',
    after('proven', (room) => void room.compare('c1')),
  ],
] satisfies Offence[])

describe('the script', () => {
  it('is followed to its end', () => {
    expect(judge(ground, roomAt('closed', ground).lines)).toMatchObject({ code: 'ok' })
  })

  it('lets a step be left out by a co-signed exception', () => {
    const room = roomAt('enrolled', ground)
    byHand(room, 'clock-opening')
    room.except({ kind: 'step', step: 'clock-opening' })
    play(room, 'enrolled', 'closed')
    expect(judge(ground, room.lines)).toMatchObject({ code: 'ok' })
    expect(room.state.clocks.map(({ at }) => at)).toEqual(['closing', 'closing'])
  })

  it('lets a step be done again for each co-signed exception', () => {
    const room = roomAt('begun', ground)
    for (let i = 0; i < 2; i++) {
      room.except({ kind: 'step', step: 'recording' })
      room.record('recording')
    }
    play(room, 'begun', 'closed')
    expect(judge(ground, room.lines)).toMatchObject({ code: 'ok' })
    expect(room.state.steps.filter(({ step }) => step === 'recording')).toHaveLength(3)
  })

  it('lets the steps of one act be done in any order', () => {
    const room = roomAt('enrolled', ground)
    for (const id of ['auditor', 'c3']) room.stateClock(id, 'opening')
    room.record('recording')
    room.record('frame', 'witness')
    for (const id of ['c3', 'c1', 'c2']) room.acknowledge(id)
    play(room, 'enrolled', 'closed')
    expect(judge(ground, room.lines)).toMatchObject({ code: 'ok' })
  })

  it('waits for nobody without whom the ceremony may begin', () => {
    const room = roomAt('opened', ground)
    const custodians = ['c1', 'c2', 'c3']
    for (const id of ['witness', ...custodians]) room.enrol(id)
    room.record('recording')
    room.record('frame', 'witness')
    for (const id of ['admin', 'witness']) room.stateClock(id, 'opening')
    for (const id of custodians) room.acknowledge(id)
    room.authorise('begin')
    play(room, 'begin approved', 'closed')
    expect(judge(ground, room.lines)).toMatchObject({ code: 'ok' })
  })

  it('forgets what was done with keys and shares that are gone', () => {
    const room = roomAt('begun', ground)
    room.authorise('generate')
    room.generate()
    room.except({ kind: 'step', step: 'recording' })
    room.record('recording')
    expect(room.state.steps.filter(({ step }) => step === 'recording')).toHaveLength(2)
    room.restart()
    expect(room.state.steps.filter(({ step }) => step === 'recording')).toHaveLength(1)
  })

  it('goes on where a package was given up', () => {
    const small = smallGround()
    const room = roomAt('proven', small)
    room.except({ kind: 'package', path: small.planned[0]?.path ?? '' })
    play(room, 'wrapped', 'closed')
    expect(judge(small, room.lines)).toMatchObject({ code: 'ok' })
  })
})

/** The line as if nobody had signed it. */
function unsigned(line: Line): Line {
  delete line.vouch
  return line
}

/** Custodian 1 signed for the share of custodian 2. */
function otherDuties(log: Line[]): Line {
  const line = find(log, 'duty.acknowledged')
  const other = find(log, 'duty.acknowledged', 1).vouch?.text ?? ''
  if (line.vouch !== undefined) line.vouch = { ...line.vouch, text: other }
  return line
}
