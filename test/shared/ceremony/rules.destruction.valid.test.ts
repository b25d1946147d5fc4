import { describe, expect, it } from 'vitest'
import { remainsOf } from '#shared/ceremony/destruction.ts'
import { historyOf } from '#shared/ceremony/history.ts'
import { parametersFor } from '#shared/ceremony/parameters.ts'
import {
  bag,
  destroyThing,
  endAt,
  endFrom,
  endGround,
  finish,
  miss,
  replaced,
  start,
  witness,
} from '../../support/destroyed.ts'
import { judge } from '../../support/forge.ts'
import { Room } from '../../support/room.ts'

describe('the end of a share set that keeps the rules', () => {
  it.each([
    ['of the keys, in a rehearsal', endGround()],
    ['of a set that was replaced', endGround(replaced)],
    [
      'in production',
      endGround((plan) => Object.assign(plan, { mode: 'production', number: '2026-09' })),
    ],
  ])('is accepted: %s', (_, ground) => {
    const room = endAt('closed', ground)
    const verdict = judge(ground, room.lines)
    expect(verdict, verdict.message).toMatchObject({ code: 'ok' })
    expect(remainsOf(room.state)).toMatchObject({
      destroyed: [1, 2, 3],
      atLarge: [],
      recovers: false,
      copiesAtLarge: [],
    })
  })

  it('names in what is approved every hand-out of every share, every copy, and what follows', () => {
    const { state } = endAt('begun', endGround(replaced))
    const { successor, things } = parametersFor(state, 'destroy') as {
      successor: string
      things: { thing: string }[]
    }
    expect(successor).toMatch(/^f[0-9a-f]{15} of ceremony c{32}$/)
    expect(things.map(({ thing }) => thing)).toEqual([
      'share:1:1',
      'share:2:1',
      'share:2:2',
      'share:3:1',
      'copy:red',
      'copy:laptop',
    ])
  })

  it('tells a later ceremony which shares are gone', () => {
    const room = endAt('first share')
    const { ceremony } = room.state.opened ?? {}
    expect(historyOf(room.state)[0]?.destroyed).toEqual({
      ceremony,
      indexes: [1],
      things: [{ ceremony, thing: 'share:1:1' }],
      left: ['copy:red', 'copy:laptop'].map((thing) => ({ ceremony, thing })),
    })
  })
})

describe('a share that cannot be produced', () => {
  it('is at large, and as many as recover are said outright', () => {
    const room = endAt('first share')
    for (const index of [2, 3]) {
      miss(room, `share:${index}:1`, `c${index}`)
      witness(room, `share:${index}:1`)
    }
    miss(room, 'share:2:2', 'c2')
    witness(room, 'share:2:2')
    for (const copy of ['copy:red', 'copy:laptop']) destroyThing(room, copy)
    endFrom(room, 'destroyed', 'closed')
    const verdict = judge(room.ground, room.lines)
    expect(verdict, verdict.message).toMatchObject({ code: 'ok' })
    expect(remainsOf(room.state)).toMatchObject({ destroyed: [1], atLarge: [2, 3], recovers: true })
  })

  it('is at large while one of its hand-outs is', () => {
    const room = endAt('first share')
    destroyThing(room, 'share:2:1')
    expect(remainsOf(room.state)?.atLarge).toEqual([2, 3])
    destroyThing(room, 'share:2:2')
    expect(remainsOf(room.state)?.atLarge).toEqual([3])
  })

  it('may be destroyed if it turns up, and what was said of it is void', () => {
    const room = endAt('destroy approved')
    bag(room, 'share:1:1')
    miss(room, 'share:1:1', 'c1')
    witness(room, 'share:1:1')
    start(room, 'share:1:1')
    expect(remainsOf(room.state)?.destroyed).toEqual([])
    finish(room, 'share:1:1')
    witness(room, 'share:1:1')
    expect(remainsOf(room.state)?.destroyed).toEqual([1])
    expect(judge(room.ground, room.lines)).toMatchObject({ code: 'ok' })
  })
})

it('a share whose custodian does not come is destroyed by somebody else', () => {
  const ground = endGround((plan) => {
    Object.assign(plan.destruction ?? {}, { absent: ['c3'] })
  })
  const room = endFrom(new Room(ground), '', 'admitted')
  for (const id of ['witness', 'auditor', 'c1', 'c2']) room.enrol(id)
  endFrom(room, 'enrolled', 'first share')
  bag(room, 'share:3:1')
  start(room, 'share:3:1', { by: 'admin' })
  finish(room, 'share:3:1')
  witness(room, 'share:3:1')
  expect(remainsOf(room.state)?.destroyed).toEqual([1, 3])
})

it('a jump of the clock in the middle is settled first, and then it is signed', () => {
  const room = endAt('destroy approved')
  start(room, 'copy:red')
  room.jump()
  for (const id of ['admin', 'witness']) room.stateClock(id)
  finish(room, 'copy:red')
  witness(room, 'copy:red')
  expect(remainsOf(room.state)?.copiesAtLarge).toEqual(['laptop'])
  expect(judge(room.ground, room.lines)).toMatchObject({ code: 'ok' })
})

it('a restart in the middle counts as exposed, and it is done again', () => {
  const room = endAt('destroy approved')
  bag(room, 'share:1:1')
  const entry = room.state.entries
  start(room, 'share:1:1')
  room.restart()
  room.stateHeads('admin', 'witness')
  room.except({ kind: 'exposure', entry })
  room.authorise('destroy')
  start(room, 'share:1:1')
  finish(room, 'share:1:1')
  witness(room, 'share:1:1')
  endFrom(room, 'first share', 'closed')
  const verdict = judge(room.ground, room.lines)
  expect(verdict, verdict.message).toMatchObject({ code: 'ok' })
})
