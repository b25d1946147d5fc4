import type { Fact } from './facts.ts'
import { adding, type Room, setting, without } from './room.ts'

/** Says what is impossible about a change; the walk goes on as if it had been possible. */
export type Say = (message: string) => void

/** The room after a step has made a fact so. */
export function changed(room: Room, fact: Fact, step: number, say: Say): Room {
  if ('recording' in fact) return recorded(room, fact.recording === 'on', step, say)
  if ('checked' in fact) return { ...room, checked: adding(room.checked, fact.checked) }
  if ('medium' in fact) return dedicated(room, fact.medium, fact.purpose, say)
  if ('bag' in fact) return handled(room, fact.bag, fact.state, say)
  if ('card' in fact) return laid(room, fact.card, fact.state, say)
  if ('people' in fact) return placed(room, fact.people, step, say)
  if ('screen' in fact) return shown(room, fact.screen === 'secret', step)
  if ('break' in fact) return paused(room, fact.break === 'start', step, say)
  if ('leaves' in fact) return left(room, fact.leaves, say)
  if ('returns' in fact) return returned(room, fact.returns, say)
  return room
}

function recorded(room: Room, on: boolean, since: number, say: Say): Room {
  if (on && room.recording?.on) say(`the recording is on since step ${room.recording.since}`)
  if (!on && !room.recording?.on) say('the recording is switched off and is not on')
  return { ...room, recording: { on, since } }
}

function dedicated(room: Room, medium: string, purpose: string, say: Say): Room {
  const before = room.media.get(medium)
  if (before !== undefined && before !== purpose)
    say(`the ${medium} is for ${purpose} and was for ${before}`)
  return { ...room, media: setting(room.media, medium, purpose) }
}

/** PCI PIN 9-2: tamper evidence is examined before a bag is opened. */
function handled(room: Room, bag: string, state: 'compared' | 'opened' | 'sealed', say: Say): Room {
  const before = room.bags.get(bag)
  if (state === 'opened' && before !== 'compared')
    say(`bag ${bag} is opened before its seal was compared`)
  if (state === 'compared' && before === 'opened') say(`bag ${bag} is compared and is open`)
  if (state === 'sealed' && before === 'sealed') say(`bag ${bag} is sealed twice`)
  return { ...room, bags: setting(room.bags, bag, state) }
}

function laid(
  room: Room,
  card: string,
  state: 'shown' | 'hidden' | 'bagged' | 'destroyed',
  say: Say,
): Room {
  const before = room.cards.get(card)
  const share = room.shares.get(Number(card))
  if (before === 'destroyed') say(`card ${card} was destroyed`)
  else if (state === 'shown' && share === undefined && before === undefined)
    say(`card ${card} is shown before it holds a share`)
  else if (state === 'hidden' && before !== 'shown') say(`card ${card} is hidden and was not shown`)
  else if (state === 'bagged' && before === undefined)
    say(`card ${card} goes into a bag before it holds a share`)
  else if (state === 'bagged' && share === 'out')
    say(`card ${card} goes into a bag before its share was read back`)
  else if (state === 'bagged' && before === 'bagged') say(`card ${card} is in a bag already`)
  return { ...room, cards: setting(room.cards, card, state) }
}

function placed(room: Room, people: string, since: number, say: Say): Room {
  if (people === 'two') return room
  if (people === 'all') {
    const open = [...room.cards].find(([, state]) => state === 'shown')
    if (open !== undefined) say(`everybody looks up while card ${open[0]} lies open`)
    if (room.shownSince !== undefined)
      say(`everybody looks up while the screen shows a secret since step ${room.shownSince}`)
    return { ...room, alone: undefined }
  }
  const id = people.slice('alone:'.length)
  if (!room.present.has(id)) say(`${id} is not in the room`)
  if (room.alone !== undefined && room.alone.id !== id)
    say(`${room.alone.id} is alone at the screen since step ${room.alone.since}`)
  return { ...room, alone: { id, since } }
}

function shown(room: Room, inView: boolean, step: number): Room {
  return { ...room, shownSince: inView ? (room.shownSince ?? step) : undefined }
}

function paused(room: Room, start: boolean, step: number, say: Say): Room {
  if (!start) {
    if (room.pause === undefined) say('a break ends and none has begun')
    return { ...room, pause: undefined }
  }
  if (room.pause !== undefined) say(`the break of step ${room.pause} has not ended`)
  if (room.shownSince !== undefined) say('the break begins while the screen shows a secret')
  if (room.alone !== undefined) say(`the break begins while ${room.alone.id} is at the screen`)
  const open = [...room.cards].find(([, state]) => state === 'shown')
  if (open !== undefined) say(`the break begins while card ${open[0]} lies open`)
  return { ...room, pause: room.pause ?? step }
}

/** PCI PIN 13-9.2: two people stay, or everybody leaves. */
function left(room: Room, id: string, say: Say): Room {
  if (!room.present.has(id)) say(`${id} leaves and is not in the room`)
  const present = without(room.present, id)
  if (present.size < 2) say(`${id} leaves and fewer than two people stay`)
  return { ...room, present }
}

function returned(room: Room, id: string, say: Say): Room {
  if (room.present.has(id)) say(`${id} returns and has not left`)
  return { ...room, present: adding(room.present, id) }
}
