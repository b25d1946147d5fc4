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
  demand(state.begun, 'rule.order', 'the ceremony has not begun')
  demand(found.of === 'share', 'rule.parameters', 'only shares come in bags')
  demandOnlooker(state, event.actor)
  const { outcome, bag: before } = disposalOf(state, thing)
  demand(before === undefined, 'rule.order', `the bag of ${thing} was examined already`)
  demand(
    outcome === 'open' || outcome === 'missing',
    'rule.order',
    `${thing} is ${outcome} already`,
  )
  demand(
    (bag === '') === (seal === 'none'),
    'rule.parameters',
    'a bag has a number and a seal, or there is none',
  )
}

/** Rule 4: each thing is destroyed by one person while another one looks on, as approved. */
export const destructionStarted: Rule<'destruction.started'> = (state, event) => {
  const { item, thing, by } = event.what
  const found = demandThing(state, thing)
  const disposal = disposalOf(state, thing)
  demand(state.effects.length === 0, 'rule.order', 'another effect has not ended')
  const intent = useIntent(state, event, 'destroy', `item ${item}`)
  const listed = (intent.parameters.things as readonly DestroyItem[])[item - 1]
  demand(
    listed?.thing === thing,
    'rule.parameters',
    `item ${item} of ${intent.intent} is another thing`,
  )
  demand(
    disposal.outcome === 'open' || disposal.outcome === 'missing',
    'rule.order',
    `${thing} is ${disposal.outcome} already`,
  )
  demand(isHere(state, by), 'rule.people', `${by} is not in the room`)
  demandHands(state, found, by)
  demand(
    onlookers(state, by).length > 0,
    'rule.people',
    `nobody looks on while ${by} destroys ${thing}`,
  )
  if (found.of === 'share') demandRead(state, found, disposal, event.what)
  else demandSerial(event.what)
  const methods = methodsFor(event.what.carrier)
  demand(
    methods.includes(event.what.method),
    'rule.parameters',
    `this is destroyed by one of ${methods.join(', ')}`,
  )
}

/** Only its custodian has a share in their hands, as long as they are in the room. */
function demandHands(state: State, found: Thing, by: string): void {
  if (found.of !== 'share' || by === found.custodian) return
  demand(
    !isHere(state, found.custodian),
    'rule.role',
    `share ${found.index} is in the hands of ${found.custodian}, who is in the room`,
  )
}

/** What stands on the card, or in the name of the file, is that of the share: nothing secret is read. */
function demandRead(
  state: State,
  { index, thing }: Extract<Thing, { of: 'share' }>,
  { bag }: Disposal,
  { carrier, set, commitment, serial }: What<'destruction.started'>,
): void {
  present(bag, 'rule.order', `the bag of ${thing} was not examined`)
  const { source } = state
  demand(
    carrier !== undefined && serial === undefined,
    'rule.parameters',
    'a share lies on a card or in a file',
  )
  demand(set === source?.set, 'share.foreign', `this is a share of set ${set}`)
  const pinned = source?.shares.find((one) => one.index === index)?.commitment ?? ''
  demand(
    commitment === undefined || pinned.startsWith(commitment),
    'share.wrong',
    `the commitment on it is not that of share ${index}`,
  )
}

function demandSerial({ carrier, set, commitment, serial }: What<'destruction.started'>): void {
  demand(
    serial !== undefined && serial !== '',
    'rule.parameters',
    'the number or label of the medium is not named',
  )
  demand(
    [carrier, set, commitment].every((field) => field === undefined),
    'rule.parameters',
    'a copy of the backup files is no share',
  )
}

/** By whoever destroyed it, before somebody who has looked on from the beginning. */
export const destructionFinished: Rule<'destruction.finished'> = (state, event) => {
  const { thing } = event.what
  const { by } = demandStarted(state, thing)
  demand(event.actor === by, 'rule.role', `${by} destroys it, and signs`)
  const watched = disposalOf(state, thing).watched.filter((id) => isHere(state, id))
  demand(watched.length > 0, 'rule.people', `whoever looked on while ${by} began has left`)
}

/** It did not come to an end: whoever declared it says so, and it counts as exposed. */
export const destructionFailed: Rule<'destruction.failed'> = (state, event) => {
  demandStarted(state, event.what.thing)
  const intent = state.intents.findLast((one) => one.action === 'destroy' && one.used.length > 0)
  demand(event.actor === intent?.by, 'rule.role', `it was declared by ${intent?.by}`)
  demand(event.what.reason !== '', 'rule.parameters', 'the reason is not named')
}

function demandStarted(state: State, thing: string): NonNullable<Disposal['started']> {
  demandThing(state, thing)
  const { outcome, started } = disposalOf(state, thing)
  demand(outcome === 'started', 'rule.order', `no destruction of ${thing} was started`)
  return present(started, 'rule.order', `no destruction of ${thing} was started`)
}

/** What cannot be produced is said outright, by its custodian if they are in the room. */
export const destructionMissing: Rule<'destruction.missing'> = (state, event) => {
  const { thing, reason } = event.what
  const found = demandThing(state, thing)
  demand(state.begun, 'rule.order', 'the ceremony has not begun')
  const { outcome } = disposalOf(state, thing)
  demand(outcome === 'open', 'rule.order', `${thing} is ${outcome} already`)
  demand(reason !== '', 'rule.parameters', 'nobody has said why it is missing')
  if (found.of === 'share' && isHere(state, found.custodian))
    demand(
      event.actor === found.custodian,
      'rule.role',
      `${found.custodian} is in the room, and says what became of share ${found.index}`,
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
    `nobody has said yet that ${thing} is destroyed or missing`,
  )
  demand(witness === undefined, 'rule.order', `${witness} has signed for ${thing} already`)
  demandOnlooker(state, event.actor)
  demand(event.actor !== by, 'rule.approval', `${by} cannot be the witness of it, too`)
  demand(
    outcome === 'missing' || watched.includes(event.actor),
    'rule.people',
    `${event.actor} was not in the room while ${thing} was destroyed`,
  )
}

function demandThing(state: State, name: string): Thing {
  return present(thingOf(state, name), 'rule.parameters', `the plan knows no ${name}`)
}

function demandOnlooker(state: State, id: string): void {
  demand(looksOn(state, id), 'rule.role', `${id} is neither witness nor auditor`)
}

/** Nothing is closed while anything is neither destroyed nor accounted for. */
export function demandAccounted(state: State): void {
  const open = openThings(state)
  demand(
    open.length === 0,
    'rule.order',
    `neither destroyed nor accounted for: ${open.map(({ thing }) => thing).join(', ')}`,
  )
}
