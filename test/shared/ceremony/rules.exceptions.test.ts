import { describe, expect, it } from 'vitest'
import { unsettled } from '#shared/ceremony/standing.ts'
import { judge, type Line } from '../../support/forge.ts'
import { after, type Offence, refuses } from '../../support/offence.ts'
import { smallGround } from '../../support/grounds.ts'
import type { Room } from '../../support/room.ts'
import { roomAt } from '../../support/stages.ts'

/** The program died while share 3 was on the screen; two people have stated the head. */
function died(room: Room): number {
  for (const index of [1, 2]) room.hand(index)
  const { length } = room.lines
  room.add('share.release.started', 'admin', room.release(3))
  room.restart()
  room.stateHeads('c1', 'c2')
  return length
}

refuses('rule 9, exposures: nothing goes on after a started effect without its end', [
  [
    'without an exception',
    'rule.exposure',
    after('release approved', (room) => {
      died(room)
      room.declare('generate')
    }),
  ],
  [
    'while the exception is only raised',
    'rule.exposure',
    after('release approved', (room) => {
      room.raise('admin', { kind: 'exposure', entry: died(room) })
      room.declare('generate')
    }),
  ],
  [
    'while one other has co-signed',
    'rule.exposure',
    after('release approved', (room) => {
      room.except({ kind: 'exposure', entry: died(room) }, 'admin', ['witness'])
      room.declare('generate')
    }),
  ],
  [
    'when the exception is about something else',
    'rule.exposure',
    after('release approved', (room) => {
      died(room)
      room.except({ kind: 'note' })
      room.declare('generate')
    }),
  ],
  [
    'not even the close, after a wrap that died',
    'rule.exposure',
    after('wrap approved', (room) => diedWrapping(room)),
  ],
] satisfies Offence[])

refuses('rule 9, exceptions: a log is refused in which', [
  [
    'the one who raised it co-signs',
    'rule.exception',
    after('begun', (room) => {
      room.raise('admin', { kind: 'note' })
      room.cosign('admin')
    }),
  ],
  [
    'somebody co-signs twice',
    'rule.exception',
    after('begun', (room) => {
      room.raise('admin', { kind: 'note' })
      room.cosign('c1')
      room.cosign('c1')
    }),
  ],
  [
    'there is no such exception',
    'rule.exception',
    after('begun', (room) => missingException(room)),
  ],
  [
    'it skips a number',
    'rule.exception',
    after('begun', (room) => raisedAs(room, { exception: 'x9' })),
  ],
  [
    'it does not say what happened',
    'rule.exception',
    after('begun', (room) => raisedAs(room, { happened: '' })),
  ],
  [
    'it is about an exposure that is none',
    'rule.exception',
    after('begun', (room) => void room.raise('admin', { kind: 'exposure', entry: 3 })),
  ],
  [
    'it is about an effect that still runs',
    'rule.exception',
    after('release approved', (room) => stillRuns(room)),
  ],
  [
    'it is about a share that does not exist',
    'rule.exception',
    after(
      'generated',
      (room) => void room.raise('admin', { kind: 'receipt', set: room.set.set, index: 9 }),
    ),
  ],
  [
    'it is about a share of no set',
    'rule.exception',
    after(
      'begun',
      (room) => void room.raise('admin', { kind: 'receipt', set: 'f000000000000001', index: 1 }),
    ),
  ],
  [
    'it is about a receipt that is given',
    'rule.exception',
    after(
      'received',
      (room) => void room.raise('admin', { kind: 'receipt', set: room.set.set, index: 1 }),
    ),
  ],
  [
    'it is about somebody who never came',
    'rule.exception',
    after('begun', (room) => void room.raise('admin', { kind: 'absence', person: 'c9' })),
  ],
  [
    'it is about a package that is not planned',
    'rule.exception',
    after(
      'begun',
      (room) => void room.raise('admin', { kind: 'package', path: 'packages/orders/gcp-kms' }),
    ),
  ],
  [
    'it ends a ceremony from which nothing left',
    'rule.exception',
    after('begun', (room) => void room.raise('admin', { kind: 'ending' })),
  ],
  [
    'the absent person co-signs',
    'rule.exception',
    after('begun', (room) => {
      room.raise('admin', { kind: 'absence', person: 'c1' })
      room.cosign('c1')
    }),
  ],
  [
    'its story is moved between its fields',
    'rule.statement',
    after('begun', (room) => movedStory(room)),
  ],
  [
    'a co-signature is for another story',
    'rule.statement',
    after('begun', (room) => otherStory(room)),
  ],
  [
    'the recorder raises it',
    'log.signature',
    after('begun', (room) => void room.raise('recorder', { kind: 'note' })),
  ],
] satisfies Offence[])

refuses('rule 6 and the clock: a log is refused in which', [
  [
    'a person notes a refusal',
    'rule.role',
    after(
      'begun',
      (room) =>
        void room.add('access.refused', 'admin', {
          code: 'passphrase.wrong',
          claimed: 'c1',
          count: 1,
        }),
    ),
  ],
  [
    'a refusal is counted as none',
    'rule.parameters',
    after(
      'begun',
      (room) =>
        void room.add('access.refused', 'recorder', {
          code: 'passphrase.wrong',
          claimed: 'c1',
          count: 0,
        }),
    ),
  ],
  [
    'a person notes the clock',
    'rule.role',
    after('begun', (room) => void room.add('clock.stepped', 'admin', { seconds: 5 })),
  ],
  [
    'the time goes back',
    'rule.clock',
    after('begun', (room) => {
      room.clock -= 60
      room.declare('generate')
    }),
  ],
] satisfies Offence[])

describe('an exposure', () => {
  it('is settled by an exception that two others co-signed, and then it goes on', () => {
    const ground = smallGround()
    const room = roomAt('release approved', ground)
    const entry = died(room)
    expect(unsettled(room.state).map((one) => one.entry)).toEqual([entry])
    room.except({ kind: 'exposure', entry })
    room.authorise('generate')
    room.generate()
    expect(judge(ground, room.lines)).toMatchObject({ code: 'ok' })
    expect(room.state.sets.map((set) => set.voided)).toEqual([true, false])
  })
})

function diedWrapping(room: Room): Line {
  room.add('package.started', 'admin', room.packageOf())
  room.restart()
  room.stateHeads('c1', 'c2')
  room.except({ kind: 'package', path: room.ground.planned[0]?.path ?? '' })
  return room.attest('admin')
}

function missingException(room: Room): void {
  room.raise('admin', { kind: 'note' })
  room.cosign('c1')
  const line = room.lines.at(-1)
  if (line !== undefined) line.what = { exception: 'x7' }
}

function raisedAs(room: Room, change: object): void {
  const what = {
    exception: 'x1',
    about: { kind: 'note' },
    expected: 'A',
    happened: 'B',
    decided: 'C',
  }
  room.add('exception.raised', 'admin', { ...what, ...change })
}

function stillRuns(room: Room): void {
  const entry = room.lines.length
  room.add('share.release.started', 'admin', room.release(1))
  room.raise('admin', { kind: 'exposure', entry })
}

function movedStory(room: Room): void {
  raisedAs(room, { happened: 'B". Happened: "C' })
  const line = room.lines.at(-1)
  if (line !== undefined) line.what = { ...line.what, expected: 'A". Happened: "B', happened: 'C' }
}

function otherStory(room: Room): Line {
  const raised = room.raise('admin', { kind: 'note' })
  const line = room.cosign('c1')
  const { vouch } = raised
  raised.what = { ...raised.what, decided: 'We stop.' }
  if (vouch !== undefined)
    raised.vouch = { ...vouch, text: vouch.text.replace('We go on.', 'We stop.') }
  return line
}
