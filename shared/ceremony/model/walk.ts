import type { Fault } from '../../errors.ts'
import type { Task } from '../../ipc/views/step.ts'
import { attending } from '../attending.ts'
import type { Packaged, Row } from '../layout.ts'
import { type Action, type Kind, kindOf, type Plan } from '../plan.ts'
import { changed, type Say } from './changes.ts'
import { did, makesShares, type Setting, toDestroy } from './doings.ts'
import type { Fact } from './facts.ts'
import { adding, emptyRoom, inWords, isSo, type Room } from './room.ts'

/**
 * Walks the script through the modelled room, step by step: every step that cannot be done where
 * it stands, and what is never done. A script that can be followed has none.
 */
export function walkScript(
  plan: Plan,
  packages: readonly Packaged[],
  rows: readonly Row[],
): readonly Fault[] {
  const at = { plan, packages, rows }
  const faults: Fault[] = []
  let room = emptyRoom(plan)
  for (const row of rows) {
    const { number, act } = row.step
    const say = (message: string) =>
      faults.push({ path: row.place, message: `step ${number} (${act}): ${message}` })
    room = walked(at, room, row, say)
  }
  for (const message of undone(at, room)) faults.push({ path: 'script', message })
  return faults
}

function walked(at: Setting, room: Room, row: Row, say: Say): Room {
  const { step, needs, changes } = row
  demandPlace(room, row, say)
  for (const need of needs) if (!isSo(room, need)) say(`needs ${inWords(need)}`)
  const first = changes.filter(isPlacing)
  const rest = changes.filter((fact) => !isPlacing(fact))
  const placed = first.reduce((now, fact) => changed(now, fact, step.number, say), room)
  const after = did(at, placed, step.task, say)
  const changedRoom = rest.reduce((now, fact) => changed(now, fact, step.number, say), after)
  return { ...changedRoom, done: adding(changedRoom.done, step.step) }
}

/** Who looks at the screen is settled before anything appears there; all else follows the deed. */
function isPlacing(fact: Fact): boolean {
  return 'people' in fact && fact.people.startsWith('alone:')
}

function demandPlace(room: Room, { step, changes }: Row, say: Say): void {
  const { who, task, role } = step
  if (room.actions.has('close') && task.do !== 'seal' && task.do !== 'deliver')
    say('nothing records it after the close')
  if (room.pause !== undefined && !changes.some((fact) => 'break' in fact))
    say(`nobody is in the room: the break of step ${room.pause} has not ended`)
  if (who.length === 0) say(`nobody is ${role}`)
  else if (!who.some((id) => room.present.has(id))) say(`${who.join(' and ')} left the room`)
  const { alone, shownSince } = room
  if (alone !== undefined && !who.includes(alone.id) && !changes.some(isPlacing))
    say(`${alone.id} is alone at the screen since step ${alone.since}`)
  const clears = changes.some((fact) => 'screen' in fact && fact.screen === 'clear')
  if (shownSince !== undefined && !clears && !who.includes(alone?.id ?? ''))
    say(`the screen shows a secret since step ${shownSince}`)
}

/** What each kind of ceremony comes to beside its beginning and its close. */
const COMES_TO: { readonly [K in Kind]: readonly Action[] } = {
  generate: ['generate', 'release'],
  recover: ['recover'],
  drill: ['recover'],
  reshare: ['reshare', 'release'],
  destroy: ['destroy'],
}

/** What a ceremony of this kind comes to, and this script does not. */
function undone({ plan, packages, rows }: Setting, room: Room): readonly string[] {
  const kind = kindOf(plan)
  const messages: string[] = []
  const demand = (holds: boolean, message: string) => {
    if (!holds) messages.push(message)
  }
  const does = (doing: Task['do']) => rows.some(({ step: { task } }) => task.do === doing)
  for (const id of attending(plan)) demand(room.enrolled.has(id), `${id} never enrols`)
  for (const action of ['begin', ...COMES_TO[kind], 'close'] as const)
    demand(room.actions.has(action), `there is no step to ${action}`)
  if (makesShares(kind))
    plan.backup.custodians.forEach((_, i) => {
      const state = room.shares.get(i + 1)
      demand(state === 'out' || state === 'received', `share ${i + 1} is never handed out`)
      demand(state === 'received', `share ${i + 1} is never read back`)
    })
  if (kind !== 'generate' && kind !== 'destroy')
    demand(does('present'), 'there is no step to present shares')
  if (kind !== 'destroy') demand(does('prove'), 'there is no step to prove')
  if (kind === 'destroy')
    for (const what of toDestroy(plan))
      demand(room.destroyed.has(what), `${what} is never destroyed`)
  const leaves = room.actions.has('wrap') || room.actions.has('export')
  if (kind === 'recover') demand(does('rotate'), 'there is no step to decide the rotation')
  if (kind === 'recover' || (kind === 'generate' && packages.length > 0))
    demand(leaves, 'there is no step to wrap')
  for (const id of attending(plan)) demand(room.attested.has(id), `${id} never attests`)
  for (const id of attending(plan)) demand(room.sealed.has(id), `${id} never signs the checkpoint`)
  demand(room.delivered, 'the evidence is never delivered')
  demand(room.pause === undefined, `the break of step ${room.pause} never ends`)
  demand(room.shownSince === undefined, `the screen shows a secret since step ${room.shownSince}`)
  demand(room.alone === undefined, `${room.alone?.id} stays alone at the screen`)
  return messages
}
