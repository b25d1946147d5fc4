/** Something is destroyed, and everybody who looked on has left before they signed. */
import { describe, expect, it } from 'vitest'
import { disposalsInShort, isUnwitnessed, remainsOf } from '#shared/ceremony/destruction.ts'
import { isDone } from '#shared/ceremony/progress.ts'
import { witness } from '../../support/destroyed.ts'
import { judge } from '../../support/forge.ts'
import { type Offence, refuses } from '../../support/offence.ts'
import type { Room } from '../../support/room.ts'
import {
  approved,
  closedUnwitnessed,
  destroyRest,
  excuse,
  unsigned,
} from '../../support/unwitnessed.ts'

const at = (room: Room): ReturnType<Offence[2]> => ({
  ground: room.ground,
  log: room.lines,
  at: room.lines.length - 1,
})

describe('a destruction whose witness has left for good', () => {
  it('stands without a witness once the absence is excused, and the ceremony closes', () => {
    const room = closedUnwitnessed()
    const verdict = judge(room.ground, room.lines)
    expect(verdict, verdict.message).toMatchObject({ code: 'ok' })
    expect(isUnwitnessed(room.state, 'copy:red')).toBe(true)
  })

  it('is not excused by an absence from before it', () => {
    const late = (room: Room): void => {
      room.leave('witness')
      excuse(room)
      room.return('witness')
    }
    const room = unsigned(late)
    expect(isUnwitnessed(room.state, 'copy:red')).toBe(false)
    excuse(room)
    expect(isUnwitnessed(room.state, 'copy:red')).toBe(true)
  })

  it('is named at the close as what nobody has signed for', () => {
    const things = disposalsInShort(closedUnwitnessed().state)
    expect(things.filter(({ unwitnessed }) => unwitnessed === true)).toMatchObject([
      { thing: 'copy:red', outcome: 'destroyed' },
    ])
  })

  it('is waited for before anything else is approved anew', () => {
    const { state } = unsigned()
    const beyond = { sealed: [], delivered: 0 }
    expect(isDone(state, { do: 'action', action: 'destroy' }, beyond)).toBe(true)
    expect(isDone(state, { do: 'destroy', of: 'copy', copy: 'red' }, beyond)).toBe(false)
  })

  it('is not counted as shown to be destroyed', () => {
    const room = unsigned()
    excuse(room)
    expect(remainsOf(room.state)?.copiesAtLarge).toEqual(['red', 'laptop'])
  })

  it('is signed for all the same if the witness comes back', () => {
    const room = unsigned()
    excuse(room)
    room.return('witness')
    expect(isUnwitnessed(room.state, 'copy:red')).toBe(false)
    witness(room, 'copy:red')
    expect(remainsOf(room.state)?.copiesAtLarge).toEqual(['laptop'])
    expect(judge(room.ground, room.lines)).toMatchObject({ code: 'ok' })
  })
})

const attestedAfter =
  (before: (room: Room) => void): Offence[2] =>
  () => {
    const room = unsigned()
    before(room)
    approved(room, 'destroy')
    destroyRest(room)
    room.attest('admin')
    return at(room)
  }

refuses('a destruction whose witness has left: a log is refused in which', [
  ['people attest though nobody has excused it', 'rule.order', attestedAfter(() => {})],
  [
    'the exception has one signature beside the first',
    'rule.order',
    attestedAfter((room) =>
      room.except({ kind: 'absence', person: 'witness' }, 'admin', ['second']),
    ),
  ],
  [
    'the exception is about somebody who did not look on',
    'rule.order',
    attestedAfter((room) =>
      room.except({ kind: 'absence', person: 'auditor' }, 'admin', ['second', 'c1']),
    ),
  ],
  [
    'the witness is back in the room and does not sign',
    'rule.order',
    attestedAfter((room) => {
      excuse(room)
      room.return('witness')
    }),
  ],
  [
    'somebody signs as the witness who came only afterwards',
    'rule.people',
    () => {
      const room = unsigned()
      excuse(room)
      witness(room, 'copy:red', 'second')
      return at(room)
    },
  ],
] satisfies Offence[])
