import { presentPeople } from '#shared/ceremony/standing.ts'
import type { Line } from './forge.ts'
import { roomGround } from './grounds.ts'
import type { Room } from './room.ts'
import { byHand, play, roomAt } from './stages.ts'

const ground = roomGround((plan) => {
  const entropy = { dice: true, text: true, people: ['witness', 'c1'] }
  Object.assign(plan, { entropy })
})

/** A ceremony in which everything went wrong that may, up to the last package. */
function eventful(): Room {
  const room = roomAt('enrolled', ground)
  refusals(room)
  byHand(room)
  room.runGates({ power: 'fail', users: 'ask' })
  for (const id of ['admin', 'witness']) room.confirmGates(id)
  room.except({ kind: 'gate', gate: 'power', entry: room.lines.length - 3 })
  room.declare('begin')
  room.approve('witness')
  room.add('intent.withdrawn', 'witness', { intent: room.intent })
  room.authorise('begin')
  room.add('ceremony.begun', 'admin', { intent: room.intent })
  comings(room)
  room.giveAll()
  room.authorise('generate')
  room.generate()
  room.authorise('release')
  room.hand(1)
  room.receive(1)
  const exposed = room.lines.length
  room.add('share.release.started', 'admin', room.release(2))
  room.restart('witness')
  room.stateHeads('c1', 'witness')
  room.except({ kind: 'exposure', entry: exposed })
  room.giveAll()
  room.authorise('generate')
  room.generate()
  handOut(room)
  room.prove()
  room.restart('c2')
  room.stateHeads('admin', 'c2')
  room.refill()
  for (const id of ['admin', 'witness']) room.compare(id)
  room.authorise('wrap')
  room.add('package.started', 'admin', room.packageOf())
  const { item = 1, path = '' } = room.packageOf()
  room.add('package.failed', 'admin', { item, path, code: 'io.failed' })
  room.authorise('wrap')
  return room
}

function refusals(room: Room): void {
  room.add('access.refused', 'recorder', { code: 'passphrase.wrong', claimed: 'c1', count: 3 })
  room.add('clock.stepped', 'recorder', { seconds: 7 })
  room.raise('auditor', { kind: 'note' })
}

/** Custodian 3 goes for good, all have lunch, the clock jumps, custodian 2 forgets a passphrase. */
function comings(room: Room): void {
  for (const id of ['spare', 'deputy']) room.enrol(id)
  room.leave('c3')
  room.handOver('c3', 'spare')
  room.acknowledge('spare')
  room.startBreak()
  for (const id of ['admin', 'deputy', 'witness', 'auditor', 'c1', 'c2', 'spare']) room.return(id)
  room.endBreak('deputy')
  room.jump()
  for (const id of ['c1', 'witness']) room.stateClock(id)
  room.except({ kind: 'enrolment', person: 'c2' })
  room.enrol('c2')
  room.except({ kind: 'step', step: 'recording' })
  room.record('recording')
}

/** Share 2 fails once; share 3 is excused. */
function handOut(room: Room): void {
  room.authorise('release')
  const failed = room.lines.length
  room.add('share.release.started', 'admin', room.release(2))
  room.add('share.release.failed', 'admin', { ...room.release(2), code: 'share.exposed' })
  room.except({ kind: 'exposure', entry: failed }, 'witness', ['c1', 'auditor'])
  room.authorise('release')
  for (const index of [1, 2]) room.hand(index)
  for (const index of [1, 2]) room.receive(index)
  room.except({ kind: 'receipt', set: room.set.set, index: 3 })
}

function closed(): Room {
  const room = eventful()
  room.wrap()
  room.except({ kind: 'absence', person: 'spare' })
  byHand(room)
  for (const id of presentPeople(room.state)) room.attest(id, id === 'c2' ? 'disagree' : 'agree')
  return play(room, 'attested', 'closed')
}

function aborted(by: string, actor: string, more: object): readonly Line[] {
  const room = eventful()
  room.leave('auditor')
  room.abandon()
  room.list()
  room.add('ceremony.aborted', actor, { ...room.ending(by), ...more })
  return room.lines
}

function terminated(): readonly Line[] {
  const room = eventful()
  room.wrap()
  room.except({ kind: 'ending' })
  room.list()
  room.add('ceremony.terminated', 'c1', room.ending('c1'))
  return room.lines
}

/** An eventful ceremony that was closed. */
export const CLOSED: { readonly ground: Room['ground']; readonly lines: readonly Line[] } = {
  ground,
  lines: closed().lines,
}

/** The same ceremony with its other ends. */
export const ENDS: readonly (readonly [string, readonly Line[]])[] = [
  ['aborted', aborted('c1', 'c1', {})],
  ['aborted by somebody who cannot sign', aborted('c1', 'recorder', { unsigned: true })],
  ['terminated', terminated()],
]
