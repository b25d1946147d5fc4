import { OS_BYTES, type EntropyKind } from '../../crypto/entropy.ts'
import { MOST_ROLLS, ROLLS_NEEDED } from '../../crypto/dice.ts'
import { LEAST_TEXT, MOST_TEXT } from '../../crypto/typedtext.ts'
import { canonical } from '../../log/canonical.ts'
import { askedFor } from '../attending.ts'
import { contributorsOf, whoOf } from '../duties.ts'
import type { State } from '../state.ts'
import { isSkipped, liveKeys, liveSet } from '../standing.ts'
import { demand, type Rule } from './demand.ts'

/** How much of each may be given; a character of text takes up to four bytes. */
const COUNTS: { readonly [K in EntropyKind]: readonly [least: number, most: number] } = {
  dice: [ROLLS_NEEDED, MOST_ROLLS],
  text: [LEAST_TEXT, 4 * MOST_TEXT],
}

/** Dice and text, once from each person whom the plan names, before anything is drawn. */
export const given: Rule<'entropy.given'> = (state, { actor, what }) => {
  const asked = askedFor(state.ground.plan)
  demand(state.begun, 'rule.order', 'the ceremony has not begun')
  demand(contributorsOf(state).includes(actor), 'rule.role', `${actor} is not asked for anything`)
  demandNothingDrawn(state)
  const before = state.entropy.given.some(({ by }) => by === actor)
  demand(!before, 'rule.entropy', `${actor} has given already`)
  demand(
    what.given.map(({ kind }) => kind).join() === asked.join(),
    'rule.parameters',
    `the plan asks for ${asked.join(' and ')}`,
  )
  for (const { kind, count } of what.given) {
    const [least, most] = COUNTS[kind]
    demand(
      count >= least && count <= most,
      'rule.parameters',
      `${count} of ${kind} is not between ${least} and ${most}`,
    )
  }
}

/** The mix of all that was given with the system's bytes, once everybody has given. */
export const mixed: Rule<'entropy.mixed'> = (state, { actor, what }) => {
  demand(actor === 'recorder', 'rule.role', 'the mix is observed by the recorder')
  demand(askedFor(state.ground.plan).length > 0, 'rule.entropy', 'the plan asks for no mix')
  demandNothingDrawn(state)
  demandGiven(state)
  const wanted = state.entropy.given.flatMap(({ by, given }) =>
    given.map(({ kind, count }) => ({ by, kind, count })),
  )
  const told = what.sources.map(({ by, kind, count }) => ({ by, kind, count }))
  demand(
    canonical(told) === canonical(wanted),
    'rule.parameters',
    'the sources of the mix are not what was given',
  )
  demand(what.os === OS_BYTES, 'rule.parameters', `a mix takes ${OS_BYTES} bytes of the system`)
  demand(
    what.known === undefined || state.ground.plan.mode === 'rehearsal',
    'rule.mode',
    'inputs that are known make no key of a production',
  )
  const commitments = new Set(what.sources.map(({ commitment }) => commitment))
  demand(commitments.size === told.length, 'rule.key', 'two sources have one commitment')
}

/** The log says where nothing of the room is in what is drawn: as planned, or since a restart. */
export const system: Rule<'entropy.system'> = (state, { actor, what }) => {
  const asked = askedFor(state.ground.plan).length > 0
  demand(actor === 'recorder', 'rule.role', 'the source is observed by the recorder')
  demand(state.begun, 'rule.order', 'the ceremony has not begun')
  demand(state.entropy.from === undefined, 'rule.entropy', 'the source is on record already')
  demand(
    (what.reason === 'restart') === asked,
    'rule.entropy',
    asked ? 'the plan asks for a mix' : 'the plan asks for no mix',
  )
  const proven = liveSet(state)?.proven ?? false
  demand(!asked || proven, 'rule.entropy', 'the keys are made from a mix, which is not in yet')
}

/** Who has not given yet what the plan asks for, and is not excused by a co-signed exception. */
export function missingGivers(state: State): readonly string[] {
  const { given } = state.entropy
  const excused = state.ground.script
    .filter(({ step, task }) => task.do === 'entropy' && isSkipped(state, step))
    .flatMap((step) => whoOf(state, step))
  return contributorsOf(state).filter(
    (id) => !given.some(({ by }) => by === id) && !excused.includes(id),
  )
}

/** Nothing is made of the mix before everybody has given. */
export function demandGiven(state: State): void {
  const missing = missingGivers(state)
  demand(missing.length === 0, 'rule.entropy', `nothing given yet: ${missing.join(', ')}`)
}

/** Where the plan asks for dice or text, no key is made of anything else. */
export function demandMix(state: State): void {
  const asked = askedFor(state.ground.plan).length > 0
  demand(!asked || state.entropy.from === 'mix', 'rule.entropy', 'the mix is not on record')
}

/** After a restart the mix is gone, and the log says so before anything else is drawn. */
export function demandSourceSaid(state: State): void {
  const asked = askedFor(state.ground.plan).length > 0
  demand(
    !asked || state.entropy.from !== undefined,
    'rule.entropy',
    'the log does not say that the mix was lost in the restart',
  )
}

function demandNothingDrawn(state: State): void {
  demand(state.entropy.from === undefined, 'rule.entropy', 'the mix is made already')
  demand(
    liveSet(state) === undefined && liveKeys(state).length === 0,
    'rule.entropy',
    'the keys exist already',
  )
}
