import { say } from '../../text/saying.ts'
import { historyOf } from '../history.ts'
import { custodiansOf, handable, isDeputy, leads, rolesOf } from '../duties.ts'
import { CONFLICTS } from '../roles.ts'
import { isReleaseTo } from '../state/exception.ts'
import { LEAST_PRESENT } from '../state/people.ts'
import { isHere, person, presentPeople } from '../standing.ts'
import { demand, present, type Rule } from './demand.ts'
import { isRelaxed } from './opening.ts'
import { demandMayLearn } from './knowledge.ts'

/** Rule 8: a departure is observed; nobody walks away from a share that is on the screen. */
export const left: Rule<'person.left'> = (state, event) => {
  const { id, reason } = event.what
  demand(event.actor === 'recorder', 'rule.role', say('rule.departures-by-recorder'))
  demand(isHere(state, id), 'rule.people', say('rule.not-here', { who: id }))
  demand(reason !== '', 'rule.parameters', say('rule.no-reason'))
  const staying = presentPeople(state).filter((one) => one !== id)
  const shown = state.effects.some((effect) => isReleaseTo(effect, id))
  demand(
    state.effects.length === 0 || (staying.length >= LEAST_PRESENT && !shown),
    'rule.order',
    say('rule.unended'),
  )
}

/** Rule 8: who comes back signs for it. */
export const returned: Rule<'person.returned'> = (state, event) => {
  const { id } = event.what
  demand(
    event.actor === id,
    'rule.role',
    say('rule.cannot-return', { who: event.actor, other: id }),
  )
  demand(state.away.includes(id), 'rule.people', say('rule.not-away', { who: id }))
}

/** Rule 8: in a break everybody is away, and no share is on the screen. */
export const breakStarted: Rule<'break.started'> = (state, event) => {
  const { by, reason } = event.what
  demand(event.actor === 'recorder', 'rule.role', say('rule.breaks-by-recorder'))
  demand(isHere(state, by), 'rule.people', say('rule.not-here', { who: by }))
  demand(leads(state, by), 'rule.role', say('rule.no-leader', { who: by }))
  demand(reason !== '', 'rule.parameters', say('rule.no-reason'))
  demand(state.effects.length === 0, 'rule.order', say('rule.unended'))
  demand(state.members.length >= LEAST_PRESENT, 'rule.people', say('rule.break-alone'))
}

/** Rule 8: a break ends with two people back, the administrator or their deputy among them. */
export const breakEnded: Rule<'break.ended'> = (state, event) => {
  const { by } = event.what
  demand(event.actor === 'recorder', 'rule.role', say('rule.breaks-by-recorder'))
  demand(state.pause !== undefined, 'rule.order', say('rule.no-break'))
  demand(isHere(state, by), 'rule.people', say('rule.not-back', { who: by }))
  demand(leads(state, by) || isDeputy(state, by), 'rule.role', say('rule.no-leader', { who: by }))
  const back = presentPeople(state)
  demand(back.length >= LEAST_PRESENT, 'rule.locked', say('rule.two-not-back'))
  demand(
    back.some((id) => rolesOf(state, id).includes('administrator') || isDeputy(state, id)),
    'rule.locked',
    say('rule.leader-not-back'),
  )
}

/** Rule 9: a deputy or alternate of the plan takes over from somebody who is not in the room. */
export const handed: Rule<'role.handed'> = (state, event) => {
  const { from, to, roles } = event.what
  demand(event.actor === to, 'rule.role', say('rule.cannot-take-over', { who: event.actor, to }))
  present(person(state, from), 'rule.people', say('rule.not-planned', { who: from }))
  demand(!isHere(state, from), 'rule.people', say('rule.is-here', { who: from }))
  const may = handable(state, from, to)
  demand(may.length > 0, 'rule.duties', say('rule.nothing-to-take', { to, from }))
  demand(
    roles.join() === may.join(),
    'rule.parameters',
    say('rule.hands-on', { who: from, roles: may }),
  )
  const both = [...rolesOf(state, to), ...roles]
  const clash = CONFLICTS.find(
    (one) => one.roles.every((role) => both.includes(role)) && !(one.relaxable && isRelaxed(state)),
  )
  demand(
    clash === undefined,
    'rule.duties',
    say('rule.clash', { who: to, roles: clash?.roles ?? [] }),
  )
  const custodians = custodiansOf(state)
  const twice = roles.includes('custodian') && custodians.includes(from) && custodians.includes(to)
  demand(!twice, 'rule.duties', say('rule.own-share', { who: to }))
  if (roles.includes('custodian') && custodians.includes(from))
    demandMayLearn(historyOf(state), state.ground.plan, [to])
}

/** PCI DSS 3.7.8: each custodian accepts their duties once. */
export const acknowledged: Rule<'duty.acknowledged'> = (state, { actor }) => {
  demand(custodiansOf(state).includes(actor), 'rule.role', say('rule.no-custodian', { who: actor }))
  demand(!state.acknowledged.includes(actor), 'rule.order', say('rule.accepted', { who: actor }))
}

/** The clock jumped since the entry before: the program sees it, people have to look. */
export const jumped: Rule<'clock.jumped'> = (state, event) => {
  const { seconds, since } = event.what
  demand(event.actor === 'recorder', 'rule.role', say('rule.clock-by-recorder'))
  demand(seconds !== 0, 'rule.parameters', say('rule.no-jump'))
  demand(since === state.time, 'rule.parameters', say('rule.entry-before', { time: state.time }))
}

/** One person's own watch beside the clock of the machine, once for each occasion. */
export const clockStated: Rule<'clock.stated'> = (state, event) => {
  const { at, room } = event.what
  demand(room !== '', 'rule.parameters', say('rule.no-room-clock'))
  demand(
    (at === 'jump') === (state.jumped !== undefined),
    'rule.clock',
    at === 'jump' ? say('rule.no-jump') : say('rule.state-watches'),
  )
  const stated =
    state.jumped?.stated ?? state.clocks.filter((one) => one.at === at).map((one) => one.by)
  demand(!stated.includes(event.actor), 'rule.clock', say('rule.stated', { who: event.actor }))
}
