import type { Task } from '../step.ts'
import { type Saying, say } from '../../text/saying.ts'
import { attending, contributorsIn } from '../attending.ts'
import { KIND_TABLE } from '../kinds.ts'
import type { Row } from '../layout.ts'
import type { Packaged } from '../script-items.ts'
import { type Action, type Kind, kindOf, type Plan } from '../plan.ts'
import type { Tell } from './changes.ts'
import { adding, type Room, setting } from './room.ts'

/** What the walk knows beside the room. */
export interface Setting {
  readonly plan: Plan
  readonly packages: readonly Packaged[]
  readonly rows: readonly Row[]
}

/** True for the kinds in which shares are made and handed out. */
export function makesShares(kind: Kind): boolean {
  return kind === 'generate' || kind === 'reshare'
}

/** The room after what a step does; `tell` hears why it cannot be done there. */
export function did(at: Setting, room: Room, task: Task, tell: Tell): Room {
  switch (task.do) {
    case 'note':
      return room
    case 'preflight':
      return gated(room, tell)
    case 'enrol':
      return enrolled(at, room, task.person, tell)
    case 'acknowledge':
      return acknowledged(room, task.person, tell)
    case 'entropy':
      return given(room, task.person, tell)
    case 'clock':
      return stated(room, task.at, tell)
    case 'action':
      return acted(at, room, task.action, tell)
    case 'handout':
      return handedOut(at, room, task, tell)
    case 'readback':
      return readBack(room, task, tell)
    case 'prove':
      return proven(at, room, tell)
    case 'present':
      return presented(at, room, tell)
    case 'compare':
      return compared(room, task.path, tell)
    case 'destroy':
      return destroyed(at, room, task, tell)
    case 'rotate':
      return rotated(at, room, tell)
    case 'attest':
      return attested(at, room, task.person, tell)
    case 'seal':
      return sealed(room, task.person, tell)
    case 'deliver':
      return delivered(room, tell)
  }
}

function enrolled({ plan }: Setting, room: Room, id: string, tell: Tell): Room {
  const leads = plan.people.find((one) => one.id === id)?.roles.includes('administrator') ?? false
  if (room.enrolled.has(id)) tell(say('script.enrols-twice', { who: id }))
  else if (room.enrolled.size === 0 && !leads) tell(say('script.enrols-first', { who: id }))
  if (room.actions.has('begin')) tell(say('script.enrols-late', { who: id }))
  return { ...room, enrolled: adding(room.enrolled, id) }
}

function gated(room: Room, tell: Tell): Room {
  if (room.enrolled.size < 2) tell(say('script.gates-few'))
  if (room.actions.has('begin')) tell(say('script.gates-late'))
  return room
}

/** PCI DSS 3.7.8: custodians acknowledge their duty before they hold anything. */
function acknowledged(room: Room, id: string, tell: Tell): Room {
  if (!room.enrolled.has(id)) tell(say('script.duties-unenrolled', { who: id }))
  if (room.acknowledged.has(id)) tell(say('script.duties-twice', { who: id }))
  return { ...room, acknowledged: adding(room.acknowledged, id) }
}

/** Nothing given after the keys can be in them. */
function given(room: Room, id: string, tell: Tell): Room {
  if (!room.actions.has('begin')) tell(say('script.gives-early', { who: id }))
  if (room.keys !== 'none') tell(say('script.gives-late', { who: id }))
  if (room.given.has(id)) tell(say('script.gives-twice', { who: id }))
  return { ...room, given: adding(room.given, id) }
}

function stated(room: Room, at: 'opening' | 'closing', tell: Tell): Room {
  if (room.enrolled.size < 2) tell(say('script.clock-few', { at }))
  if (room.clocks.has(at)) tell(say('script.clock-twice', { at }))
  if (at === 'opening' && room.keys !== 'none') tell(say('script.clock-late'))
  if (at === 'closing' && !room.actions.has('begin')) tell(say('script.clock-early'))
  return { ...room, clocks: new Set([...room.clocks, at]) }
}

function acted(at: Setting, room: Room, action: Action, tell: Tell): Room {
  const kind = kindOf(at.plan)
  if (!KIND_TABLE[kind].actions.includes(action))
    tell(say('script.foreign-action', { kind, action }))
  else if (room.actions.has(action)) tell(say('script.action-twice', { action }))
  const after = { ...room, actions: adding(room.actions, action) }
  if (action !== 'begin' && !room.actions.has('begin')) tell(say('script.action-early', { action }))
  switch (action) {
    case 'begin':
      for (const id of attending(at.plan))
        if (!room.enrolled.has(id)) tell(say('script.begins-without', { who: id }))
      return after
    case 'generate':
      demandRecording(room, say('script.keys-made'), tell)
      for (const id of contributorsIn(at.plan))
        if (!room.given.has(id)) tell(say('script.made-without', { who: id }))
      return { ...after, keys: 'made', shares: allShares(at.plan) }
    case 'release':
      if (room.shares.size === 0) tell(say('script.release-early'))
      return after
    case 'wrap':
      if (room.keys !== 'proven') tell(say('script.wrap-early'))
      for (const { path } of at.packages)
        if (!room.compared.has(path)) tell(say('script.wrap-uncompared', { path }))
      return after
    case 'export':
      if (room.keys !== 'proven') tell(say('script.export-early'))
      return after
    case 'close':
      for (const id of room.enrolled)
        if (!room.attested.has(id)) tell(say('script.close-unattested', { who: id }))
      for (const [card, state] of room.cards)
        if (state === 'shown' || state === 'hidden') tell(say('script.close-loose', { card }))
      return { ...after, keys: 'wiped' }
    default:
      return after
  }
}

function allShares({ backup }: Plan): Room['shares'] {
  return new Map(backup.custodians.map((_, i) => [i + 1, 'made']))
}

function demandRecording({ recording }: Room, what: Saying, tell: Tell): void {
  if (recording?.on === false) tell(say('script.unrecorded', { what, since: recording.since }))
}

type Dealt = { readonly index: number; readonly custodian: string }

function handedOut(at: Setting, room: Room, { index, custodian }: Dealt, tell: Tell): Room {
  const share = room.shares.get(index)
  if (share === undefined) tell(say('script.handout-no-set', { index }))
  else if (share !== 'made') tell(say('script.handout-twice', { index }))
  if (!room.actions.has('release')) tell(say('script.handout-early', { index }))
  const signs = at.rows.some(
    ({ step: { task } }) => task.do === 'acknowledge' && task.person === custodian,
  )
  if (signs && !room.acknowledged.has(custodian))
    tell(say('script.handout-duties', { who: custodian }))
  const open = [...room.cards].find(([card, state]) => state === 'shown' && card !== `${index}`)
  if (open !== undefined) tell(say('script.handout-card', { index, card: open[0] }))
  if (room.checked.has('residue')) tell(say('script.handout-residue', { index }))
  demandRecording(room, say('script.handed-out', { index }), tell)
  return { ...room, shares: setting(room.shares, index, 'out') }
}

function readBack(room: Room, { index }: Dealt, tell: Tell): Room {
  const share = room.shares.get(index)
  if (share === undefined || share === 'made') tell(say('script.readback-early', { index }))
  else if (share === 'received') tell(say('script.readback-twice', { index }))
  const card = room.cards.get(`${index}`)
  if (card === 'bagged' || card === 'destroyed')
    tell(say('script.readback-card', { index, lies: card }))
  return { ...room, shares: setting(room.shares, index, 'received') }
}

function proven({ plan }: Setting, room: Room, tell: Tell): Room {
  const kind = kindOf(plan)
  if (kind === 'destroy') tell(say('script.destroy-proves'))
  else if (room.keys === 'none') tell(say('script.proof-early'))
  else if (room.keys === 'proven') tell(say('script.proof-twice'))
  if (makesShares(kind))
    for (const [index, state] of room.shares)
      if (state !== 'received') tell(say('script.proof-unread', { index }))
  return { ...room, keys: 'proven' }
}

function presented({ plan }: Setting, room: Room, tell: Tell): Room {
  const kind = kindOf(plan)
  const action = kind === 'reshare' ? 'reshare' : 'recover'
  if (!KIND_TABLE[kind].actions.includes(action)) tell(say('script.takes-no-shares', { kind }))
  else if (!room.actions.has(action)) tell(say('script.presented-early', { action }))
  const shares = kind === 'reshare' ? allShares(plan) : room.shares
  return { ...room, keys: 'made', shares }
}

/** Nothing is destroyed before that is approved, or while nobody records it. */
function destroyed(
  { plan }: Setting,
  room: Room,
  task: Extract<Task, { do: 'destroy' }>,
  tell: Tell,
): Room {
  const kind = kindOf(plan)
  const name = task.of === 'share' ? `share ${task.index}` : `copy ${task.copy}`
  const what = thingOf(name)
  if (kind !== 'destroy') tell(say('script.destroys-nothing', { kind }))
  else if (!room.actions.has('destroy')) tell(say('script.destroyed-early', { what }))
  if (room.destroyed.has(name)) tell(say('script.destroyed-twice', { what }))
  if (room.checked.has('residue')) tell(say('script.destroyed-late', { what }))
  demandRecording(room, say('script.is-destroyed', { what }), tell)
  return { ...room, destroyed: adding(room.destroyed, name) }
}

function rotated({ plan }: Setting, room: Room, tell: Tell): Room {
  const kind = kindOf(plan)
  if (kind !== 'recover') tell(say('script.replaces-nothing', { kind }))
  else if (room.keys === 'none') tell(say('script.rotation-early'))
  if (room.checked.has('rotation')) tell(say('script.rotation-twice'))
  return { ...room, checked: adding(room.checked, 'rotation') }
}

function compared(room: Room, path: string, tell: Tell): Room {
  if (!room.actions.has('begin')) tell(say('script.compared-early', { path }))
  if (room.actions.has('wrap')) tell(say('script.compared-late', { path }))
  return { ...room, compared: adding(room.compared, path) }
}

function attested(at: Setting, room: Room, id: string, tell: Tell): Room {
  if (!room.enrolled.has(id)) tell(say('script.attests-unenrolled', { who: id }))
  if (room.attested.has(id)) tell(say('script.attests-twice', { who: id }))
  if (!isWorkDone(at, room)) tell(say('script.attests-early', { who: id }))
  return { ...room, attested: adding(room.attested, id) }
}

function isWorkDone({ plan, rows }: Setting, room: Room): boolean {
  const kind = kindOf(plan)
  if (kind === 'destroy') return toDestroy(plan).every((what) => room.destroyed.has(what))
  const wraps = rows.some(({ step: { task } }) => task.do === 'action' && task.action === 'wrap')
  return room.keys === 'proven' && (!wraps || room.actions.has('wrap'))
}

/** What is destroyed, from the name that the walk has for it. */
export function thingOf(name: string): Saying {
  const [of, which = ''] = name.split(' ')
  return of === 'share'
    ? say('script.share', { index: Number(which) })
    : say('script.copy', { copy: which })
}

/** Everything that a plan has destroyed, as the walk names it. */
export function toDestroy({ backup, destruction }: Plan): readonly string[] {
  return [
    ...backup.custodians.map((_, i) => `share ${i + 1}`),
    ...(destruction?.copies ?? []).map(({ id }) => `copy ${id}`),
  ]
}

function sealed(room: Room, id: string, tell: Tell): Room {
  if (!room.actions.has('close')) tell(say('script.seals-early', { who: id }))
  if (room.sealed.has(id)) tell(say('script.seals-twice', { who: id }))
  return { ...room, sealed: adding(room.sealed, id) }
}

function delivered(room: Room, tell: Tell): Room {
  if (!room.actions.has('close')) tell(say('script.delivered-early'))
  for (const id of room.enrolled)
    if (!room.sealed.has(id)) tell(say('script.delivered-unsigned', { who: id }))
  const kept = [...room.media.values()].filter((purpose) => purpose === 'evidence').length
  if (room.media.size > 0 && kept < 2) tell(say('script.media', { count: kept }))
  return { ...room, delivered: true }
}
