import { expect } from 'vitest'
import { judge } from './forge.ts'
import { roomGround } from './grounds.ts'
import { after } from './offence.ts'
import type { Room } from './room.ts'

/** The ground of every story about who comes and goes. */
export const ground = roomGround()
/** In that story up to a stage, then something else. */
export const onward = (stage: string, offend: (room: Room) => unknown) =>
  after(stage, offend, ground)

/** Everybody but the administrator and those who stand by. */
export const OTHERS = ['witness', 'auditor', 'c1', 'c2', 'c3']

/** The administrator stays behind alone. */
export function alone(room: Room): void {
  for (const id of OTHERS) room.leave(id)
}

/** The alternate takes the place of custodian 3. */
export function alternate(room: Room): void {
  room.enrol('spare')
  room.leave('c3')
  room.handOver('c3', 'spare')
}

/** A new key for somebody, as two others agree. */
export function renewed(room: Room, id: string): void {
  room.except({ kind: 'enrolment', person: id })
  room.enrol(id)
}

/** A verifier accepts the log; the message says why it does not. */
export function expectSound({ ground: plan, lines }: Room): void {
  const { code, message } = judge(plan, lines)
  expect({ code, message }).toEqual({ code: 'ok', message: '' })
}
