import type { Subject } from '#shared/ceremony/events.ts'
import { parametersDigest, parametersFor } from '#shared/ceremony/parameters.ts'
import type { Action } from '#shared/ceremony/plan.ts'
import { CeremonyError } from '#shared/errors.ts'
import { liveKeys, liveSet } from '#shared/ceremony/standing.ts'
import type { Json } from './forge.ts'
import type { Room } from './room.ts'

/** Tries something; what the rules refuse does not happen. */
type Move = (room: Room) => void

const IDS = ['admin', 'witness', 'auditor', 'c1', 'c2', 'c3']

function declares(action: Action): Move {
  return (room) => {
    const parameters = orRefused(() => parametersFor(room.state, action))
    if (parameters === undefined) return
    const intent = `i${room.state.intents.length + 1}`
    const digest = parametersDigest(parameters)
    if (room.try('intent.declared', 'admin', { intent, action, parameters, digest }) !== 'ok')
      return
    for (const id of action === 'recover' ? ['c1', 'c2', 'witness'] : ['admin', 'witness'])
      room.try('intent.approved', id, { intent })
  }
}

function orRefused<T>(make: () => T): T | undefined {
  try {
    return make()
  } catch (error) {
    if (error instanceof CeremonyError) return undefined
    throw error
  }
}

function approves(id: string): Move {
  return (room) => void room.try('intent.approved', id, { intent: room.intent })
}

function hands(index: number): Move {
  return (room) => {
    if (liveSet(room.state) === undefined) return
    const item = room.release(index)
    if (room.try('share.release.started', 'admin', item) === 'ok')
      room.try('share.release.finished', 'admin', item)
  }
}

function receives(index: number): Move {
  return (room) => {
    if (liveSet(room.state) === undefined) return
    room.try('share.read', 'recorder', room.readOf(index))
    orRefused(() => room.tryReceipt(index))
  }
}

function presents(index: number): Move {
  return (room) => {
    const { custodian = '' } = liveSet(room.state)?.shares[index - 1] ?? {}
    room.try('share.presented', 'recorder', {
      set: setOf(room),
      index,
      custodian,
      intent: room.intent,
    })
  }
}

function compares(id: string): Move {
  return (room) => void orRefused(() => room.tryCompare(id))
}

function excuses(about: Subject): Move {
  return (room) => {
    const exception = `x${room.state.exceptions.length + 1}`
    const told = { expected: 'A', happened: 'B', decided: 'C' }
    if (room.try('exception.raised', 'admin', { exception, about, ...told }) !== 'ok') return
    for (const id of ['witness', 'c2']) room.try('exception.cosigned', id, { exception })
  }
}

function restarts(room: Room): void {
  // Rarely, or nothing would ever be finished.
  if (room.clock % 3 !== 0) return
  const { held } = room.state
  if (room.try('recorder.unlocked', 'recorder', { by: 'admin' }) !== 'ok') return
  const set = liveSet(room.state)
  if (held && set?.proven === true) room.try('vault.emptied', 'recorder', { labels: labels(room) })
  else if (held) gives(room)
  for (const id of ['admin', 'witness'])
    room.try('head.stated', id, { entry: room.state.resuming?.entry ?? 0 })
}

function gives(room: Room): void {
  const set = liveSet(room.state)
  const indexes = (set?.shares ?? []).filter(({ copies }) => copies > 0).map(({ index }) => index)
  room.try('shares.voided', 'recorder', { set: set?.set ?? '', indexes })
  for (const label of labels(room)) room.try('key.lost', 'recorder', { label })
}

function settles(room: Room): void {
  for (const { entry } of room.state.exposures) excuses({ kind: 'exposure', entry })(room)
}

const labels = (room: Room) => liveKeys(room.state).map(({ label }) => label)

function ends(room: Room): void {
  if (room.clock % 6 !== 0) return
  if (room.clock % 12 === 0) gives(room)
  room.try('files.listed', 'recorder', { files: room.listing() })
  for (const type of ['ceremony.closed', 'ceremony.aborted', 'ceremony.terminated'] as const)
    room.try(type, type === 'ceremony.closed' ? 'admin' : 'c1', endOf(room, type))
}

function endOf(room: Room, type: string): Json {
  return type === 'ceremony.closed' ? room.closing() : room.ending('c1')
}

const setOf = (room: Room) => liveSet(room.state)?.set ?? ''

const begins: Move = (room) => void room.try('ceremony.begun', 'admin', { intent: room.intent })
const makesKey: Move = (room) =>
  void room.try('key.generated', 'admin', { ...room.key('orders'), intent: room.intent })
const makesSet: Move = (room) =>
  void room.try('shares.made', 'admin', { ...room.dealt(), intent: room.intent })
const proves: Move = (room) =>
  void room.try('shares.proven', 'recorder', { set: setOf(room), keys: labels(room) })
const backsUp: Move = (room) => void room.try('backup.made', 'recorder', room.backup('orders'))
const refills: Move = (room) => {
  const what = { set: setOf(room), labels: labels(room), intent: room.intent }
  room.try('vault.refilled', 'admin', what)
}
const starts: Move = (room) => void room.try('package.started', 'admin', room.packageOf())
const finishes: Move = (room) => void room.try('package.finished', 'admin', room.packed())
const refuses: Move = (room) => {
  room.try('access.refused', 'recorder', { code: 'rule.order', claimed: 'c1', count: 1 })
}
const withdraws: Move = (room) => {
  room.try('intent.withdrawn', 'witness', { intent: room.intent })
}

/** Rarely, or nobody would be left. */
function leaves(id: string): Move {
  return (room) => {
    if (room.clock % 7 === 0) room.try('person.left', 'recorder', { id, reason: 'A train.' })
  }
}

function returns(id: string): Move {
  return (room) => void room.try('person.returned', id, { id })
}

const breaks: Move = (room) => {
  if (room.clock % 8 === 0) room.try('break.started', 'recorder', { by: 'admin', reason: 'Lunch.' })
}
const resumes: Move = (room) => void room.try('break.ended', 'recorder', { by: 'admin' })
const jumps: Move = (room) => {
  if (room.clock % 8 !== 0) return
  room.try('clock.jumped', 'recorder', { seconds: 3600, since: room.state.time })
}
function looks(id: string): Move {
  return (room) => {
    const what = { at: 'jump', watch: room.state.time, room: '21:00 CET', seconds: 0 }
    room.try('clock.stated', id, what)
  }
}
function renews(id: string): Move {
  return (room) => {
    if (room.clock % 9 !== 0) return
    excuses({ kind: 'enrolment', person: id })(room)
    room.try('participant.enrolled', id, room.enrolment(id))
  }
}

const INDEXES = [1, 2, 3]
const COMPARING = ['admin', 'witness', 'c1'].map(compares)

const SINGLE: readonly Move[] = [
  ...[begins, makesKey, makesSet, proves, backsUp, refills, starts, finishes, refuses, withdraws],
  ...[...IDS.map(approves), ...COMPARING],
  ...[...INDEXES.map(hands), ...INDEXES.map(receives), ...INDEXES.map(presents)],
  ...INDEXES.map(
    (index): Move =>
      (room) =>
        excuses({ kind: 'receipt', set: setOf(room), index })(room),
  ),
  excuses({ kind: 'note' }),
  excuses({ kind: 'absence', person: 'c3' }),
  restarts,
  ends,
  ...[leaves('witness'), leaves('c1'), breaks, jumps, renews('c2')],
]

/** Acts of several events, as people would do them; the rules may stop them anywhere. */
const ACTS: readonly (readonly Move[])[] = [
  IDS.map(
    (id): Move =>
      (room) =>
        void room.try('participant.enrolled', id, room.enrolment(id)),
  ),
  [declares('begin'), begins],
  [declares('generate'), makesKey, makesSet],
  [declares('release'), ...INDEXES.map(hands)],
  INDEXES.map(receives),
  [proves, backsUp],
  [declares('recover'), presents(1), presents(2), refills],
  COMPARING,
  [declares('wrap'), starts, finishes],
  IDS.map(
    (id): Move =>
      (room) => {
        room.try('attestation.given', id, { verdict: 'agree', remarks: '' })
      },
  ),
  [declares('close')],
  [settles],
  [...IDS.map(returns), resumes],
  IDS.map(looks),
]

/** Everything that people and program may try, in no order. */
export const MOVES: readonly Move[] = [
  ...SINGLE,
  ...[...ACTS, ...ACTS].map(
    (moves): Move =>
      (room) => {
        for (const move of moves) move(room)
      },
  ),
]
