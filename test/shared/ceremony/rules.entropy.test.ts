import { describe, expect, it } from 'vitest'
import { missingGivers } from '#shared/ceremony/rules/entropy.ts'
import { copyOf, judge } from '../../support/forge.ts'
import { roomGround, smallGround } from '../../support/grounds.ts'
import { after, find, type Offence, refuses } from '../../support/offence.ts'
import type { Room } from '../../support/room.ts'
import { byHand, play, roomAt } from '../../support/stages.ts'

const asking = (entropy: object) => smallGround((plan) => Object.assign(plan, { entropy }))
const ground = asking({ dice: true, text: true, people: ['witness', 'c1'] })
const dice = asking({ dice: true })

const given = (counts: object[]) => (room: Room) =>
  room.add('entropy.given', 'witness', { given: counts })
const roll = (count: number) => ({ kind: 'dice', count })
const type = (count: number) => ({ kind: 'text', count })
const mixedAs = (change: (what: ReturnType<Room['mixed']>) => object) => (room: Room) => {
  for (const id of ['witness', 'c1']) room.give(id)
  return room.add('entropy.mixed', 'recorder', change(room.mixed()))
}
refuses('what the room gives: a log is refused in which', [
  [
    'it comes before the beginning',
    'rule.order',
    after('begin approved', (room) => room.give('witness'), ground),
  ],
  [
    'somebody gives who is not asked',
    'rule.role',
    after('begun', (room) => room.give('admin'), ground),
  ],
  [
    'somebody gives where the plan asks for nothing',
    'rule.role',
    after('begun', (room) => room.add('entropy.given', 'witness', { given: [roll(100)] })),
  ],
  [
    'one person gives twice',
    'rule.entropy',
    after('begun', (room) => [room.give('witness'), room.give('witness')][1], ground),
  ],
  [
    'one gives in the place of another',
    'log.signature',
    after(
      'begun',
      (room) => room.add('entropy.given', 'c1', room.gift(), { by: 'witness' }),
      ground,
    ),
  ],
  ['dice are missing', 'rule.parameters', after('begun', given([type(40)]), ground)],
  ['text is missing', 'rule.parameters', after('begun', given([roll(100)]), ground)],
  ['there are 99 rolls', 'rule.parameters', after('begun', given([roll(99), type(40)]), ground)],
  [
    'there are 1001 rolls',
    'rule.parameters',
    after('begun', given([roll(1001), type(40)]), ground),
  ],
  ['the text is short', 'rule.parameters', after('begun', given([roll(100), type(19)]), ground)],
  [
    'somebody gives after the mix',
    'rule.entropy',
    after('begun', (room) => [room.giveAll(), room.give('witness')][1], ground),
  ],
  [
    'somebody gives after the keys',
    'rule.entropy',
    after('generated', (room) => room.give('witness'), ground),
  ],
  [
    'somebody gives who is away',
    'rule.people',
    after('begun', (room) => [room.leave('c1'), room.give('c1')][1], ground),
  ],
] satisfies Offence[])

refuses('the mix: a log is refused in which', [
  [
    'one person has not given yet',
    'rule.entropy',
    after('begun', (room) => [room.give('witness'), room.mix()][1], ground),
  ],
  ['nobody asks for it', 'rule.entropy', after('begun', (room) => room.mix())],
  [
    'a person makes it',
    'rule.role',
    after(
      'begun',
      (room) =>
        [
          room.give('witness'),
          room.give('c1'),
          room.add('entropy.mixed', 'admin', room.mixed()),
        ][2],
      ground,
    ),
  ],
  [
    'it is made twice',
    'rule.entropy',
    after('begun', (room) => [room.giveAll(), room.mix()][1], ground),
  ],
  [
    'it is missing before the keys',
    'rule.entropy',
    after(
      'begun',
      (room) => {
        for (const id of ['witness', 'c1']) room.give(id)
        room.authorise('generate')
        room.generate()
        return find(room.lines, 'key.generated')
      },
      ground,
    ),
  ],
  [
    'a source is left out',
    'rule.parameters',
    after(
      'begun',
      mixedAs((what) => ({ ...what, sources: what.sources.slice(1) })),
      ground,
    ),
  ],
  [
    'the sources are in another order',
    'rule.parameters',
    after(
      'begun',
      mixedAs((what) => ({ ...what, sources: what.sources.toReversed() })),
      ground,
    ),
  ],
  [
    'a count is another',
    'rule.parameters',
    after(
      'begun',
      mixedAs((what) => ({
        ...what,
        sources: what.sources.map((one) => ({ ...one, count: one.count + 1 })),
      })),
      ground,
    ),
  ],
  [
    'two sources have one commitment',
    'rule.key',
    after(
      'begun',
      mixedAs((what) => ({
        ...what,
        sources: what.sources.map((one) => ({ ...one, commitment: '0'.repeat(64) })),
      })),
      ground,
    ),
  ],
  [
    'the system gives less',
    'rule.parameters',
    after(
      'begun',
      mixedAs((what) => ({ ...what, os: 32 })),
      ground,
    ),
  ],
  [
    'keys are declared before somebody has given',
    'rule.entropy',
    after('begun', (room) => [room.give('witness'), room.declare('generate')][1], ground),
  ],
  [
    'it serves again after a restart',
    'rule.entropy',
    after(
      'generated',
      (room) => {
        room.restart()
        room.stateHeads('admin', 'witness')
        return room.declare('generate')
      },
      ground,
    ),
  ],
] satisfies Offence[])

refuses('the system alone: a log is refused in which', [
  [
    'it stands for what the plan asks for',
    'rule.entropy',
    after('begun', (room) => room.add('entropy.system', 'recorder', { reason: 'plan' }), ground),
  ],
  [
    'it says that a mix was lost before there was one',
    'rule.entropy',
    after('begun', (room) => room.add('entropy.system', 'recorder', { reason: 'restart' }), ground),
  ],
  [
    'it says that a mix was lost where none was asked for',
    'rule.entropy',
    after('begun', (room) => room.add('entropy.system', 'recorder', { reason: 'restart' })),
  ],
  [
    'it says so while the mix is there',
    'rule.entropy',
    after(
      'proven',
      (room) => room.add('entropy.system', 'recorder', { reason: 'restart' }),
      ground,
    ),
  ],
  [
    'it is said twice',
    'rule.entropy',
    after(
      'begun',
      (room) => [1, 2].map(() => room.add('entropy.system', 'recorder', { reason: 'plan' }))[1],
    ),
  ],
  [
    'a person says it',
    'rule.role',
    after('begun', (room) => room.add('entropy.system', 'admin', { reason: 'plan' })),
  ],
  [
    'nothing is said when the vault is filled after a restart',
    'rule.entropy',
    after(
      'proven',
      (room) => {
        lost(room)
        const said = find(room.lines, 'entropy.system')
        room.lines.splice(room.lines.indexOf(said), 1)
        return find(room.lines, 'vault.refilled')
      },
      ground,
    ),
  ],
] satisfies Offence[])

function lost(room: Room): Room {
  room.restart()
  room.stateHeads('admin', 'witness')
  room.refill()
  return room
}

describe('what the room gives', () => {
  it.each([
    ['two people, dice and text', ground, 2],
    ['one person, dice', dice, 1],
    ['one person, text', asking({ dice: false, text: true }), 1],
  ])('%s: the ceremony is carried out and its log accepted', (_, place, people) => {
    const room = roomAt('closed', place)
    expect(judge(place, copyOf(room.lines))).toMatchObject({ code: 'ok' })
    expect(room.lines.filter((line) => line.type === 'entropy.given')).toHaveLength(people)
    expect(room.lines.filter((line) => line.type === 'entropy.mixed')).toHaveLength(1)
  })

  it('is given by the first witness where the plan names nobody', () => {
    expect(missingGivers(roomAt('begun', dice).state)).toEqual(['witness'])
  })

  it('is given anew after a restart before the proof', () => {
    const room = roomAt('generated', ground)
    room.restart()
    room.stateHeads('admin', 'witness')
    expect(missingGivers(room.state)).toEqual(['witness', 'c1'])
    expect(judge(ground, play(room, 'begun', 'closed').lines)).toMatchObject({ code: 'ok' })
  })

  it('is given anew after a restart before there are keys', () => {
    const room = roomAt('begun', ground)
    room.give('witness')
    room.restart()
    room.stateHeads('admin', 'witness')
    expect(missingGivers(room.state)).toEqual(['witness', 'c1'])
    expect(judge(ground, play(room, 'begun', 'closed').lines)).toMatchObject({ code: 'ok' })
  })

  it('is lost after the proof, the log says so, and the packages are made all the same', () => {
    const room = lost(roomAt('proven', ground))
    expect(room.state.entropy.from).toBe('system')
    expect(judge(ground, play(room, 'proven', 'closed').lines)).toMatchObject({ code: 'ok' })
  })

  it('comes from the deputy where somebody has handed over', () => {
    const place = roomGround((plan) => Object.assign(plan, { entropy: { dice: true } }))
    const room = roomAt('begun', place)
    room.enrol('deputy')
    room.leave('witness')
    room.handOver('witness', 'auditor')
    expect(missingGivers(room.state)).toEqual(['auditor'])
    byHand(room, 'generate')
    expect(judge(place, room.lines)).toMatchObject({ code: 'ok' })
    expect(room.state.entropy).toMatchObject({ from: 'mix', given: [{ by: 'auditor' }] })
  })

  it('is left out by a co-signed exception alone', () => {
    const room = roomAt('begun', ground)
    room.give('witness')
    room.except({ kind: 'step', step: 'entropy:c1' })
    room.mix()
    expect(judge(ground, play(room, 'begun', 'closed').lines)).toMatchObject({ code: 'ok' })
  })
})
