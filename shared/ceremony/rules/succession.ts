import { say } from '../../text/saying.ts'
import type { What } from '../events.ts'
import { goneBefore, handOut } from '../destroyed.ts'
import type { Custody } from '../destruction.ts'
import { type SetHistory, superseding } from '../set-history.ts'
import { isDestruction } from '../kinds.ts'
import type { Plan } from '../plan.ts'
import { demand, present } from './demand.ts'

/**
 * The end of a set is that of the plan: of one that the named reshare has replaced, or outright of
 * the keys. Nobody destroys the set that counts because they took it for the old one.
 */
export function demandSuccession(plan: Plan, what: What<'source.admitted'>): void {
  if (!isDestruction(plan)) {
    demand(what.custody === undefined, 'rule.parameters', say('rule.only-end-bags'))
    return
  }
  const { set, history = [], also = [], shares } = what
  const by = superseding(history, set)
  const successor = plan.destruction?.successor ?? 'none'
  if (successor === 'none')
    demand(by === undefined, 'rule.parameters', say('rule.was-replaced', { set, by: by ?? '' }))
  // Whoever is asked for later bundles has shown the evidence itself before.
  else if (what.also !== undefined) {
    const presented = also.some(
      ({ ceremony, checkpoint }) =>
        ceremony === successor.ceremony && checkpoint === successor.checkpoint,
    )
    demand(
      presented,
      'head.mismatch',
      say('rule.successor-missing', { ceremony: successor.ceremony }),
    )
    const where = history.find((one) => one.set === by)?.ceremony
    demand(
      by !== undefined && where === successor.ceremony,
      'rule.parameters',
      say('rule.not-replaced', { set, ceremony: successor.ceremony }),
    )
  }
  const custody = present(what.custody, 'rule.parameters', say('rule.no-places'))
  demand(
    custody.map(({ index }) => index).join() === shares.map(({ index }) => index).join(),
    'rule.parameters',
    say('rule.other-places'),
  )
  demandHandedOut(custody, history.find((one) => one.set === set)?.known ?? [])
  demandSomethingLeft(plan, what, custody)
}

/** A second ceremony is about what the first left at large, and about nothing else. */
function demandSomethingLeft(
  { destruction }: Plan,
  what: What<'source.admitted'>,
  custody: readonly Custody[],
): void {
  const before = goneBefore(what)
  if (before.length === 0) return
  const handOuts = custody.flatMap(({ index, copies }) =>
    Array.from({ length: copies }, (_, i) => handOut(index, i + 1)),
  )
  const shares = before.map(({ thing }) => thing).filter((thing) => thing.startsWith('share:'))
  demand(
    shares.every((thing) => handOuts.includes(thing)),
    'rule.parameters',
    say('rule.gone-of-others'),
  )
  const copies = (destruction?.copies ?? []).map(({ id }) => `copy:${id}`)
  const again = copies.flatMap((copy) => before.find(({ thing }) => thing === copy) ?? [])
  const ceremonies = [...new Set(before.map(({ ceremony }) => ceremony))].join(', ')
  demand(
    shares.length < handOuts.length || again.length < copies.length,
    'share.superseded',
    say('rule.nothing-left', { set: what.set, ceremonies }),
  )
  const [first] = again
  demand(
    first === undefined,
    'rule.parameters',
    say('rule.gone-already', { thing: first?.thing ?? '', ceremony: first?.ceremony ?? '' }),
  )
}

/** A share that somebody knows is somewhere: left out, it would count neither as destroyed nor as at large. */
function demandHandedOut(custody: readonly Custody[], known: SetHistory['known']): void {
  const indexes = new Set(known.flatMap((one) => one.indexes))
  const hidden = custody.filter(({ index, copies }) => copies === 0 && indexes.has(index))
  demand(
    hidden.length === 0,
    'rule.parameters',
    say('rule.hidden-known', { indexes: hidden.map(({ index }) => index).join(', ') }),
  )
}
