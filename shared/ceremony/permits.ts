import { CeremonyError } from '../errors.ts'
import { parseStatement } from '../log/statement.ts'
import { say } from '../text/saying.ts'
import { hasNoRole, rolesOf } from './duties.ts'
import type { Role } from './roles.ts'
import type { CeremonyEvent, EventOf, EventType } from './events.ts'
import * as approval from './rules/approval.ts'
import * as declaring from './rules/declaring.ts'
import { demand, demandNone, type EarlierLines, type Rule } from './rules/demand.ts'
import * as destruction from './rules/destruction.ts'
import * as drill from './rules/drill.ts'
import * as ending from './rules/ending.ts'
import * as exports from './rules/exports.ts'
import * as gates from './rules/gates.ts'
import * as entropy from './rules/entropy.ts'
import * as making from './rules/making.ts'
import * as opening from './rules/opening.ts'
import * as order from './rules/order.ts'
import * as packages from './rules/packages.ts'
import * as records from './rules/records.ts'
import * as room from './rules/room.ts'
import * as shares from './rules/shares.ts'
import * as source from './rules/source.ts'
import { LEAST_PRESENT } from './state/people.ts'
import type { State } from './state.ts'
import { keyOf, lockedReason, presentPeople } from './standing.ts'
import { actOf, targetOf, textOf } from './vouch.ts'

/** One rule for each type of event: the table that decide and verify share. */
const RULES: { readonly [T in EventType]: Rule<T> } = {
  'ceremony.opened': opening.opened,
  'participant.enrolled': opening.enrolled,
  'duties.relaxed': opening.relaxed,
  'source.admitted': source.admitted,
  'preflight.recorded': gates.recorded,
  'preflight.confirmed': gates.confirmed,
  'recorder.unlocked': records.unlocked,
  'head.stated': records.headStated,
  'intent.declared': declaring.declared,
  'intent.approved': approval.approved,
  'intent.withdrawn': approval.withdrawn,
  'ceremony.begun': opening.begun,
  'entropy.given': entropy.given,
  'entropy.mixed': entropy.mixed,
  'entropy.system': entropy.system,
  'key.generated': making.generated,
  'shares.made': making.made,
  'share.release.started': shares.releaseStarted,
  'share.release.finished': shares.releaseEnded,
  'share.release.failed': shares.releaseEnded,
  'share.read': shares.read,
  'share.received': shares.received,
  'share.presented': packages.presented,
  'vault.refilled': packages.refilled,
  'shares.proven': shares.proven,
  'set.superseded': shares.superseded,
  'shares.voided': shares.voided,
  'key.lost': shares.lost,
  'vault.emptied': packages.emptied,
  'backup.made': shares.backedUp,
  'fingerprint.compared': packages.compared,
  'package.started': packages.packageStarted,
  'package.finished': packages.packageEnded,
  'package.failed': packages.packageEnded,
  'export.started': exports.exportStarted,
  'export.finished': exports.exportEnded,
  'export.failed': exports.exportEnded,
  'rotation.decided': exports.rotationDecided,
  'backups.failed': drill.backupsFailed,
  'drill.failed': drill.drillFailed,
  'drill.proven': drill.drillProven,
  'bag.examined': destruction.bagExamined,
  'destruction.started': destruction.destructionStarted,
  'destruction.finished': destruction.destructionFinished,
  'destruction.failed': destruction.destructionFailed,
  'destruction.missing': destruction.destructionMissing,
  'destruction.witnessed': destruction.destructionWitnessed,
  'access.refused': records.refused,
  'exception.raised': records.raised,
  'exception.cosigned': records.cosigned,
  'clock.stepped': records.stepped,
  'clock.jumped': room.jumped,
  'clock.stated': room.clockStated,
  'person.left': room.left,
  'person.returned': room.returned,
  'break.started': room.breakStarted,
  'break.ended': room.breakEnded,
  'role.handed': room.handed,
  'duty.acknowledged': room.acknowledged,
  'step.recorded': order.recorded,
  'attestation.given': records.attested,
  'files.listed': ending.listed,
  'ceremony.closed': ending.closed,
  'ceremony.aborted': ending.aborted,
  'ceremony.terminated': ending.terminated,
}

/**
 * What may happen while the ceremony is held up: after a restart until two people have stated the
 * head that they noted, in a break or with fewer than two people in the room (rule 8), and after
 * the clock jumped until two have stated what their watches show. The end may come, too (rule 7).
 */
const WHILE_HELD_UP: readonly EventType[] = [
  'head.stated',
  'recorder.unlocked',
  'access.refused',
  'clock.stepped',
  'clock.jumped',
  'clock.stated',
  'person.left',
  'person.returned',
  'break.ended',
  'shares.voided',
  'key.lost',
  'vault.emptied',
  'exception.raised',
  'exception.cosigned',
  'files.listed',
  'ceremony.aborted',
  'ceremony.terminated',
]

/** What was started comes to its end, whoever has left since: the program writes it down. */
const ENDS_OF_EFFECTS: readonly EventType[] = [
  'share.release.finished',
  'share.release.failed',
  'package.finished',
  'package.failed',
  'export.finished',
  'export.failed',
  'destruction.failed',
]

/** Signed by people who were away until then, or who sign what ends everything (rule 7). */
const BY_ANYBODY: readonly EventType[] = [
  'participant.enrolled',
  'person.returned',
  'ceremony.aborted',
  'ceremony.terminated',
  ...ENDS_OF_EFFECTS,
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
    gates.demandGates(state, event)
    order.demandOrder(state, event)
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
  demand(state.end === undefined, 'rule.end', say('rule.ended'))
  const first = event.type === 'ceremony.opened'
  demand(first === (state.opened === undefined), 'rule.order', say('rule.entry-zero'))
  if (state.opened !== undefined)
    demand(event.ceremony === state.opened.ceremony, 'log.event', say('rule.foreign-entry'))
  if (state.entries === 1)
    demand(event.type === 'participant.enrolled', 'rule.order', say('rule.entry-one'))
  demand(event.time >= state.time, 'rule.clock', say('rule.time-back'))
  if (state.files !== undefined)
    demand(ENDS.includes(event.type), 'rule.order', say('rule.after-files'))
  if (state.abandoned)
    demand(WHEN_ABANDONED.includes(event.type), 'rule.order', say('rule.given-up'))
  demandFree(state, event)
  source.demandKind(state, event)
  if (event.actor === 'recorder') return
  if (event.type !== 'participant.enrolled')
    demand(
      keyOf(state, event.actor) !== undefined,
      'rule.people',
      say('rule.not-enrolled', { who: event.actor }),
    )
  demand(
    !hasNoRole(state, event.actor),
    'rule.people',
    say('rule.taken-over', { who: event.actor }),
  )
  if (!BY_ANYBODY.includes(event.type))
    demand(
      !state.away.includes(event.actor),
      'rule.people',
      say('rule.not-here', { who: event.actor }),
    )
}

/** Rules 8 and 9: what holds the ceremony up, and what may happen until it goes on. */
function demandFree(state: State, event: CeremonyEvent): void {
  // The jump that holds it up is stated; the clocks of the opening and the closing wait.
  const waits = event.type === 'clock.stated' && event.what.at !== 'jump'
  if (WHILE_HELD_UP.includes(event.type) && !waits) return
  demand(state.resuming === undefined, 'rule.resume', say('rule.head-unstated'))
  // Two are back: the deputy who ends the break in place of the administrator may enrol.
  const joins =
    event.type === 'participant.enrolled' && presentPeople(state).length >= LEAST_PRESENT
  if (!joins) demandNone(lockedReason(state), 'rule.locked', (why) => say('rule.locked', { why }))
  if (!ENDS_OF_EFFECTS.includes(event.type))
    demand(state.jumped === undefined, 'rule.clock', say('rule.clock-jumped'))
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
    say('rule.statement-act', { stated: statement.act, act }),
  )
  demand(
    statement.actor === event.actor,
    'rule.statement',
    say('rule.statement-by', { who: statement.actor }),
  )
  demand(statement.ceremony === event.ceremony, 'rule.statement', say('rule.statement-ceremony'))
  const roles: readonly string[] = rolesOf(state, event.actor)
  demand(
    roles.includes(statement.role),
    'rule.role',
    say('rule.lacks-role', { who: event.actor, role: statement.role as Role }),
  )
  const target = targetOf(state, event)
  demand(
    statement.target === target,
    'rule.statement',
    say('rule.statement-target', { stated: statement.target, target }),
  )
  demand(
    statement.sha256 === log.hash(target),
    'rule.statement',
    say('rule.statement-entry', { target }),
  )
  demand(statement.text === textOf(state, event), 'rule.statement', say('rule.statement-text'))
}
