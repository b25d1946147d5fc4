import { presentPeople } from '#shared/ceremony/standing.ts'
import { describe, it } from 'vitest'
import { expectSound, ground, onward } from '../../support/comings.ts'
import { bent, changed, type Offence, refuses } from '../../support/offence.ts'
import { play, roomAt } from '../../support/stages.ts'

refuses('a clock that jumps: a log is refused in which', [
  [
    'the ceremony goes on at once',
    'rule.clock',
    onward('begun', (room) => void [room.jump(), room.declare('generate')]),
  ],
  [
    'the ceremony goes on after one statement',
    'rule.clock',
    onward('begun', (room) => {
      room.jump()
      room.stateClock('admin')
      room.declare('generate')
    }),
  ],
  [
    'one person states it twice',
    'rule.clock',
    onward('begun', (room) => {
      room.jump()
      room.stateClock('admin')
      room.stateClock('admin')
    }),
  ],
  [
    'somebody states it who has left',
    'rule.people',
    onward('begun', (room) => {
      room.leave('c1')
      room.jump()
      room.stateClock('c1')
    }),
  ],
  [
    'the statement is for another occasion',
    'rule.clock',
    onward('begun', (room) => void [room.jump(), room.stateClock('c1', 'opening')]),
  ],
  [
    'a watch is read at the closing by one person alone',
    'rule.locked',
    onward('begun', (room) => {
      for (const id of presentPeople(room.state)) if (id !== 'c1') room.leave(id)
      room.stateClock('c1', 'closing')
    }),
  ],
  ['a jump is stated that was none', 'rule.clock', onward('begun', (r) => r.stateClock('c1'))],
  ['it jumps by nothing', 'rule.parameters', onward('begun', (room) => room.jump(0))],
  [
    'it jumped at another time',
    'rule.parameters',
    onward('begun', (room) => {
      const since = '2030-01-01T00:00:00Z'
      room.add('clock.jumped', 'recorder', { seconds: 3600, since })
    }),
  ],
  [
    'a person notes it',
    'rule.role',
    onward('begun', (room) => {
      room.add('clock.jumped', 'admin', { seconds: 3600, since: room.state.time })
    }),
  ],
  [
    'another watch was signed for',
    'rule.statement',
    bent(changed('clock.stated', { watch: '2030-12-31T12:00:00Z' }), 'as shown', ground),
  ],
  [
    'another difference was signed for',
    'rule.statement',
    bent(changed('clock.stated', { seconds: -7200 }), 'as shown', ground),
  ],
  [
    'nobody says what the clock of the room shows',
    'rule.parameters',
    bent(changed('clock.stated', { room: '' }), 'everybody', ground),
  ],
] satisfies Offence[])

describe('a ceremony goes on', () => {
  it('after a jump of the clock, when two have stated their watches', () => {
    const room = roomAt('release approved', ground)
    room.add('share.release.started', 'admin', room.release(1))
    room.jump(-3600)
    room.add('share.release.finished', 'admin', room.release(1))
    for (const id of ['c1', 'witness']) room.stateClock(id)
    for (const index of [2, 3]) room.hand(index)
    play(room, 'handed out', 'closed')
    expectSound(room)
  })

  it('after a jump while only one person is enrolled', () => {
    const room = roomAt('opened', ground)
    room.jump()
    room.stateClock('admin')
    play(room, 'opened', 'closed')
    expectSound(room)
  })
})
