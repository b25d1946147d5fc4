import { whoOf } from '#shared/ceremony/duties.ts'
import { isOver } from '#shared/ceremony/progress.ts'
import type { Ground } from '#shared/ceremony/state.ts'
import { smallGround } from './grounds.ts'
import { Room } from './room.ts'

/** The ceremony in order: each stage begins where the one before ended. */
const STAGES: readonly (readonly [stage: string, play: (room: Room) => void])[] = [
  ['opened', (room) => room.open()],
  ['enrolled', (room) => void ['witness', 'auditor', 'c1', 'c2', 'c3'].map((id) => room.enrol(id))],
  [
    'begin approved',
    (room) => {
      if (room.ground.plan.mode === 'production' && room.state.preflights.length === 0)
        room.passGates()
      room.authorise('begin')
    },
  ],
  ['begun', (room) => void room.add('ceremony.begun', 'admin', { intent: room.intent })],
  ['generate approved', (room) => room.authorise('generate')],
  ['generated', (room) => room.generate()],
  ['release approved', (room) => room.authorise('release')],
  ['handed out', (room) => void [1, 2, 3].map((index) => room.hand(index))],
  ['received', (room) => void [1, 2, 3].map((index) => room.receive(index))],
  ['proven', (room) => room.prove()],
  ['compared', (room) => compareAll(room)],
  ['wrap approved', (room) => room.authorise('wrap')],
  ['wrapped', (room) => void room.ground.planned.map((_, i) => room.wrap(i))],
  ['attested', (room) => room.attestAll()],
  ['close approved', (room) => room.authorise('close')],
  ['listed', (room) => void room.list()],
  ['closed', (room) => void room.add('ceremony.closed', 'admin', room.closing())],
]

export type Stage = string

function compareAll(room: Room): void {
  for (const { path } of room.ground.planned)
    for (const id of ['admin', 'witness']) room.compare(id, path)
}

/** Plays on, from the stage where the room stands to another. */
export function play(room: Room, from: Stage, to: Stage): Room {
  const names = STAGES.map(([stage]) => stage)
  const [first, last] = [from === '' ? 0 : names.indexOf(from) + 1, names.indexOf(to)]
  if (last < 0 || (from !== '' && first === 0)) throw new Error(`no stage ${from} or ${to}`)
  for (const [, stage] of STAGES.slice(first, last + 1)) {
    if (room.lines.length > 0) byHand(room)
    stage(room)
  }
  return room
}

/** What the script lets people do by hand before the next step of the program. */
export function byHand(room: Room, until = ''): void {
  for (const step of room.ground.script) {
    if (step.step === until) return
    if (isOver(room.state, step, { sealed: [], delivered: 0 })) continue
    const [one = '', other = ''] = whoOf(room.state, step)
    if (step.task.do === 'note') room.record(step.step, one)
    else if (step.task.do === 'preflight') room.passGates()
    else if (step.task.do === 'acknowledge') room.acknowledge(one)
    else if (step.task.do === 'entropy') room.giveAll()
    else if (step.task.do === 'clock')
      for (const id of [one, other]) room.stateClock(id, step.task.at)
    else return
  }
}

/** A room at the end of a stage of a ceremony that keeps every rule. */
export function roomAt(stage: Stage, ground: Ground = smallGround()): Room {
  return play(new Room(ground), '', stage)
}
