import { describe, expect, it, test } from 'vitest'
import { coverageView } from '#shared/ceremony/coverage-view.ts'
import { coverageOver } from '#shared/ceremony/coverage.ts'
import { coverageOf } from '#shared/ceremony/drill.ts'
import { dayIn, joinedShowings, latestDrill, type Showing } from '#shared/ceremony/showings.ts'
import { drillAt, drillGround } from '../../support/drilled.ts'
import { judge } from '../../support/forge.ts'
import { admit, sourceOf } from '../../support/recovered.ts'
import { Room } from '../../support/room.ts'

const ceremony = 'a'.repeat(32)
const SET = 'f'.repeat(16)
const set = {
  set: SET,
  threshold: 2,
  shares: [1, 2, 3, 4].map((index) => ({ index, custodian: `c${index}` })),
}

function shown(how: Showing['how'], day: number, ...indexes: number[]): Showing {
  return { how, ceremony, set: SET, time: `2030-01-0${day}T09:00:00Z`, indexes }
}

const failed = { label: 'refunds', sha256: 'c'.repeat(64), fault: 'check' } as const

const ids = (shares: readonly { custodian: string }[]) => shares.map(({ custodian }) => custodian)

describe('over all that was presented', () => {
  const coverage = coverageOver(set, ['orders', 'refunds'], {
    shown: [
      shown('making', 1, 1, 2, 3),
      { ...shown('drill', 3, 1, 3), without: ['refunds'] },
      shown('health', 4, 3),
    ],
    found: [{ ceremony, time: '2030-01-03T09:00:00Z', set: SET, ...failed }],
    next: { ceremony, time: '2030-01-03T10:00:00Z', says: 'On 2030-07-01 at nine.' },
  })

  it('names who was never shown, and who was not since the making', () => {
    expect(ids(coverage.never)).toEqual(['c4'])
    expect(ids(coverage.onlyMade)).toEqual(['c2'])
  })

  it('counts the groups that took part together since, and names those that did not', () => {
    expect(coverage.groups).toBe(6n)
    expect(coverage.together).toEqual({ count: 1n, exact: true })
    expect(coverage.apart).toEqual([
      [1, 2],
      [1, 4],
      [2, 3],
      [2, 4],
      [3, 4],
    ])
  })

  it('says when each share was shown last, and when the next drill is due', () => {
    expect(coverage.shares.map((one) => one.shown.at(-1)?.how)).toEqual([
      'drill',
      'making',
      'health',
      undefined,
    ])
    expect(coverage.due).toBe('2030-07-01')
  })

  it('takes a drill as proof of no key whose backup did not open in it, and a health check of none', () => {
    const keys = coverageView(coverage).keys
    expect(keys).toMatchObject([
      { label: 'orders', opened: { how: 'drill' }, proven: true },
      { label: 'refunds', opened: { how: 'making' }, finding: { fault: 'check' }, proven: false },
    ])
  })

  it('takes what was found as over once a later occasion opened the backup, and not at the same time', () => {
    const opened = (day: number) =>
      coverageView(
        coverageOver(set, ['refunds'], {
          shown: [shown('drill', day, 1, 2)],
          found: [{ ceremony, time: '2030-01-03T09:00:00Z', set: SET, ...failed }],
          next: undefined,
        }),
      ).keys[0]?.proven
    expect([2, 3, 4].map(opened)).toEqual([false, false, true])
  })

  it('leaves out what was shown of another set', () => {
    const other = { ...shown('drill', 4, 1, 2, 3, 4), set: 'e'.repeat(16) }
    const found = [{ ...failed, ceremony, time: other.time, set: other.set }]
    const elsewhere = coverageOver(set, ['refunds'], { shown: [other], found, next: undefined })
    expect(elsewhere.never).toHaveLength(4)
    expect(elsewhere.keys).toEqual([{ label: 'refunds', opened: undefined, finding: undefined }])
  })
})

it('counts the same occasion once, whoever tells of it', () => {
  const [first, second] = [shown('making', 1, 1, 2), shown('drill', 2, 1, 2)]
  expect(joinedShowings([[second], [first, second], [second]])).toEqual([first, second])
  const challenge = 'c'.repeat(64)
  const [told, other] = [
    { ...second, challenge },
    { ...second, ceremony: 'b'.repeat(32), challenge },
  ]
  expect(joinedShowings([[told], [other]])).toEqual([told])
  const more = { ...other, indexes: [1, 2, 3] }
  expect(joinedShowings([[told], [more]]), 'nobody is hidden').toHaveLength(2)
})

test.each([
  ['2031-05-31', '2031-05-31'],
  ['In the office on 2031-05-31.', '2031-05-31'],
  ['2031-05-31 or 2031-06-01', undefined],
  ['next spring', undefined],
  ['no. 12031-05-311', undefined],
  ['2031-13-01', undefined],
])('in %j the day is %j', (says, day) => {
  expect(dayIn(says)).toBe(day)
})

it('takes the date that was agreed last', () => {
  const of = (day: number) => ({ ceremony, time: shown('drill', day, 1).time, says: `${day}` })
  expect(latestDrill([undefined, of(2), of(3), of(1)])).toEqual(of(3))
  expect(latestDrill([undefined])).toBeUndefined()
})

describe('of a drill', () => {
  const { state } = judge(drillAt('answered').ground, drillAt('answered').lines)

  it('counts what was carried on with what it shows itself', () => {
    const coverage = state && coverageOf(state)
    expect(coverage?.occasions.map(({ how }) => how)).toEqual(['making', 'health', 'drill'])
    expect(coverage?.together).toEqual({ count: 1n, exact: true })
    expect(coverage && ids(coverage.onlyMade)).toEqual(['c2'])
  })

  const made = sourceOf(drillGround()).shown?.[0]
  const bend: readonly (readonly [string, Partial<Showing>])[] = [
    ['another set', { set: 'e'.repeat(16) }],
    ['a share that is not there', { indexes: [1, 2, 9] }],
    ['a share twice', { indexes: [1, 1] }],
    ['shares out of order', { indexes: [2, 1] }],
    ['fewer shares than recover', { indexes: [1] }],
    ['a health check of two shares', { how: 'health', indexes: [1, 2] }],
  ]
  test.each(bend)('a past that tells of %s is refused', (_, change) => {
    const room = new Room(drillGround())
    room.open()
    admit(room, (what) => Object.assign(what, { shown: [{ ...made, ...change }] }))
    expect(judge(room.ground, room.lines)).toMatchObject({ code: 'rule.parameters' })
  })
})
