import { say } from '../../text/saying.ts'
import { looksOn, onlookers } from '../duties.ts'
import { type DestroyItem, disposalOf, openThings, type Thing, thingOf } from '../destruction.ts'
import type { EventOf, What } from '../events.ts'
import { methodsFor } from '../methods.ts'
import type { Disposal } from '../state/disposal.ts'
import type { State } from '../state.ts'
import { isHere } from '../standing.ts'
import { useIntent } from './approval.ts'
import { demand, present, type Rule } from './demand.ts'

/** PCI PIN 9-2: tamper evidence is examined before a bag is opened, by somebody who looks on. */
export const bagExamined: Rule<'bag.examined'> = (state, event) => {
  const { thing, bag, seal } = event.what
  const found = demandThing(state, thing)
  demand(state.begun, 'rule.order', say('rule.not-begun'))
  demand(found.of === 'share', 'rule.parameters', say('rule.only-shares-bagged'))
  demandOnlooker(state, event.actor)
  const { outcome, bag: before } = disposalOf(state, thing)
  demand(before === undefined, 'rule.order', say('rule.bag-examined', { thing }))
  demand(
    outcome === 'open' || outcome === 'missing',
    'rule.order',
    say('rule.settled', { thing, outcome }),
  )
  demand((bag === '') === (seal === 'none'), 'rule.parameters', say('rule.bag-or-none'))
}

/** Rule 4: each thing is destroyed by one person while another one looks on, as approved. */
export const destructionStarted: Rule<'destruction.started'> = (state, event) => {
  const { item, thing, by } = event.what
  const found = demandThing(state, thing)
  const disposal = disposalOf(state, thing)
  demand(state.effects.length === 0, 'rule.order', say('rule.other-effect'))
  const intent = useIntent(state, event, 'destroy', `item ${item}`)
  const listed = (intent.parameters.things as readonly DestroyItem[])[item - 1]
  demand(
    listed?.thing === thing,
    'rule.parameters',
    say('rule.item-other', { item, intent: intent.intent }),
  )
  demand(
    disposal.outcome === 'open' || disposal.outcome === 'missing',
    'rule.order',
    say('rule.settled', { thing, outcome: disposal.outcome }),
  )
  demand(isHere(state, by), 'rule.people', say('rule.not-here', { who: by }))
  demandHands(state, found, by)
  demand(
    onlookers(state, by).length > 0,
    'rule.people',
    say('rule.nobody-looks', { who: by, thing }),
  )
  if (found.of === 'share') demandRead(state, found, disposal, event.what)
  else demandSerial(event.what)
  const methods = methodsFor(event.what.carrier)
  demand(
    methods.includes(event.what.method),
    'rule.parameters',
    say('rule.other-method', { methods: methods.join(', ') }),
  )
}

/** Only its custodian has a share in their hands, as long as they are in the room. */
function demandHands(state: State, found: Thing, by: string): void {
  if (found.of !== 'share' || by === found.custodian) return
  demand(
    !isHere(state, found.custodian),
    'rule.role',
    say('rule.in-hands', { index: found.index, who: found.custodian }),
  )
}

/** What stands on the card, or in the name of the file, is that of the share: nothing secret is read. */
function demandRead(
  state: State,
  { index, thing }: Extract<Thing, { of: 'share' }>,
  { bag }: Disposal,
  { carrier, set, commitment, serial }: What<'destruction.started'>,
): void {
  present(bag, 'rule.order', say('rule.bag-unexamined', { thing }))
  const { source } = state
  demand(
    carrier !== undefined && serial === undefined,
    'rule.parameters',
    say('rule.share-carrier'),
  )
  demand(set === source?.set, 'share.foreign', say('rule.share-of-set', { set: set ?? '' }))
  const pinned = source?.shares.find((one) => one.index === index)?.commitment ?? ''
  demand(
    commitment === undefined || pinned.startsWith(commitment),
    'share.wrong',
    say('rule.other-commitment', { index }),
  )
}

function demandSerial({ carrier, set, commitment, serial }: What<'destruction.started'>): void {
  demand(serial !== undefined && serial !== '', 'rule.parameters', say('rule.no-serial'))
  demand(
    [carrier, set, commitment].every((field) => field === undefined),
    'rule.parameters',
    say('rule.copy-no-share'),
  )
}

/** By whoever destroyed it, before somebody who has looked on from the beginning. */
export const destructionFinished: Rule<'destruction.finished'> = (state, event) => {
  const { thing } = event.what
  const { by } = demandStarted(state, thing)
  demand(event.actor === by, 'rule.role', say('rule.destroyer', { who: by }))
  const watched = disposalOf(state, thing).watched.filter((id) => isHere(state, id))
  demand(watched.length > 0, 'rule.people', say('rule.onlooker-left', { who: by }))
}

/** It did not come to an end: whoever declared it says so, and it counts as exposed. */
export const destructionFailed: Rule<'destruction.failed'> = (state, event) => {
  demandStarted(state, event.what.thing)
  const intent = state.intents.findLast((one) => one.action === 'destroy' && one.used.length > 0)
  demand(
    event.actor === intent?.by,
    'rule.role',
    say('rule.declared-by', { who: intent?.by ?? '' }),
  )
  demand(event.what.reason !== '', 'rule.parameters', say('rule.no-reason'))
}

function demandStarted(state: State, thing: string): NonNullable<Disposal['started']> {
  demandThing(state, thing)
  const { outcome, started } = disposalOf(state, thing)
  demand(outcome === 'started', 'rule.order', say('rule.no-destruction-of', { thing }))
  return present(started, 'rule.order', say('rule.no-destruction-of', { thing }))
}

/** What cannot be produced is said outright, by its custodian if they are in the room. */
export const destructionMissing: Rule<'destruction.missing'> = (state, event) => {
  const { thing, reason } = event.what
  const found = demandThing(state, thing)
  demand(state.begun, 'rule.order', say('rule.not-begun'))
  const { outcome } = disposalOf(state, thing)
  demand(outcome === 'open', 'rule.order', say('rule.settled', { thing, outcome }))
  demand(reason !== '', 'rule.parameters', say('rule.missing-why'))
  if (found.of === 'share' && isHere(state, found.custodian))
    demand(
      event.actor === found.custodian,
      'rule.role',
      say('rule.custodian-says', { who: found.custodian, index: found.index }),
    )
  // Another one signs for it (rule 4): the only one who could is kept for that.
  demand(
    !looksOn(state, event.actor) || onlookers(state, event.actor).length > 0,
    'rule.people',
    say('rule.only-onlooker', { who: event.actor, thing }),
  )
}

/** Dual control: somebody who looked on signs for what another one did or said. */
export const destructionWitnessed: Rule<'destruction.witnessed'> = (
  state,
  event: EventOf<'destruction.witnessed'>,
) => {
  const { thing } = event.what
  demandThing(state, thing)
  const { outcome, by, watched, witness } = disposalOf(state, thing)
  demand(
    outcome === 'destroyed' || outcome === 'missing',
    'rule.order',
    say('rule.not-settled', { thing }),
  )
  demand(witness === undefined, 'rule.order', say('rule.witnessed', { who: witness ?? '', thing }))
  demandOnlooker(state, event.actor)
  demand(event.actor !== by, 'rule.approval', say('rule.own-witness', { who: by ?? '' }))
  demand(
    outcome === 'missing' || watched.includes(event.actor),
    'rule.people',
    say('rule.was-absent', { who: event.actor, thing }),
  )
}

function demandThing(state: State, name: string): Thing {
  return present(
    thingOf(state, name),
    'rule.parameters',
    say('rule.unknown-thing', { thing: name }),
  )
}

function demandOnlooker(state: State, id: string): void {
  demand(looksOn(state, id), 'rule.role', say('rule.no-observer', { who: id }))
}

/** Nothing is closed while anything is neither destroyed nor accounted for. */
export function demandAccounted(state: State): void {
  const open = openThings(state)
  demand(
    open.length === 0,
    'rule.order',
    say('rule.unaccounted', { things: open.map(({ thing }) => thing).join(', ') }),
  )
}
