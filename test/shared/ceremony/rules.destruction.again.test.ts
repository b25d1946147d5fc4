/** A set of which a part was destroyed before: the second ceremony is about what is left. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allDestroyed, type Destroyed } from '#shared/ceremony/destroyed.ts'
import { remainsOf, thingsOf } from '#shared/ceremony/destruction.ts'
import { historyOf } from '#shared/ceremony/history.ts'
import { parametersFor } from '#shared/ceremony/parameters.ts'
import type { Ground } from '#shared/ceremony/state.ts'
import {
  admitEnd,
  destroyThing,
  endAt,
  endFrom,
  endGround,
  start,
} from '../../support/destroyed.ts'
import { type Json, judge } from '../../support/forge.ts'
import { type Offence, refuses } from '../../support/offence.ts'
import { Room } from '../../support/room.ts'

const FIRST = 'b'.repeat(32)
const HEAD = '9'.repeat(64)
const inFirst = (thing: string) => ({ ceremony: FIRST, thing })

/** Of the set of three, the first ceremony has destroyed share 1, a hand-out of share 2, and a stick. */
const RECORD: Destroyed = {
  ceremony: FIRST,
  indexes: [1],
  things: ['share:1:1', 'share:2:1', 'copy:blue'].map(inFirst),
  left: [inFirst('copy:archive')],
}

/** The evidence with what an earlier ceremony says of the set, presented beside it unless a test bends that. */
function told(record: object, also = [{ ceremony: FIRST, checkpoint: HEAD }]) {
  return (what: Json): void => {
    const [own] = what.history as Json[]
    Object.assign(own ?? {}, { destroyed: structuredClone(record) })
    what.also = also
  }
}

/** The second ceremony at a stage, with what was destroyed before. */
function againAt(stage: string, record: object = RECORD, ground: Ground = endGround()): Room {
  const room = endFrom(new Room(ground), '', 'opened')
  admitEnd(room, told(record))
  return endFrom(room, 'admitted', stage)
}

/** The same at its end: everything that was left is destroyed. */
function againClosed(record: object = RECORD): Room {
  return endFrom(againAt('destroy approved', record), 'first share', 'closed')
}

describe('a second destruction of the same set', () => {
  it('is about what the first left at large, counts what it destroyed, and names its head', () => {
    const room = againAt('begun')
    const left = ['share:2:2', 'share:3:1', 'copy:red', 'copy:laptop']
    expect(thingsOf(room.state).map(({ thing }) => thing)).toEqual(left)
    expect(remainsOf(room.state)).toMatchObject({ destroyed: [1], atLarge: [2, 3] })
    const { before, things } = parametersFor(room.state, 'destroy') as unknown as {
      before: unknown
      things: { thing: string }[]
    }
    expect(things.map(({ thing }) => thing)).toEqual(left)
    const earlier = ['share:1:1', 'share:2:1', 'copy:blue']
    expect(before).toEqual([{ ceremony: FIRST, checkpoint: HEAD, things: earlier }])
  })

  it('closes once the rest is accounted for; a copy that only the first named stays at large', () => {
    const room = againClosed()
    const verdict = judge(room.ground, room.lines)
    expect(verdict, verdict.message).toMatchObject({ code: 'ok' })
    expect(remainsOf(room.state)).toMatchObject({
      destroyed: [1, 2, 3],
      atLarge: [],
      recovers: false,
      copiesAtLarge: ['archive'],
    })
  })

  it('goes on where the plan pins the head of the first, and says that nobody has to compare it', () => {
    const room = againAt('begun', RECORD, pinning(HEAD))
    expect(remainsOf(room.state)?.before).toMatchObject([{ checkpoint: HEAD, pinned: true }])
    const loose = againAt('begun')
    expect(remainsOf(loose.state)?.before[0]).not.toHaveProperty('pinned')
  })

  it('tells a third one of both', () => {
    const room = againAt('destroy approved')
    destroyThing(room, 'share:2:2')
    const own = { ceremony: room.state.opened?.ceremony }
    const destroyed = historyOf(room.state)[0]?.destroyed
    expect(destroyed).toMatchObject({ ...own, indexes: [1, 2] })
    expect(destroyed?.things).toEqual([...(RECORD.things ?? []), { ...own, thing: 'share:2:2' }])
    expect(destroyed?.left?.map(({ thing }) => thing)).toEqual([
      'copy:archive',
      'copy:red',
      'copy:laptop',
    ])
  })

  it('that has destroyed nothing itself adds the copies that it left', () => {
    const { state } = againAt('begun')
    const left = ['copy:red', 'copy:laptop'].map((thing) => ({
      ceremony: state.opened?.ceremony,
      thing,
    }))
    expect(historyOf(state)[0]?.destroyed).toEqual({
      ...RECORD,
      left: [...(RECORD.left ?? []), ...left],
    })
  })

  it('takes every hand-out for destroyed where an older log names whole shares', () => {
    const room = againAt('begun', { ceremony: FIRST, indexes: [2] })
    const things = thingsOf(room.state).map(({ thing }) => thing)
    expect(things).toEqual(['share:1:1', 'share:3:1', 'copy:red', 'copy:laptop'])
  })

  it('is about everything where the first was not presented', () => {
    expect(thingsOf(endAt('begun').state)).toHaveLength(6)
  })

  it('is about a copy that was found later, where every share is gone', () => {
    const room = againClosed({ ceremony: FIRST, indexes: [1, 2, 3] })
    expect(judge(room.ground, room.lines)).toMatchObject({ code: 'ok' })
    expect(remainsOf(room.state)).toMatchObject({ destroyed: [1, 2, 3], copiesAtLarge: [] })
  })
})

const ALL = {
  ceremony: FIRST,
  indexes: [1, 2, 3],
  things: ['copy:red', 'copy:laptop'].map(inFirst),
}

const pinning = (checkpoint: string) =>
  endGround((plan) => void Object.assign(plan, { also: [{ ceremony: FIRST, checkpoint }] }))

const admits = (
  record: object,
  ground: Ground = endGround(),
  also?: { ceremony: string; checkpoint: string }[],
): Offence[2] => {
  return () => {
    const room = endFrom(new Room(ground), '', 'opened')
    admitEnd(room, told(record, also))
    return { ground, log: room.lines, at: room.lines.length - 1 }
  }
}

refuses('a second destruction: a log is refused in which', [
  ['nothing is left to destroy', 'share.superseded', admits(ALL)],
  [
    'a copy is to be destroyed that was destroyed before',
    'rule.parameters',
    admits({ ...RECORD, things: [inFirst('copy:red')] }),
  ],
  [
    'a hand-out was destroyed that nobody ever got',
    'rule.parameters',
    admits({ ...RECORD, things: [inFirst('share:1:2')] }),
  ],
  [
    'a share of another set was destroyed',
    'rule.parameters',
    admits({ ...RECORD, things: [inFirst('share:9:1')] }),
  ],
  [
    'a bundle that the plan pins was not presented',
    'head.mismatch',
    admits(RECORD, pinning(HEAD), []),
  ],
  ['the plan pins another head of it', 'head.mismatch', admits(RECORD, pinning('8'.repeat(64)))],
  ['a share is called a copy', 'log.event', admits({ ...RECORD, left: [inFirst('share:2:2')] })],
  ['a thing has no name', 'log.event', admits({ ...RECORD, things: [inFirst('share:0:1')] })],
  [
    'a share is destroyed that was destroyed before',
    'rule.parameters',
    () => {
      const room = againAt('destroy approved')
      start(room, 'share:3:1', { thing: 'share:1:1' })
      return { ground: room.ground, log: room.lines, at: room.lines.length - 1 }
    },
  ],
] satisfies Offence[])

describe('what several ceremonies have destroyed', () => {
  const ceremony = fc.constantFrom('a', 'b', 'c').map((mark) => mark.repeat(32))
  const share = fc
    .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 3 }))
    .map(([index, copy]) => `share:${index}:${copy}`)
  const copy = fc.constantFrom('copy:red', 'copy:blue', 'copy:old')
  const list = (thing: fc.Arbitrary<string>) =>
    fc.array(fc.record({ ceremony, thing }), { maxLength: 6 })
  const record: fc.Arbitrary<Destroyed> = fc.record({
    ceremony,
    indexes: fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 4 }),
    things: list(fc.oneof(share, copy)),
    left: list(copy),
  })
  const names = (things: Destroyed['things'] = []) => things.map(({ thing }) => thing).toSorted()

  it('loses nothing that any of them tells, names each thing once, whatever comes first', () => {
    fc.assert(
      fc.property(record, record, (a, b) => {
        const [both, turned] = [allDestroyed(a, b), allDestroyed(b, a)]
        const gone = [...new Set([...names(a.things), ...names(b.things)])].toSorted()
        expect(names(both?.things)).toEqual(gone)
        expect(names(turned?.things)).toEqual(gone)
        expect(both?.indexes).toEqual(turned?.indexes)
        expect(names(both?.left)).toEqual(names(turned?.left))
        const left = new Set([...names(a.left), ...names(b.left)])
        expect(names(both?.left)).toEqual([...left].filter((one) => !gone.includes(one)).toSorted())
        expect(both?.ceremony).toBe(b.ceremony)
      }),
    )
  })

  it('the shares destroyed and those at large are all that were dealt, whatever is told', () => {
    fc.assert(
      fc.property(fc.subarray(['share:1:1', 'share:2:1', 'share:2:2', 'share:3:1']), (gone) => {
        const state = againAt('admitted', {
          ...RECORD,
          indexes: [],
          things: gone.map(inFirst),
        }).state
        const { destroyed = [], atLarge = [] } = remainsOf(state) ?? {}
        expect([...destroyed, ...atLarge].toSorted()).toEqual([1, 2, 3])
        const open = thingsOf(state).map(({ thing }) => thing)
        expect(open.filter((thing) => gone.includes(thing))).toEqual([])
        expect(open.length + gone.length).toBe(6)
      }),
    )
  })
})
