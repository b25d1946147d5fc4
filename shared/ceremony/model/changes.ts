import { type Saying, say } from '../../text/saying.ts'
import type { Fact } from './facts.ts'
import { adding, type Room, setting, without } from './room.ts'

/** Says what is impossible about a change; the walk goes on as if it had been possible. */
export type Tell = (said: Saying) => void

/** The room after a step has made a fact so. */
export function changed(room: Room, fact: Fact, step: number, tell: Tell): Room {
  if ('recording' in fact) return recorded(room, fact.recording === 'on', step, tell)
  if ('checked' in fact) return { ...room, checked: adding(room.checked, fact.checked) }
  if ('medium' in fact) return dedicated(room, fact.medium, fact.purpose, tell)
  if ('bag' in fact) return handled(room, fact.bag, fact.state, tell)
  if ('card' in fact) return laid(room, fact.card, fact.state, tell)
  if ('people' in fact) return placed(room, fact.people, step, tell)
  if ('screen' in fact) return shown(room, fact.screen === 'secret', step)
  if ('break' in fact) return paused(room, fact.break === 'start', step, tell)
  if ('leaves' in fact) return left(room, fact.leaves, tell)
  if ('returns' in fact) return returned(room, fact.returns, tell)
  return room
}

function recorded(room: Room, on: boolean, since: number, tell: Tell): Room {
  if (on && room.recording?.on) tell(say('script.recording-on', { since: room.recording.since }))
  if (!on && !room.recording?.on) tell(say('script.recording-not-on'))
  return { ...room, recording: { on, since } }
}

function dedicated(room: Room, medium: string, purpose: string, tell: Tell): Room {
  const before = room.media.get(medium)
  if (before !== undefined && before !== purpose)
    tell(say('script.medium-purpose', { medium, purpose, before }))
  return { ...room, media: setting(room.media, medium, purpose) }
}

/** PCI PIN 9-2: tamper evidence is examined before a bag is opened. */
function handled(
  room: Room,
  bag: string,
  state: 'compared' | 'opened' | 'sealed',
  tell: Tell,
): Room {
  const before = room.bags.get(bag)
  if (state === 'opened' && before !== 'compared') tell(say('script.bag-opened-early', { bag }))
  if (state === 'compared' && before === 'opened') tell(say('script.bag-compared-open', { bag }))
  if (state === 'sealed' && before === 'sealed') tell(say('script.bag-sealed-twice', { bag }))
  return { ...room, bags: setting(room.bags, bag, state) }
}

function laid(
  room: Room,
  card: string,
  state: 'shown' | 'hidden' | 'bagged' | 'destroyed',
  tell: Tell,
): Room {
  const before = room.cards.get(card)
  const share = room.shares.get(Number(card))
  if (before === 'destroyed') tell(say('script.card-destroyed', { card }))
  else if (state === 'shown' && share === undefined && before === undefined)
    tell(say('script.card-shown-early', { card }))
  else if (state === 'hidden' && before !== 'shown') tell(say('script.card-hidden', { card }))
  else if (state === 'bagged' && before === undefined)
    tell(say('script.card-bagged-empty', { card }))
  else if (state === 'bagged' && share === 'out') tell(say('script.card-bagged-unread', { card }))
  else if (state === 'bagged' && before === 'bagged')
    tell(say('script.card-bagged-twice', { card }))
  return { ...room, cards: setting(room.cards, card, state) }
}

function placed(room: Room, people: string, since: number, tell: Tell): Room {
  if (people === 'two') return room
  if (people === 'all') {
    const open = [...room.cards].find(([, state]) => state === 'shown')
    if (open !== undefined) tell(say('script.looks-up-card', { card: open[0] }))
    if (room.shownSince !== undefined)
      tell(say('script.looks-up-screen', { since: room.shownSince }))
    return { ...room, alone: undefined }
  }
  const id = people.slice('alone:'.length)
  if (!room.present.has(id)) tell(say('script.not-here', { who: id }))
  if (room.alone !== undefined && room.alone.id !== id)
    tell(say('script.alone-since', { who: room.alone.id, since: room.alone.since }))
  return { ...room, alone: { id, since } }
}

function shown(room: Room, inView: boolean, step: number): Room {
  return { ...room, shownSince: inView ? (room.shownSince ?? step) : undefined }
}

function paused(room: Room, start: boolean, step: number, tell: Tell): Room {
  if (!start) {
    if (room.pause === undefined) tell(say('script.no-break'))
    return { ...room, pause: undefined }
  }
  if (room.pause !== undefined) tell(say('script.break-goes-on', { since: room.pause }))
  if (room.shownSince !== undefined) tell(say('script.break-secret'))
  if (room.alone !== undefined) tell(say('script.break-alone', { who: room.alone.id }))
  const open = [...room.cards].find(([, state]) => state === 'shown')
  if (open !== undefined) tell(say('script.break-card', { card: open[0] }))
  return { ...room, pause: room.pause ?? step }
}

/** PCI PIN 13-9.2: two people stay, or everybody leaves. */
function left(room: Room, id: string, tell: Tell): Room {
  if (!room.present.has(id)) tell(say('script.leaves-absent', { who: id }))
  const present = without(room.present, id)
  if (present.size < 2) tell(say('script.leaves-few', { who: id }))
  return { ...room, present }
}

function returned(room: Room, id: string, tell: Tell): Room {
  if (room.present.has(id)) tell(say('script.returns-present', { who: id }))
  return { ...room, present: adding(room.present, id) }
}
