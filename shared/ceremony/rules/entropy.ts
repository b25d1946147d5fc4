import { OS_BYTES, type EntropyKind } from '../../crypto/entropy.ts'
import { MOST_ROLLS, ROLLS_NEEDED } from '../../crypto/dice.ts'
import { LEAST_TEXT, MOST_TEXT } from '../../crypto/typedtext.ts'
import { canonical } from '../../log/canonical.ts'
import { say } from '../../text/saying.ts'
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
  demand(state.begun, 'rule.order', say('rule.not-begun'))
  demand(contributorsOf(state).includes(actor), 'rule.role', say('rule.not-asked', { who: actor }))
  demandNothingDrawn(state)
  const before = state.entropy.given.some(({ by }) => by === actor)
  demand(!before, 'rule.entropy', say('rule.given', { who: actor }))
  demand(
    what.given.map(({ kind }) => kind).join() === asked.join(),
    'rule.parameters',
    say('rule.asked-for', { kinds: asked }),
  )
  for (const { kind, count } of what.given) {
    const [least, most] = COUNTS[kind]
    demand(
      count >= least && count <= most,
      'rule.parameters',
      say('rule.out-of-bounds', { count, given: kind, least, most }),
    )
  }
}

/** The mix of all that was given with the system's bytes, once everybody has given. */
export const mixed: Rule<'entropy.mixed'> = (state, { actor, what }) => {
  demand(actor === 'recorder', 'rule.role', say('rule.mix-by-recorder'))
  demand(askedFor(state.ground.plan).length > 0, 'rule.entropy', say('rule.no-mix-asked'))
  demandNothingDrawn(state)
  demandGiven(state)
  const wanted = state.entropy.given.flatMap(({ by, given }) =>
    given.map(({ kind, count }) => ({ by, kind, count })),
  )
  const told = what.sources.map(({ by, kind, count }) => ({ by, kind, count }))
  demand(canonical(told) === canonical(wanted), 'rule.parameters', say('rule.other-sources'))
  demand(what.os === OS_BYTES, 'rule.parameters', say('rule.mix-bytes', { bytes: OS_BYTES }))
  demand(
    what.known === undefined || state.ground.plan.mode === 'rehearsal',
    'rule.mode',
    say('rule.known-inputs'),
  )
  const commitments = new Set(what.sources.map(({ commitment }) => commitment))
  demand(commitments.size === told.length, 'rule.key', say('rule.twin-sources'))
}

/** The log says where nothing of the room is in what is drawn: as planned, or since a restart. */
export const system: Rule<'entropy.system'> = (state, { actor, what }) => {
  const asked = askedFor(state.ground.plan).length > 0
  demand(actor === 'recorder', 'rule.role', say('rule.source-by-recorder'))
  demand(state.begun, 'rule.order', say('rule.not-begun'))
  demand(state.entropy.from === undefined, 'rule.entropy', say('rule.source-recorded'))
  demand(
    (what.reason === 'restart') === asked,
    'rule.entropy',
    asked ? say('rule.mix-asked') : say('rule.no-mix-asked'),
  )
  const proven = liveSet(state)?.proven ?? false
  demand(!asked || proven, 'rule.entropy', say('rule.mix-not-in'))
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
  demand(
    missing.length === 0,
    'rule.entropy',
    say('rule.nothing-given', { people: missing.join(', ') }),
  )
}

/** Where the plan asks for dice or text, no key is made of anything else. */
export function demandMix(state: State): void {
  const asked = askedFor(state.ground.plan).length > 0
  demand(!asked || state.entropy.from === 'mix', 'rule.entropy', say('rule.mix-unrecorded'))
}

/** After a restart the mix is gone, and the log says so before anything else is drawn. */
export function demandSourceSaid(state: State): void {
  const asked = askedFor(state.ground.plan).length > 0
  demand(!asked || state.entropy.from !== undefined, 'rule.entropy', say('rule.mix-lost'))
}

function demandNothingDrawn(state: State): void {
  demand(state.entropy.from === undefined, 'rule.entropy', say('rule.mix-made'))
  demand(
    liveSet(state) === undefined && liveKeys(state).length === 0,
    'rule.entropy',
    say('rule.keys-made'),
  )
}
