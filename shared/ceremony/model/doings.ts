import type { Task } from '../../ipc/views/step.ts'
import { attending, contributorsIn } from '../attending.ts'
import { KIND_TABLE } from '../kinds.ts'
import type { Packaged, Row } from '../layout.ts'
import { type Action, type Kind, kindOf, type Plan } from '../plan.ts'
import type { Say } from './changes.ts'
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

/** The room after what a step does; `say` hears why it cannot be done there. */
export function did(at: Setting, room: Room, task: Task, say: Say): Room {
  switch (task.do) {
    case 'note':
      return room
    case 'preflight':
      return gated(room, say)
    case 'enrol':
      return enrolled(at, room, task.person, say)
    case 'acknowledge':
      return acknowledged(room, task.person, say)
    case 'entropy':
      return given(room, task.person, say)
    case 'clock':
      return stated(room, task.at, say)
    case 'action':
      return acted(at, room, task.action, say)
    case 'handout':
      return handedOut(at, room, task, say)
    case 'readback':
      return readBack(room, task, say)
    case 'prove':
      return proven(at, room, say)
    case 'present':
      return presented(at, room, say)
    case 'compare':
      return compared(room, task.path, say)
    case 'destroy':
      return destroyed(at, room, task, say)
    case 'rotate':
      return rotated(at, room, say)
    case 'attest':
      return attested(at, room, task.person, say)
    case 'seal':
      return sealed(room, task.person, say)
    case 'deliver':
      return delivered(room, say)
  }
}

function enrolled({ plan }: Setting, room: Room, id: string, say: Say): Room {
  const leads = plan.people.find((one) => one.id === id)?.roles.includes('administrator') ?? false
  if (room.enrolled.has(id)) say(`${id} enrols twice`)
  else if (room.enrolled.size === 0 && !leads)
    say(`${id} enrols before the administrator, with whom the log is opened`)
  if (room.actions.has('begin')) say(`${id} enrols after the ceremony has begun`)
  return { ...room, enrolled: adding(room.enrolled, id) }
}

function gated(room: Room, say: Say): Room {
  if (room.enrolled.size < 2) say('two people read the gates and fewer have enrolled')
  if (room.actions.has('begin')) say('the gates are read after the ceremony has begun')
  return room
}

/** PCI DSS 3.7.8: custodians acknowledge their duty before they hold anything. */
function acknowledged(room: Room, id: string, say: Say): Room {
  if (!room.enrolled.has(id)) say(`${id} signs for the duties and has not enrolled`)
  if (room.acknowledged.has(id)) say(`${id} acknowledges the duties twice`)
  return { ...room, acknowledged: adding(room.acknowledged, id) }
}

/** Nothing given after the keys can be in them. */
function given(room: Room, id: string, say: Say): Room {
  if (!room.actions.has('begin')) say(`${id} gives dice or text before the ceremony has begun`)
  if (room.keys !== 'none') say(`${id} gives dice or text after keys exist`)
  if (room.given.has(id)) say(`${id} gives dice or text twice`)
  return { ...room, given: adding(room.given, id) }
}

function stated(room: Room, at: 'opening' | 'closing', say: Say): Room {
  if (room.enrolled.size < 2) say(`two people state the ${at} clock and fewer have enrolled`)
  if (room.clocks.has(at)) say(`the ${at} clock is stated twice`)
  if (at === 'opening' && room.keys !== 'none') say('the opening clock is stated after keys exist')
  if (at === 'closing' && !room.actions.has('begin'))
    say('the closing clock is stated before the ceremony has begun')
  return { ...room, clocks: new Set([...room.clocks, at]) }
}

function acted(at: Setting, room: Room, action: Action, say: Say): Room {
  const kind = kindOf(at.plan)
  if (!KIND_TABLE[kind].actions.includes(action)) say(`a ${kind} ceremony does not ${action}`)
  else if (room.actions.has(action)) say(`${action} is done twice`)
  const after = { ...room, actions: adding(room.actions, action) }
  if (action !== 'begin' && !room.actions.has('begin'))
    say(`${action} is approved before the ceremony has begun`)
  switch (action) {
    case 'begin':
      for (const id of attending(at.plan))
        if (!room.enrolled.has(id)) say(`the ceremony begins before ${id} has enrolled`)
      return after
    case 'generate':
      demandRecording(room, 'keys are made', say)
      for (const id of contributorsIn(at.plan))
        if (!room.given.has(id)) say(`keys are made before ${id} has given dice or text`)
      return { ...after, keys: 'made', shares: allShares(at.plan) }
    case 'release':
      if (room.shares.size === 0) say('shares are released before the set exists')
      return after
    case 'wrap':
      if (room.keys !== 'proven') say('packages are wrapped before the proof')
      for (const { path } of at.packages)
        if (!room.compared.has(path)) say(`${path} is wrapped before its key was compared`)
      return after
    case 'export':
      if (room.keys !== 'proven') say('keys are exported before they were proven')
      return after
    case 'close':
      for (const id of room.enrolled)
        if (!room.attested.has(id)) say(`the log is closed before ${id} has attested`)
      for (const [card, state] of room.cards)
        if (state === 'shown' || state === 'hidden') say(`card ${card} is in no bag at the close`)
      return { ...after, keys: 'wiped' }
    default:
      return after
  }
}

function allShares({ backup }: Plan): Room['shares'] {
  return new Map(backup.custodians.map((_, i) => [i + 1, 'made']))
}

function demandRecording({ recording }: Room, what: string, say: Say): void {
  if (recording?.on === false)
    say(`${what} while the recording is off since step ${recording.since}`)
}

type Dealt = { readonly index: number; readonly custodian: string }

function handedOut(at: Setting, room: Room, { index, custodian }: Dealt, say: Say): Room {
  const share = room.shares.get(index)
  if (share === undefined) say(`share ${index} is handed out before the set exists`)
  else if (share !== 'made') say(`share ${index} is handed out twice`)
  if (!room.actions.has('release')) say(`share ${index} is handed out before its release`)
  const signs = at.rows.some(
    ({ step: { task } }) => task.do === 'acknowledge' && task.person === custodian,
  )
  if (signs && !room.acknowledged.has(custodian))
    say(`${custodian} receives a share before acknowledging the duties`)
  const open = [...room.cards].find(([card, state]) => state === 'shown' && card !== `${index}`)
  if (open !== undefined) say(`share ${index} is handed out while card ${open[0]} lies open`)
  if (room.checked.has('residue')) say(`share ${index} is handed out after residue was destroyed`)
  demandRecording(room, `share ${index} is handed out`, say)
  return { ...room, shares: setting(room.shares, index, 'out') }
}

function readBack(room: Room, { index }: Dealt, say: Say): Room {
  const share = room.shares.get(index)
  if (share === undefined || share === 'made')
    say(`share ${index} is read back before it was handed out`)
  else if (share === 'received') say(`share ${index} is read back twice`)
  const card = room.cards.get(`${index}`)
  if (card === 'bagged' || card === 'destroyed')
    say(`share ${index} is read back and its card is ${card}`)
  return { ...room, shares: setting(room.shares, index, 'received') }
}

function proven({ plan }: Setting, room: Room, say: Say): Room {
  const kind = kindOf(plan)
  if (kind === 'destroy') say('a destroy ceremony proves nothing')
  else if (room.keys === 'none') say('the proof comes before there is a key')
  else if (room.keys === 'proven') say('the proof is made twice')
  if (makesShares(kind))
    for (const [index, state] of room.shares)
      if (state !== 'received') say(`the proof comes before share ${index} was read back`)
  return { ...room, keys: 'proven' }
}

function presented({ plan }: Setting, room: Room, say: Say): Room {
  const kind = kindOf(plan)
  const action = kind === 'reshare' ? 'reshare' : 'recover'
  if (!KIND_TABLE[kind].actions.includes(action)) say(`a ${kind} ceremony takes no shares`)
  else if (!room.actions.has(action)) say(`shares are presented before ${action} is approved`)
  const shares = kind === 'reshare' ? allShares(plan) : room.shares
  return { ...room, keys: 'made', shares }
}

/** Nothing is destroyed before that is approved, or while nobody records it. */
function destroyed(
  { plan }: Setting,
  room: Room,
  task: Extract<Task, { do: 'destroy' }>,
  say: Say,
): Room {
  const kind = kindOf(plan)
  const what = task.of === 'share' ? `share ${task.index}` : `copy ${task.copy}`
  if (kind !== 'destroy') say(`a ${kind} ceremony does not destroy`)
  else if (!room.actions.has('destroy')) say(`${what} is destroyed before that is approved`)
  if (room.destroyed.has(what)) say(`${what} is destroyed twice`)
  if (room.checked.has('residue')) say(`${what} is destroyed after its residue`)
  demandRecording(room, `${what} is destroyed`, say)
  return { ...room, destroyed: adding(room.destroyed, what) }
}

function rotated({ plan }: Setting, room: Room, say: Say): Room {
  const kind = kindOf(plan)
  if (kind !== 'recover') say(`a ${kind} ceremony recovers nothing that is replaced`)
  else if (room.keys === 'none') say('the rotation is decided before a key is recovered')
  if (room.checked.has('rotation')) say('the rotation is decided twice')
  return { ...room, checked: adding(room.checked, 'rotation') }
}

function compared(room: Room, path: string, say: Say): Room {
  if (!room.actions.has('begin')) say(`the key of ${path} is compared before the beginning`)
  if (room.actions.has('wrap')) say(`the key of ${path} is compared after it was used`)
  return { ...room, compared: adding(room.compared, path) }
}

function attested(at: Setting, room: Room, id: string, say: Say): Room {
  if (!room.enrolled.has(id)) say(`${id} attests and has not enrolled`)
  if (room.attested.has(id)) say(`${id} attests twice`)
  if (!isWorkDone(at, room)) say(`${id} attests before the work is done`)
  return { ...room, attested: adding(room.attested, id) }
}

function isWorkDone({ plan, rows }: Setting, room: Room): boolean {
  const kind = kindOf(plan)
  if (kind === 'destroy') return toDestroy(plan).every((what) => room.destroyed.has(what))
  const wraps = rows.some(({ step: { task } }) => task.do === 'action' && task.action === 'wrap')
  return room.keys === 'proven' && (!wraps || room.actions.has('wrap'))
}

/** Everything that a plan has destroyed, as the walk names it. */
export function toDestroy({ backup, destruction }: Plan): readonly string[] {
  return [
    ...backup.custodians.map((_, i) => `share ${i + 1}`),
    ...(destruction?.copies ?? []).map(({ id }) => `copy ${id}`),
  ]
}

function sealed(room: Room, id: string, say: Say): Room {
  if (!room.actions.has('close')) say(`${id} signs the checkpoint before the close`)
  if (room.sealed.has(id)) say(`${id} signs the checkpoint twice`)
  return { ...room, sealed: adding(room.sealed, id) }
}

function delivered(room: Room, say: Say): Room {
  if (!room.actions.has('close')) say('the evidence is delivered before the close')
  for (const id of room.enrolled)
    if (!room.sealed.has(id)) say(`the evidence is delivered before ${id} has signed`)
  const kept = [...room.media.values()].filter((purpose) => purpose === 'evidence').length
  if (room.media.size > 0 && kept < 2) say(`the evidence goes to ${kept} media, not to two`)
  return { ...room, delivered: true }
}
