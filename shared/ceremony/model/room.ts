import { type Saying, say } from '../../text/saying.ts'
import { attending } from '../attending.ts'
import type { Action, Plan } from '../plan.ts'
import type { BAG_STATES, CARD_STATES, Fact } from './facts.ts'

/** When something became so: the number of a step. */
type Since = number

/**
 * The modelled room: what a reader of the script believes to be so after each step. It knows what
 * people and program do, and nothing of keys or logs.
 */
export interface Room {
  readonly present: ReadonlySet<string>
  readonly recording: { readonly on: boolean; readonly since: Since } | undefined
  readonly pause: Since | undefined
  /** Who alone looks at the screen. */
  readonly alone: { readonly id: string; readonly since: Since } | undefined
  readonly shownSince: Since | undefined
  readonly checked: ReadonlySet<string>
  readonly media: ReadonlyMap<string, string>
  readonly bags: ReadonlyMap<string, (typeof BAG_STATES)[number]>
  readonly cards: ReadonlyMap<string, (typeof CARD_STATES)[number]>
  readonly shares: ReadonlyMap<number, 'made' | 'out' | 'received'>
  readonly keys: 'none' | 'made' | 'proven' | 'wiped'
  readonly actions: ReadonlySet<Action>
  readonly enrolled: ReadonlySet<string>
  readonly acknowledged: ReadonlySet<string>
  /** Who has given dice or text. */
  readonly given: ReadonlySet<string>
  readonly compared: ReadonlySet<string>
  /** What was destroyed: `share 2`, `copy red`. */
  readonly destroyed: ReadonlySet<string>
  readonly clocks: ReadonlySet<'opening' | 'closing'>
  readonly attested: ReadonlySet<string>
  readonly sealed: ReadonlySet<string>
  readonly delivered: boolean
  /** The steps done so far. */
  readonly done: ReadonlySet<string>
}

/** Before the first step: everybody of the plan has come, and nothing has happened. */
export function emptyRoom(plan: Plan): Room {
  const nobody: ReadonlySet<string> = new Set()
  return {
    present: new Set(attending(plan)),
    recording: undefined,
    pause: undefined,
    alone: undefined,
    shownSince: undefined,
    checked: nobody,
    media: new Map(),
    bags: new Map(),
    cards: new Map(),
    shares: new Map(),
    keys: 'none',
    actions: new Set(),
    enrolled: nobody,
    acknowledged: nobody,
    given: nobody,
    compared: nobody,
    destroyed: nobody,
    clocks: new Set(),
    attested: nobody,
    sealed: nobody,
    delivered: false,
    done: nobody,
  }
}

export function adding<T>(set: ReadonlySet<T>, item: T): ReadonlySet<T> {
  return new Set([...set, item])
}

export function without<T>(set: ReadonlySet<T>, item: T): ReadonlySet<T> {
  return new Set([...set].filter((one) => one !== item))
}

export function setting<K, V>(map: ReadonlyMap<K, V>, key: K, value: V): ReadonlyMap<K, V> {
  return new Map([...map, [key, value]])
}

/** True when a fact is so in the room. */
export function isSo(room: Room, fact: Fact): boolean {
  if ('recording' in fact) return (room.recording?.on ?? false) === (fact.recording === 'on')
  if ('checked' in fact) return room.checked.has(fact.checked)
  if ('medium' in fact) return room.media.get(fact.medium) === fact.purpose
  if ('bag' in fact) return room.bags.get(fact.bag) === fact.state
  if ('card' in fact) return room.cards.get(fact.card) === fact.state
  if ('people' in fact) return arePlaced(room, fact.people)
  if ('screen' in fact) return (room.shownSince === undefined) === (fact.screen === 'clear')
  if ('break' in fact) return (room.pause === undefined) === (fact.break === 'end')
  if ('leaves' in fact) return !room.present.has(fact.leaves)
  if ('returns' in fact) return room.present.has(fact.returns)
  if ('keys' in fact) return room.keys === fact.keys
  if ('clock' in fact) return room.clocks.has(fact.clock)
  return room.done.has(fact.done)
}

function arePlaced({ alone, present, enrolled }: Room, people: string): boolean {
  if (people === 'two') return present.size >= 2
  if (people !== 'all') return people === `alone:${alone?.id}`
  return alone === undefined && [...enrolled].every((id) => present.has(id))
}

/** A fact in words: `the recording on`, `bag 2 sealed`. */
export function inWords(fact: Fact): Saying {
  if ('recording' in fact) return say('script.fact-recording', { recording: fact.recording })
  if ('checked' in fact) return say('script.fact-checked', { check: fact.checked })
  if ('medium' in fact)
    return say('script.fact-medium', { medium: fact.medium, purpose: fact.purpose })
  if ('bag' in fact) return say('script.fact-bag', { bag: fact.bag, seal: fact.state })
  if ('card' in fact) return say('script.fact-card', { card: fact.card, lies: fact.state })
  if ('people' in fact) {
    const [, id] = fact.people.split(':')
    if (id !== undefined) return say('script.fact-alone', { who: id })
    return fact.people === 'all' ? say('script.fact-all') : say('script.fact-two')
  }
  if ('screen' in fact) return say('script.fact-screen', { screen: fact.screen })
  if ('break' in fact)
    return fact.break === 'start' ? say('script.fact-break') : say('script.fact-no-break')
  if ('leaves' in fact) return say('script.fact-gone', { who: fact.leaves })
  if ('returns' in fact) return say('script.fact-here', { who: fact.returns })
  if ('keys' in fact) return say('script.fact-keys', { keys: fact.keys })
  if ('clock' in fact) return say('script.fact-clock', { at: fact.clock })
  return say('script.fact-done', { step: fact.done })
}
