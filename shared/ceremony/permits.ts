import { CeremonyError } from '../errors.ts'
import { parseStatement } from '../log/statement.ts'
import type { CeremonyEvent, EventOf, EventType } from './events.ts'
import * as approval from './rules/approval.ts'
import { demand, type EarlierLines, type Rule } from './rules/demand.ts'
import * as ending from './rules/ending.ts'
import * as opening from './rules/opening.ts'
import * as packages from './rules/packages.ts'
import * as records from './rules/records.ts'
import * as shares from './rules/shares.ts'
import { keyOf, person, type State } from './state.ts'
import { actOf, targetOf, textOf } from './vouch.ts'

/** One rule for each type of event: the table that decide and verify share. */
const RULES: { readonly [T in EventType]: Rule<T> } = {
  'ceremony.opened': opening.opened,
  'participant.enrolled': opening.enrolled,
  'duties.relaxed': opening.relaxed,
  'recorder.unlocked': records.unlocked,
  'head.stated': records.headStated,
  'intent.declared': approval.declared,
  'intent.approved': approval.approved,
  'intent.withdrawn': approval.withdrawn,
  'ceremony.begun': opening.begun,
  'key.generated': shares.generated,
  'shares.made': shares.made,
  'share.release.started': shares.releaseStarted,
  'share.release.finished': shares.releaseEnded,
  'share.release.failed': shares.releaseEnded,
  'share.read': shares.read,
  'share.received': shares.received,
  'share.presented': packages.presented,
  'vault.refilled': packages.refilled,
  'shares.proven': shares.proven,
  'shares.voided': shares.voided,
  'key.lost': shares.lost,
  'vault.emptied': packages.emptied,
  'backup.made': shares.backedUp,
  'fingerprint.compared': packages.compared,
  'package.started': packages.packageStarted,
  'package.finished': packages.packageEnded,
  'package.failed': packages.packageEnded,
  'access.refused': records.refused,
  'exception.raised': records.raised,
  'exception.cosigned': records.cosigned,
  'clock.stepped': records.stepped,
  'attestation.given': records.attested,
  'files.listed': ending.listed,
  'ceremony.closed': ending.closed,
  'ceremony.aborted': ending.aborted,
  'ceremony.terminated': ending.terminated,
}

/** What may happen after a restart before two people have stated the head that they noted: the end, too (rule 7). */
const WHILE_RESUMING: readonly EventType[] = [
  'head.stated',
  'recorder.unlocked',
  'access.refused',
  'clock.stepped',
  'shares.voided',
  'key.lost',
  'vault.emptied',
  'exception.raised',
  'exception.cosigned',
  'files.listed',
  'ceremony.aborted',
  'ceremony.terminated',
]

/** What may happen once the share set was given up: its keys go, and the ceremony ends. */
const WHEN_ABANDONED: readonly EventType[] = ['key.lost', 'files.listed', 'ceremony.aborted']

const ENDS: readonly EventType[] = ['ceremony.closed', 'ceremony.aborted', 'ceremony.terminated']

/**
 * The rules of the ceremony (design.md): undefined when this event may follow this state, the
 * refusal otherwise. Signatures are checked beside it; what is signed is checked here.
 */
export function permits(
  state: State,
  event: CeremonyEvent,
  log: EarlierLines,
): CeremonyError | undefined {
  try {
    demandPlace(state, event)
    demandStatement(state, event, log)
    ruleFor(event)(state, event, log)
    return undefined
  } catch (error) {
    if (error instanceof CeremonyError) return error
    throw error
  }
}

function ruleFor<T extends EventType>(event: EventOf<T>): Rule<T> {
  return RULES[event.type] as Rule<T>
}

function demandPlace(state: State, event: CeremonyEvent): void {
  demand(state.end === undefined, 'rule.end', 'the ceremony has ended')
  const first = event.type === 'ceremony.opened'
  demand(
    first === (state.opened === undefined),
    'rule.order',
    'entry 0, and only entry 0, opens the ceremony',
  )
  if (state.opened !== undefined)
    demand(
      event.ceremony === state.opened.ceremony,
      'log.event',
      'the entry belongs to another ceremony',
    )
  if (state.entries === 1)
    demand(
      event.type === 'participant.enrolled',
      'rule.order',
      'the administrator enrols in entry 1',
    )
  demand(event.time >= state.time, 'rule.clock', 'the time goes back')
  if (state.files !== undefined)
    demand(
      ENDS.includes(event.type),
      'rule.order',
      'after the list of files comes the end, and nothing else',
    )
  if (state.abandoned)
    demand(
      WHEN_ABANDONED.includes(event.type),
      'rule.order',
      'the share set was given up: the ceremony is aborted',
    )
  if (state.resuming !== undefined)
    demand(
      WHILE_RESUMING.includes(event.type),
      'rule.resume',
      'two people have not stated the head yet',
    )
  if (event.actor !== 'recorder' && event.type !== 'participant.enrolled')
    demand(keyOf(state, event.actor) !== undefined, 'rule.people', `${event.actor} is not enrolled`)
}

/** The statement beside an event says exactly what the event means, about an earlier entry. */
function demandStatement(state: State, event: CeremonyEvent, log: EarlierLines): void {
  const act = actOf(event)
  if (act === undefined) return
  const text = 'statement' in event.what ? event.what.statement : undefined
  if (text === undefined) return
  const statement = parseStatement(text)
  demand(
    statement.act === act,
    'rule.statement',
    `the statement is to ${statement.act}, the event to ${act}`,
  )
  demand(
    statement.actor === event.actor,
    'rule.statement',
    `the statement is by ${statement.actor}`,
  )
  demand(
    statement.ceremony === event.ceremony,
    'rule.statement',
    'the statement is for another ceremony',
  )
  const roles: readonly string[] = person(state, event.actor)?.roles ?? []
  demand(
    roles.includes(statement.role),
    'rule.role',
    `${event.actor} does not have the role ${statement.role}`,
  )
  const target = targetOf(state, event)
  demand(
    statement.target === target,
    'rule.statement',
    `the statement targets entry ${statement.target}, not ${target}`,
  )
  demand(
    statement.sha256 === log.hash(target),
    'rule.statement',
    `the statement names another entry ${target}`,
  )
  demand(
    statement.text === textOf(state, event),
    'rule.statement',
    'the text signed is not what this event means',
  )
}
