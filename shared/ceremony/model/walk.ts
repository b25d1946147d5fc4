import { type Fault, faultAt } from '../../errors.ts'
import type { Task } from '../step.ts'
import { type Saying, say } from '../../text/saying.ts'
import { attending } from '../attending.ts'
import type { Row } from '../layout.ts'
import type { Packaged } from '../script-items.ts'
import { type Action, type Kind, kindOf, type Plan } from '../plan.ts'
import { changed, type Tell } from './changes.ts'
import { did, makesShares, type Setting, thingOf, toDestroy } from './doings.ts'
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
    const tell = (why: Saying) =>
      faults.push(faultAt(row.place, say('script.at-step', { number, act, why })))
    room = walked(at, room, row, tell)
  }
  for (const said of undone(at, room)) faults.push(faultAt('script', said))
  return faults
}

function walked(at: Setting, room: Room, row: Row, tell: Tell): Room {
  const { step, needs, changes } = row
  demandPlace(room, row, tell)
  for (const need of needs)
    if (!isSo(room, need)) tell(say('script.needs', { need: inWords(need) }))
  const first = changes.filter(isPlacing)
  const rest = changes.filter((fact) => !isPlacing(fact))
  const placed = first.reduce((now, fact) => changed(now, fact, step.number, tell), room)
  const after = did(at, placed, step.task, tell)
  const changedRoom = rest.reduce((now, fact) => changed(now, fact, step.number, tell), after)
  return { ...changedRoom, done: adding(changedRoom.done, step.step) }
}

/** Who looks at the screen is settled before anything appears there; all else follows the deed. */
function isPlacing(fact: Fact): boolean {
  return 'people' in fact && fact.people.startsWith('alone:')
}

function demandPlace(room: Room, { step, changes }: Row, tell: Tell): void {
  const { who, task, role } = step
  if (room.actions.has('close') && task.do !== 'seal' && task.do !== 'deliver')
    tell(say('script.unlogged'))
  if (room.pause !== undefined && !changes.some((fact) => 'break' in fact))
    tell(say('script.room-empty', { since: room.pause }))
  if (who.length === 0) tell(say('script.nobody', { role }))
  else if (!who.some((id) => room.present.has(id))) tell(say('script.left', { everybody: who }))
  const { alone, shownSince } = room
  if (alone !== undefined && !who.includes(alone.id) && !changes.some(isPlacing))
    tell(say('script.alone-since', { who: alone.id, since: alone.since }))
  const clears = changes.some((fact) => 'screen' in fact && fact.screen === 'clear')
  if (shownSince !== undefined && !clears && !who.includes(alone?.id ?? ''))
    tell(say('script.secret-shown', { since: shownSince }))
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
function undone({ plan, packages, rows }: Setting, room: Room): readonly Saying[] {
  const kind = kindOf(plan)
  const lacking: Saying[] = []
  const demand = (holds: boolean, said: Saying) => {
    if (!holds) lacking.push(said)
  }
  const does = (doing: Task['do']) => rows.some(({ step: { task } }) => task.do === doing)
  for (const id of attending(plan))
    demand(room.enrolled.has(id), say('script.never-enrols', { who: id }))
  for (const action of ['begin', ...COMES_TO[kind], 'close'] as const)
    demand(room.actions.has(action), say('script.lacks-action', { action }))
  if (makesShares(kind))
    plan.backup.custodians.forEach((_, i) => {
      const state = room.shares.get(i + 1)
      demand(
        state === 'out' || state === 'received',
        say('script.never-handed-out', { index: i + 1 }),
      )
      demand(state === 'received', say('script.never-read-back', { index: i + 1 }))
    })
  if (kind !== 'generate' && kind !== 'destroy')
    demand(does('present'), say('script.lacks-present'))
  if (kind !== 'destroy') demand(does('prove'), say('script.lacks-prove'))
  if (kind === 'destroy')
    for (const what of toDestroy(plan))
      demand(room.destroyed.has(what), say('script.never-destroyed', { what: thingOf(what) }))
  const leaves = room.actions.has('wrap') || room.actions.has('export')
  if (kind === 'recover') demand(does('rotate'), say('script.lacks-rotate'))
  if (kind === 'recover' || (kind === 'generate' && packages.length > 0))
    demand(leaves, say('script.lacks-wrap'))
  for (const id of attending(plan))
    demand(room.attested.has(id), say('script.never-attests', { who: id }))
  for (const id of attending(plan))
    demand(room.sealed.has(id), say('script.never-seals', { who: id }))
  demand(room.delivered, say('script.never-delivered'))
  const { pause, shownSince, alone } = room
  if (pause !== undefined) lacking.push(say('script.never-ends', { since: pause }))
  if (shownSince !== undefined) lacking.push(say('script.secret-shown', { since: shownSince }))
  if (alone !== undefined) lacking.push(say('script.stays-alone', { who: alone.id }))
  return lacking
}
