import { describe, expect, it } from 'vitest'
import type { CeremonyEvent } from '#shared/ceremony/events.ts'
import { GATES } from '#shared/ceremony/gates.ts'
import { parametersDigest, parametersFor } from '#shared/ceremony/parameters.ts'
import { ACTIONS } from '#shared/ceremony/plan-schema.ts'
import { demandGates } from '#shared/ceremony/rules/gates.ts'
import { initialState } from '#shared/ceremony/state.ts'
import { judge } from '../../support/forge.ts'
import { smallGround } from '../../support/grounds.ts'
import { after, type Offence, refuses } from '../../support/offence.ts'
import type { Loose } from '../../support/plans.ts'
import { expectRefusal } from '../../support/refusal.ts'
import type { Room } from '../../support/room.ts'
import { play, roomAt } from '../../support/stages.ts'

const PRODUCTION = smallGround((plan: Loose) => {
  Object.assign(plan, { mode: 'production', number: 'K-2026-1' })
})

const inProduction = (stage: string, offend: (room: Room) => unknown) =>
  after(stage, offend, PRODUCTION)

/** The last run of a room, as people name it. */
const entryOf = (room: Room) => room.state.preflights.at(-1)?.entry ?? 0

const signs = (room: Room) => void ['admin', 'witness'].map((id) => room.confirmGates(id))

function waive(room: Room, gate: string, entry = entryOf(room)): void {
  room.except({ kind: 'gate', gate, entry })
}

const begins = (room: Room) => void room.declare('begin')

refuses('the gates, before the beginning: a production log is refused in which', [
  ['nobody ran them', 'rule.gate', inProduction('enrolled', begins)],
  [
    'nobody signed what they show',
    'rule.gate',
    inProduction('enrolled', (room) => {
      room.runGates()
      begins(room)
    }),
  ],
  [
    'one person signed',
    'rule.gate',
    inProduction('enrolled', (room) => {
      room.runGates()
      room.confirmGates('witness')
      begins(room)
    }),
  ],
  ...GATES.map(
    ({ gate }): Offence => [
      `the gate ${gate} is closed`,
      'rule.gate',
      inProduction('enrolled', (room) => {
        room.runGates({ [gate]: 'fail' })
        signs(room)
        begins(room)
      }),
    ],
  ),
  [
    'a closed gate has an exception that nobody co-signed',
    'rule.gate',
    inProduction('enrolled', (room) => {
      room.runGates({ network: 'fail' })
      signs(room)
      room.raise('admin', { kind: 'gate', gate: 'network', entry: entryOf(room) })
      begins(room)
    }),
  ],
  [
    'the exception is about another gate',
    'rule.gate',
    inProduction('enrolled', (room) => {
      room.runGates({ network: 'fail', swap: 'fail' })
      signs(room)
      waive(room, 'swap')
      begins(room)
    }),
  ],
  [
    'the exception is about what an earlier run saw, and now it is something else',
    'rule.gate',
    inProduction('enrolled', (room) => {
      room.runGates({ network: 'fail' }, 'up: enp1s0')
      waive(room, 'network')
      room.runGates({ network: 'fail' }, 'up: wlan0')
      signs(room)
      begins(room)
    }),
  ],
  [
    'people signed for an earlier run',
    'rule.gate',
    inProduction('enrolled', (room) => {
      room.passGates()
      room.runGates()
      begins(room)
    }),
  ],
  [
    'a later run closes a gate that was open when the beginning was approved',
    'rule.gate',
    inProduction('begin approved', (room) => {
      room.runGates({ power: 'fail' })
      signs(room)
      room.add('ceremony.begun', 'admin', { intent: room.intent })
    }),
  ],
  [
    'a step about them is left out by an exception, in place of a gate',
    'rule.gate',
    inProduction('enrolled', (room) => {
      room.except({ kind: 'note' })
      begins(room)
    }),
  ],
] satisfies Offence[])

refuses('the gates, form of a run: a log is refused in which', [
  [
    'a gate is left out',
    'rule.parameters',
    after('enrolled', (room) => {
      const gates = GATES.slice(1).map(({ gate }) => ({ gate, verdict: 'pass', evidence: 'x' }))
      room.add('preflight.recorded', 'recorder', { platform: 'linux', gates })
    }),
  ],
  [
    'a gate shows no evidence',
    'rule.parameters',
    after('enrolled', (room) => room.runGates({}, '')),
  ],
  [
    'people are asked whether the primitives are right',
    'rule.parameters',
    after('enrolled', (room) => room.runGates({ 'self-test': 'ask' })),
  ],
  [
    'a person says that they ran them',
    'rule.role',
    after('enrolled', (room) => {
      const gates = GATES.map(({ gate }) => ({ gate, verdict: 'pass', evidence: 'x' }))
      room.add('preflight.recorded', 'admin', { platform: 'linux', gates })
    }),
  ],
  [
    'somebody signs before there is a run',
    'rule.gate',
    after('enrolled', (room) => room.confirmGates('admin')),
  ],
  [
    'somebody signs twice',
    'rule.gate',
    after('enrolled', (room) => {
      room.runGates()
      room.confirmGates('admin')
      room.confirmGates('admin')
    }),
  ],
  [
    'somebody signs for an earlier run',
    'rule.gate',
    after('enrolled', (room) => {
      room.runGates()
      const run = entryOf(room)
      room.runGates()
      room.add('preflight.confirmed', 'admin', { run, gates: [] })
    }),
  ],
  [
    'somebody vouches for less than is asked',
    'rule.parameters',
    after('enrolled', (room) => {
      room.runGates({ radio: 'ask', users: 'ask' })
      room.add('preflight.confirmed', 'admin', { run: entryOf(room), gates: ['radio'] })
    }),
  ],
  [
    'an exception is about a gate that is open',
    'rule.exception',
    after('enrolled', (room) => {
      room.runGates()
      return room.raise('admin', { kind: 'gate', gate: 'network', entry: entryOf(room) })
    }),
  ],
  [
    'an exception is about a run that never was',
    'rule.exception',
    after('enrolled', (room) => {
      room.runGates({ network: 'fail' })
      return room.raise('admin', { kind: 'gate', gate: 'network', entry: entryOf(room) - 1 })
    }),
  ],
] satisfies Offence[])

refuses('the gates, after a restart: a production log is refused in which nobody ran them again', [
  [
    'before the keys are made',
    'rule.gate',
    inProduction('begun', (room) => {
      room.restart()
      room.stateHeads('admin', 'witness')
      return room.declare('generate')
    }),
  ],
  [
    'before the vault is filled again',
    'rule.gate',
    inProduction('compared', (room) => {
      room.restart()
      room.stateHeads('admin', 'witness')
      return room.declare('recover')
    }),
  ],
] satisfies Offence[])

function tryDeclare(room: Room): string {
  const parameters = parametersFor(room.state, 'begin')
  const digest = parametersDigest(parameters)
  return room.try('intent.declared', 'admin', { intent: 'i1', action: 'begin', parameters, digest })
}

function expectSound(room: Room): void {
  const { code, message } = judge(room.ground, room.lines)
  expect({ code, message }).toEqual({ code: 'ok', message: '' })
}

describe('a log keeps the rules of the gates', () => {
  it('when every closed gate is waived and what is asked is vouched for by two', () => {
    const room = roomAt('enrolled', PRODUCTION)
    room.runGates({ network: 'fail', 'screen-lock': 'ask' })
    signs(room)
    waive(room, 'network')
    play(room, 'enrolled', 'closed')
    expectSound(room)
  })

  it('when a gate that asks is waived, and nobody has to vouch for it', () => {
    const room = roomAt('enrolled', PRODUCTION)
    room.runGates({ users: 'ask' })
    waive(room, 'users')
    signs(room)
    expect(room.state.preflights.at(-1)?.confirmed.map(({ gates }) => gates)).toEqual([[], []])
    play(room, 'enrolled', 'closed')
    expectSound(room)
  })

  it('when a later run sees the same: the exception stands', () => {
    const room = roomAt('enrolled', PRODUCTION)
    room.runGates({ disk: 'fail' }, 'not encrypted')
    waive(room, 'disk')
    room.runGates({ disk: 'fail' }, 'not encrypted')
    signs(room)
    play(room, 'enrolled', 'closed')
    expectSound(room)
  })

  it('when a closed gate was mended and they were run again; both runs stay in the log', () => {
    const room = roomAt('enrolled', PRODUCTION)
    room.runGates({ power: 'fail' })
    room.passGates()
    play(room, 'enrolled', 'closed')
    expectSound(room)
    expect(room.state.preflights).toHaveLength(2)
  })

  it('when they were run again after a restart', () => {
    const room = roomAt('begun', PRODUCTION)
    room.restart()
    room.stateHeads('admin', 'witness')
    room.passGates()
    play(room, 'begun', 'closed')
    expectSound(room)
  })

  it('in a rehearsal whatever they show, and without them', () => {
    const shown = roomAt('enrolled')
    shown.runGates(Object.fromEntries(GATES.map(({ gate }) => [gate, 'fail' as const])))
    play(shown, 'enrolled', 'closed')
    expectSound(shown)
    expectSound(roomAt('closed'))
  })
})

it('in production two who run the ceremony do not vouch for a gate', () => {
  const room = roomAt(
    'enrolled',
    smallGround((plan: Loose) => {
      const { people } = plan as unknown as { people: object[] }
      people.push({ id: 'op', name: 'Operator', roles: ['operator'] })
      Object.assign(plan, { mode: 'production', number: 'K-1' })
    }),
  )
  room.enrol('op')
  room.runGates({ users: 'ask' })
  for (const id of ['admin', 'op']) room.confirmGates(id)
  expect(tryDeclare(room)).toBe('rule.gate')
  room.confirmGates('witness')
  expect(tryDeclare(room)).toBe('ok')
})

describe('behind a gate that is closed', () => {
  const grounds = { production: PRODUCTION, rehearsal: smallGround() }
  const state = (mode: keyof typeof grounds) => initialState(grounds[mode])
  const event = (type: string, what: object = {}) => ({ type, what }) as CeremonyEvent

  it.each([
    'ceremony.begun',
    'key.generated',
    'shares.made',
    'share.release.started',
    'share.read',
    'share.presented',
    'backups.failed',
    'drill.failed',
    'drill.proven',
    'shares.proven',
    'vault.refilled',
    'package.started',
    'export.started',
  ])('a production records no %s, and a rehearsal does', (type) => {
    expectRefusal(() => demandGates(state('production'), event(type)), 'rule.gate')
    demandGates(state('rehearsal'), event(type))
  })

  it.each(ACTIONS)('a production declares %s only where it is the end', (action) => {
    const declared = event('intent.declared', { action })
    if (action === 'close') demandGates(state('production'), declared)
    else expectRefusal(() => demandGates(state('production'), declared), 'rule.gate')
  })

  it.each(['ceremony.aborted', 'exception.raised', 'preflight.recorded', 'person.left'])(
    'a production still records %s',
    (type) => demandGates(state('production'), event(type)),
  )
})
