import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evolve } from '#shared/ceremony/evolve.ts'
import { initialState, type State } from '#shared/ceremony/state.ts'
import { liveSet, lockedReason } from '#shared/ceremony/standing.ts'
import { judge } from '../../support/forge.ts'
import { CLOSED, ENDS } from '../../support/eventful.ts'
import { known } from '../../support/prefix.ts'
import { smallGround } from '../../support/grounds.ts'
import { Room } from '../../support/room.ts'
import { MOVES } from '../../support/walk.ts'

const LOGS = [['closed', CLOSED.lines] as const, ...ENDS]
const RUNS = process.env.SLOW === undefined ? 25 : 200

describe('evolve', { timeout: 900_000 }, () => {
  it.each(LOGS)(
    'leaves state and event as they were, and answers the same twice: %s',
    (_, lines) => {
      const { states, events } = known(CLOSED.ground, lines)
      for (const [i, event] of events.entries()) {
        const state = frozen(states[i] ?? initialState(CLOSED.ground))
        const after = evolve(state, frozen(event))
        expect(after).toEqual(states[i + 1])
        expect(after).toEqual(evolve(state, event))
        expect(after.entries).toBe(i + 1)
        expect(after.time).toBe(event.time)
      }
    },
  )

  it('keeps what must hold, whatever permitted events come in whatever order', () => {
    const ground = smallGround()
    let longest = 0
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat()), (picks) => {
        const room = new Room(ground)
        room.open()
        for (let steps = 0; steps < 150 && room.state.end === undefined; steps++) {
          const before = frozen(room.state)
          const pick = picks.next().value ?? 0
          MOVES[pick % MOVES.length]?.(room)
          if (room.state !== before) demandSound(before, room.state)
        }
        longest = Math.max(longest, room.lines.length)
        expect(judge(ground, room.lines)).toMatchObject({ code: 'ok' })
      }),
      { numRuns: RUNS },
    )
    expect(longest).toBeGreaterThan(20)
  })
})

/** What no sequence of permitted events may break. */
function demandSound(before: State, state: State): void {
  const live = state.sets.filter((set) => !set.voided)
  expect(live.length).toBeLessThanOrEqual(1)
  const keys = state.members.flatMap((one) => one.keys)
  expect(new Set(keys).size).toBe(keys.length)
  const open = state.intents.filter((one) => one.void === undefined)
  if (lockedReason(state) !== undefined) expect(open).toEqual([])
  for (const { by, approvals } of open)
    for (const id of [by, ...approvals.map((one) => one.id)]) expect(state.away).not.toContain(id)
  for (const { used, approvals } of state.intents) {
    expect(new Set(used).size).toBe(used.length)
    expect(new Set(approvals.map(({ id }) => id)).size).toBe(approvals.length)
  }
  expect(state.exposures.length).toBeGreaterThanOrEqual(before.exposures.length)
  expect(state.effects.length).toBeLessThanOrEqual(1)
  if (state.packages.some(({ status }) => status === 'finished')) {
    expect(liveSet(state)?.proven).toBe(true)
    const receipts = liveSet(state)?.shares.filter(({ received }) => received).length ?? 0
    expect(receipts).toBeGreaterThanOrEqual(state.ground.plan.backup.threshold)
  }
  for (const { approvals, used } of state.intents)
    if (used.length > 0) expect(approvals.length).toBeGreaterThanOrEqual(2)
  if (state.keys.some(({ lost }) => !lost)) expect(state.begun).toBe(true)
}

/** Frozen all the way down: a change would throw. */
function frozen<T>(value: T): T {
  if (
    typeof value === 'object' &&
    value !== null &&
    !Object.isFrozen(value) &&
    !ArrayBuffer.isView(value)
  ) {
    Object.freeze(value)
    for (const inner of Object.values(value)) frozen(inner)
  }
  return value
}
