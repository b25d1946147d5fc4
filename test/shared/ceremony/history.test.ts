import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { joined, type SetHistory, sharesKnown, superseding } from '#shared/ceremony/set-history.ts'

const person = fc.constantFrom(
  { id: 'c1', name: 'Custodian 1' },
  { id: 'c2', name: 'Custodian 2' },
  { id: 'c1', name: 'CUSTODIAN 1' },
  { id: 'c3', name: 'Custodian 2' },
)
const index = fc.integer({ min: 1, max: 4 })
const known = fc
  .tuple(person, fc.array(index, { minLength: 1, maxLength: 4 }))
  .map(([one, indexes]) => ({ ...one, indexes }))
const history: fc.Arbitrary<SetHistory[]> = fc.array(
  fc.record({
    ceremony: fc.constant('a'.repeat(32)),
    set: fc.constantFrom('f1', 'f2', 'f3').map((mark) => mark.padEnd(16, '0')),
    threshold: fc.constant(2),
    known: fc.array(known, { maxLength: 5 }),
  }),
  { maxLength: 5 },
)
const PEOPLE = ['c1', 'c2'].map((id) => ({ id, name: id.replace('c', 'Custodian ') }))

describe('the history of who knows which share', () => {
  it('counts each share of each set once, however often and by whomever it is told', () => {
    fc.assert(
      fc.property(history, (sets) => {
        for (const one of PEOPLE) {
          const shares = sets.flatMap(({ set, known }) =>
            known
              .filter(
                ({ id, name }) => id === one.id || name.toLowerCase() === one.name.toLowerCase(),
              )
              .flatMap(({ indexes }) => indexes.map((share) => `${set} ${share}`)),
          )
          expect(sharesKnown(joined([sets]), one)).toBe(new Set(shares).size)
        }
      }),
    )
  })

  it('joins in any order to the same knowledge, and once is as good as twice', () => {
    fc.assert(
      fc.property(history, history, (a, b) => {
        for (const one of PEOPLE) {
          const count = sharesKnown(joined([a, b]), one)
          expect(sharesKnown(joined([b, a]), one)).toBe(count)
          expect(sharesKnown(joined([a, b, a, joined([a, b])]), one)).toBe(count)
        }
      }),
    )
  })

  it('never makes anybody forget', () => {
    fc.assert(
      fc.property(history, history, (a, b) => {
        for (const one of PEOPLE) {
          const before = sharesKnown(joined([a]), one)
          expect(sharesKnown(joined([a, b]), one)).toBeGreaterThanOrEqual(before)
        }
      }),
    )
  })

  it('names each set once, its people and indexes in order', () => {
    fc.assert(
      fc.property(history, (sets) => {
        const all = joined([sets])
        expect(new Set(all.map(({ set }) => set)).size).toBe(all.length)
        for (const { indexes } of all.flatMap((one) => one.known))
          expect(indexes).toEqual([...new Set(indexes)].sort((x, y) => x - y))
      }),
    )
  })

  it('knows of a set that it was replaced, whichever bundle tells', () => {
    const set = { ceremony: 'a'.repeat(32), set: 'f1'.padEnd(16, '0'), threshold: 2, known: [] }
    const told = { ...set, supersededBy: 'f2'.padEnd(16, '0') }
    for (const histories of [
      [[set], [told]],
      [[told], [set]],
    ])
      expect(superseding(joined(histories), set.set)).toBe(told.supersededBy)
    expect(superseding(joined([[set]]), set.set)).toBeUndefined()
  })
})
