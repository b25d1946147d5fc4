/** Something is destroyed, and its witness leaves before they sign. */
import { destroyThing, endFrom, endGround, finish, start } from './destroyed.ts'
import { Room } from './room.ts'

const THINGS = ['share:1:1', 'share:2:1', 'share:2:2', 'share:3:1', 'copy:laptop']

const ground = endGround((plan) => {
  const people = plan.people as unknown as object[]
  people.push({ id: 'second', name: 'Second witness', roles: ['witness'] })
})

/** One witness looks on and leaves without a signature; another one comes only then. */
export function unsigned(before: (room: Room) => void = () => {}): Room {
  const room = endFrom(new Room(ground), '', 'admitted')
  for (const id of ['witness', 'second', 'auditor', 'c1', 'c2', 'c3']) room.enrol(id)
  endFrom(room, 'enrolled', 'destroy approved')
  before(room)
  for (const id of ['second', 'auditor']) room.leave(id)
  start(room, 'copy:red')
  finish(room, 'copy:red')
  room.leave('witness')
  for (const id of ['second', 'auditor']) room.return(id)
  return room
}

/** The absence of the witness, excused by three people. */
export const excuse = (room: Room) =>
  room.except({ kind: 'absence', person: 'witness' }, 'admin', ['second', 'c1'])

/** Declared, and approved by the one who leads and the second witness. */
export function approved(room: Room, action: 'destroy' | 'close'): void {
  room.declare(action)
  for (const id of ['admin', 'second']) room.approve(id)
}

/** Everything else, before the second witness. */
export function destroyRest(room: Room): Room {
  for (const thing of THINGS) destroyThing(room, thing, 'second')
  return room
}

/** The whole ceremony, closed without that witness. */
export function closedUnwitnessed(): Room {
  const room = unsigned()
  excuse(room)
  approved(room, 'destroy')
  destroyRest(room)
  room.attestAll()
  approved(room, 'close')
  room.close()
  return room
}
