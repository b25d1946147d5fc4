import { historyOf } from '../history.ts'
import { custodiansOf, handable, isDeputy, leads, rolesOf } from '../duties.ts'
import { CONFLICTS } from '../roles.ts'
import { LEAST_PRESENT } from '../state/people.ts'
import { isHere, person, presentPeople } from '../standing.ts'
import { demand, present, type Rule } from './demand.ts'
import { isRelaxed } from './opening.ts'
import { demandUnknown } from './knowledge.ts'

/** Rule 8: a departure is observed; nobody walks away from a share that is on the screen. */
export const left: Rule<'person.left'> = (state, event) => {
  const { id, reason } = event.what
  demand(event.actor === 'recorder', 'rule.role', 'departures are observed by the recorder')
  demand(isHere(state, id), 'rule.people', `${id} is not in the room`)
  demand(reason !== '', 'rule.parameters', 'the reason is not named')
  const staying = presentPeople(state).filter((one) => one !== id)
  const shown = state.effects.some(({ what }) => what.endsWith(`, for ${id}`))
  demand(
    state.effects.length === 0 || (staying.length >= LEAST_PRESENT && !shown),
    'rule.order',
    'something was started and has not ended',
  )
}

/** Rule 8: who comes back signs for it. */
export const returned: Rule<'person.returned'> = (state, event) => {
  const { id } = event.what
  demand(event.actor === id, 'rule.role', `${event.actor} cannot return for ${id}`)
  demand(state.away.includes(id), 'rule.people', `${id} is not away`)
}

/** Rule 8: in a break everybody is away, and no share is on the screen. */
export const breakStarted: Rule<'break.started'> = (state, event) => {
  const { by, reason } = event.what
  demand(event.actor === 'recorder', 'rule.role', 'breaks are observed by the recorder')
  demand(isHere(state, by), 'rule.people', `${by} is not in the room`)
  demand(leads(state, by), 'rule.role', `${by} is neither administrator nor operator`)
  demand(reason !== '', 'rule.parameters', 'the reason is not named')
  demand(state.effects.length === 0, 'rule.order', 'something was started and has not ended')
  demand(
    state.members.length >= LEAST_PRESENT,
    'rule.people',
    'one person alone cannot end a break again',
  )
}

/** Rule 8: a break ends with two people back, the administrator or their deputy among them. */
export const breakEnded: Rule<'break.ended'> = (state, event) => {
  const { by } = event.what
  demand(event.actor === 'recorder', 'rule.role', 'breaks are observed by the recorder')
  demand(state.pause !== undefined, 'rule.order', 'there is no break')
  demand(isHere(state, by), 'rule.people', `${by} is not back`)
  demand(
    leads(state, by) || isDeputy(state, by),
    'rule.role',
    `${by} is neither administrator nor operator`,
  )
  const back = presentPeople(state)
  demand(back.length >= LEAST_PRESENT, 'rule.locked', 'two people are not back yet')
  demand(
    back.some((id) => rolesOf(state, id).includes('administrator') || isDeputy(state, id)),
    'rule.locked',
    'neither the administrator nor their deputy is back yet',
  )
}

/** Rule 9: a deputy or alternate of the plan takes over from somebody who is not in the room. */
export const handed: Rule<'role.handed'> = (state, event) => {
  const { from, to, roles } = event.what
  demand(event.actor === to, 'rule.role', `${event.actor} cannot take over for ${to}`)
  present(person(state, from), 'rule.people', `${from} is not in the plan`)
  demand(!isHere(state, from), 'rule.people', `${from} is in the room`)
  const may = handable(state, from, to)
  demand(may.length > 0, 'rule.duties', `${to} can take nothing over from ${from}`)
  demand(roles.join() === may.join(), 'rule.parameters', `${from} hands on ${may.join(', ')}`)
  const both = [...rolesOf(state, to), ...roles]
  const clash = CONFLICTS.find(
    (one) => one.roles.every((role) => both.includes(role)) && !(one.relaxable && isRelaxed(state)),
  )
  demand(
    clash === undefined,
    'rule.duties',
    `${to} would be both ${clash?.roles.join(' and ') ?? ''}`,
  )
  const custodians = custodiansOf(state)
  const twice = roles.includes('custodian') && custodians.includes(from) && custodians.includes(to)
  demand(!twice, 'rule.duties', `${to} holds a share of their own`)
  if (roles.includes('custodian') && custodians.includes(from))
    demandUnknown(historyOf(state), state.ground.plan, [to])
}

/** PCI DSS 3.7.8: each custodian accepts their duties once. */
export const acknowledged: Rule<'duty.acknowledged'> = (state, { actor }) => {
  demand(custodiansOf(state).includes(actor), 'rule.role', `${actor} is no custodian of a share`)
  demand(!state.acknowledged.includes(actor), 'rule.order', `${actor} has accepted already`)
}

/** The clock jumped since the entry before: the program sees it, people have to look. */
export const jumped: Rule<'clock.jumped'> = (state, event) => {
  const { seconds, since } = event.what
  demand(event.actor === 'recorder', 'rule.role', 'the clock is observed by the recorder')
  demand(seconds !== 0, 'rule.parameters', 'the clock has not jumped')
  demand(since === state.time, 'rule.parameters', `the entry before is of ${state.time}`)
}

/** One person's own watch beside the clock of the machine, once for each occasion. */
export const clockStated: Rule<'clock.stated'> = (state, event) => {
  const { at, room } = event.what
  demand(room !== '', 'rule.parameters', 'the clock of the room is not named')
  demand(
    (at === 'jump') === (state.jumped !== undefined),
    'rule.clock',
    at === 'jump' ? 'the clock has not jumped' : 'the clock jumped: state what watches show now',
  )
  const stated =
    state.jumped?.stated ?? state.clocks.filter((one) => one.at === at).map((one) => one.by)
  demand(!stated.includes(event.actor), 'rule.clock', `${event.actor} has stated it already`)
}
