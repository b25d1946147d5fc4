import { CeremonyError } from '../errors.ts'
import { say } from '../text/saying.ts'
import { disposalOf, thingOf, thingText } from './destruction.ts'
import type { CeremonyEvent, Draft, What } from './events.ts'
import { METHOD_TABLE } from './methods.ts'
import type { Disposal } from './state/disposal.ts'
import type { State } from './state.ts'

type Signed = Extract<
  CeremonyEvent | Draft,
  {
    type: 'bag.examined' | 'destruction.finished' | 'destruction.missing' | 'destruction.witnessed'
  }
>

/** What people sign at the end of a share set: every value that they vouch for. */
export function destructionText(state: State, event: Signed): string {
  const { thing } = event.what
  const named = thingText(state, thing)
  switch (event.type) {
    case 'bag.examined':
      return `Before it was opened I examined the bag of ${named}. ${bagText(state, event.what)}`
    case 'destruction.finished':
      return `I destroyed ${named}: ${deedText(startedOf(state, thing))}`
    case 'destruction.missing':
      return `I say that ${named} cannot be produced, because ${JSON.stringify(event.what.reason)}. It is not shown to be destroyed.`
    case 'destruction.witnessed': {
      const { outcome, by, reason = '' } = disposalOf(state, thing)
      return outcome === 'missing'
        ? `I looked on. ${named} was not produced; ${by} says why: ${JSON.stringify(reason)}. It is not shown to be destroyed.`
        : `I looked on while ${by} destroyed ${named}: ${deedText(startedOf(state, thing))}`
    }
  }
}

function startedOf(state: State, thing: string): NonNullable<Disposal['started']> {
  const { started } = disposalOf(state, thing)
  if (started === undefined)
    throw new CeremonyError('rule.order', say('rule.no-destruction-of', { thing }))
  return started
}

function bagText(state: State, { thing, bag, seal }: What<'bag.examined'>): string {
  if (seal === 'none') return 'There was no bag.'
  const found = thingOf(state, thing)
  const told = found?.of === 'share' ? found.bag : ''
  const same =
    told === ''
      ? 'the receipt names none'
      : told === bag
        ? 'as on the receipt'
        : `the receipt says ${JSON.stringify(told)}`
  return `Bag: ${JSON.stringify(bag)}, ${same}. The seal was ${seal}.`
}

const ON = { card: 'On the card', file: 'On the share file', age: 'On the encrypted share file' }

function deedText(started: NonNullable<Disposal['started']>): string {
  const { method, carrier, set, commitment, serial } = started
  const done = `${METHOD_TABLE[method].words}.`
  if (carrier === undefined)
    return `${done} Number or label of the medium: ${JSON.stringify(serial)}.`
  const mark = commitment === undefined ? 'no commitment' : `a commitment that begins ${commitment}`
  return `${done} ${ON[carrier]} stood set ${set} and ${mark}.`
}
